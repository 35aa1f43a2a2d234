//! The gate: what is checked of a change before Automerge sees it.
//!
//! Automerge panics on, or saves what it cannot load from, changes that name what does not exist or number themselves
//! wrongly. And whether a change stays within its author's role must be decided alike on every device. Both are
//! functions of the change, its past and its author only: never of time, order of arrival or what else is here.

pub(super) mod chunk;
mod operations;

use std::collections::BTreeSet;

use automerge::legacy::OpId;
use automerge::{ActorId, Change, ChangeHash, ObjId};
use thiserror::Error;

use super::Touched;
use super::ancestry::{Ancestry, OpKey};
use super::forks::Forks;
use super::index::{Index, Place};
use crate::domain::rights::Role;
use crate::domain::schema::{COLLECTIONS, Collection};
use crate::keys::{DeviceKey, DeviceTag};
use crate::wire::limits::{CHANGES_MAX, DEPS_MAX, OPS_MAX};

/// Whose changes are checked: the device that signed them, and its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The device.
    pub device: DeviceKey,
    /// Its tag.
    pub tag: DeviceTag,
    /// Its role.
    pub role: Role,
}

/// Why a change is refused, on every device alike.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GateError {
    /// Not one plain change chunk.
    #[error("expected one plain change of at most {CHANGES_MAX} bytes, found {found}")]
    Chunk { found: &'static str },
    /// No operation, or too many.
    #[error("expected between 1 and {OPS_MAX} operations, found {found}")]
    Operations { found: usize },
    /// No dependency, or too many.
    #[error("expected between 1 and {DEPS_MAX} dependencies, found {found}")]
    Dependencies { found: usize },
    /// The actor id has another length.
    #[error("expected an actor id of 16 bytes, found {found}")]
    Actor { found: usize },
    /// The actor id does not begin with the tag of the device that signed.
    #[error("the actor is another device's")]
    ActorTaken,
    /// Not the next one after its author's changes in its past.
    #[error("expected the author's change number {expected}, found {found}")]
    Sequence { expected: u64, found: u64 },
    /// Its author wrote another change of the same number, on which more have built.
    #[error("its author wrote two changes of one number, and more people have built on the other")]
    Fork,
    /// Operations are numbered from elsewhere.
    #[error("expected the first operation to have number {expected}, found {found}")]
    StartOp { expected: u64, found: u64 },
    /// Names an object, character or value that is not in its past.
    #[error("operation {op} names {what} that is not in its past")]
    Unknown { op: usize, what: &'static str },
    /// Does something no version of the app does.
    #[error("operation {op}: {what}")]
    Forbidden { op: usize, what: &'static str },
    /// Outside the author's role.
    #[error("operation {op}: a {role:?} does not write that in {section}")]
    Role { op: usize, role: Role, section: &'static str },
    /// Too much is waiting already for what it builds on.
    #[error("too many changes are waiting for what they build on")]
    TooManyWaiting,
}

/// What the gate says of a change.
#[derive(Debug)]
pub(super) enum Checked {
    /// It may be applied, and writes to these places.
    Accepted(BTreeSet<Touched>),
    /// It is here already.
    Known,
    /// Something it builds on is not here yet.
    Waiting,
    /// It must not be applied.
    Refused(GateError),
}

/// What the gate knows of the document.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    ancestry: Ancestry,
    index: Index,
    forks: Forks,
}

/// Reads one plain change chunk.
pub(super) fn parse(chunk: &[u8]) -> Result<Change, GateError> {
    let bad = |found| GateError::Chunk { found };
    if chunk.len() > CHANGES_MAX {
        return Err(bad("more"));
    }
    chunk::check(chunk).map_err(bad)?;
    let change = Change::from_bytes(chunk.to_vec()).ok().ok_or(bad("bytes that do not read"))?;
    if change.raw_bytes() != chunk {
        return Err(bad("bytes behind it"));
    }
    if !change.extra_bytes().is_empty() || change.author().is_some() || change.message().is_some() {
        return Err(bad("parts this version does not know"));
    }
    // A loaded document writes its changes anew and compares hashes: there must be one way to write a change.
    if Change::from(change.decode()).raw_bytes() != chunk {
        return Err(bad("another way of writing it than Automerge's"));
    }
    Ok(change)
}

impl Gate {
    /// A gate that has let genesis through.
    pub(super) fn new(genesis: &Change) -> Self {
        let mut ancestry = Ancestry::default();
        let clock = ancestry.past(&[]);
        let actor = ancestry.insert(genesis, Vec::new(), clock);
        let mut index = Index::default();
        operations::index_genesis(genesis, actor, &mut index);
        Self { ancestry, index, forks: Forks::default() }
    }

    /// Checks what needs no other change to be known, and notes that this one is.
    pub(super) fn note(&mut self, change: &Change, writer: &Writer) -> Result<(), GateError> {
        if change.is_empty() || change.len() > OPS_MAX {
            return Err(GateError::Operations { found: change.len() });
        }
        if change.deps().is_empty() || change.deps().len() > DEPS_MAX {
            return Err(GateError::Dependencies { found: change.deps().len() });
        }
        let actor = change.actor_id().to_bytes();
        if actor.len() != 16 {
            return Err(GateError::Actor { found: actor.len() });
        }
        if DeviceTag::of_actor(actor) != writer.tag {
            return Err(GateError::ActorTaken);
        }
        self.forks.note(change, &self.ancestry);
        Ok(())
    }

    /// Whether a change was let through.
    pub(super) fn contains(&self, hash: &ChangeHash) -> bool {
        self.ancestry.contains(hash)
    }

    /// Whether a change that was let through is outside what this writer's role may write.
    pub(super) fn is_outside(&self, change: &Change, writer: &Writer) -> bool {
        let deps = self.ancestry.numbers(change.deps()).filter(|_| self.contains(&change.hash()));
        deps.is_some_and(|deps| {
            let clock = self.ancestry.past(&deps);
            let checked = operations::check(&self.ancestry, &self.index, &clock, change, writer);
            matches!(checked, Err(GateError::Role { .. }))
        })
    }

    /// Whether a change of this device was let through that is not in the past of these.
    pub(super) fn goes_beyond(&self, device: &DeviceTag, heads: &BTreeSet<ChangeHash>) -> bool {
        let known = heads.iter().filter_map(|hash| self.ancestry.numbers(&[*hash]));
        let known: Vec<u32> = known.flatten().collect();
        let past = self.ancestry.past(&known);
        let mut actors = self.ancestry.actors();
        actors.any(|actor| {
            DeviceTag::of_actor(actor.to_bytes()) == *device
                && u64::from(self.ancestry.n_in_past(&past, actor)) < self.ancestry.last_seq_of(actor)
        })
    }

    /// Decides between changes with one actor and number; whether what was said of one before no longer holds.
    pub(super) fn decide(&mut self) -> bool {
        self.forks.decide(&self.ancestry)
    }

    /// Whether some change has lost to another one with its actor and number.
    pub(super) fn has_forks(&self) -> bool {
        self.forks.has_losers()
    }

    /// The collection whose map this object is.
    pub(super) fn collection(&self, object: &OpId) -> Option<&'static Collection> {
        let key = OpKey { actor: self.ancestry.actor(object.actor())?, counter: object.counter() };
        match self.index.object(key)? {
            Place::Collection(number) => COLLECTIONS.get(*number),
            Place::Entity { .. } | Place::Text { .. } => None,
        }
    }

    /// Every operation that ever set a register: its counter and its actor.
    pub(super) fn setters(&self, object: &ObjId, name: &str) -> Vec<(u64, ActorId)> {
        let ObjId::Id(counter, actor, _) = object else { return Vec::new() };
        let Some(actor) = self.ancestry.actor(actor) else { return Vec::new() };
        let setters = self.index.setters(OpKey { actor, counter: *counter }, name).iter();
        setters.filter_map(|op| Some((op.counter, self.ancestry.actor_of(op.actor)?.clone()))).collect()
    }

    /// Checks a change that was noted, and takes it up if it may be applied.
    pub(super) fn check(&mut self, change: &Change, writer: &Writer) -> Checked {
        if self.ancestry.contains(&change.hash()) {
            return Checked::Known;
        }
        match self.judge(change, writer) {
            Ok(Some(touched)) => Checked::Accepted(touched),
            Ok(None) => Checked::Waiting,
            Err(error) => Checked::Refused(error),
        }
    }

    fn judge(&mut self, change: &Change, writer: &Writer) -> Result<Option<BTreeSet<Touched>>, GateError> {
        if self.forks.has_lost(&change.hash()) {
            return Err(GateError::Fork);
        }
        let Some(deps) = self.ancestry.numbers(change.deps()) else { return Ok(None) };
        let clock = self.ancestry.past(&deps);
        let expected = u64::from(self.ancestry.n_in_past(&clock, change.actor_id())) + 1;
        if change.seq() != expected {
            return Err(GateError::Sequence { expected, found: change.seq() });
        }
        let expected = self.ancestry.max_op(&deps) + 1;
        if change.start_op().get() != expected {
            return Err(GateError::StartOp { expected, found: change.start_op().get() });
        }
        let (additions, touched) = operations::check(&self.ancestry, &self.index, &clock, change, writer)?;
        self.forks.let_in(change);
        self.ancestry.insert(change, deps, clock);
        self.index.take(additions);
        Ok(Some(touched))
    }
}
