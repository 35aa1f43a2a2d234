//! What was written to one place, and by whom: read from the document's own history while somebody asks.
//!
//! Nothing is kept for it. The gate knows which operations ever set a register, so that of an entity's history only the
//! changes that wrote to it are looked at; for a text, all changes are.

use std::cmp::Reverse;

use automerge::legacy::ObjectId;
use automerge::{ActorId, Automerge, Change, ChangeHash, ObjId, ROOT, ReadDoc};

use super::{Document, Touched, child, read, text};
use crate::domain::Value;
use crate::domain::schema::{Shape, collection};
use crate::domain::view::{Edited, PastEdit};
use crate::keys::DeviceTag;

/// What is told of one place at most, the newest of it.
pub const PAST_MAX: usize = 200;
/// Clocks that differ by less may both be right: a day is written down in many places of the world.
const CLOCKS_DIFFER_S: i64 = 86_400;

impl Document {
    /// What was written to one place, newest first, up to [`PAST_MAX`]; of its registers, those that are wanted.
    ///
    /// Newest means that who wrote it had heard of the others, or might have; so the order is the same on every device.
    #[must_use]
    pub fn past(&self, place: &Touched, is_wanted: &dyn Fn(&str) -> bool) -> Vec<PastEdit> {
        let found = || {
            let row = collection(&place.kind)?;
            let map = child(&self.automerge, &ROOT, row.name)?;
            Some(match row.shape {
                Shape::Texts => self.rewrites(&child(&self.automerge, &map, &place.key)?, &place.key),
                Shape::Entity => self.writes(&child(&self.automerge, &map, &place.key)?, "", is_wanted),
                Shape::Keyed => self.writes(&map, &format!("{}|", place.key), is_wanted),
            })
        };
        found().unwrap_or_default()
    }

    /// What was written to the registers of a map whose names begin with `prefix`.
    fn writes(&self, map: &ObjId, prefix: &str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<PastEdit> {
        let names = read::names(&self.automerge, map, prefix);
        let field = |name: &'_ str| name.get(prefix.len()..).unwrap_or_default().to_owned();
        let mut ops: Vec<(u64, ActorId, &str)> = Vec::new();
        for name in names.iter().filter(|name| is_wanted(&field(name))) {
            let setters = self.gate.setters(map, name);
            ops.extend(setters.into_iter().map(|(counter, actor)| (counter, actor, name.as_str())));
        }
        ops.sort_unstable_by(|one, other| other.cmp(one));
        let mut edits: Vec<(ChangeHash, PastEdit)> = Vec::new();
        for (counter, actor, name) in ops {
            if edits.len() == PAST_MAX {
                break;
            }
            let op = ObjId::Id(counter, actor, 0);
            let Some(hash) = self.automerge.hash_for_opid(&op) else { continue };
            // One change may set a register twice, to settle between several values.
            if edits.iter().any(|(known, edit)| *known == hash && edit.field == field(name)) {
                continue;
            }
            edits.extend(self.write_of(hash, map, name, field(name)).map(|edit| (hash, edit)));
        }
        edits.into_iter().map(|(_, edit)| edit).collect()
    }

    fn write_of(&self, hash: ChangeHash, map: &ObjId, name: &str, field: String) -> Option<PastEdit> {
        let change = self.automerge.get_change_meta_by_hash(&hash)?;
        let at = |heads: &[ChangeHash]| value_at(&self.automerge, map, name, heads);
        Some(PastEdit {
            tag: DeviceTag::of_actor(change.actor.to_bytes()),
            at_s: change.timestamp,
            is_misdated: self.is_misdated(change.timestamp, &change.deps),
            field,
            edited: Edited::Value { before: at(&change.deps), after: at(&[hash])? },
        })
    }

    /// Whether a change is dated long before one that its author had when writing it.
    fn is_misdated(&self, at_s: i64, deps: &[ChangeHash]) -> bool {
        let mut known = deps.iter().filter_map(|dep| self.automerge.get_change_meta_by_hash(dep));
        known.any(|dep| dep.timestamp > at_s.saturating_add(CLOCKS_DIFFER_S))
    }

    /// How a text was rewritten.
    fn rewrites(&self, object: &ObjId, field: &str) -> Vec<PastEdit> {
        let changes = self.automerge.get_changes(&[]);
        let mut found: Vec<&Change> = changes.iter().filter(|change| writes_to(change, object)).collect();
        found.sort_unstable_by_key(|change| Reverse((change.start_op(), change.actor_id().clone())));
        let at = |heads: &[ChangeHash]| self.automerge.text_at(object, heads).unwrap_or_default();
        let edits = found.into_iter().take(PAST_MAX).map(|change| {
            let (before, after) = (at(change.deps()), at(&[change.hash()]));
            let (out, put) = told_apart(&before, &after);
            PastEdit {
                tag: DeviceTag::of_actor(change.actor_id().to_bytes()),
                at_s: change.timestamp(),
                is_misdated: self.is_misdated(change.timestamp(), change.deps()),
                field: field.to_owned(),
                edited: Edited::Text { out, put, after },
            }
        });
        edits.collect()
    }
}

fn value_at(document: &Automerge, map: &ObjId, name: &str, heads: &[ChangeHash]) -> Option<Value> {
    match document.get_at(map, name, heads).ok()?? {
        (automerge::Value::Scalar(value), _) => read::plain(&value),
        (automerge::Value::Object(_), text) => document.text_at(&text, heads).ok().map(Value::Text),
    }
}

pub(super) fn writes_to(change: &Change, object: &ObjId) -> bool {
    let ObjId::Id(counter, actor, _) = object else { return false };
    change
        .decode()
        .operations
        .iter()
        .any(|op| matches!(&op.obj, ObjectId::Id(id) if id.counter() == *counter && id.actor() == actor))
}

/// The sentences that a rewrite took out, and those it put in.
fn told_apart(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
    let (old, new) = (sentences(before), sentences(after));
    let kept = text::common(&old, &new);
    let rest = |all: &[&str], is_kept: &dyn Fn(usize) -> bool| {
        let rest = all.iter().enumerate().filter(|(at, _)| !is_kept(*at));
        rest.map(|(_, sentence)| (*sentence).to_owned()).collect()
    };
    let out = rest(&old, &|at| kept.iter().any(|(kept, _)| *kept == at));
    (out, rest(&new, &|at| kept.iter().any(|(_, kept)| *kept == at)))
}

/// The sentences of a text, without the blanks between them: up to a stop that a blank follows, or the end of a line.
/// Stops of scripts that write no blanks need none.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let (mut from, mut is_over, mut is_behind) = (0, false, false);
        for (at, c) in line.char_indices() {
            let needs_no_blank = line[..at].ends_with(['。', '！', '？']);
            if is_over && (is_behind || needs_no_blank) && !c.is_whitespace() && c != '»' {
                sentences.push(&line[from..at]);
                (from, is_over) = (at, false);
            }
            // What closes a quotation or a bracket still belongs to the sentence.
            is_behind = is_over && c.is_whitespace();
            is_over = matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '。' | '！' | '？')
                || (is_over && (is_behind || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']')));
        }
        sentences.push(&line[from..]);
    }
    let trimmed = sentences.into_iter().map(str::trim);
    trimmed.filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{sentences, told_apart};

    #[test]
    fn sentences_end_with_a_stop_and_a_blank_or_with_their_line() {
        let text = "At 2.5 km it is lit. « Déjà ? » Yes! (No.)\nA line\n\n明るい。暗い。";
        let expected =
            ["At 2.5 km it is lit.", "« Déjà ? »", "Yes!", "(No.)", "A line", "明るい。", "暗い。"];
        assert_eq!(sentences(text), expected);
    }

    #[test]
    fn a_rewrite_is_told_by_the_sentences_it_touches() {
        let (out, put) = told_apart("One. Two. Three.", "One. Two and a half. Three. Four.");
        assert_eq!((out, put), (vec!["Two.".to_owned()], vec!["Two and a half.".into(), "Four.".into()]));
    }
}
