//! Keeps what the screens show, and shows it again at the next start while the session is restored: the first useful
//! screen does not wait for all there is.

use std::mem::take;

use shared::sync::{LineTrouble, Millis};

use crate::bridge::{FromEngine, Phase, Status};

use super::show::shown;
use super::{Footing, Host};
use crate::engine::seen::{Recent, Seen, asked_on};
use crate::engine::{clock, status};

/// How long nothing must change before what is shown is kept, in milliseconds: it is a write of its own, and none that
/// anybody waits for.
const QUIET_MS: i64 = 2_000;

/// What is to be kept, and when.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    recent: Recent,
    /// Whether something else is shown than what is kept, if anything is.
    is_due: bool,
    at: Option<Millis>,
}

impl Keeping {
    /// Somebody looks at what answers this.
    pub(super) fn looked_at(&mut self, query: &shared::domain::view::Query) {
        self.recent.note(query);
        self.is_due = true;
    }

    /// Something else is shown, or what was kept is gone.
    pub(super) fn changed(&mut self) {
        self.is_due = true;
        self.at = Some(Millis(clock::now().0.saturating_add(QUIET_MS)));
    }

    /// When to keep what is shown, if that is to be.
    pub(super) const fn at(&self) -> Option<Millis> {
        self.at
    }
}

impl Host {
    /// Shows what was shown last, before anything else is read. Only where nothing was told yet: an engine that was
    /// started again would take newer views off the screens.
    pub(super) async fn show_seen(&mut self) {
        if self.told.is_some() || !self.about.is_first {
            return;
        }
        let Some(Seen { id, role, at_ms, views, .. }) = self.seen().await else { return };
        let phase = Phase::Opening { id, role, at_ms };
        self.port.from_engine.push(FromEngine::Status(Status { phase, ..status::starting() }));
        let now = clock::now();
        for (query, shown) in views.into_iter().rev() {
            let query = asked_on(query, now);
            // What somebody looked at last time is kept again, also if nobody looks this time.
            self.keeping.recent.note(&query);
            self.port.from_engine.push(FromEngine::View(query, shown));
        }
    }

    /// Whatever cannot be read is as if it were not there.
    async fn seen(&self) -> Option<Seen> {
        self.shelf.unlock().await.ok()?;
        let id = self.shelf.open_initiative().await.ok()??;
        Seen::unpack(&self.shelf.seen().await?, &self.about.version, &id)
    }

    /// Keeps what is shown, once it has not changed for a while and nothing else is to be done.
    pub(super) async fn keep_seen_when_quiet(&mut self) {
        let is_time = self.keeping.at.is_some_and(|at| at <= clock::now());
        if is_time && self.port.to_engine.is_empty() && self.events.is_empty() {
            self.keep_seen().await;
        }
    }

    /// Keeps what is shown, unless it is kept.
    pub(super) async fn keep_seen(&mut self) {
        self.keeping.at = None;
        // While something is not durable, or not shown, what the session says is not what the phone holds.
        let is_settled = self.footing == Footing::Leading && self.start_at.is_none() && !self.is_stale;
        let (Some(open), Some(looks), true) = (&self.open, self.looks, is_settled) else { return };
        if !take(&mut self.keeping.is_due) {
            return;
        }
        // Who is out of the initiative sees what there is while the app is open, and keeps no picture of it.
        let is_out = open.session.status().trouble.is_some_and(LineTrouble::wants_invitation);
        let views = self.keeping.recent.queries().iter().filter_map(|query| {
            let known = self.watched.get(query).cloned().flatten();
            Some((query.clone(), known.or_else(|| shown(Some(looks), &open.session, query))?))
        });
        let seen = (!is_out).then(|| Seen {
            version: self.about.version.clone(),
            id: open.row.id.clone(),
            role: open.session.role(),
            at_ms: clock::now().0,
            views: views.collect(),
        });
        // Not kept: the next start takes longer, and nothing is lost.
        drop(self.shelf.keep_seen(seen.and_then(Seen::pack)).await);
    }
}
