//! 200 phones come back at once, each with 50 edits made without network.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::clock::Moment;
use crate::device::{Device, Letter};
use crate::line::{Heard, Traffic, join};
use crate::measure::{float, rounded, spread};
use crate::server::{Kind, Server};

const PHONES: u32 = 200;
const EDITS: usize = 50;

/// On so many documents: as many as phones, or fewer that they share.
pub(super) async fn run(kind: Kind, relay: &Path, documents: u32) -> Result<Value> {
    let server = Server::start(kind, relay).await?;
    let (before, traffic) = (Arc::<Traffic>::default(), Arc::<Traffic>::default());
    let founders: Vec<Device> = (0..documents).map(|_| Device::founder()).collect();
    for (room, founder) in (0..).zip(&founders) {
        drop(join(kind, server.address, founder, room, &before).await?);
    }
    let start = Arc::new(Barrier::new(usize::try_from(PHONES)? + 1));
    let n_others = if documents < PHONES { usize::try_from(PHONES / documents)? - 1 } else { 0 };
    let mut phones = JoinSet::new();
    for n in 0..PHONES {
        let room = n % documents;
        let founder = founders.get(usize::try_from(room)?).context("a founder for each document")?;
        let device = if documents < PHONES { founder.invite() } else { Device::founder() };
        // A phone alone on its document has been there before.
        if documents >= PHONES {
            drop(join(kind, server.address, &device, documents + n, &before).await?);
        }
        let room = if documents < PHONES { room } else { documents + n };
        let letters: Vec<Letter> = (0..EDITS).map(|_| device.edit()).collect();
        let (start, traffic, address) = (Arc::clone(&start), Arc::clone(&traffic), server.address);
        phones.spawn(async move {
            start.wait().await;
            let began = Moment::now();
            let (mut mouth, mut ear) = join(kind, address, &device, room, &traffic).await?;
            for letter in &letters {
                mouth.say(letter).await?;
            }
            let (mut n_stored, mut n_arrived, mut stored_ms) = (0, 0, 0.0);
            while n_stored < EDITS || n_arrived < EDITS * n_others {
                match ear.next().await.context("the server closed the socket")? {
                    Heard::Stored(_) => {
                        n_stored += 1;
                        stored_ms = began.ms();
                    }
                    Heard::Letters(ids) => n_arrived += ids.len(),
                    Heard::Nothing => {}
                }
            }
            anyhow::Ok((stored_ms, began.ms()))
        });
    }
    let cpu_s = server.cpu_s()?;
    start.wait().await;
    let (mut stored_ms, mut done_ms) = (Vec::new(), Vec::new());
    while let Some(ended) = phones.join_next().await {
        let (stored, done) = ended??;
        stored_ms.push(stored);
        done_ms.push(done);
    }
    let cpu_s = server.cpu_s()? - cpu_s;
    let (up, down) = traffic.so_far();
    Ok(json!({
        "documents": documents,
        "all_stored_s": rounded(stored_ms.iter().copied().fold(0.0, f64::max) / 1_000.0),
        "cpu_s": rounded(cpu_s),
        "cpu_ms_per_phone": rounded(cpu_s * 1_000.0 / f64::from(PHONES)),
        "bytes_up_per_phone": rounded(float(up) / f64::from(PHONES)),
        "bytes_down_per_phone": rounded(float(down) / f64::from(PHONES)),
        "server_rss_kib": server.rss_kib()?,
        "phone_stored_ms": spread(stored_ms),
        "phone_done_ms": spread(done_ms),
    }))
}
