//! Moving a thing in a list that people arrange.

use super::entry::{there, writable, wrong};
use super::{Author, CommandError, Prepared, Problem, may_change};
use crate::domain::Edit;
use crate::domain::initiative::{Initiative, Value};
use crate::domain::rank::{behind, between};
use crate::domain::schema::{Kind, Order};

/// Puts a thing behind another one of its kind, or first.
pub(super) fn place(
    initiative: &Initiative,
    author: &Author,
    (kind, key): (&str, &str),
    after: &str,
) -> Result<Prepared, CommandError> {
    let kind = writable(kind)?;
    if kind.order != Order::Rank {
        return Err(wrong("kind", Problem::NotOffered));
    }
    there(initiative, kind, key)?;
    if !may_change(kind, author.role, author.tag.as_str(), key) {
        return Err(CommandError::NotAllowed { role: author.role, section: kind.name.to_owned() });
    }
    let ranks = ranks(initiative, kind);
    let others: Vec<&(&str, &str)> = ranks.iter().filter(|(_, other)| *other != key).collect();
    let at = others.iter().position(|(_, other)| *other == after);
    if at.is_none() && !after.is_empty() {
        return Err(wrong("after", Problem::Unknown));
    }
    let before = at.and_then(|at| others.get(at)).map(|(rank, _)| *rank);
    let next = others.get(at.map_or(0, |at| at + 1)).map(|(rank, _)| *rank);
    let rank = match next {
        None => behind(before.unwrap_or_default()),
        Some(next) => between(before, next),
    };
    let (key, field) = (key.to_owned(), "rank".to_owned());
    let edits = vec![Edit::Set { kind: kind.name, key, field, value: Value::Text(rank) }];
    Ok(Prepared { edits, created: None, blobs: Vec::new() })
}

/// The place behind all others of a kind.
pub(super) fn last(initiative: &Initiative, kind: &Kind) -> String {
    behind(ranks(initiative, kind).last().map_or("", |(rank, _)| rank))
}

/// Ranks and keys of a kind, in order.
fn ranks<'a>(initiative: &'a Initiative, kind: &Kind) -> Vec<(&'a str, &'a str)> {
    let ranked = initiative.standing(kind.name);
    let mut ranks: Vec<_> = ranked.filter_map(|(key, it)| Some((it.text("rank")?, key.as_str()))).collect();
    ranks.sort_unstable();
    ranks
}
