//! What it costs to do nothing: open sockets, and documents that were touched once.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};
use futures_util::SinkExt;
use serde_json::{Value, json};
use shared::wire::ToDevice;
use tokio_tungstenite::tungstenite::Message;

use crate::clock::Moment;
use crate::device::Device;
use crate::line::{Traffic, connect, hear, join};
use crate::measure::{float, rounded};
use crate::server::{Kind, Server};

/// Documents that the sockets belong to.
const DOCUMENTS: u32 = 20;
/// Channels on one socket, as many as the protocol allows.
const CHANNELS: u16 = 64;

/// Open sockets that say nothing.
pub(super) async fn sockets(kind: Kind, relay: &Path, n_sockets: u32) -> Result<Value> {
    let server = Server::start(kind, relay).await?;
    let traffic = Arc::<Traffic>::default();
    let founders: Vec<Device> = (0..DOCUMENTS).map(|_| Device::founder()).collect();
    for (room, founder) in (0..).zip(&founders) {
        drop(join(kind, server.address, founder, room, &traffic).await?);
    }
    let before = server.rss_kib()?;
    let mut lines = Vec::new();
    for (n, (room, founder)) in (0..n_sockets).zip((0..).zip(&founders).cycle()) {
        let device = founder.invite();
        let (mut mouth, mut ear) = join(kind, server.address, &device, room, &traffic).await?;
        // One letter each document, so that every socket has carried something both ways.
        if n < DOCUMENTS {
            mouth.say(&device.edit()).await?;
            ear.next().await;
        }
        lines.push((mouth, ear));
    }
    let after = server.rss_kib()?;
    let cpu_s = server.cpu_s()?;
    let watched = Moment::now();
    watched.wait_until(std::time::Duration::from_secs(5)).await;
    let idle_cpu = (server.cpu_s()? - cpu_s) / watched.s();
    Ok(json!({
        "sockets": lines.len(),
        "rss_before_kib": before,
        "rss_after_kib": after,
        "kib_per_socket": rounded((after - before) / f64::from(n_sockets)),
        "idle_cpu_share": rounded(idle_cpu),
    }))
}

/// Documents touched once: the relay's memory before and after, and again for ten times as many.
pub(super) async fn documents(relay: &Path, n_documents: u32) -> Result<Value> {
    let server = Server::start(Kind::Relay, relay).await?;
    let mut rss_kib = Vec::new();
    let mut so_far = 0;
    for goal in [100, n_documents, 10 * n_documents] {
        while so_far < goal {
            so_far += touch(&server, (goal - so_far).min(u32::from(CHANNELS))).await?;
        }
        rss_kib.push((so_far, server.rss_kib()?));
    }
    let at = |n: usize| rss_kib.get(n).map_or((0, 0.0), |found| *found);
    let ((few, first), (many, second)) = (at(0), at(1));
    Ok(json!({
        "rss_kib_by_documents": rss_kib,
        "kib_per_document": rounded((second - first) / float(u64::from(many - few))),
    }))
}

/// Founds documents on one socket, writes one letter into each, and leaves.
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else than what was asked for is a failure")]
async fn touch(server: &Server, n: u32) -> Result<u32> {
    let mut socket = connect(server.address, &Arc::default()).await?;
    let ToDevice::Challenge { nonce, .. } = hear(&mut socket).await? else { bail!("expected a challenge") };
    let devices: Vec<Device> = (0..n).map(|_| Device::founder()).collect();
    for (channel, device) in (0..).zip(&devices) {
        socket.feed(Message::binary(device.open(channel, &nonce).to_frame())).await?;
    }
    socket.flush().await?;
    let (mut n_open, mut n_stored) = (0, 0);
    while n_stored < n {
        match hear(&mut socket).await? {
            ToDevice::Welcome { channel, .. } => {
                n_open += 1;
                if let Some(device) = devices.get(usize::from(channel)) {
                    let letter = device.edit();
                    let push = shared::wire::ToRelay::Push { channel, envelope: letter.bytes.into() };
                    socket.feed(Message::binary(push.to_frame())).await?;
                }
                if n_open == n {
                    socket.flush().await?;
                }
            }
            ToDevice::Ack { .. } => n_stored += 1,
            other => bail!("expected a welcome or an acknowledgement, heard {other:?}"),
        }
    }
    socket.close(None).await?;
    Ok(n)
}
