//! Which change builds on which: what the gate needs to know of history, kept small.
//!
//! A change's past is told by a clock: for each actor, the sequence number up to which its changes are in that past.
//! Clocks are kept for each actor's latest change only; others are worked out when an author was far behind.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use automerge::{ActorId, Change, ChangeHash};

/// An operation: who, and their counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct OpKey {
    pub(super) actor: u32,
    pub(super) counter: u64,
}

/// For each actor by number, how many of its changes are in a past.
#[derive(Debug, Clone, Default)]
pub(super) struct Clock(Vec<u32>);

impl Clock {
    fn get(&self, actor: u32) -> u32 {
        self.0.get(actor as usize).copied().unwrap_or(0)
    }

    fn raise(&mut self, actor: u32, seq: u32) {
        let at = actor as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(slot) = self.0.get_mut(at) {
            *slot = seq.max(*slot);
        }
    }

    fn join(&mut self, other: &Self) {
        for (actor, seq) in (0..).zip(&other.0) {
            self.raise(actor, *seq);
        }
    }
}

#[derive(Debug, Clone)]
struct Node {
    actor: u32,
    seq: u32,
    start_op: u64,
    max_op: u64,
    deps: Vec<u32>,
}

/// Every accepted change, in the order it was accepted.
#[derive(Debug, Clone, Default)]
pub(super) struct Ancestry {
    nodes: Vec<Node>,
    by_hash: HashMap<ChangeHash, u32>,
    actors: HashMap<ActorId, u32>,
    by_actor: Vec<Vec<u32>>,
    latest_clock: HashMap<u32, Arc<Clock>>,
}

impl Ancestry {
    pub(super) fn contains(&self, hash: &ChangeHash) -> bool {
        self.by_hash.contains_key(hash)
    }

    /// The numbers of these changes, if all are here.
    pub(super) fn numbers(&self, hashes: &[ChangeHash]) -> Option<Vec<u32>> {
        hashes.iter().map(|hash| self.by_hash.get(hash).copied()).collect()
    }

    pub(super) fn actor(&self, actor: &ActorId) -> Option<u32> {
        self.actors.get(actor).copied()
    }

    /// The actor of a number. Takes its time.
    pub(super) fn actor_of(&self, number: u32) -> Option<&ActorId> {
        self.actors.iter().find(|(_, its)| **its == number).map(|(actor, _)| actor)
    }

    /// Every actor, in no particular order.
    pub(super) fn actors(&self) -> impl Iterator<Item = &ActorId> {
        self.actors.keys()
    }

    /// The number the next actor not seen before will get.
    pub(super) fn next_actor(&self) -> u32 {
        u32::try_from(self.actors.len()).expect("fewer actors than fit in memory")
    }

    /// How many changes of an actor were accepted.
    pub(super) fn last_seq(&self, actor: u32) -> u32 {
        let n = self.by_actor.get(actor as usize).map_or(0, Vec::len);
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    /// How many changes of an actor were accepted, by the actor's id.
    pub(super) fn last_seq_of(&self, actor: &ActorId) -> u64 {
        self.actor(actor).map_or(0, |number| u64::from(self.last_seq(number)))
    }

    /// An actor's accepted change of this number.
    pub(super) fn at(&self, actor: &ActorId, seq: u64) -> Option<ChangeHash> {
        let chain = self.by_actor.get(self.actor(actor)? as usize)?;
        let number = chain.get(usize::try_from(seq).ok()?.checked_sub(1)?)?;
        self.by_hash.iter().find(|(_, its)| *its == number).map(|(hash, _)| *hash)
    }

    /// Every accepted change, with its author and what it builds on. Takes its time.
    pub(super) fn each(&self) -> Vec<(ChangeHash, &ActorId, Vec<ChangeHash>)> {
        let mut hashes: Vec<(u32, ChangeHash)> = self.by_hash.iter().map(|(hash, at)| (*at, *hash)).collect();
        let mut actors: Vec<(u32, &ActorId)> = self.actors.iter().map(|(actor, at)| (*at, actor)).collect();
        hashes.sort_unstable();
        actors.sort_unstable();
        let of = |at: &u32| hashes.get(*at as usize).map(|(_, hash)| *hash);
        let nodes = self.nodes.iter().zip(&hashes);
        nodes
            .filter_map(|(node, (_, hash))| {
                let (_, actor) = actors.get(node.actor as usize)?;
                Some((*hash, *actor, node.deps.iter().filter_map(of).collect()))
            })
            .collect()
    }

    /// The highest operation counter in the past of a change with these dependencies.
    pub(super) fn max_op(&self, deps: &[u32]) -> u64 {
        deps.iter().filter_map(|dep| self.nodes.get(*dep as usize)).map(|node| node.max_op).max().unwrap_or(0)
    }

    /// The past of a change with these dependencies.
    pub(super) fn past(&self, deps: &[u32]) -> Clock {
        // What is known to be in the past together with all that is behind it.
        let mut whole = Clock::default();
        let mut walked = BTreeSet::new();
        let mut stack = deps.to_vec();
        while let Some(at) = stack.pop() {
            let Some(node) = self.nodes.get(at as usize) else { continue };
            if whole.get(node.actor) >= node.seq || !walked.insert(at) {
                continue;
            }
            if let Some(known) = self.latest_clock.get(&at) {
                whole.join(known);
            } else {
                stack.extend(&node.deps);
            }
        }
        for node in walked.iter().filter_map(|at| self.nodes.get(*at as usize)) {
            whole.raise(node.actor, node.seq);
        }
        whole
    }

    /// How many changes of an actor are in this past.
    pub(super) fn n_in_past(&self, clock: &Clock, actor: &ActorId) -> u32 {
        self.actor(actor).map_or(0, |number| clock.get(number))
    }

    /// Whether an operation was made by a change in this past.
    pub(super) fn in_past(&self, clock: &Clock, op: OpKey) -> bool {
        let Some(changes) = self.by_actor.get(op.actor as usize) else { return false };
        let node = |at: &u32| self.nodes.get(*at as usize);
        let after = changes.partition_point(|at| node(at).is_some_and(|node| node.start_op <= op.counter));
        after
            .checked_sub(1)
            .and_then(|i| changes.get(i))
            .and_then(node)
            .is_some_and(|node| op.counter <= node.max_op && node.seq <= clock.get(op.actor))
    }

    /// Takes up an accepted change.
    pub(super) fn insert(&mut self, change: &Change, deps: Vec<u32>, mut clock: Clock) -> u32 {
        let next = self.next_actor();
        let actor = *self.actors.entry(change.actor_id().clone()).or_insert(next);
        if actor == next {
            self.by_actor.push(Vec::new());
        }
        let number = u32::try_from(self.nodes.len()).expect("fewer changes than fit in memory");
        let chain = self.by_actor.get_mut(actor as usize).expect("pushed with the actor");
        if let Some(previous) = chain.last() {
            self.latest_clock.remove(previous);
        }
        chain.push(number);
        let seq = u32::try_from(chain.len()).expect("fewer changes than fit in memory");
        clock.raise(actor, seq);
        self.latest_clock.insert(number, Arc::new(clock));
        self.by_hash.insert(change.hash(), number);
        let start_op = change.start_op().get();
        self.nodes.push(Node { actor, seq, start_op, max_op: change.max_op(), deps });
        actor
    }
}
