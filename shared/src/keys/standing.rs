//! Who is a member at present: everybody who was granted it, less those whose grant has ended.
//!
//! What stands here is a function of the *set* of grants and acts that are known, whatever their order of arrival, and
//! relays and devices ask the same code. Two members may remove each other at the same time; then the higher role wins,
//! then who is nearer to the founding key, then the smaller envelope id. The winner stays, so a lead always does.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::DeviceKey;
use super::act::{Decision, End};
use super::grant::GrantId;
use crate::domain::rights::Role;
use crate::wire::EnvelopeId;

/// A grant and where it hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Whose it is.
    pub device: DeviceKey,
    /// What it grants.
    pub role: Role,
    /// The id of every link down to it, its own last.
    pub path: Vec<GrantId>,
}

/// Why somebody is no longer a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Out {
    /// Removed.
    Removed,
    /// Came by an invitation that had ended, or that somebody made who had been removed.
    InvitationEnded,
}

#[derive(Debug, Clone)]
struct Ending {
    author: GrantId,
    target: GrantId,
    end: End,
}

/// What is left of a grant that has ended.
#[derive(Debug, Default)]
struct Rest {
    keeps: BTreeSet<GrantId>,
    acts: BTreeSet<EnvelopeId>,
}

type Rests = BTreeMap<GrantId, Rest>;

/// Everybody, and what has ended.
#[derive(Debug, Default)]
pub struct Standing {
    places: BTreeMap<GrantId, Place>,
    endings: BTreeMap<EnvelopeId, Ending>,
    decisions: BTreeMap<EnvelopeId, (GrantId, Decision)>,
    rests: Rests,
    kept: BTreeSet<GrantId>,
    anchors: BTreeSet<[u8; 32]>,
}

impl Standing {
    /// Somebody was granted membership.
    pub fn admit(&mut self, grant: GrantId, device: DeviceKey, role: Role, path: Vec<GrantId>) {
        self.places.entry(grant).or_insert(Place { device, role, path });
    }

    /// Where a grant hangs, whether it has ended or not.
    #[must_use]
    pub fn place(&self, grant: GrantId) -> Option<&Place> {
        self.places.get(&grant)
    }

    /// How many grants to devices there are.
    #[must_use]
    pub fn n_places(&self) -> usize {
        self.places.len()
    }

    /// Every grant to a device.
    pub fn places(&self) -> impl Iterator<Item = (&GrantId, &Place)> {
        self.places.iter()
    }

    /// A grant was ended by somebody who is known and whose role allows it.
    pub fn end(&mut self, id: EnvelopeId, author: GrantId, target: GrantId, end: End) {
        self.endings.insert(id, Ending { author, target, end });
        self.judge();
    }

    /// Somebody who is known and whose role allows it decided about what came too late.
    pub fn decide(&mut self, id: EnvelopeId, author: GrantId, decision: Decision) {
        self.decisions.insert(id, (author, decision));
        self.judge();
    }

    /// Why a grant is none any more; nothing if it holds.
    #[must_use]
    pub fn out(&self, grant: GrantId) -> Option<Out> {
        self.out_by(&self.places.get(&grant)?.path)
    }

    /// As [`Standing::out`], for whoever hangs at the end of this path.
    #[must_use]
    pub fn out_by(&self, path: &[GrantId]) -> Option<Out> {
        out(path, &self.rests, &self.kept)
    }

    /// Whether an act of this author counts: the author is a member, or the act was known when the author's grant ended.
    #[must_use]
    pub fn counts(&self, author: GrantId, act: EnvelopeId) -> bool {
        self.places.get(&author).is_some_and(|place| counts(place, act, &self.rests, &self.kept))
    }

    /// The changes that are taken up, with all in their past, whoever made them.
    #[must_use]
    pub const fn anchors(&self) -> &BTreeSet<[u8; 32]> {
        &self.anchors
    }

    /// Whether somebody decided that nobody has to look at a change any more.
    #[must_use]
    pub fn is_dropped(&self, change: &[u8; 32]) -> bool {
        self.decided().any(|decision| decision.drops.iter().any(|hash| **hash == *change))
    }

    fn decided(&self) -> impl Iterator<Item = &Decision> {
        let counting = self.decisions.iter().filter(|(id, (author, _))| self.counts(*author, **id));
        counting.map(|(_, (_, decision))| decision)
    }

    /// Works out anew what has ended. Decisions may keep somebody whose own acts then count: hence twice.
    fn judge(&mut self) {
        self.kept.clear();
        for _ in 0..2 {
            let (rests, heads) = self.judged();
            self.rests = rests;
            let decided: Vec<&Decision> = self.decided().collect();
            let kept = decided.iter().flat_map(|decision| decision.keeps.iter().copied()).collect();
            let adopted = decided.iter().flat_map(|decision| decision.adopts.iter().map(|hash| **hash));
            let anchors = heads.into_iter().chain(adopted).collect();
            (self.kept, self.anchors) = (kept, anchors);
        }
    }

    fn judged(&self) -> (Rests, BTreeSet<[u8; 32]>) {
        let mut endings: Vec<_> = self
            .endings
            .iter()
            .filter_map(|(id, ending)| Some((id, ending, self.places.get(&ending.author)?)))
            .collect();
        endings.sort_by_key(|(id, _, author)| (Reverse(author.role), author.path.len(), **id));
        let mut rests = Rests::new();
        let mut heads = BTreeSet::new();
        for (id, Ending { target, end, .. }, author) in endings {
            if !counts(author, *id, &rests, &self.kept) {
                continue;
            }
            let rest = rests.entry(*target).or_default();
            // What anybody who ended it knew of stays.
            rest.keeps.extend(&end.keeps);
            rest.acts.extend(&end.acts);
            heads.extend(end.heads.iter().map(|hash| **hash));
        }
        (rests, heads)
    }
}

fn out(path: &[GrantId], rests: &Rests, kept: &BTreeSet<GrantId>) -> Option<Out> {
    path.iter().enumerate().find_map(|(at, link)| {
        let rest = rests.get(link)?;
        match path.get(at + 1..) {
            None | Some([]) => Some(Out::Removed),
            Some(below) => {
                let stays = below.iter().any(|id| rest.keeps.contains(id) || kept.contains(id));
                (!stays).then_some(Out::InvitationEnded)
            }
        }
    })
}

fn counts(author: &Place, act: EnvelopeId, rests: &Rests, kept: &BTreeSet<GrantId>) -> bool {
    match out(&author.path, rests, kept) {
        None => true,
        Some(Out::InvitationEnded) => false,
        Some(Out::Removed) => {
            author.path.last().and_then(|own| rests.get(own)).is_some_and(|rest| rest.acts.contains(&act))
        }
    }
}
