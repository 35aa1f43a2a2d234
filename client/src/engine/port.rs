//! The two lanes between the screens' handle and the engine's host; nothing but boundary messages passes.
//!
//! What bounds them: at most [`CALLS_MAX`] calls are under way, and the next waits at the handle until one is answered;
//! of messages about one query, and of statuses, only the newest waits.

use crate::bridge::{FromEngine, ToEngine};

use super::lane::Lane;

/// Calls under way at once. Screens make one at a time; drafts being kept while the storage is slow may pile up.
pub(crate) const CALLS_MAX: usize = 64;

/// Both directions.
#[derive(Debug)]
pub(crate) struct Port {
    /// What screens ask.
    pub(crate) to_engine: Lane<ToEngine>,
    /// What they are told.
    pub(crate) from_engine: Lane<FromEngine>,
}

impl Port {
    /// With nothing in it.
    pub(crate) fn new() -> Self {
        Self { to_engine: Lane::new(replaces_ask), from_engine: Lane::new(replaces_answer) }
    }
}

fn replaces_ask(new: &ToEngine, old: &ToEngine) -> bool {
    match (new, old) {
        (ToEngine::Watch(new) | ToEngine::Unwatch(new), ToEngine::Watch(old) | ToEngine::Unwatch(old)) => {
            new == old
        }
        (ToEngine::Nudge, ToEngine::Nudge) | (ToEngine::Away, ToEngine::Away) => true,
        (
            ToEngine::Call { .. }
            | ToEngine::Watch(_)
            | ToEngine::Unwatch(_)
            | ToEngine::Nudge
            | ToEngine::Away,
            _,
        ) => false,
    }
}

fn replaces_answer(new: &FromEngine, old: &FromEngine) -> bool {
    match (new, old) {
        (FromEngine::View(new, _), FromEngine::View(old, _)) => new == old,
        (FromEngine::Status(_), FromEngine::Status(_)) => true,
        (
            FromEngine::Reply { .. } | FromEngine::View(..) | FromEngine::Status(_) | FromEngine::AskToStay,
            _,
        ) => false,
    }
}
