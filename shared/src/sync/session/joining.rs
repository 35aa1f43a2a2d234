//! Joining what was written without a line: many small envelopes become few when they are about to be sent.
//!
//! Each edit is sealed and stored as its own envelope at once, since that is what *saved* means and what a file takes
//! along. An envelope that never left this device may still be replaced: in one transaction the joined one is stored,
//! with all their notes, and they are deleted; only then is it sent. From then on it keeps its id, whatever becomes of
//! the line, because the relay may have it although no acknowledgement came.

use rand_core::CryptoRng;

use super::outbox::Mine;
use super::records::{encoded, envelope_key, own_key, put};
use super::{Effect, Session, Write};
use crate::wire::envelope::Changes;
use crate::wire::limits::CHANGES_PER_ENVELOPE;
use crate::wire::{Envelope, EnvelopeId};

/// Bytes of changes in a joined envelope, so that a line that breaks loses little.
const JOINED_BYTES: usize = 64 * 1024;

/// Envelopes that become one.
#[derive(Default)]
struct Group {
    before: Vec<(u64, EnvelopeId)>,
    chunks: Vec<Vec<u8>>,
    n_bytes: usize,
}

impl Session {
    /// Joins this device's own changes that have not been given to the relay, in their order.
    pub(super) fn join_unsent(&mut self, rng: &mut impl CryptoRng) {
        if self.outbox.values().filter(|mine| mine.is_joinable()).take(2).count() < 2 {
            return;
        }
        let mut writes = Vec::new();
        for group in self.groups() {
            if group.before.len() > 1 {
                self.replace_by_one(group, &mut writes, rng);
            }
        }
        if !writes.is_empty() {
            self.clear_note(&mut writes);
            self.effects.push_back(Effect::Persist(writes));
        }
    }

    fn groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut group = Group::default();
        let joinable = self
            .outbox
            .iter()
            .filter(|(number, mine)| mine.is_joinable() && !self.aside.contains_key(number));
        for (number, mine) in joinable {
            let Some((id, chunks)) = self.own_chunks(mine) else { continue };
            let n_bytes: usize = chunks.iter().map(|chunk| chunk.len() + 3).sum();
            if group.n_bytes + n_bytes > JOINED_BYTES
                || group.chunks.len() + chunks.len() > CHANGES_PER_ENVELOPE
            {
                groups.push(std::mem::take(&mut group));
            }
            group.before.push((*number, id));
            group.chunks.extend(chunks);
            group.n_bytes += n_bytes;
        }
        groups.push(group);
        groups
    }

    /// What is in one of this device's own envelopes under its present membership.
    fn own_chunks(&self, mine: &Mine) -> Option<(EnvelopeId, Vec<Vec<u8>>)> {
        let envelope = Envelope::read_stored(mine.envelope.clone()).ok()?;
        let key = self.members.ring.key(envelope.key()).filter(|_| envelope.grant() == self.me.grant)?;
        Some((envelope.id(), envelope.open_changes(key).ok()?.chunks().to_vec()))
    }

    fn replace_by_one(&mut self, group: Group, writes: &mut Vec<Write>, rng: &mut impl CryptoRng) {
        let changes = Changes::new(group.chunks);
        let envelope = Envelope::changes(&self.keys, &self.me, &self.current_key(), &changes, rng);
        let bytes = envelope.bytes().to_vec();
        let mines = group.before.iter().filter_map(|(number, _)| self.outbox.get(number));
        let mine = Mine::joined(bytes.clone(), mines);
        for (number, id) in group.before {
            self.forget_unsent(number, id, writes);
        }
        let number = self.take_number();
        writes.push(put(envelope_key(number), bytes.clone()));
        writes.push(put(own_key(number), encoded(&mine)));
        self.hold(envelope.id());
        self.keep(number, &bytes);
        self.note_unsent(number, mine);
    }
}
