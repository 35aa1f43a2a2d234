//! Places that this browser remembers, and that all its windows see: where a meeting is in its agenda.

use super::{local_storage, shrug};

const PREFIX: &str = "ensemble-at.";

/// What was remembered under a name; empty if nothing was.
pub(crate) fn bookmark(name: &str) -> String {
    let Some(storage) = local_storage() else { return String::new() };
    storage.get_item(&[PREFIX, name].concat()).ok().flatten().unwrap_or_default()
}

/// Remembers it. Without storage it lasts as long as the screen.
pub(crate) fn keep_bookmark(name: &str, words: &str) {
    if let Some(storage) = local_storage() {
        shrug(storage.set_item(&[PREFIX, name].concat(), words));
    }
}
