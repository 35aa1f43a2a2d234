//! The gate: what is checked of a change before Automerge sees it.
//!
//! Automerge panics on, or saves what it cannot load from, changes that name what does not exist or number themselves
//! wrongly. And whether a change stays within its author's role must be decided alike on every device. Both are
//! functions of the change, its past and its author only: never of time, order of arrival or what else is here.

mod chunk;
mod operations;

use std::collections::{BTreeSet, HashMap};

use automerge::{ActorId, Change};
use thiserror::Error;

use super::Touched;
use super::ancestry::Ancestry;
use super::genesis;
use super::index::Index;
use crate::domain::rights::Role;
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
    /// The actor belongs to another device.
    #[error("the actor is another device's")]
    ActorTaken,
    /// Not the author's next change.
    #[error("expected the author's change number {expected}, found {found}")]
    Sequence { expected: u64, found: u64 },
    /// Does not build on the author's previous change.
    #[error("the author's previous change is not among what this one builds on")]
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
#[derive(Debug)]
pub(super) struct Gate {
    ancestry: Ancestry,
    index: Index,
    device_by_actor: HashMap<ActorId, DeviceKey>,
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
        Self { ancestry, index, device_by_actor: HashMap::new() }
    }

    /// Checks a change, and takes it up if it may be applied.
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
        if change.is_empty() || change.len() > OPS_MAX {
            return Err(GateError::Operations { found: change.len() });
        }
        if change.deps().is_empty() || change.deps().len() > DEPS_MAX {
            return Err(GateError::Dependencies { found: change.deps().len() });
        }
        let actor = change.actor_id();
        if actor.to_bytes().len() != 16 {
            return Err(GateError::Actor { found: actor.to_bytes().len() });
        }
        if actor.to_bytes() == genesis::ACTOR
            || self.device_by_actor.get(actor).is_some_and(|device| *device != writer.device)
        {
            return Err(GateError::ActorTaken);
        }
        let Some(deps) = self.ancestry.numbers(change.deps()) else { return Ok(None) };
        let clock = self.ancestry.past(&deps);
        let number = self.ancestry.actor(actor);
        let expected = number.map_or(0, |number| u64::from(self.ancestry.last_seq(number))) + 1;
        if change.seq() != expected {
            return Err(GateError::Sequence { expected, found: change.seq() });
        }
        if number.is_some_and(|number| !self.ancestry.follows_itself(&clock, number)) {
            return Err(GateError::Fork);
        }
        let expected = self.ancestry.max_op(&deps) + 1;
        if change.start_op().get() != expected {
            return Err(GateError::StartOp { expected, found: change.start_op().get() });
        }
        let (additions, touched) = operations::check(&self.ancestry, &self.index, &clock, change, writer)?;
        self.ancestry.insert(change, deps, clock);
        self.index.take(additions);
        self.device_by_actor.insert(actor.clone(), writer.device);
        Ok(Some(touched))
    }
}
