//! Tells screens what changed: watched views and status, each only if it differs from what was told last.

use shared::domain::view::Query;

use crate::bridge::FromEngine;

use super::Host;
use crate::engine::{clock, page, status};

/// While frames arrive faster than they are shown, views are derived no more often than this, in milliseconds.
const SHOW_MS_MIN: i64 = 100;

impl Host {
    /// Begins to watch a query, and tells what it shows, also if it was told before: somebody new may have joined.
    pub(super) fn watch(&mut self, query: Query) {
        let view = self.open.as_ref().map(|open| open.session.view(&query));
        if let Some(view) = &view {
            self.port.from_engine.push(FromEngine::View(query.clone(), Box::new(view.clone())));
        }
        self.watched.insert(query, view);
    }

    /// Shows, unless more has happened already and the last time is not long ago.
    pub(super) async fn show_when_due(&mut self) {
        let since = clock::now().0.saturating_sub(self.shown_at.0);
        // A clock that was set back must not stop the screens.
        if self.events.is_empty() || !(0..SHOW_MS_MIN).contains(&since) {
            self.show().await;
        }
    }

    /// Tells what changed since the last time.
    pub(super) async fn show(&mut self) {
        self.shown_at = clock::now();
        let session = self.open.as_ref().map(|open| (open.row.id.as_str(), &*open.session));
        let status = status::of(&self.footing, session, self.unsaved.as_ref());
        if self.told.as_ref() != Some(&status) {
            self.port.from_engine.push(FromEngine::Status(status.clone()));
            self.told = Some(status);
        }
        if !self.is_stale {
            return;
        }
        self.is_stale = false;
        let Some(open) = &self.open else { return };
        for (query, shown) in &mut self.watched {
            let view = open.session.view(query);
            if shown.as_ref() != Some(&view) {
                self.port.from_engine.push(FromEngine::View(query.clone(), Box::new(view.clone())));
                *shown = Some(view);
            }
        }
        self.keep_title().await;
    }

    /// Keeps the name by which the list of initiatives knows the open one.
    async fn keep_title(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(meta) = open.session.initiative().get("meta", "initiative") else { return };
        let words = meta.words("title");
        let Some((_, title)) = words.pick(&page::language()) else { return };
        // A row that is not stored yet goes with the first thing that the session persists.
        if title == open.row.title || open.is_row_new {
            return;
        }
        title.clone_into(&mut open.row.title);
        if let Err(error) = self.shelf.remember(&open.row).await {
            self.write_failed(&error).await;
        }
    }
}
