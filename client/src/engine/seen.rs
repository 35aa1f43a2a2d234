//! What the screens showed last, kept on the phone: at the next start they show it again while the session is restored.
//!
//! A few queries and their answers as they crossed the boundary, of one initiative, written and read by one version of
//! the app. It is never more than a picture: whatever a session stores throws it away in the same transaction
//! (`storage/shelf.rs`), so nothing stands in it that the phone has since been told to forget.

use serde::{Deserialize, Serialize};
use shared::domain::Role;
use shared::domain::period::day_of_ms;
use shared::domain::view::Query;
use shared::sync::Millis;

use crate::bridge::Shown;

/// The most views that are kept: those of the tabs, and the list that was open.
const VIEWS_MAX: usize = 8;
/// The most bytes that they may have together: the desk with its first twenty voices has about eight thousand.
const BYTES_MAX: usize = 64 * 1024;

/// See the module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// The version of the app.
    pub(crate) version: String,
    /// The initiative.
    pub(crate) id: String,
    /// The person's role in it.
    pub(crate) role: Role,
    /// When it stood so, in milliseconds since 1970.
    pub(crate) at_ms: i64,
    /// The one looked at last first.
    pub(crate) views: Vec<(Query, Shown)>,
}

impl Seen {
    /// As bytes, with no more views than there is room for.
    pub(crate) fn pack(mut self) -> Option<Vec<u8>> {
        let mut n_bytes = 0;
        self.views.retain(|(_, shown)| {
            let is_kept = n_bytes + shown.n_bytes() <= BYTES_MAX;
            n_bytes += if is_kept { shown.n_bytes() } else { 0 };
            is_kept
        });
        self.views.truncate(VIEWS_MAX);
        postcard::to_allocvec(&self).ok()
    }

    /// What [`Seen::pack`] wrote in this version, of this initiative; nothing if it is of another, or damaged.
    pub(crate) fn unpack(bytes: &[u8], version: &str, id: &str) -> Option<Self> {
        let seen: Self = postcard::from_bytes(bytes).ok()?;
        (seen.version == version && seen.id == id).then_some(seen)
    }
}

/// The queries that were looked at last, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Recent(Vec<Query>);

impl Recent {
    /// Somebody looks at this.
    pub(crate) fn note(&mut self, query: &Query) {
        if !is_first_on_a_screen(query) {
            return;
        }
        self.0.retain(|other| other != query);
        self.0.insert(0, query.clone());
        self.0.truncate(VIEWS_MAX);
    }

    /// All of them.
    pub(crate) fn queries(&self) -> &[Query] {
        &self.0
    }
}

/// What the tabs show before anybody scrolls; what takes long to derive is not among it.
const fn is_first_on_a_screen(query: &Query) -> bool {
    matches!(
        query,
        Query::Home
            | Query::Agenda
            | Query::Indicators
            | Query::MyVoices
            | Query::ToSend
            | Query::Desk { .. }
            | Query::Same { .. }
            | Query::Worries { .. }
            | Query::OpenVoices { from: 0, .. }
            | Query::List { from: 0, .. }
    )
}

/// The query as a screen asks it at `now`.
pub(crate) fn asked_on(mut query: Query, now: Millis) -> Query {
    if let Query::Desk { today, .. } | Query::Same { today } | Query::Worries { today } = &mut query {
        *today = day_of_ms(now.0);
    }
    query
}

#[cfg(test)]
mod tests {
    use shared::domain::Role;
    use shared::domain::view::{Query, View};
    use shared::sync::Millis;

    use super::{BYTES_MAX, Recent, Seen, VIEWS_MAX, asked_on};
    use crate::bridge::Shown;

    fn seen(views: Vec<(Query, Shown)>) -> Seen {
        Seen { version: "v1".to_owned(), id: "i".to_owned(), role: Role::Coordinator, at_ms: 5, views }
    }

    fn of(n_bytes: usize) -> (Query, Shown) {
        let bytes = postcard::to_allocvec(&vec![7_u8; n_bytes]).expect("plain values can be written");
        (Query::Receipt(n_bytes.to_string()), postcard::from_bytes(&bytes).expect("views are bytes"))
    }

    #[test]
    fn what_was_seen_is_seen_again_by_the_same_version_in_the_same_initiative_only() {
        let seen = seen(vec![(Query::Indicators, Shown::of(&View::Indicators(Vec::new())))]);
        let bytes = seen.clone().pack().expect("plain values can be written");
        assert_eq!(Seen::unpack(&bytes, "v1", "i"), Some(seen));
        assert_eq!(Seen::unpack(&bytes, "v2", "i"), None);
        assert_eq!(Seen::unpack(&bytes, "v1", "j"), None);
    }

    #[test]
    fn damaged_bytes_show_nothing() {
        let bytes = seen(vec![(Query::Home, Shown::of(&View::Indicators(Vec::new())))]).pack();
        let bytes = bytes.expect("plain values can be written");
        for length in 0..bytes.len() {
            assert_eq!(Seen::unpack(&bytes[..length], "v1", "i"), None, "cut after {length}");
        }
        for place in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[place] ^= 0xff;
            // Whatever comes of it: no trap.
            let read = Seen::unpack(&damaged, "v1", "i");
            drop(read.map(|seen| seen.views.iter().map(|(_, shown)| shown.read()).collect::<Vec<_>>()));
        }
    }

    #[test]
    fn what_is_too_large_is_left_out_and_the_rest_is_kept() {
        let packed = seen(vec![of(10), of(BYTES_MAX), of(20)]).pack().expect("plain values can be written");
        assert!(packed.len() < 1_000);
        let kept = Seen::unpack(&packed, "v1", "i").expect("it is of this version");
        assert_eq!(kept.views, vec![of(10), of(20)]);
    }

    #[test]
    fn the_last_looks_are_kept_the_newest_first_each_once() {
        let mut recent = Recent::default();
        for n_max in 0..VIEWS_MAX * 2 {
            recent.note(&Query::Desk { n_max, today: String::new() });
        }
        recent.note(&Query::Home);
        recent.note(&Query::Indicators);
        recent.note(&Query::Home);
        recent.note(&Query::Timeline("slow to derive".to_owned()));
        assert_eq!(recent.queries().len(), VIEWS_MAX);
        assert_eq!(recent.queries()[..2], [Query::Home, Query::Indicators]);
    }

    #[test]
    fn yesterdays_piles_answer_todays_question() {
        let desk = |today: &str| Query::Desk { n_max: 20, today: today.to_owned() };
        let now = Millis(1_795_000_000_000);
        assert_eq!(asked_on(desk("2026-01-01"), now), desk("2026-11-18"));
        assert_eq!(asked_on(Query::Home, now), Query::Home);
    }
}
