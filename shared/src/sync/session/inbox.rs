//! Envelopes that arrive: from the relay, or from this device's own store when it starts.

use super::records::{aside_key, envelope_key, put};
use super::{Session, Write};
use std::collections::BTreeSet;

use crate::document::Incoming;
use crate::keys::grant::GrantId;
use crate::wire::limits::PARKED_MAX;
use crate::wire::{Envelope, EnvelopeError, EnvelopeId, EnvelopeKind};

/// Why an envelope of another initiative is set aside.
pub(super) const OTHER_INITIATIVE: &str = "it belongs to another initiative";

/// An envelope that could not be used and is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside<'a> {
    /// The key of the stored record that holds its exact bytes, for whoever wants to look at them elsewhere.
    pub record: String,
    /// Why, as the log says it.
    pub why: &'a str,
}

/// What an envelope comes to before its changes meet the gate.
pub(super) enum Sorted {
    /// Changes to be checked.
    Batch(Vec<Incoming>),
    /// Everything it says is taken up.
    Taken,
    /// Nothing in it is new, and it need not be kept.
    Spent,
    /// Its author or its key has not arrived.
    Early(Envelope),
    /// It cannot be used.
    Unusable(EnvelopeError),
}

/// Which kind is taken up before which.
const fn turn(kind: EnvelopeKind) -> u8 {
    match kind {
        EnvelopeKind::Membership => 0,
        EnvelopeKind::Act => 1,
        EnvelopeKind::Changes | EnvelopeKind::Snapshot | EnvelopeKind::Attestation => 2,
    }
}

impl Session {
    /// Stores the bytes of envelopes from outside, in order, together with `writes`, and then takes them in.
    pub(super) fn deliver(&mut self, delivered: Vec<Vec<u8>>, mut writes: Vec<Write>) {
        let mut fresh = Vec::new();
        for bytes in delivered {
            let id = EnvelopeId::of(&bytes);
            if self.hold(id) {
                let number = self.take_number();
                self.keep(number, &bytes);
                writes.push(put(envelope_key(number), bytes.clone()));
                fresh.push((number, bytes));
            } else {
                self.acknowledged(id, &mut writes);
            }
        }
        self.store_and_take_in(fresh, writes);
    }

    /// Takes up envelopes that are stored, and earlier ones that have been waiting for them.
    pub(super) fn take_in(&mut self, envelopes: Vec<(u64, Envelope)>, writes: &mut Vec<Write>) {
        // Grants first, then acts: whatever their order in the log, they decide who may write what, and give keys.
        let bytes = envelopes.iter().map(|(number, envelope)| (*number, envelope.bytes().to_vec()));
        self.at_hand.extend(bytes);
        let mut queue = envelopes;
        queue.extend(std::mem::take(&mut self.waiting));
        queue.sort_by_key(|(number, envelope)| (turn(envelope.kind()), *number));
        let changes = queue.split_off(queue.partition_point(|(_, e)| turn(e.kind()) < 2));
        let mut batch = Vec::new();
        if !queue.is_empty() {
            let (known, anchors) = (self.outsiders(), self.members.standing.anchors().clone());
            self.sort_all(queue, &mut batch, writes);
            self.judge_anew(&known, &anchors);
        }
        self.sort_all(changes, &mut batch, writes);
        self.apply(batch, writes);
        self.let_go();
        self.take_beside();
    }

    fn sort_all(
        &mut self,
        envelopes: Vec<(u64, Envelope)>,
        batch: &mut Vec<Incoming>,
        writes: &mut Vec<Write>,
    ) {
        for (number, envelope) in envelopes {
            let id = envelope.id();
            match self.sort(number, envelope) {
                Sorted::Batch(incoming) => batch.extend(incoming),
                Sorted::Spent if !self.outbox.contains_key(&number) => self.spend(number, id, writes),
                Sorted::Taken | Sorted::Spent => {}
                Sorted::Early(envelope) if self.waiting.len() < PARKED_MAX => {
                    self.waiting.insert(number, envelope);
                }
                Sorted::Early(_) => {
                    self.put_aside(number, &"too many are waiting for a grant or a key", writes);
                }
                Sorted::Unusable(error) => self.put_aside(number, &error, writes),
            }
        }
    }

    /// Whether what was written under this grant comes from somebody who is no longer a member.
    pub(super) fn is_late(&self, grant: GrantId) -> bool {
        grant != self.me.grant && self.members.standing.out(grant).is_some()
    }

    fn sort(&mut self, number: u64, envelope: Envelope) -> Sorted {
        if envelope.kind() == EnvelopeKind::Membership {
            return match envelope.open_membership() {
                Ok((introduction, member, path)) => {
                    self.learn(introduction, &member, path);
                    Sorted::Taken
                }
                Err(error) => Sorted::Unusable(error),
            };
        }
        let Some(writer) = self.writers.get(&envelope.grant()).cloned() else {
            return Sorted::Early(envelope);
        };
        if writer.device != envelope.author() {
            return Sorted::Unusable(EnvelopeError::Body { found: "changes under somebody else's grant" });
        }
        if envelope.kind() == EnvelopeKind::Act {
            return match envelope.open_act(writer.role) {
                Ok((act, about)) => {
                    self.members.take(envelope.id(), envelope.grant(), act, about);
                    Sorted::Taken
                }
                Err(error) => Sorted::Unusable(error),
            };
        }
        if envelope.kind() == EnvelopeKind::Attestation {
            return Sorted::Spent;
        }
        let Some(epoch) = self.members.ring.key(envelope.key()).cloned() else {
            return Sorted::Early(envelope);
        };
        if envelope.kind() == EnvelopeKind::Snapshot {
            return self.sort_snapshot(number, envelope, &epoch);
        }
        match envelope.open_signed(&epoch) {
            Ok((changes, signature)) => {
                self.note_changes(&envelope, &changes, signature);
                // One's own stays in sight whatever others decide.
                let is_late = self.is_late(envelope.grant());
                let chunks = changes.chunks().to_vec();
                Sorted::Batch(vec![Incoming { source: number, writer, chunks, is_late }])
            }
            Err(error) => Sorted::Unusable(error),
        }
    }

    /// The grants that have ended, other than one's own.
    fn outsiders(&self) -> BTreeSet<GrantId> {
        let standing = &self.members.standing;
        let out = standing.places().filter(|(_, place)| standing.out_by(&place.path).is_some());
        out.map(|(grant, _)| *grant).filter(|grant| *grant != self.me.grant).collect()
    }

    /// Acts have come: notes what they let in. Automerge does not take back what it has applied; if something in the
    /// document no longer counts, or something kept aside does again, the session starts over from what is stored.
    fn judge_anew(&mut self, known: &BTreeSet<GrantId>, anchors: &BTreeSet<[u8; 32]>) {
        let now = self.members.standing.anchors();
        let outsiders = self.outsiders();
        let is_undone = !anchors.is_subset(now) || (!known.is_subset(&outsiders) && self.document.has_late());
        self.document.adopt(now);
        let mut fresh = outsiders.difference(known).filter_map(|grant| self.writers.get(grant));
        if is_undone || fresh.any(|writer| self.document.goes_beyond(&writer.tag)) {
            self.starts_over = true;
        }
    }

    fn apply(&mut self, batch: Vec<Incoming>, writes: &mut Vec<Write>) {
        let received = self.document.receive(batch);
        // Automerge does not take back what it has applied.
        self.starts_over |= received.is_undone;
        for (number, error) in received.refused {
            self.put_aside(number, &error, writes);
        }
        self.notice(&received.touched, writes);
    }

    /// Notes that an envelope cannot be used, and why; its bytes stay stored, where they harm nothing.
    pub(super) fn put_aside(&mut self, number: u64, why: &impl ToString, writes: &mut Vec<Write>) {
        let why = why.to_string();
        tracing::warn!(record.number = number, why, "an envelope was set aside");
        writes.push(put(aside_key(number), why.clone().into_bytes()));
        self.aside.insert(number, why);
    }

    /// What is kept aside, oldest first.
    pub fn set_aside(&self) -> impl Iterator<Item = SetAside<'_>> {
        self.aside.iter().map(|(number, why)| SetAside { record: envelope_key(*number), why })
    }
}
