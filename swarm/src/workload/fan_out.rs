//! Documents with phones that are all connected: one writes, the others read.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use shared::wire::EnvelopeId;
use tokio::task::JoinSet;

use crate::clock::Moment;
use crate::device::{Device, Letter};
use crate::line::{Ear, Heard, Mouth, Traffic, join};
use crate::measure::{float, per_thousand, rounded, spread};
use crate::server::{Kind, Server};

const DOCUMENTS: u32 = 20;
const PHONES: usize = 10;
/// Letters a phone of the flood has on its way.
const WINDOW: usize = 16;

/// When each letter was sent, and how long it took to be stored and to arrive.
#[derive(Debug, Default)]
struct Post {
    sent: Mutex<HashMap<EnvelopeId, Moment>>,
    stored_ms: Mutex<Vec<f64>>,
    arrived_ms: Mutex<Vec<f64>>,
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Post {
    fn sends(&self, letter: &Letter) {
        locked(&self.sent).insert(letter.id, Moment::now());
    }

    fn heard(&self, heard: &Heard) {
        let (ids, times) = match heard {
            Heard::Stored(id) => (std::slice::from_ref(id), &self.stored_ms),
            Heard::Letters(ids) => (ids.as_slice(), &self.arrived_ms),
            Heard::Nothing => return,
        };
        for id in ids {
            let sent = locked(&self.sent).get(id).copied();
            locked(times).extend(sent.map(Moment::ms));
        }
    }
}

struct Neighbourhood {
    phones: Vec<(Device, Mouth)>,
    ears: JoinSet<()>,
    post: Arc<Post>,
    traffic: Arc<Traffic>,
}

async fn gather(server: &Server) -> Result<Neighbourhood> {
    let (post, traffic) = (Arc::<Post>::default(), Arc::<Traffic>::default());
    let (mut phones, mut ears) = (Vec::new(), JoinSet::new());
    // Phone by phone through all documents, so that writers in turn are of different documents.
    let founders: Vec<Device> = (0..DOCUMENTS).map(|_| Device::founder()).collect();
    for _ in 0..PHONES {
        for (room, founder) in (0..).zip(&founders) {
            // The founder's own phone opens the document first.
            if phones.len() < founders.len() {
                drop(join(server.kind, server.address, founder, room, &traffic).await?);
            }
            let device = founder.invite();
            let (mouth, ear) = join(server.kind, server.address, &device, room, &traffic).await?;
            ears.spawn(listen(ear, Arc::clone(&post)));
            phones.push((device, mouth));
        }
    }
    Ok(Neighbourhood { phones, ears, post, traffic })
}

async fn listen(mut ear: Ear, post: Arc<Post>) {
    while let Some(heard) = ear.next().await {
        post.heard(&heard);
    }
}

/// So many edits a second, each delivered to nine others.
pub(super) async fn run(kind: Kind, relay: &Path, edits_per_s: u32, seconds: u64) -> Result<Value> {
    let server = Server::start(kind, relay).await?;
    let mut all = gather(&server).await?;
    let n_edits = usize::try_from(u64::from(edits_per_s) * seconds)?;
    let letters: Vec<Letter> = (0..n_edits).map(|n| all.phones[n % all.phones.len()].0.edit()).collect();
    let (cpu_s, traffic) = (server.cpu_s()?, all.traffic.so_far());
    let began = Moment::now();
    let n_phones = all.phones.len();
    for (n, letter) in (0_u32..).zip(&letters) {
        began.wait_until(Duration::from_secs(1) * n / edits_per_s).await;
        let (_, mouth) = &mut all.phones[usize::try_from(n)? % n_phones];
        all.post.sends(letter);
        mouth.say(letter).await?;
    }
    let n_expected = n_edits * (PHONES - 1);
    let is_done = || locked(&all.post.arrived_ms).len() >= n_expected;
    let patience = Moment::now();
    while !is_done() && patience.s() < 30.0 && !all.ears.is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let cpu_s = server.cpu_s()? - cpu_s;
    let after = all.traffic.so_far();
    let arrived = std::mem::take(&mut *locked(&all.post.arrived_ms));
    let stored = std::mem::take(&mut *locked(&all.post.stored_ms));
    let n_bytes = (after.0 + after.1) - (traffic.0 + traffic.1);
    Ok(json!({
        "deliveries": arrived.len(),
        "deliveries_expected": n_expected,
        "cpu_s_per_1000_deliveries": per_thousand(cpu_s, arrived.len()),
        "server_rss_kib": server.rss_kib()?,
        "wire_bytes_per_phone": n_bytes / n_phones as u64,
        "delivery_ms": spread(arrived),
        "stored_ms": spread(stored),
    }))
}

/// Every phone writes as fast as it is acknowledged.
pub(super) async fn flood(kind: Kind, relay: &Path, seconds: u64) -> Result<Value> {
    let server = Server::start(kind, relay).await?;
    let (traffic, n_arrived) = (Arc::<Traffic>::default(), Arc::<AtomicU64>::default());
    let mut phones = JoinSet::new();
    let n_phones = usize::try_from(DOCUMENTS)? * PHONES;
    let start = Arc::new(tokio::sync::Barrier::new(n_phones + 1));
    for room in 0..DOCUMENTS {
        let founder = Device::founder();
        drop(join(kind, server.address, &founder, room, &traffic).await?);
        for _ in 0..PHONES {
            let device = founder.invite();
            let (mouth, ear) = join(kind, server.address, &device, room, &traffic).await?;
            let letters: Vec<Letter> = (0..seconds * 50).map(|_| device.edit()).collect();
            let flooding = flooding((mouth, ear), letters, Arc::clone(&n_arrived), Arc::clone(&start));
            phones.spawn(flooding);
        }
    }
    let cpu_s = server.cpu_s()?;
    start.wait().await;
    let began = Moment::now();
    began.wait_until(Duration::from_secs(seconds)).await;
    let (n, s) = (n_arrived.load(Ordering::Relaxed), began.s());
    let cpu_s = server.cpu_s()? - cpu_s;
    let failed = phones.try_join_next().and_then(|ended| ended.ok()?.err()).map(|error| error.to_string());
    phones.shutdown().await;
    Ok(json!({
        "deliveries_per_s": rounded(float(n) / s),
        "deliveries_per_cpu_s": rounded(float(n) / cpu_s.max(0.01)),
        "cpu_s_per_1000_deliveries": per_thousand(cpu_s, usize::try_from(n)?),
        "server_rss_kib": server.rss_kib()?,
        "failed": failed,
    }))
}

async fn flooding(
    (mut mouth, mut ear): (Mouth, Ear),
    letters: Vec<Letter>,
    n_arrived: Arc<AtomicU64>,
    start: Arc<tokio::sync::Barrier>,
) -> Result<()> {
    start.wait().await;
    let mut n_waiting = 0;
    let mut letters = letters.iter();
    loop {
        while n_waiting < WINDOW {
            // With none left, it only listens.
            let Some(letter) = letters.next() else { break };
            mouth.say(letter).await?;
            n_waiting += 1;
        }
        match ear.next().await.context("the server closed the socket")? {
            Heard::Stored(_) => n_waiting -= 1,
            Heard::Letters(ids) => drop(n_arrived.fetch_add(ids.len() as u64, Ordering::Relaxed)),
            Heard::Nothing => {}
        }
    }
}
