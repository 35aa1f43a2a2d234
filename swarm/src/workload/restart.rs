//! 10,000 acknowledged envelopes, more on their way, and the power goes at a moment nobody chose.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use rand_core::Rng;
use serde_json::{Value, json};
use shared::wire::EnvelopeId;
use tokio::task::JoinSet;

use crate::clock::Moment;
use crate::device::{Device, Letter, rng};
use crate::line::{Heard, Traffic, join};
use crate::measure::rounded;
use crate::server::{Kind, Server};

const PHONES: u32 = 20;
const ACKNOWLEDGED: usize = 10_000;
/// Letters for each phone: more than it takes, so that all of them are writing when the power goes.
const LETTERS: usize = 2_000;
const WINDOW: usize = 64;

/// Kills the relay and counts what is missing afterwards.
pub(super) async fn run(relay: &Path) -> Result<Value> {
    let server = Server::start(Kind::Relay, relay).await?;
    let traffic = Arc::<Traffic>::default();
    let n_stored = Arc::<AtomicUsize>::default();
    let mut writers = JoinSet::new();
    let mut devices = Vec::new();
    for room in 0..PHONES {
        let device = Device::founder();
        let line = join(Kind::Relay, server.address, &device, room, &traffic).await?;
        let letters: Vec<Letter> = (0..LETTERS).map(|_| device.edit()).collect();
        devices.push(device);
        let n_stored = Arc::clone(&n_stored);
        writers.spawn(async move {
            let (mut mouth, mut ear) = line;
            let mut letters = letters.iter();
            let (mut stored, mut n_sent) = (Vec::new(), 0);
            loop {
                while n_sent < stored.len() + WINDOW {
                    let Some(letter) = letters.next() else { break };
                    if mouth.say(letter).await.is_err() {
                        return stored;
                    }
                    n_sent += 1;
                }
                match ear.next().await {
                    Some(Heard::Stored(id)) => {
                        stored.push(id);
                        n_stored.fetch_add(1, Ordering::Relaxed);
                    }
                    Some(Heard::Letters(_) | Heard::Nothing) => {}
                    None => return stored,
                }
            }
        });
    }
    while n_stored.load(Ordering::Relaxed) < ACKNOWLEDGED {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_micros(u64::from(rng().next_u32() % 50_000))).await;
    let began = Moment::now();
    let server = server.kill_and_restart().await?;
    let back_ms = began.ms();
    let mut acknowledged: BTreeSet<EnvelopeId> = BTreeSet::new();
    while let Some(stored) = writers.join_next().await {
        acknowledged.extend(stored?);
    }
    let n_acknowledged = acknowledged.len();
    let mut n_there = 0;
    for (room, device) in (0..).zip(&devices) {
        let (_mouth, mut ear) = join(Kind::Relay, server.address, device, room, &traffic).await?;
        // What comes within a moment of silence is all there is.
        while let Ok(heard) = tokio::time::timeout(Duration::from_millis(500), ear.next()).await {
            if let Heard::Letters(ids) = heard.context("the relay closed the socket")? {
                n_there += ids.len();
                for id in &ids {
                    acknowledged.remove(id);
                }
            }
        }
    }
    Ok(json!({
        "acknowledged": n_acknowledged,
        "stored": n_there,
        "acknowledged_but_lost": acknowledged.len(),
        "back_after_ms": rounded(back_ms),
    }))
}
