//! Whether this window works, and on which initiative.

use shared::sync::{Handed, Millis, Session};

use super::{Footing, Host, Open, Reading};
use crate::engine::clock;
use crate::engine::storage::failure::StorageError;
use crate::engine::storage::shelf::Row;

impl Host {
    /// Becomes the window that works, with the initiative that was open last.
    pub(super) async fn lead(&mut self) {
        self.show_seen().await;
        self.footing = match self.shelf.claim().await {
            Ok(done) => {
                self.done = done;
                Footing::Leading
            }
            // What is there can still be read.
            Err(StorageError::Full) => Footing::Reading(Reading::NoRoom),
            Err(error) => return self.break_down(error.to_string()),
        };
        self.restore(clock::now()).await;
        self.wake();
        self.follow_no_more();
    }

    /// Stops writing, since a newer version of the app does: it may write what this one cannot read. What is here can
    /// still be read, sent and handed over.
    pub(super) async fn step_aside(&mut self) {
        if self.footing == Footing::Reading(Reading::NewerWindow) {
            return;
        }
        self.leader.let_go();
        self.footing = Footing::Reading(Reading::NewerWindow);
        if let Err(error) = self.shelf.unlock().await {
            return self.break_down(error.to_string());
        }
        self.restore(clock::now()).await;
        self.wake();
    }

    /// Stops, since another window works.
    pub(super) fn step_down(&mut self) {
        self.footing = Footing::Following;
        self.close();
        self.leader.wait_in_line();
        self.follow();
    }

    /// Stops until the storage answers again.
    fn break_down(&mut self, reason: String) {
        self.footing = Footing::Broken { reason };
        self.close();
    }

    pub(super) fn close(&mut self) {
        self.open = None;
        self.start_at = None;
        self.is_stale = true;
        for shown in self.watched.values_mut() {
            *shown = None;
        }
    }

    /// Opens the initiative that was open last, as it is stored; its session starts at `start_at`.
    pub(super) async fn restore(&mut self, start_at: Millis) {
        self.close();
        match self.restored().await {
            Ok(open) => {
                self.start_at = open.as_ref().map(|_| start_at);
                self.open = open;
            }
            Err(reason) => self.break_down(reason),
        }
    }

    async fn restored(&self) -> Result<Option<Open>, String> {
        let told = |error: StorageError| error.to_string();
        let Some(id) = self.shelf.open_initiative().await.map_err(told)? else { return Ok(None) };
        let saved = self.shelf.records(&id).await.map_err(told)?;
        if saved.is_empty() {
            return Ok(None);
        }
        let rows = self.shelf.rows().await.map_err(told)?;
        let row = rows.into_iter().find(|row| row.id == id);
        let row = row.unwrap_or_else(|| Row { id, title: String::new(), opened: clock::now() });
        let session = Session::restore(saved, &mut clock::rng()).map_err(|error| error.to_string())?;
        Ok(Some(Open {
            session: Box::new(session),
            line: None,
            socket: None,
            row,
            is_row_new: false,
            along: Handed::default(),
        }))
    }
}
