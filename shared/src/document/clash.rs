//! Two rewrites of one paragraph. Letters of both stay, so that nothing is lost; but woven into each other they can read
//! as what nobody wrote. So both wordings are found again in the history, for a person to choose.
//!
//! It is one if both took out the same words of what they began from, or both began from nothing. What a person has put
//! right since does not read as the two weave, and is no longer one.

use std::collections::HashMap;

use automerge::{Change, ChangeHash, ObjId, ROOT, ReadDoc};

use super::past::writes_to;
use super::text::{joined, removed};
use super::{Document, child};
use crate::keys::DeviceTag;

/// Rewrites of one text that are compared with each other, the newest of it: a bit for each.
const REWRITES_MAX: usize = 64;

/// One wording of a paragraph, and who left it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The device that wrote it.
    pub tag: DeviceTag,
    /// When, in seconds since 1970 by that device's clock.
    pub at_s: i64,
    /// The paragraph.
    pub wording: String,
}

/// Two rewrites of one paragraph that stand woven into each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The text: its field and language with `|` between them.
    pub key: String,
    /// How the paragraph reads.
    pub woven: String,
    /// What each of the two wrote.
    pub versions: [Version; 2],
}

impl Document {
    /// The paragraphs of these texts, by field and language, that two people rewrote without knowing of each other.
    #[must_use]
    pub fn clashes(&self, keys: &[String]) -> Vec<Clash> {
        let changes = self.automerge.get_changes(&[]);
        let Some(agenda) = child(&self.automerge, &ROOT, "agenda") else { return Vec::new() };
        let texts = keys.iter().filter_map(|key| Some((key, child(&self.automerge, &agenda, key)?)));
        texts.flat_map(|(key, text)| self.clashes_in(&changes, key, &text)).collect()
    }

    fn clashes_in(&self, changes: &[Change], key: &str, text: &ObjId) -> Vec<Clash> {
        let mut rewrites: Vec<&Change> = changes.iter().filter(|change| writes_to(change, text)).collect();
        // What is older is behind all of them, or nearly.
        let older = rewrites.len().saturating_sub(REWRITES_MAX);
        let rest = rewrites.split_off(older);
        let began: Vec<ChangeHash> = rewrites.last().map(|change| change.hash()).into_iter().collect();
        let pasts = pasts(changes, &rest);
        let stands = self.automerge.text(text).unwrap_or_default();
        let at = |heads: &[ChangeHash]| self.automerge.text_at(text, heads).unwrap_or_default();
        let mut clashes: Vec<Clash> = Vec::new();
        for (one, other) in apart(&pasts) {
            let (Some(x), Some(y)) = (rest.get(one), rest.get(other)) else { continue };
            let common = pasts.get(one).zip(pasts.get(other)).map_or(0, |(a, b)| a & b);
            let mut heads: Vec<ChangeHash> =
                (0..rest.len()).filter(|n| common >> n & 1 == 1).map(|n| rest[n].hash()).collect();
            if heads.is_empty() {
                heads.clone_from(&began);
            }
            let texts = [at(&heads), at(&[x.hash()]), at(&[y.hash()]), at(&[x.hash(), y.hash()])];
            for [mine, theirs, woven] in overlapping(texts.each_ref().map(String::as_str)) {
                let is_new = clashes.iter().all(|known| known.woven != woven);
                if is_new && has_paragraph(&stands, &woven) {
                    let versions = [version(x, mine), version(y, theirs)];
                    clashes.push(Clash { key: key.to_owned(), woven, versions });
                }
            }
        }
        clashes
    }
}

fn version(change: &Change, wording: String) -> Version {
    let tag = DeviceTag::of_actor(change.actor_id().to_bytes());
    Version { tag, at_s: change.timestamp(), wording }
}

/// For each of `rewrites`, which of them are in its past, itself included: a bit for each, by its place.
fn pasts(changes: &[Change], rewrites: &[&Change]) -> Vec<u64> {
    let mut by_hash: HashMap<ChangeHash, u64> = HashMap::new();
    let mut pasts = Vec::new();
    for change in changes {
        let mut past = change.deps().iter().filter_map(|dep| by_hash.get(dep)).fold(0, |all, one| all | one);
        // Both stand in the same order.
        if rewrites.get(pasts.len()).is_some_and(|next| next.hash() == change.hash()) {
            past |= 1 << pasts.len();
            pasts.push(past);
        }
        by_hash.insert(change.hash(), past);
    }
    pasts
}

/// Pairs that do not know of each other, each the last of its side.
fn apart(pasts: &[u64]) -> Vec<(usize, usize)> {
    let knows = |later: usize, earlier: usize| pasts.get(later).is_some_and(|past| past >> earlier & 1 == 1);
    let are_apart = |one: usize, other: usize| !knows(one, other) && !knows(other, one);
    let is_last = |one: usize, beside: usize| {
        (0..pasts.len()).all(|next| next == one || !knows(next, one) || !are_apart(next, beside))
    };
    let pairs = (0..pasts.len()).flat_map(|one| (one + 1..pasts.len()).map(move |other| (one, other)));
    pairs
        .filter(|(one, other)| are_apart(*one, *other) && is_last(*one, *other) && is_last(*other, *one))
        .collect()
}

/// The paragraphs that two rewrites of a text both touched: how each left it, and how they weave.
///
/// Where the four texts do not have the same number of paragraphs, the whole counts as one.
fn overlapping([base, mine, theirs, woven]: [&str; 4]) -> Vec<[String; 3]> {
    let [old, a, b, both] = [base, mine, theirs, woven].map(|text| text.split('\n').collect::<Vec<_>>());
    let is_alike = [&a, &b, &both].iter().all(|other| other.len() == old.len());
    let paragraphs: Vec<[&str; 4]> = if is_alike {
        old.iter().zip(a).zip(b).zip(both).map(|(((old, a), b), both)| [*old, a, b, both]).collect()
    } else {
        vec![[base, mine, theirs, woven]]
    };
    let clash = paragraphs.into_iter().filter(|[base, mine, theirs, woven]| {
        mine != theirs && woven != mine && woven != theirs && is_overlapping(base, mine, theirs)
    });
    clash.map(|[_, mine, theirs, woven]| [mine, theirs, woven].map(str::to_owned)).collect()
}

/// Whether two rewrites took out the same words, or both began from nothing.
fn is_overlapping(base: &str, mine: &str, theirs: &str) -> bool {
    if base.trim().is_empty() {
        return !mine.trim().is_empty() && !theirs.trim().is_empty();
    }
    let units: Vec<u16> = base.encode_utf16().collect();
    let others = removed(base, theirs);
    let shared = removed(base, mine).into_iter().flat_map(|one| {
        others.iter().map(move |other| one.start.max(other.start)..one.end.min(other.end)).collect::<Vec<_>>()
    });
    let is_said = |range: std::ops::Range<usize>| {
        let words = units.get(range).map(String::from_utf16_lossy).unwrap_or_default();
        words.contains(char::is_alphanumeric)
    };
    shared.into_iter().any(is_said)
}

/// Whether a text has this paragraph, or these.
fn has_paragraph(text: &str, paragraph: &str) -> bool {
    let lined = |text: &str| ["\n", text, "\n"].concat();
    lined(text).contains(&lined(paragraph))
}

/// `theirs` with what `mine` changed in `base`; where both rewrote one paragraph, both wordings below each other, theirs
/// first.
///
/// For a person who saves what she began before others rewrote it: the change she makes now knows of theirs, so that her
/// wording would not be found again in the history.
pub(super) fn beside(base: &str, mine: &str, theirs: &str) -> String {
    let woven = joined(base, mine, theirs);
    overlapping([base, mine, theirs, &woven]).into_iter().fold(
        woven.clone(),
        |text, [mine, theirs, woven]| {
            let both = [&theirs, "\n", &mine].concat();
            if has_paragraph(&text, &woven) { text.replacen(&woven, &both, 1) } else { text }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::{beside, is_overlapping};

    const VISION: &str = "Children are safe.\nHomes are dry.";

    #[test]
    fn who_saves_late_what_others_rewrote_finds_both_below_each_other() {
        let theirs = "Our streets belong to the young.\nHomes are dry.";
        let mine = "Every child walks to school alone.\nHomes are dry and warm.";
        let expected =
            "Our streets belong to the young.\nEvery child walks to school alone.\nHomes are dry and warm.";
        assert_eq!(beside(VISION, mine, theirs), expected);
        assert_eq!(
            beside(VISION, "Children are all safe.\nHomes are dry.", VISION),
            "Children are all safe.\nHomes are dry."
        );
    }

    #[test]
    fn blanks_and_stops_are_no_words() {
        assert!(!is_overlapping("One. Two.", "One, two.", "One: Two."), "a stop each");
        assert!(is_overlapping("One two three", "One 2 three", "One zwei three"));
    }
}
