//! What happens to the engine besides what screens ask.
//!
//! What bounds the queue of these: frames by [`Intake`]; of the timer, one; words of other windows by the calls
//! that each may have under way; a session asks for one blob at a time; the rest happens once per socket, lock or
//! window.

use std::cell::Cell;
use std::rc::Rc;

use shared::wire::blob::BlobAnswer;

use super::lane::Lane;
use super::looks::Looks;
use super::tabs::Word;

/// Where events wait.
pub(crate) type Events = Rc<Lane<Event>>;

/// One socket of this window; events of one that was hung up meanwhile mean nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SocketId(pub(crate) u64);

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Event {
    /// The socket is open.
    Opened(SocketId),
    /// It received a frame.
    Frame(SocketId, Vec<u8>),
    /// It is closed, or could not be opened.
    Closed(SocketId),
    /// A request for a blob was answered, by its ticket; nothing if it was not.
    Blob(u64, Option<BlobAnswer>),
    /// The time has come that was asked for.
    Timer,
    /// About which window works.
    Lock(LockEvent),
    /// Another window said something.
    Word(Word),
    /// A window with another version of the app was opened after this one.
    Newer,
    /// The window that works has been silent for long.
    Doubt,
    /// What comes after the engine is here.
    Looks(Looks),
}

/// Which window works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LockEvent {
    /// This one.
    Ours,
    /// Another one; this one waits in line.
    Taken,
    /// Another one has just taken it from this one.
    Lost,
}

/// An empty queue.
pub(crate) fn events() -> Events {
    Rc::new(Lane::new(|new, old| matches!((new, old), (Event::Timer, Event::Timer))))
}

/// Bytes received and not yet taken by the engine. A socket that would exceed [`Intake::BYTES_MAX`] is hung up: a browser's
/// socket cannot be slowed down, and the session asks again for what was dropped.
#[derive(Debug, Clone, Default)]
pub(crate) struct Intake {
    n_bytes: Rc<Cell<usize>>,
}

impl Intake {
    /// Room for several of the relay's largest pages.
    const BYTES_MAX: usize = 8 * 1024 * 1024;
    /// What a frame costs besides its bytes, so that a flood of empty ones is one too.
    const FRAME_BYTES: usize = 64;

    /// Counts a frame in; `false` if there is no room for it.
    pub(crate) fn admit(&self, n_bytes: usize) -> bool {
        let total = self.n_bytes.get().saturating_add(n_bytes + Self::FRAME_BYTES);
        if total > Self::BYTES_MAX {
            return false;
        }
        self.n_bytes.set(total);
        true
    }

    /// Counts a frame out.
    pub(crate) fn taken(&self, n_bytes: usize) {
        self.n_bytes.set(self.n_bytes.get().saturating_sub(n_bytes + Self::FRAME_BYTES));
    }
}

#[cfg(test)]
mod tests {
    use super::Intake;

    #[test]
    fn a_flood_is_refused_until_some_of_it_is_taken() {
        let intake = Intake::default();
        let most = Intake::BYTES_MAX - Intake::FRAME_BYTES;
        assert!(intake.admit(most));
        assert!(!intake.admit(0));
        intake.taken(most);
        assert!(intake.admit(0));
    }
}
