//! What sockets tell the hub.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use shared::sync::{Bearer, ConnId};
use shared::wire::blob::Pass;
use shared::wire::limits::FRAME_MAX;
use thiserror::Error;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio_tungstenite::tungstenite::Bytes;

use super::outbox::{Outbox, Outgoing, outbox};

/// Messages that wait for the hub; a socket that has one more waits, and its phone with it.
const WAITING_MAX: usize = 1_024;
/// Bytes of frames that wait for the hub: room for the largest many times, and far from what a machine has.
const WAITING_BYTES: usize = 32 * FRAME_MAX;

/// Something a socket tells.
#[derive(Debug)]
pub(super) enum Input {
    /// It is open.
    Opened(ConnId, Outbox),
    /// A frame was heard.
    Frame(ConnId, Bytes, OwnedSemaphorePermit),
    /// Everything for it was written.
    Drained(ConnId),
    /// It is closed.
    Closed(ConnId),
    /// Not a socket: somebody shows a pass.
    Shown(Pass, oneshot::Sender<Option<Bearer>>),
}

/// The sockets' end; every socket has a copy.
#[derive(Debug, Clone)]
pub(crate) struct Inbox {
    inputs: mpsc::Sender<Input>,
    /// One permit per byte that may still wait.
    room: Arc<Semaphore>,
    /// Numbers sockets; none is ever used twice.
    n_opened: Arc<AtomicU64>,
}

/// The hub hears nothing any more.
#[derive(Debug, Clone, Copy, Error)]
#[error("the relay is stopping")]
pub(crate) struct Stopped;

/// An inbox and the end the hub reads from.
pub(super) fn inbox() -> (Inbox, mpsc::Receiver<Input>) {
    let (inputs, receiver) = mpsc::channel(WAITING_MAX);
    (Inbox { inputs, room: Arc::new(Semaphore::new(WAITING_BYTES)), n_opened: Arc::default() }, receiver)
}

impl Inbox {
    /// Announces a socket.
    ///
    /// # Errors
    /// When the hub has stopped.
    pub(crate) async fn opened(&self) -> Result<(ConnId, Outgoing), Stopped> {
        let conn = ConnId(self.n_opened.fetch_add(1, Ordering::Relaxed));
        let (outbox, outgoing) = outbox();
        self.tell(Input::Opened(conn, outbox)).await?;
        Ok((conn, outgoing))
    }

    /// Passes on a frame.
    ///
    /// # Errors
    /// When the hub has stopped.
    pub(crate) async fn frame(&self, conn: ConnId, frame: Bytes) -> Result<(), Stopped> {
        let n_bytes = u32::try_from(frame.len()).ok().ok_or(Stopped)?;
        let room = Arc::clone(&self.room).acquire_many_owned(n_bytes).await.ok().ok_or(Stopped)?;
        self.tell(Input::Frame(conn, frame, room)).await
    }

    /// Says that everything for a socket was written.
    ///
    /// # Errors
    /// When the hub has stopped.
    pub(crate) async fn drained(&self, conn: ConnId) -> Result<(), Stopped> {
        self.tell(Input::Drained(conn)).await
    }

    /// Says that a socket is closed; a hub that has stopped knows.
    pub(crate) async fn closed(&self, conn: ConnId) {
        self.tell(Input::Closed(conn)).await.unwrap_or(());
    }

    /// Whose pass this is; nobody's when the hub has stopped.
    pub(crate) async fn bearer(&self, pass: Pass) -> Option<Bearer> {
        let (answer, answered) = oneshot::channel();
        self.tell(Input::Shown(pass, answer)).await.ok()?;
        answered.await.ok()?
    }

    async fn tell(&self, input: Input) -> Result<(), Stopped> {
        self.inputs.send(input).await.ok().ok_or(Stopped)
    }
}
