//! How many envelopes a second become durable: phones that push all the time, alone on their documents.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::clock::Moment;
use crate::device::{Device, Letter};
use crate::line::{Ear, Heard, Mouth, Traffic, join};
use crate::measure::{float, per_thousand, rounded, spread};
use crate::server::{Kind, Server};

const PHONES: u32 = 40;
/// Letters a phone has on its way, half of what the protocol allows.
const WINDOW: usize = 32;
/// Letters made beforehand for each phone and second.
const PER_S: u64 = 500;

/// Pushes for so many seconds.
pub(super) async fn run(kind: Kind, relay: &Path, seconds: u64) -> Result<Value> {
    let server = Server::start(kind, relay).await?;
    let traffic = Arc::<Traffic>::default();
    let start = Arc::new(Barrier::new(usize::try_from(PHONES)? + 1));
    let mut phones = JoinSet::new();
    for room in 0..PHONES {
        let device = Device::founder();
        let line = join(kind, server.address, &device, room, &traffic).await?;
        let letters: Vec<Letter> = (0..seconds * PER_S).map(|_| device.edit()).collect();
        phones.spawn(push(line, letters, Arc::clone(&start), Duration::from_secs(seconds)));
    }
    start.wait().await;
    let (cpu_s, began) = (server.cpu_s()?, Moment::now());
    let mut stored_ms = Vec::new();
    while let Some(ended) = phones.join_next().await {
        stored_ms.extend(ended??);
    }
    let (cpu_s, s) = (server.cpu_s()? - cpu_s, began.s());
    Ok(json!({
        "stored_per_s": rounded(float(stored_ms.len() as u64) / s),
        "cpu_s_per_1000_stored": per_thousand(cpu_s, stored_ms.len()),
        "stored_ms": spread(stored_ms),
    }))
}

async fn push(
    (mut mouth, mut ear): (Mouth, Ear),
    letters: Vec<Letter>,
    start: Arc<Barrier>,
    how_long: Duration,
) -> Result<Vec<f64>> {
    start.wait().await;
    let began = Moment::now();
    let mut sent = std::collections::VecDeque::new();
    let mut stored_ms = Vec::new();
    let mut letters = letters.iter();
    loop {
        while sent.len() < WINDOW && began.s() < how_long.as_secs_f64() {
            let Some(letter) = letters.next() else { break };
            sent.push_back((letter.id, Moment::now()));
            mouth.say(letter).await?;
        }
        if sent.is_empty() {
            return Ok(stored_ms);
        }
        if let Heard::Stored(id) = ear.next().await.context("the server closed the socket")? {
            // Letters of one phone are acknowledged in order.
            let (expected, at) = sent.pop_front().context("nothing was on its way")?;
            anyhow::ensure!(expected == id, "acknowledged out of order");
            stored_ms.push(at.ms());
        }
    }
}
