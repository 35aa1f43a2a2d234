//! Changes of members whose membership has ended, made after the others heard the last of them: kept, and not shown.
//!
//! Such a change is let in with all in its past when somebody adopts it, or when a member has built on it: otherwise that
//! member's words would be lost with it. So what is let in follows from the changes and acts that are known, whatever
//! their order.

use std::collections::{BTreeMap, BTreeSet};

use automerge::ChangeHash;

use super::{Document, Parked, Received};
use crate::keys::{DeviceKey, DeviceTag};
use crate::wire::limits::PARKED_MAX;

/// What is kept, and what lets it in.
#[derive(Debug, Clone, Default)]
pub(super) struct Late {
    parked: BTreeMap<ChangeHash, Parked>,
    anchors: BTreeSet<ChangeHash>,
}

/// A change that came too late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateChange {
    /// Its hash.
    pub hash: [u8; 32],
    /// Whose it is.
    pub device: DeviceKey,
    /// When it was written, in seconds since 1970 by its author's clock.
    pub at_s: i64,
    /// The caller's number for where it came from.
    pub source: u64,
}

impl Late {
    pub(super) fn keep(&mut self, parked: Parked) {
        self.parked.insert(parked.change.hash(), parked);
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &Parked> {
        self.parked.values()
    }

    pub(super) fn is_full(&self) -> bool {
        self.parked.len() >= PARKED_MAX
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parked.is_empty()
    }

    /// Takes out what is adopted, and what these changes build on, with all in its past.
    fn release(&mut self, queue: &[Parked]) -> Vec<Parked> {
        if self.parked.is_empty() {
            return Vec::new();
        }
        let mut wanted: Vec<ChangeHash> = self.anchors.iter().copied().collect();
        wanted.extend(queue.iter().flat_map(|parked| parked.change.deps().iter().copied()));
        let mut released = Vec::new();
        while let Some(hash) = wanted.pop() {
            if let Some(parked) = self.parked.remove(&hash) {
                wanted.extend(parked.change.deps().iter().copied());
                released.push(parked);
            }
        }
        released
    }

    /// Forgets what is in the document all the same: its author is a member again.
    fn forget(&mut self, is_in: impl Fn(&ChangeHash) -> bool) {
        self.parked.retain(|hash, _| !is_in(hash));
    }
}

impl Document {
    /// Says which changes are let in with all in their past, whoever made them. What was let in by others stays.
    pub fn adopt(&mut self, anchors: &BTreeSet<[u8; 32]>) {
        self.late.anchors = anchors.iter().copied().map(ChangeHash).collect();
    }

    /// Moves into `queue` what is let in.
    pub(super) fn let_in_late(&mut self, queue: &mut Vec<Parked>, received: &mut Received) {
        let gate = &self.gate;
        self.late.forget(|hash| gate.contains(hash));
        for parked in self.late.release(queue) {
            match self.gate.note(&parked.change, &parked.writer) {
                Ok(()) => queue.push(parked),
                Err(error) => received.refused.push((parked.source, error)),
            }
        }
    }

    /// Whether changes are kept that are not let in.
    #[must_use]
    pub fn has_late(&self) -> bool {
        !self.late.is_empty()
    }

    /// The changes that are kept and not let in.
    pub fn late(&self) -> impl Iterator<Item = LateChange> {
        self.late.parked.values().map(|Parked { change, writer, source }| LateChange {
            hash: change.hash().0,
            device: writer.device,
            at_s: change.timestamp(),
            source: *source,
        })
    }

    /// Whether the document holds a change of this device that is not in the past of what is adopted, or will hold it
    /// as soon as what it builds on has come.
    #[must_use]
    pub fn goes_beyond(&self, device: &DeviceTag) -> bool {
        self.gate.goes_beyond(device, &self.late.anchors)
            || self.parked.iter().any(|parked| parked.writer.tag == *device)
    }
}
