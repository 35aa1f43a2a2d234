//! The socket to a relay, and what went over it.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use shared::wire::limits::FRAME_MAX;
use shared::wire::{ToDevice, ToRelay};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Bytes, Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use super::address::RelayAddress;

/// A relay that has not answered by then will not.
const DIAL: Duration = Duration::from_secs(20);
/// How long a socket may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(1);
/// Read at once; a page comes in several reads.
const READ_BYTES: usize = 16 << 10;

/// What went over the line, not counting how WebSocket and TLS wrap it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Bytes of frames to the relay.
    pub bytes_up: u64,
    /// Bytes of frames from it.
    pub bytes_down: u64,
    /// Envelopes to the relay, those sent again counted again.
    pub envelopes_up: u64,
    /// Envelopes from it.
    pub envelopes_down: u64,
    /// How often something came after something had been sent: how often a slow line was waited for.
    pub round_trips: u64,
    /// Sockets opened.
    pub dials: u64,
}

/// An open socket.
#[derive(Debug)]
pub(crate) struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    awaits_answer: bool,
}

impl Line {
    /// Opens a socket.
    pub(crate) async fn open(relay: &RelayAddress, tally: &mut Tally) -> Result<Self, String> {
        tally.dials += 1;
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BYTES)
            .max_message_size(Some(FRAME_MAX))
            .max_frame_size(Some(FRAME_MAX));
        let opening = connect_async_with_config(relay.socket(), Some(config), true);
        match tokio::time::timeout(DIAL, opening).await {
            Ok(Ok((socket, _))) => Ok(Self { socket, awaits_answer: false }),
            Ok(Err(error)) => Err(told(&error)),
            Err(_) => Err(format!("no answer within {} s", DIAL.as_secs())),
        }
    }

    /// Sends a frame.
    pub(crate) async fn send(&mut self, frame: Vec<u8>, tally: &mut Tally) -> Result<(), String> {
        tally.bytes_up += frame.len() as u64;
        if matches!(ToRelay::from_frame(&frame), Ok(ToRelay::Push { .. })) {
            tally.envelopes_up += 1;
        }
        self.awaits_answer = true;
        self.socket.send(Message::binary(frame)).await.map_err(|error| told(&error))
    }

    /// The next frame; an error when the socket has ended.
    pub(crate) async fn hear(&mut self, tally: &mut Tally) -> Result<Bytes, String> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Binary(frame))) => {
                    tally.bytes_down += frame.len() as u64;
                    tally.round_trips += u64::from(std::mem::take(&mut self.awaits_answer));
                    if let Ok(ToDevice::Deliver { envelopes, .. }) = ToDevice::from_frame(&frame) {
                        tally.envelopes_down += envelopes.len() as u64;
                    }
                    return Ok(frame);
                }
                Some(Ok(Message::Close(_))) | None => return Err("the relay closed the socket".to_owned()),
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Ok(Message::Text(_))) => return Err("the relay sent text, not frames".to_owned()),
                Some(Err(error)) => return Err(told(&error)),
            }
        }
    }

    /// Closes the socket, politely if that is quick.
    pub(crate) async fn close(mut self) {
        // What was sent is on its way; whether the other end says goodbye too changes nothing.
        drop(tokio::time::timeout(GOODBYE, self.socket.close(None)).await);
    }
}

fn told(error: &Error) -> String {
    if let Error::Http(answer) = error {
        return format!("expected a relay, found a server that answers {}", answer.status());
    }
    error.to_string()
}
