//! Envelopes that arrive: from the relay, or from this device's own store when it starts.

use super::records::{aside_key, envelope_key, put};
use super::{Session, Write};
use crate::document::Incoming;
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
enum Sorted {
    /// A batch of changes to be checked.
    Batch(Incoming),
    /// Everything it says is taken up.
    Taken,
    /// Its author or its key has not arrived.
    Early(Envelope),
    /// It cannot be used.
    Unusable(EnvelopeError),
}

impl Session {
    /// Stores the bytes of envelopes from outside, in order, together with `writes`, and then takes them in.
    pub(super) fn deliver(&mut self, delivered: Vec<Vec<u8>>, mut writes: Vec<Write>) {
        let mut fresh = Vec::new();
        for bytes in delivered {
            let id = EnvelopeId::of(&bytes);
            if self.hold(id) {
                let number = self.take_number();
                self.kept.insert(number, bytes.clone());
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
        // Grants first: whatever their order in the log, they decide who may write what.
        let (grants, changes): (Vec<_>, Vec<_>) =
            envelopes.into_iter().partition(|(_, envelope)| envelope.kind() == EnvelopeKind::Membership);
        let mut queue = grants;
        queue.extend(std::mem::take(&mut self.waiting));
        queue.extend(changes);
        let mut batch = Vec::new();
        for (number, envelope) in queue {
            match self.sort(number, envelope) {
                Sorted::Batch(incoming) => batch.push(incoming),
                Sorted::Taken => {}
                Sorted::Early(envelope) if self.waiting.len() < PARKED_MAX => {
                    self.waiting.insert(number, envelope);
                }
                Sorted::Early(_) => {
                    self.put_aside(number, &"too many are waiting for a grant or a key", writes);
                }
                Sorted::Unusable(error) => self.put_aside(number, &error, writes),
            }
        }
        self.apply(batch, writes);
    }

    fn sort(&mut self, number: u64, envelope: Envelope) -> Sorted {
        if envelope.kind() == EnvelopeKind::Membership {
            return match envelope.open_membership() {
                Ok((_, member)) => {
                    self.learn(&member);
                    Sorted::Taken
                }
                Err(error) => Sorted::Unusable(error),
            };
        }
        let Some(writer) = self.writers.get(&envelope.grant()).cloned() else {
            return Sorted::Early(envelope);
        };
        let Some(epoch) = self.epochs.get(&envelope.epoch()) else { return Sorted::Early(envelope) };
        if writer.device != envelope.author() {
            return Sorted::Unusable(EnvelopeError::Body { found: "changes under somebody else's grant" });
        }
        match envelope.open_changes(epoch) {
            Ok(changes) => {
                Sorted::Batch(Incoming { source: number, writer, chunks: changes.chunks().to_vec() })
            }
            Err(error) => Sorted::Unusable(error),
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
