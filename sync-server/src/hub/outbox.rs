//! What waits to be written to one socket: bounded in frames and in bytes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use shared::wire::HangUp;
use shared::wire::limits::FRAME_MAX;
use tokio::sync::mpsc;

/// Frames that may wait. The core stops handing out news at a few hundred KiB, but goes on answering.
const FRAMES_MAX: usize = 8_192;
/// Bytes that may wait: more than the core lets gather, so that this bound is met only if it is broken.
const BYTES_MAX: usize = 4 * FRAME_MAX;

/// The hub's end.
#[derive(Debug)]
pub(super) struct Outbox {
    frames: mpsc::Sender<Vec<u8>>,
    shared: Arc<Shared>,
}

/// The socket's end.
#[derive(Debug)]
pub(crate) struct Outgoing {
    frames: mpsc::Receiver<Vec<u8>>,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Bytes of the frames that wait.
    n_bytes: AtomicUsize,
    /// Why the socket ends, once the hub has let go of its end.
    reason: OnceLock<HangUp>,
}

/// More waits already than may.
#[derive(Debug)]
pub(super) struct Full;

/// An outbox and the end it is read from.
pub(super) fn outbox() -> (Outbox, Outgoing) {
    let (sender, receiver) = mpsc::channel(FRAMES_MAX);
    let shared = Arc::new(Shared::default());
    (Outbox { frames: sender, shared: Arc::clone(&shared) }, Outgoing { frames: receiver, shared })
}

impl Outbox {
    /// Leaves a frame to be written.
    ///
    /// # Errors
    /// When too much waits. A socket that is gone takes everything: it is about to be reported as closed.
    pub(super) fn put(&self, frame: Vec<u8>) -> Result<(), Full> {
        let n_bytes = self.shared.n_bytes.fetch_add(frame.len(), Ordering::Relaxed) + frame.len();
        if n_bytes > BYTES_MAX {
            return Err(Full);
        }
        match self.frames.try_send(frame) {
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => Ok(()),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Full),
        }
    }

    /// Ends the socket once what waits is written.
    pub(super) fn close(self, reason: HangUp) {
        self.shared.reason.get_or_init(|| reason);
    }
}

impl Outgoing {
    /// The next frame to write, or none once the hub has ended the socket. Nothing is lost when this is dropped while it
    /// waits.
    pub(crate) async fn next(&mut self) -> Option<Vec<u8>> {
        let frame = self.frames.recv().await?;
        self.shared.n_bytes.fetch_sub(frame.len(), Ordering::Relaxed);
        Some(frame)
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// Why the hub ended the socket; a hub that did not say is gone itself.
    pub(crate) fn reason(&self) -> HangUp {
        self.shared.reason.get().copied().unwrap_or(HangUp::Unavailable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_put_before_the_end_is_still_written() {
        let (outbox, mut outgoing) = outbox();
        outbox.put(vec![1]).expect("there is room");
        outbox.close(HangUp::Silent);
        assert_eq!(outgoing.next().await, Some(vec![1]));
        assert_eq!(outgoing.next().await, None);
        assert_eq!(outgoing.reason(), HangUp::Silent);
    }

    #[tokio::test]
    async fn a_reader_that_lets_too_much_gather_is_noticed() {
        let (bytes, mut outgoing) = outbox();
        bytes.put(vec![0; BYTES_MAX]).expect("there is room");
        assert!(bytes.put(vec![0]).is_err());
        assert!(outgoing.next().await.is_some());
        let (frames, _outgoing) = outbox();
        for _ in 0..FRAMES_MAX {
            frames.put(vec![]).expect("there is room");
        }
        assert!(frames.put(vec![]).is_err());
    }
}
