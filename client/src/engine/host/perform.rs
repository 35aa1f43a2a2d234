//! Performs a session's effects, strictly in order; and what happens when one cannot be performed.

use shared::sync::{Effect, Handed, Millis, Session, Write};
use wasm_bindgen_futures::spawn_local;

use crate::bridge::{Alarm, FromEngine, Trouble};

use super::{AskToStay, Footing, Host, Open};
use crate::engine::event::SocketId;
use crate::engine::socket::Socket;
use crate::engine::storage::failure::StorageError;
use crate::engine::storage::shelf::Row;
use crate::engine::{blobs, clock, page};

/// The wait before a session whose write failed starts again, in milliseconds: a full disk must not have every arriving
/// frame tried over and over. Doubles with each failure in a row.
const RESTART_MS_MIN: i64 = 1_000;
const RESTART_MS_MAX: i64 = 5 * 60 * 1_000;

/// What became of a session's effects.
#[derive(Debug, Default)]
pub(super) struct Performed {
    n_persisted: usize,
    failed: Option<StorageError>,
}

impl Performed {
    /// Whether everything is done.
    pub(super) fn finished(self) -> Result<(), Trouble> {
        self.failed.map_or(Ok(()), |error| Err(trouble(&error)))
    }

    /// Whether what was just done, whose writes come first, is durable.
    pub(super) fn saved(self) -> Result<(), Trouble> {
        match self.failed {
            Some(error) if self.n_persisted == 0 => Err(trouble(&error)),
            Some(_) | None => Ok(()),
        }
    }
}

impl Host {
    /// Performs what the session has queued. Each effect is complete before the next one begins, so that nothing is sent
    /// which a crash could forget.
    pub(super) async fn perform(&mut self) -> Performed {
        let mut performed = Performed::default();
        while let Some(open) = &mut self.open
            && let Some(effect) = open.session.next_effect()
        {
            match effect {
                Effect::Persist(writes) => match self.persist(writes).await {
                    Ok(()) => performed.n_persisted += 1,
                    Err(error) => {
                        self.recover(&error).await;
                        performed.failed = Some(error);
                        return performed;
                    }
                },
                Effect::Dial => self.dial(),
                Effect::Send(frame) => self.send(&frame),
                Effect::HangUp(_) => self.hang_up(),
                Effect::Show => self.is_stale = true,
                Effect::StartOver => self.restore(clock::now()).await,
                Effect::Blob(call) => spawn_local(blobs::ask(call, self.events.clone())),
            }
        }
        performed
    }

    async fn persist(&mut self, writes: Vec<Write>) -> Result<(), StorageError> {
        if matches!(self.footing, Footing::Reading(_)) {
            // It lasts as long as this window: what matters of it is written by another, or was received from elsewhere.
            return Ok(());
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        let deed = self.deed.take();
        let row = open.is_row_new.then_some(&open.row);
        self.shelf.write(&open.row.id, writes, row, deed.as_ref()).await?;
        open.is_row_new = false;
        self.keeping.changed();
        self.done = deed.or(self.done.take());
        self.n_failed = 0;
        self.unsaved = None;
        Ok(())
    }

    /// Drops the session, which believes something durable that is not, and restores it from what is.
    async fn recover(&mut self, error: &StorageError) {
        self.write_failed(error).await;
        if matches!(error, StorageError::OtherWriter | StorageError::Gone) {
            return;
        }
        self.n_failed = self.n_failed.saturating_add(1);
        let now = clock::now();
        self.restore(Millis(now.0.saturating_add(restart_ms(self.n_failed)))).await;
    }

    /// Says that something is not saved; stops if that is because another window works.
    pub(super) async fn write_failed(&mut self, error: &StorageError) -> Trouble {
        match error {
            StorageError::OtherWriter => self.step_down(),
            StorageError::Full => self.unsaved = Some(Alarm::StorageFull),
            StorageError::Failed { .. } => self.unsaved = Some(Alarm::StorageFailed),
            StorageError::Gone => {
                self.unsaved = Some(Alarm::StorageFailed);
                // Nothing is left to be restored; what is written from here on needs this window's name again.
                if self.footing == Footing::Leading {
                    self.lead().await;
                }
            }
        }
        trouble(error)
    }

    fn dial(&mut self) {
        let Some(open) = &mut self.open else { return };
        self.n_sockets += 1;
        let id = SocketId(self.n_sockets);
        open.line = Some(id);
        open.socket = Socket::open(&page::socket_address(), id, &self.events, &self.intake);
    }

    /// Sends, or hangs up if nothing leaves. Without a socket there is nothing to do: the session is about to hear that it
    /// is closed, and sends again.
    fn send(&mut self, frame: &[u8]) {
        let Some(open) = &mut self.open else { return };
        let Some(socket) = &open.socket else { return };
        if socket.send(frame).is_err() {
            open.session.disconnected(clock::now(), &mut clock::rng());
            self.hang_up();
        }
    }

    /// Opens an initiative that is new on this phone; it is durable when this is `Ok`.
    pub(super) async fn begin(&mut self, session: Session, title: String) -> Result<(), Trouble> {
        self.close();
        let row = Row { id: session.id().name(), title, opened: clock::now() };
        let mut session = Box::new(session);
        session.start(row.opened);
        self.open =
            Some(Open { session, line: None, socket: None, row, is_row_new: true, along: Handed::default() });
        self.perform().await.saved()
    }

    /// After the first thing a person saved on this phone, asks the browser to keep it even when room gets scarce.
    pub(super) async fn ask_to_stay(&mut self) {
        if self.asks_to_stay != AskToStay::Due {
            return;
        }
        self.asks_to_stay = AskToStay::Done;
        match self.shelf.first_ask_to_stay().await {
            Ok(true) => self.port.from_engine.push(FromEngine::AskToStay),
            Ok(false) => {}
            Err(error) => {
                self.write_failed(&error).await;
            }
        }
    }
}

/// What screens are told when the storage failed.
pub(super) fn trouble(error: &StorageError) -> Trouble {
    match error {
        StorageError::Full => Trouble::StorageFull,
        StorageError::OtherWriter => Trouble::OtherWindow,
        StorageError::Gone => Trouble::StorageFailed { reason: error.to_string() },
        StorageError::Failed { reason } => Trouble::StorageFailed { reason: reason.clone() },
    }
}

fn restart_ms(n_failed: u32) -> i64 {
    let doublings = n_failed.saturating_sub(1).min(16);
    (RESTART_MS_MIN << doublings).min(RESTART_MS_MAX)
}

#[cfg(test)]
mod tests {
    use super::{Performed, RESTART_MS_MAX, StorageError, Trouble, restart_ms};

    #[test]
    fn a_session_that_cannot_write_starts_less_and_less_often() {
        assert_eq!(restart_ms(1), 1_000);
        assert_eq!(restart_ms(3), 4_000);
        assert_eq!(restart_ms(u32::MAX), RESTART_MS_MAX);
    }

    #[test]
    fn what_was_durable_before_the_failure_counts_as_saved() {
        let failed = Some(StorageError::Full);
        assert_eq!(Performed { n_persisted: 0, failed: failed.clone() }.saved(), Err(Trouble::StorageFull));
        assert_eq!(Performed { n_persisted: 1, failed }.saved(), Ok(()));
        assert_eq!(Performed::default().saved(), Ok(()));
    }
}
