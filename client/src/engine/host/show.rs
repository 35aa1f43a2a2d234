//! Tells screens what changed: watched views and status, each only if it differs from what was told last.

use std::rc::Rc;

use shared::domain::view::Query;
use shared::sync::Session;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::{FromEngine, Phase, Shown, Trouble};

use super::{Footing, Host};
use crate::engine::event::Event;
use crate::engine::looks::Looks;
use crate::engine::tabs::Word;
use crate::engine::{clock, status};

/// While frames arrive faster than they are shown, views are derived no more often than this, in milliseconds.
const SHOW_MS_MIN: i64 = 100;
/// How long to wait before what comes after the engine, and did not arrive, is fetched again.
const FETCH_AGAIN_MS: i64 = 3_000;

/// What answers a query; nothing while only the first screen can be shown.
pub(super) fn shown(looks: Option<Looks>, session: &Session, query: &Query) -> Option<Shown> {
    match (looks, query) {
        (Some(looks), _) => Some((looks.shown)(session, query)),
        (None, Query::Home) => Some(Shown::of_home(&session.home())),
        (None, _) => None,
    }
}

impl Host {
    /// Has [`Event::Looks`] come.
    pub(super) fn ask_for_looks(&self) {
        let events = Rc::clone(&self.events);
        spawn_local(async move {
            loop {
                if let Ok(looks) = Looks::fetch().await {
                    return events.push(Event::Looks(looks));
                }
                clock::pause(FETCH_AGAIN_MS).await;
            }
        });
    }

    /// What comes after the engine, for who cannot do without it.
    pub(super) async fn looks(&mut self) -> Result<Looks, Trouble> {
        if let Some(looks) = self.looks {
            return Ok(looks);
        }
        Looks::fetch().await.map_err(|_not_arrived| Trouble::NotHereYet)
    }

    /// Begins to watch a query, and tells what it shows, also if it was told before: somebody new may have joined.
    pub(super) fn watch(&mut self, query: Query) {
        let view = self.open.as_ref().and_then(|open| shown(self.looks, &open.session, &query));
        if let Some(view) = &view {
            self.port.from_engine.push(FromEngine::View(query.clone(), view.clone()));
        }
        if self.footing == Footing::Following {
            self.look_there(&query);
        }
        self.keeping.looked_at(&query);
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
        self.show_status();
        if !self.is_stale {
            return;
        }
        self.is_stale = false;
        if self.footing == Footing::Leading {
            self.tabs.say(&Word::Changed);
        }
        let Some(open) = &self.open else { return };
        for (query, told) in &mut self.watched {
            let Some(view) = shown(self.looks, &open.session, query) else { continue };
            if told.as_ref() != Some(&view) {
                self.port.from_engine.push(FromEngine::View(query.clone(), view.clone()));
                *told = Some(view);
                self.keeping.changed();
            }
        }
        self.keep_title().await;
    }

    fn show_status(&mut self) {
        let status = if self.footing == Footing::Following {
            let doubted = self.following.is_doubted().then(|| status::of(&self.footing, None, None));
            self.following.status().cloned().or(doubted)
        } else {
            let session = self.open.as_ref().map(|open| (open.row.id.as_str(), &*open.session));
            Some(status::of(&self.footing, session, self.unsaved.as_ref()))
        };
        // While it starts, or waits for a word of the window that works, there is nothing to tell.
        let Some(status) = status.filter(|status| status.phase != Phase::Starting) else { return };
        if self.told.as_ref() == Some(&status) {
            return;
        }
        if self.told.as_ref().is_none_or(|told| told.alarm != status.alarm) {
            self.keeping.changed();
        }
        self.port.from_engine.push(FromEngine::Status(status.clone()));
        if self.footing == Footing::Leading {
            self.tabs.say(&Word::Tell(FromEngine::Status(status.clone())));
        }
        self.told = Some(status);
    }

    /// Keeps the name by which the list of initiatives knows the open one.
    async fn keep_title(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(meta) = open.session.initiative().get("meta", "initiative") else { return };
        let words = meta.words("title");
        let Some((_, title)) = words.pick(&self.about.lang) else { return };
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
