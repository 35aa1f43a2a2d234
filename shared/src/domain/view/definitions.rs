//! Definitions: what words mean here, with every wording that was proposed, and where a contested one is used.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::measure::nickname;
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionRow {
    /// The key of the wording that stands first.
    pub key: String,
    /// The term.
    pub term: String,
    /// `proposed`, `agreed` or `contested`.
    pub state: String,
    /// Whether people see it differently: somebody said so, or there are several wordings and none is agreed.
    pub is_contested: bool,
    /// Every wording, the one that stands first before the others.
    pub wordings: Vec<Wording>,
}

/// One wording of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Its key.
    pub key: String,
    /// What the term means.
    pub text: String,
    /// The language it is in; empty if nobody said.
    pub lang: String,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// Whether somebody said that it belongs to the first one; else it only has the same term.
    pub is_linked: bool,
}

/// Where a term stands in a text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMark {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Which of the definitions it is.
    pub definition: usize,
}

pub(super) fn definitions(initiative: &Initiative) -> Vec<DefinitionRow> {
    let stands = |key: &str| initiative.get("definitions", key).filter(|it| !it.is_archived());
    let mut in_time: Vec<(&String, &Entity)> = initiative.standing("definitions").collect();
    in_time.sort_by_key(|(key, entity)| (entity.at_ms(), *key));
    // The first wording of a chain of alternatives; a circle ends where it began.
    let first = |key: &String| {
        let mut at = key.as_str();
        for _ in 0..in_time.len() {
            match stands(at).and_then(|entity| entity.text("for")) {
                Some(next) if next != key && stands(next).is_some() => at = next,
                _ => break,
            }
        }
        at.to_owned()
    };
    let mut groups: Groups<(&String, &Entity, bool)> = Groups::new();
    let mut by_term: BTreeMap<String, String> = BTreeMap::new();
    for (key, entity) in &in_time {
        let root = first(key);
        let is_linked = root != **key;
        let term = entity.text("term").unwrap_or_default().trim().to_lowercase();
        let root = if is_linked { root } else { by_term.entry(term).or_insert(root).clone() };
        groups.push(&root, (*key, *entity, is_linked));
    }
    let rows = groups.each().filter_map(|(root, wordings)| {
        let mut wordings = wordings.to_vec();
        wordings.sort_by_key(|(key, entity, _)| (**key != root, entity.at_ms(), *key));
        let (key, entity, _) = *wordings.first()?;
        let state = entity.text("state").unwrap_or("proposed").to_owned();
        let said = wordings.iter().any(|(_, wording, _)| wording.text("state") == Some("contested"));
        Some(DefinitionRow {
            key: key.clone(),
            term: entity.text("term").unwrap_or_default().to_owned(),
            is_contested: said || (wordings.len() > 1 && state != "agreed"),
            state,
            wordings: wordings
                .into_iter()
                .map(|(key, entity, is_linked)| Wording {
                    key: key.clone(),
                    text: entity.text("wording").unwrap_or_default().to_owned(),
                    lang: entity.text("lang").unwrap_or_default().to_owned(),
                    by: nickname(initiative, key),
                    is_linked,
                })
                .collect(),
        })
    });
    let mut rows: Vec<DefinitionRow> = rows.collect();
    rows.sort_by_key(|row| row.term.to_lowercase());
    rows
}

/// Where terms stand in a text as words of their own, whatever their capitals; the longest where two begin together.
#[must_use]
pub fn terms_in(text: &str, definitions: &[DefinitionRow]) -> Vec<TermMark> {
    let mut marks: Vec<TermMark> = Vec::new();
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        let begins = !before.is_alphanumeric() && c.is_alphanumeric();
        before = c;
        if !begins || marks.last().is_some_and(|mark| start < mark.end) {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let found =
            definitions.iter().enumerate().filter_map(|(n, row)| Some((term_at(rest, &row.term)?, n)));
        if let Some((len, definition)) = found.max_by_key(|(len, _)| *len) {
            marks.push(TermMark { start, end: start + len, definition });
        }
    }
    marks
}

/// How many bytes of a text the term takes that it begins with, if it does.
fn term_at(text: &str, term: &str) -> Option<usize> {
    let mut rest = text.chars();
    let mut any = false;
    for c in term.trim().chars() {
        any = true;
        if !rest.next()?.to_lowercase().eq(c.to_lowercase()) {
            return None;
        }
    }
    let is_word = !rest.clone().next().is_some_and(char::is_alphanumeric);
    (any && is_word).then(|| text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::{DefinitionRow, terms_in};
    use crate::domain::Role;
    use crate::domain::rig::{Person, Table};
    use crate::domain::view::{Query, View};

    fn definitions(person: &Person) -> Vec<DefinitionRow> {
        let View::Definitions(rows) = person.asks(&Query::Definitions) else { panic!("definitions answer") };
        rows
    }

    #[test]
    fn two_wordings_and_more_are_kept_and_the_contested_mark_travels_with_the_term() {
        let mut table = Table::of(&[Role::Lead, Role::Partner]);
        let first = table[0].adds(
            "definitions",
            &[("term", "Affordable home"), ("wording", "Costs a third of income"), ("state", "agreed")],
        );
        table.meet();
        table[1].adds(
            "definitions",
            &[("term", "affordable home"), ("wording", "Costs what social aid pays"), ("for", &first)],
        );
        table.meet();
        let rows = definitions(&table[0]);
        assert_eq!(
            (rows.len(), rows[0].wordings.len(), rows[0].is_contested),
            (1, 2, false),
            "agreed stays agreed"
        );
        table[0].changes("definitions", &first, &[("state", "contested")]).expect("she may");
        let rows = definitions(&table[0]);
        assert!(rows[0].is_contested);
        let text = "Un affordable HOME for each, affordable homes for none.";
        let marks = terms_in(text, &rows);
        assert_eq!(
            marks.iter().map(|mark| &text[mark.start..mark.end]).collect::<Vec<_>>(),
            ["affordable HOME"]
        );
    }

    /// DOMAIN's case *two add the same definition term*: one term with two wordings, contested.
    #[test]
    fn two_who_define_the_same_term_at_once_contest_it() {
        let mut table = Table::of(&[Role::Lead, Role::Coordinator]);
        for (who, wording) in [(0, "Below the line"), (1, "Having to choose")] {
            table[who]
                .adds("definitions", &[("term", "Poverty"), ("wording", wording), ("state", "proposed")]);
        }
        table.meet();
        let rows = definitions(&table[1]);
        assert_eq!((rows.len(), rows[0].wordings.len(), rows[0].is_contested), (1, 2, true));
        assert!(!rows[0].wordings[1].is_linked, "that they are one is a suggestion");
    }

    #[test]
    fn wordings_that_point_at_each_other_are_shown_once_each() {
        let mut table = Table::of(&[Role::Lead]);
        let fields = [("term", "Poverty"), ("wording", "One"), ("state", "proposed")];
        let one = table[0].adds("definitions", &fields);
        let other = table[0].adds("definitions", &[("for", one.as_str()), fields[0], fields[1], fields[2]]);
        table[0].changes("definitions", &one, &[("for", &other)]).expect("she may");
        let rows = definitions(&table[0]);
        assert_eq!(rows.iter().map(|row| row.wordings.len()).sum::<usize>(), 2);
    }
}
