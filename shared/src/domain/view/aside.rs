//! What somebody of the team set aside on the desk: until a day, for somebody, or because two things are not the same.
//!
//! A matter on the desk is named by the key of what it is about: a voice's; that under which it is decided which reading
//! counts; or the keys of two things that look alike, with `|` between them. Of several words on one matter the latest
//! counts; taking that out of the lists takes it back.

use serde::{Deserialize, Serialize};

use super::Beholder;
use super::fate::Fates;
use super::measure::nickname;
use super::name::{Named, named};
use super::same::joined;
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};
use crate::keys::tag_of_key;

/// One matter that was set aside and that nobody has decided about since.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsideRow {
    /// The key of the word that set it aside: archived to take that back.
    pub key: String,
    /// The matter.
    pub matter: String,
    /// `later`, `given` or `apart`.
    pub chosen: String,
    /// The kind of what it is about.
    pub kind: String,
    /// What it is about: one thing, or two.
    pub about: Vec<Named>,
    /// The period, if it is about a figure.
    pub period: Option<String>,
    /// Until when, if it is for later.
    pub until: Option<String>,
    /// What who it was given to is called, if anything.
    pub to: Option<String>,
    /// Whether it was given to this person.
    pub to_me: bool,
    /// What who set it aside is called, if anything.
    pub by: Option<String>,
    /// When, in milliseconds since 1970 by that phone's clock.
    pub at_ms: i64,
    /// Why; may be empty.
    pub reason: String,
    /// Whether it is off this person's piles at present.
    pub is_off: bool,
}

/// The matter of two things that look alike.
#[must_use]
pub fn matter_of_pair(one: &str, other: &str) -> String {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    [first, "|", second].concat()
}

/// What was set aside, by matter.
pub(super) struct Asides<'a, B> {
    initiative: &'a Initiative,
    me: &'a B,
    today: &'a str,
    words: Groups<(&'a String, &'a Entity)>,
}

impl<'a, B: Beholder> Asides<'a, B> {
    pub(super) fn of(initiative: &'a Initiative, me: &'a B, today: &'a str) -> Self {
        let mut words = Groups::new();
        for (key, word) in initiative.standing("resolutions") {
            if let Some(matter) = word.text("matter") {
                words.push(matter, (key, word));
            }
        }
        Self { initiative, me, today, words }
    }

    fn word(&self, matter: &str) -> Option<(&'a String, &'a Entity)> {
        self.words.of(matter).iter().copied().max_by_key(|(key, word)| (word.at_ms(), *key))
    }

    /// Whether a matter is off this person's piles today.
    pub(super) fn is_off(&self, matter: &str) -> bool {
        let Some((_, word)) = self.word(matter) else { return false };
        match word.text("chosen") {
            Some("later") => word.text("until").is_some_and(|until| until > self.today),
            Some("given") => !self.is_me(word.text("to").unwrap_or_default()),
            _ => true,
        }
    }

    /// Whether a tag is this person's: this phone's, or that of another one with the same name.
    fn is_me(&self, tag: &str) -> bool {
        let mine = self.me.tag().as_str();
        let name = || nickname(self.initiative, mine);
        tag == mine || (name().is_some() && nickname(self.initiative, tag) == name())
    }

    /// Everything that was set aside and is still open, what is given to this person first, then the latest first.
    pub(super) fn rows(&self, fates: &Fates<'_>, is_open: &dyn Fn(&str) -> bool) -> Vec<AsideRow> {
        let roots = joined(self.initiative);
        let mut rows = Vec::new();
        for (matter, _) in self.words.each() {
            let Some((key, word)) = self.word(matter) else { continue };
            let parts: Vec<&str> = matter.split('|').collect();
            let (kind, keys, period) = match parts.as_slice() {
                [voice] if !fates.is_dealt_with(voice) => ("contributions", vec![*voice], None),
                [one, other] if roots.get(*one).is_none_or(|root| roots.get(*other) != Some(root)) => {
                    let Some((kind, _)) = self.initiative.find(one) else { continue };
                    (kind, vec![*one, *other], None)
                }
                [indicator, period, ..] if parts.len() > 2 && is_open(matter) => {
                    ("indicators", vec![*indicator], Some((*period).to_owned()))
                }
                _ => continue,
            };
            let is_there = |key: &&str| {
                self.initiative.get(kind, key).is_some() && !self.initiative.is_withdrawn(kind, key)
            };
            if keys.iter().all(is_there) {
                rows.push(self.row((matter, key, word), (kind, &keys, period)));
            }
        }
        rows.sort_by(|a, b| (b.to_me, b.at_ms, &b.key).cmp(&(a.to_me, a.at_ms, &a.key)));
        rows
    }

    fn row(
        &self,
        (matter, key, word): (&str, &String, &Entity),
        (kind, keys, period): (&str, &[&str], Option<String>),
    ) -> AsideRow {
        let said = |name| word.text(name).map(str::to_owned);
        let to = word.text("to").filter(|_| word.text("chosen") == Some("given"));
        AsideRow {
            key: key.clone(),
            matter: matter.to_owned(),
            chosen: said("chosen").unwrap_or_default(),
            kind: kind.to_owned(),
            about: keys.iter().map(|key| named(self.initiative, self.me, kind, key)).collect(),
            period,
            until: said("until"),
            to: to.and_then(|tag| nickname(self.initiative, tag)),
            to_me: to.is_some_and(|tag| self.is_me(tag)),
            by: nickname(self.initiative, tag_of_key(key)),
            at_ms: word.at_ms(),
            reason: said("reason").unwrap_or_default(),
            is_off: self.is_off(matter),
        }
    }
}
