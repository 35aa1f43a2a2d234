//! Forks: two changes with the same actor and sequence number, which no honest app writes.
//!
//! Automerge cannot hold both, and whichever came first would stay, on each device another one. So every device counts,
//! for each of the two, how many other devices have built on it: the one with more stays, at a tie the one with the
//! lower hash. The other is refused, and what builds on it waits. That is a function of the changes that are known,
//! whatever their order; and a fork made years later takes nobody's words away, since everybody has built on the first.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use automerge::{ActorId, Change, ChangeHash};

use super::ancestry::Ancestry;
use crate::keys::DeviceTag;

/// An actor's change of one number.
pub(super) type Slot = (ActorId, u64);

/// The changes that are known and not let in, and which of all lost to another one in their place.
#[derive(Debug, Clone, Default)]
pub(super) struct Forks {
    /// By slot, each with what it builds on.
    outside: BTreeMap<Slot, Vec<(ChangeHash, Vec<ChangeHash>)>>,
    contested: BTreeSet<Slot>,
    lost: BTreeSet<ChangeHash>,
}

/// Every known change as a number, with what is needed to follow them downwards.
struct Graph {
    devices: Vec<DeviceTag>,
    children: Vec<Vec<usize>>,
    numbers: HashMap<ChangeHash, usize>,
}

impl Forks {
    /// Notes a change that is known from here on.
    pub(super) fn note(&mut self, change: &Change, ancestry: &Ancestry) {
        let hash = change.hash();
        let slot = (change.actor_id().clone(), change.seq());
        if ancestry.contains(&hash) {
            return;
        }
        let here = self.outside.entry(slot.clone()).or_default();
        if here.iter().all(|(other, _)| *other != hash) {
            here.push((hash, change.deps().to_vec()));
        }
        if here.len() > 1 || ancestry.last_seq_of(&slot.0) >= slot.1 {
            self.contested.insert(slot);
        }
    }

    /// Notes that a change was let in.
    pub(super) fn let_in(&mut self, change: &Change) {
        let slot = (change.actor_id().clone(), change.seq());
        if let Some(here) = self.outside.get_mut(&slot) {
            here.retain(|(hash, _)| *hash != change.hash());
            if here.is_empty() {
                self.outside.remove(&slot);
            }
        }
    }

    /// Whether a change lost to another one in its place.
    pub(super) fn has_lost(&self, hash: &ChangeHash) -> bool {
        self.lost.contains(hash)
    }

    pub(super) fn has_losers(&self) -> bool {
        !self.lost.is_empty()
    }

    /// Decides anew which changes have lost; whether what was let in or refused before no longer counts.
    pub(super) fn decide(&mut self, ancestry: &Ancestry) -> bool {
        if self.contested.is_empty() {
            return false;
        }
        let graph = self.graph(ancestry);
        let mut lost = BTreeSet::new();
        for slot in &self.contested {
            let inside = ancestry.at(&slot.0, slot.1);
            let outside = self.outside.get(slot).into_iter().flatten().map(|(hash, _)| *hash);
            let candidates: Vec<ChangeHash> = inside.into_iter().chain(outside).collect();
            let best =
                candidates.iter().max_by_key(|hash| (graph.n_built_on(hash), std::cmp::Reverse(**hash)));
            lost.extend(candidates.iter().filter(|hash| Some(*hash) != best));
        }
        let is_undone = !self.lost.is_subset(&lost) || lost.iter().any(|hash| ancestry.contains(hash));
        self.lost = lost;
        is_undone
    }

    fn graph(&self, ancestry: &Ancestry) -> Graph {
        let mut nodes = ancestry.each();
        for ((actor, _), here) in &self.outside {
            nodes.extend(here.iter().map(|(hash, deps)| (*hash, actor, deps.clone())));
        }
        let numbers: HashMap<ChangeHash, usize> =
            nodes.iter().enumerate().map(|(at, (hash, ..))| (*hash, at)).collect();
        let mut children = vec![Vec::new(); nodes.len()];
        for (at, (_, _, deps)) in nodes.iter().enumerate() {
            for dep in deps.iter().filter_map(|dep| numbers.get(dep)) {
                children[*dep].push(at);
            }
        }
        let devices = nodes.iter().map(|(_, actor, _)| DeviceTag::of_actor(actor.to_bytes())).collect();
        Graph { devices, children, numbers }
    }
}

impl Graph {
    /// How many devices other than its author's have built on a change.
    fn n_built_on(&self, hash: &ChangeHash) -> usize {
        let Some(first) = self.numbers.get(hash).copied() else { return 0 };
        let (mut seen, mut stack, mut devices) = (BTreeSet::new(), vec![first], BTreeSet::new());
        while let Some(at) = stack.pop() {
            if seen.insert(at) {
                devices.extend(self.devices.get(at));
                stack.extend(self.children.get(at).into_iter().flatten());
            }
        }
        devices.len() - 1
    }
}
