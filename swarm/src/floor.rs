//! The floor: the least a server can do that stores and passes on. No signatures, no numbers, no limits, no restart.
//!
//! One append-only file, flushed for all that has gathered; then acknowledgements, then a broadcast to the room.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use futures_util::stream::FuturesOrdered;
use futures_util::{SinkExt, StreamExt};
use shared::wire::EnvelopeId;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio_tungstenite::accept_async_with_config;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Bytes, Message};

/// Frames a room keeps for those who are slow; whoever misses one is let go.
const ROOM_FRAMES: usize = 4_096;
/// Connections that wait in the kernel, as the relay has it.
const BACKLOG: u32 = 1_024;

type Rooms = Arc<Mutex<BTreeMap<u32, broadcast::Sender<(u64, Bytes)>>>>;
type Append = (Bytes, oneshot::Sender<()>);

/// Serves until it is killed.
#[expect(clippy::print_stderr, reason = "the swarm reads where it listens, as it does with the relay")]
pub(crate) async fn serve(folder: &Path) -> Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, 1], 0).into())?;
    let listener: TcpListener = socket.listen(BACKLOG)?;
    eprintln!("listen={}", listener.local_addr()?);
    let file = File::create(folder.join("floor.log"))?;
    let (appends, waiting) = mpsc::channel(ROOM_FRAMES);
    std::thread::spawn(move || append_all(file, waiting));
    let rooms = Rooms::default();
    for number in 0.. {
        let (stream, _) = listener.accept().await?;
        let (rooms, appends) = (Arc::clone(&rooms), appends.clone());
        // One whose phone has gone ends by an error, which is nobody's concern.
        tokio::spawn(async move { converse(stream, number, rooms, appends).await.unwrap_or(()) });
    }
    Ok(())
}

fn append_all(mut file: File, mut waiting: mpsc::Receiver<Append>) {
    let mut batch = Vec::new();
    while waiting.blocking_recv_many(&mut batch, 256) > 0 {
        let all: Vec<u8> = batch.iter().flat_map(|(bytes, _)| bytes.iter().copied()).collect();
        if file.write_all(&all).and_then(|()| file.sync_data()).is_err() {
            return;
        }
        for (_, answer) in batch.drain(..) {
            // Whoever asked may be gone.
            answer.send(()).unwrap_or(());
        }
    }
}

async fn converse(stream: TcpStream, number: u64, rooms: Rooms, appends: mpsc::Sender<Append>) -> Result<()> {
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default().read_buffer_size(4_096).write_buffer_size(4_096);
    let (mut sink, mut stream) = accept_async_with_config(stream, Some(config)).await?.split();
    let name = stream.next().await.context("nobody")??.into_data();
    let room = u32::from_be_bytes(name.as_ref().try_into()?);
    let news = {
        let mut rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.entry(room).or_insert_with(|| broadcast::channel(ROOM_FRAMES).0).clone()
    };
    let mut heard = news.subscribe();
    let mut waiting = FuturesOrdered::new();
    loop {
        tokio::select! {
            frame = stream.next() => {
                let bytes = frame.context("the phone is gone")??.into_data();
                let (answer, stored) = oneshot::channel();
                appends.send((bytes.clone(), answer)).await?;
                waiting.push_back(async move { stored.await.map(|()| bytes) });
            }
            Some(stored) = waiting.next(), if !waiting.is_empty() => {
                let bytes: Bytes = stored?;
                let id = EnvelopeId::of(&bytes);
                sink.send(Message::binary([&[0], id.as_bytes().as_slice()].concat())).await?;
                // The sender is subscribed itself, so somebody hears it.
                news.send((number, bytes))?;
            }
            told = heard.recv() => {
                let (by, bytes) = told?;
                if by != number {
                    sink.send(Message::binary([&[1], bytes.as_ref()].concat())).await?;
                }
            }
        }
    }
}
