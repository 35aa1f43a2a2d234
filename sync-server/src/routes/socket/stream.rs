//! A WebSocket's bytes: opened by hand, written in small pieces, closed so that the other side hears why.
//!
//! The WebSocket library keeps a write buffer as large as the largest frame it ever wrote. A page of envelopes is
//! therefore sent as fragments of one message: an idle phone costs a few KiB and not the page it got hours ago.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use shared::wire::HangUp;
use shared::wire::limits::FRAME_MAX;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{CloseFrame, Frame};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Bytes, Error, Message};

/// Bytes of the read buffer; the library's default takes 128 KiB for every idle phone.
const READ_BUFFER: usize = 4_096;
/// Bytes collected before they are handed to the kernel.
const WRITE_BUFFER: usize = 4_096;
/// Bytes of a fragment; with the write buffer, the most that is kept per phone for writing.
const FRAGMENT: usize = 8_192;
/// A phone that takes no fragment for this long is gone, or as good as gone.
const STUCK_MAX: Duration = Duration::from_secs(30);
/// How long a closed socket may take to hear it.
const GOODBYE_MAX: Duration = Duration::from_secs(2);

/// One WebSocket.
#[derive(Debug)]
pub(super) struct Stream(WebSocketStream<TokioIo<Upgraded>>);

/// What was heard from the other side.
#[derive(Debug)]
pub(super) enum Heard {
    /// A frame.
    Frame(Bytes),
    /// Something only the WebSocket layer cares about.
    Nothing,
    /// The other side is gone or leaves.
    End,
    /// What must not be sent here, and why the socket is closed for it.
    Wrong(CloseFrame),
}

/// The other side takes no bytes.
#[derive(Debug)]
pub(super) struct Stuck;

impl Stream {
    /// Speaks WebSocket over a connection whose handshake is done.
    pub(super) async fn new(upgraded: Upgraded) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(WRITE_BUFFER)
            .max_message_size(Some(FRAME_MAX))
            .max_frame_size(Some(FRAME_MAX));
        Self(WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, Some(config)).await)
    }

    /// The next thing heard. Nothing is lost when this is dropped while it waits.
    pub(super) async fn hear(&mut self) -> Heard {
        match self.0.next().await {
            Some(Ok(Message::Binary(frame))) => Heard::Frame(frame),
            Some(Ok(Message::Text(_))) => Heard::Wrong(close(CloseCode::Unsupported, "frames are binary")),
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Heard::Nothing,
            Some(Ok(Message::Close(_))) | None => Heard::End,
            Some(Err(Error::Capacity(_))) => Heard::Wrong(close_for(HangUp::TooLong)),
            Some(Err(Error::Protocol(_) | Error::Utf8(_))) => {
                Heard::Wrong(close(CloseCode::Protocol, "this is not WebSocket"))
            }
            Some(Err(error)) => {
                tracing::debug!(%error, "a socket broke");
                Heard::End
            }
        }
    }

    /// Hands a frame on towards the kernel; [`Stream::flush`] hands on the rest.
    ///
    /// # Errors
    /// When nothing of it is taken for too long, or the other side is gone.
    pub(super) async fn write(&mut self, frame: Vec<u8>) -> Result<(), Stuck> {
        let mut rest = Bytes::from(frame);
        let mut kind = Data::Binary;
        loop {
            let piece = rest.split_to(FRAGMENT.min(rest.len()));
            let fragment = Frame::message(piece, OpCode::Data(kind), rest.is_empty());
            in_time(self.0.feed(Message::Frame(fragment))).await?;
            if rest.is_empty() {
                return Ok(());
            }
            kind = Data::Continue;
        }
    }

    /// Hands what was written to the kernel.
    ///
    /// # Errors
    /// When nothing of it is taken for too long, or the other side is gone.
    pub(super) async fn flush(&mut self) -> Result<(), Stuck> {
        in_time(self.0.flush()).await
    }

    /// Ends the conversation: says why, if there is something to say, and waits a moment for the other side to go.
    pub(super) async fn end(mut self, why: Option<CloseFrame>) {
        let goodbye = async {
            match why {
                Some(frame) => self.0.send(Message::Close(Some(frame))).await?,
                // The library has an answer to the other side's close ready.
                None => self.0.flush().await?,
            }
            let connection = self.0.get_mut();
            connection.shutdown().await?;
            // What still arrives is thrown away unread: closing now would make the kernel discard our goodbye as well.
            let mut unread = [0; 1_024];
            while connection.read(&mut unread).await? > 0 {}
            Ok::<_, Error>(())
        };
        match tokio::time::timeout(GOODBYE_MAX, goodbye).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(%error, "a socket was gone before it was closed"),
            Err(_) => tracing::debug!("a socket did not say goodbye"),
        }
    }
}

async fn in_time(writing: impl Future<Output = Result<(), Error>>) -> Result<(), Stuck> {
    match tokio::time::timeout(STUCK_MAX, writing).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(Stuck),
    }
}

/// The close frame for the protocol's reason.
pub(super) fn close_for(reason: HangUp) -> CloseFrame {
    match reason {
        HangUp::Version => close(CloseCode::Protocol, "no protocol version in common"),
        HangUp::TooLong => close(CloseCode::Size, "a frame is too long"),
        HangUp::Malformed => close(CloseCode::Invalid, "a frame is no message"),
        HangUp::OutOfTurn => close(CloseCode::Policy, "a message came out of turn"),
        HangUp::Silent => close(CloseCode::Policy, "nothing was heard for too long"),
        HangUp::TooSlow => close(CloseCode::Again, "read too slowly"),
        HangUp::Unavailable => close(CloseCode::Away, "the relay stops or is out of order"),
        HangUp::Done => close(CloseCode::Normal, "done"),
    }
}

fn close(code: CloseCode, reason: &'static str) -> CloseFrame {
    CloseFrame { code, reason: reason.into() }
}
