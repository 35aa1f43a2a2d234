//! What became of all voices, gathered once for a list of them: answers, what they led to, what they were joined with, and
//! who supports them. What counts for one that was joined counts for the others too, so nobody's credit is lost.

use std::collections::BTreeMap;

use super::same::joined;
use super::trail::supports;
use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};

/// See the module.
pub(super) struct Fates<'a> {
    initiative: &'a Initiative,
    /// Answers by the voice they answer.
    pub(super) replies: Groups<(&'a String, &'a Entity)>,
    /// Photos and recordings by the voice they stand beside.
    pub(super) media: Groups<(&'a String, &'a Entity)>,
    /// Promotions by the voice they begin at.
    promotions: Groups<&'a String>,
    /// For what is joined, what stands for all of it; and all of it, by that.
    roots: BTreeMap<String, String>,
    groups: Groups<String>,
    n_phones: BTreeMap<String, usize>,
}

/// Whether somebody of the team has dealt with a voice.
pub(crate) fn is_dealt_with(initiative: &Initiative, voice: &str) -> bool {
    Fates::of(initiative).is_dealt_with(voice)
}

impl<'a> Fates<'a> {
    pub(super) fn of(initiative: &'a Initiative) -> Self {
        let (mut replies, mut promotions, mut groups) = (Groups::new(), Groups::new(), Groups::new());
        let mut media = Groups::new();
        for (kind, groups) in [("replies", &mut replies), ("blobs", &mut media)] {
            for (key, it) in initiative.each(kind) {
                if let Some(voice) = it.text("contribution") {
                    groups.push(voice, (key, it));
                }
            }
        }
        for (key, said) in initiative.standing("promotions").filter(|(_, said)| !said.flag("undone")) {
            if let Some((voice, target)) = key.split_once('|')
                && initiative.find(target).is_some()
                && said.text("relation").is_some()
            {
                promotions.push(voice, key);
            }
        }
        let roots = joined(initiative);
        for (key, root) in &roots {
            groups.push(root, key.clone());
        }
        Self { initiative, replies, media, promotions, roots, groups, n_phones: supports(initiative) }
    }

    /// What it was joined with and says the same.
    pub(super) fn others(&self, key: &str) -> impl Iterator<Item = &str> {
        let all = self.roots.get(key).map_or(&[][..], |root| self.groups.of(root));
        all.iter().map(String::as_str).filter(move |other| *other != key)
    }

    /// The promotions of a voice, and of those it was joined with.
    pub(super) fn promotions(&self, key: &str) -> Vec<&'a String> {
        let mut found = self.promotions.of(key).to_vec();
        for other in self.others(key) {
            found.extend(self.promotions.of(other));
        }
        found
    }

    /// The promotions that lead to something, each with its voice.
    pub(super) fn leading_to(&self, target: &str) -> Vec<(&'a String, &'a str)> {
        let all = self.promotions.each().flat_map(|(_, promotions)| promotions.iter().copied());
        let split = all.filter_map(|promotion| Some((promotion, promotion.split_once('|')?)));
        split.filter(|(_, (_, to))| *to == target).map(|(promotion, (voice, _))| (promotion, voice)).collect()
    }

    /// How many phones support it.
    pub(super) fn n_phones(&self, key: &str) -> usize {
        self.n_phones.get(key).copied().unwrap_or(0)
    }

    /// Where it stands at the team, as a state of the schema: what became of it says more than what was said about it.
    pub(super) fn standing(&self, key: &str) -> Option<&str> {
        if !self.promotions(key).is_empty() {
            return Some("used");
        }
        let said = self.initiative.get("reviews", key).and_then(|review| review.text("state"));
        said.or_else(|| self.others(key).next().map(|_| "joined_with"))
    }

    /// Whether somebody of the team has dealt with it: placed it, answered it, made something of it, or joined it with
    /// another that now stands for it.
    pub(super) fn is_dealt_with(&self, key: &str) -> bool {
        let is_stood_for = self.roots.get(key).is_some_and(|root| {
            root != key
                && self.initiative.get("contributions", root).is_some()
                && !self.initiative.is_withdrawn("contributions", root)
        });
        is_stood_for
            || !self.replies.of(key).is_empty()
            || !self.promotions(key).is_empty()
            || self.initiative.get("reviews", key).is_some_and(|review| review.text("state").is_some())
    }
}
