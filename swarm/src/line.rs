//! A phone's end of a socket that counts its bytes, and speaks to the relay or to the floor beside it.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use anyhow::{Context as _, Result, bail, ensure};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use shared::wire::{EnvelopeId, ToDevice, ToRelay};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Bytes, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::device::{Device, Letter};
use crate::server::Kind;

/// Bytes of one socket or of several together, without those of TCP and IP.
#[derive(Debug, Default)]
pub(crate) struct Traffic {
    /// From the phones.
    pub(crate) up: AtomicU64,
    /// To the phones.
    pub(crate) down: AtomicU64,
}

impl Traffic {
    /// Up and down.
    pub(crate) fn so_far(&self) -> (u64, u64) {
        (self.up.load(Ordering::Relaxed), self.down.load(Ordering::Relaxed))
    }
}

/// A TCP connection that counts.
#[derive(Debug)]
pub(crate) struct Counted {
    stream: TcpStream,
    traffic: Arc<Traffic>,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buf.filled().len();
        let read = ready!(Pin::new(&mut self.stream).poll_read(cx, buf));
        self.traffic.down.fetch_add((buf.filled().len() - before) as u64, Ordering::Relaxed);
        Poll::Ready(read)
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, buf));
        if let Ok(n) = written {
            self.traffic.up.fetch_add(n as u64, Ordering::Relaxed);
        }
        Poll::Ready(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// A WebSocket.
pub(crate) type Socket = WebSocketStream<Counted>;

/// Opens a WebSocket.
pub(crate) async fn connect(address: SocketAddr, traffic: &Arc<Traffic>) -> Result<Socket> {
    let stream = TcpStream::connect(address).await.context("cannot connect")?;
    stream.set_nodelay(true)?;
    let counted = Counted { stream, traffic: Arc::clone(traffic) };
    let config = WebSocketConfig::default().read_buffer_size(4_096).write_buffer_size(0);
    let (socket, _) = client_async_with_config(format!("ws://{address}/sync"), counted, Some(config)).await?;
    Ok(socket)
}

/// What a phone hears.
#[derive(Debug, PartialEq)]
pub(crate) enum Heard {
    /// One of its letters is stored for good.
    Stored(EnvelopeId),
    /// Letters of others.
    Letters(Vec<EnvelopeId>),
    /// Nothing that counts.
    Nothing,
}

/// The half that listens.
#[derive(Debug)]
pub(crate) struct Ear {
    kind: Kind,
    stream: SplitStream<Socket>,
}

/// The half that speaks.
#[derive(Debug)]
pub(crate) struct Mouth {
    kind: Kind,
    sink: SplitSink<Socket, Message>,
}

/// Opens a socket and a channel to one document. `room` is the document's name on the floor.
pub(crate) async fn join(
    kind: Kind,
    address: SocketAddr,
    device: &Device,
    room: u32,
    traffic: &Arc<Traffic>,
) -> Result<(Mouth, Ear)> {
    let mut socket = connect(address, traffic).await?;
    match kind {
        Kind::Floor => socket.send(Message::binary(room.to_be_bytes().to_vec())).await?,
        Kind::Relay => {
            let ToDevice::Challenge { nonce, .. } = hear(&mut socket).await? else {
                bail!("expected a challenge")
            };
            socket.send(Message::binary(device.open(0, &nonce).to_frame())).await?;
            let heard = hear(&mut socket).await?;
            ensure!(matches!(heard, ToDevice::Welcome { .. }), "expected a welcome, heard {heard:?}");
        }
    }
    let (sink, stream) = socket.split();
    Ok((Mouth { kind, sink }, Ear { kind, stream }))
}

/// The next message of a relay.
pub(crate) async fn hear(socket: &mut Socket) -> Result<ToDevice> {
    loop {
        match socket.next().await.context("the relay closed the socket")?? {
            Message::Binary(frame) => return Ok(ToDevice::from_frame(&frame)?),
            Message::Close(why) => bail!("the relay closed the socket: {why:?}"),
            Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
        }
    }
}

impl Mouth {
    /// Sends a letter.
    pub(crate) async fn say(&mut self, letter: &Letter) -> Result<()> {
        let frame = match self.kind {
            Kind::Floor => letter.bytes.clone(),
            Kind::Relay => ToRelay::Push { channel: 0, envelope: letter.bytes.clone().into() }.to_frame(),
        };
        Ok(self.sink.send(Message::binary(frame)).await?)
    }
}

impl Ear {
    /// The next thing heard; nothing once the socket is closed.
    pub(crate) async fn next(&mut self) -> Option<Heard> {
        loop {
            match self.stream.next().await?.ok()? {
                Message::Binary(frame) => return self.understand(&frame).ok(),
                Message::Close(_) => return None,
                Message::Text(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "a phone that only counts overhears the rest")]
    fn understand(&self, frame: &Bytes) -> Result<Heard> {
        match self.kind {
            Kind::Floor => match frame.split_first() {
                Some((0, id)) => Ok(Heard::Stored(EnvelopeId::from_bytes(id.try_into()?))),
                Some((_, bytes)) => Ok(Heard::Letters(vec![EnvelopeId::of(bytes)])),
                None => Ok(Heard::Nothing),
            },
            Kind::Relay => match ToDevice::from_frame(frame)? {
                ToDevice::Ack { id, .. } => Ok(Heard::Stored(id)),
                ToDevice::Deliver { envelopes, .. } => {
                    Ok(Heard::Letters(envelopes.iter().map(|bytes| EnvelopeId::of(bytes)).collect()))
                }
                ToDevice::Refused { reason, .. } => bail!("refused: {reason:?}"),
                _ => Ok(Heard::Nothing),
            },
        }
    }
}
