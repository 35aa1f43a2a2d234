//! Since you were here: what others wrote meanwhile, so that no device has to call people back.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::list::author;
use super::name::{Named, named};
use crate::domain::initiative::Initiative;
use crate::domain::schema::{KINDS, Section};

/// How many of the newest things are named.
const NEWEST: usize = 20;

/// What others wrote since some moment, by their own clocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Since {
    /// How many new things there are, by kind; kinds with none are not named.
    pub n_by_kind: Vec<(String, usize)>,
    /// The newest of them, newest first.
    pub newest: Vec<NewRow>,
}

/// One new thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NewRow {
    /// Its kind.
    pub kind: String,
    /// Which.
    pub what: Named,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// When it was written, in milliseconds since 1970 by its author's clock.
    pub at_ms: i64,
}

pub(super) fn since(initiative: &Initiative, me: &impl Beholder, since_ms: i64) -> Since {
    let mut n_by_kind: Vec<(String, usize)> = Vec::new();
    let mut found = Vec::new();
    for kind in KINDS.iter().filter(|kind| !kind.blind && kind.section != Section::Initiative) {
        let mut n = 0;
        for (key, entity) in initiative.standing(kind.name).filter(|(_, entity)| entity.at_ms() > since_ms) {
            let (tag, by) = author(initiative, kind, (key, entity));
            if tag != me.tag().as_str() && entity.text("withdrawn").is_none() {
                n += 1;
                found.push((entity.at_ms(), kind.name, key, by));
            }
        }
        if n > 0 {
            n_by_kind.push((kind.name.to_owned(), n));
        }
    }
    found.sort_by(|a, b| (b.0, a.2).cmp(&(a.0, b.2)));
    found.truncate(NEWEST);
    let row = |(at_ms, kind, key, by): (i64, &str, &String, Option<String>)| NewRow {
        kind: kind.to_owned(),
        what: named(initiative, me, kind, key),
        by,
        at_ms,
    };
    Since { n_by_kind, newest: found.into_iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use crate::domain::Role;
    use crate::domain::rig::{TODAY, Table};
    use crate::domain::view::{Query, View};

    #[test]
    fn what_others_wrote_meanwhile_is_told_and_ones_own_is_not() {
        let mut table = Table::of(&[Role::Lead, Role::Resident]);
        table[0].adds("updates", &[("title", "Old"), ("body", "…")]);
        table[0].now.0 += 10;
        let update = table[0].adds("updates", &[("title", "New"), ("body", "…")]);
        table[1].now.0 += 20;
        table[1].adds("stories", &[("story", "Mine")]);
        table.meet();
        let View::Since(since) = table[1].asks(&Query::Since { at_ms: TODAY.0 }) else {
            panic!("it answers")
        };
        assert_eq!(since.n_by_kind, [("updates".to_owned(), 1)]);
        assert_eq!(since.newest[0].what.key, update);
    }
}
