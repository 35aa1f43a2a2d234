//! Snapshots on a device: made by coordinators and leads when the log has grown, read by devices that come later, and
//! attested by another device of the team.

use std::collections::{BTreeMap, BTreeSet};

use minicbor::bytes::ByteVec;
use rand_core::CryptoRng;

use super::inbox::Sorted;
use super::records::{encoded, put};
use super::stopped::STOPPED_THE_APP;
use super::{Effect, Millis, Session, Write};
use crate::document::{Document, Incoming, Writer};
use crate::keys::epoch::EpochKey;
use crate::wire::envelope::Changes;
use crate::wire::snapshot::{Coverage, Marked, Proof, Snapshot, SnapshotAuthor};
use crate::wire::{Envelope, EnvelopeError, EnvelopeId, EnvelopeKind};

/// Envelopes after which a new snapshot is made.
const TAIL_ENVELOPES: usize = 300;
/// Bytes of envelopes after which a new snapshot is made.
const TAIL_BYTES: usize = 128 * 1024;
/// Bytes of envelopes that wait for something and travel beside a history; with more, no snapshot is made.
const BESIDE_MAX: usize = 256 * 1024;

pub(super) const SINCE: &str = "since";

/// What is to be done about snapshots.
#[derive(Debug, Default)]
pub(super) struct Snapshots {
    /// For each change that an author signed and that may be some actor's last: the proof, by the change's digest.
    proofs: BTreeMap<[u8; 32], Proof>,
    /// The record number before which the last snapshot that was made or read here holds everything.
    since: u64,
    is_moved: bool,
    /// A snapshot whose history was found to hold everything, and the prints of what it brings beside that.
    to_attest: Option<(EnvelopeId, BTreeSet<u64>)>,
    /// What snapshots brought beside their histories.
    beside: Vec<Vec<u8>>,
}

impl Session {
    /// Notes an envelope of changes: its author's signature is carried along by the next snapshot.
    pub(super) fn note_changes(&mut self, envelope: &Envelope, changes: &Changes, signature: [u8; 64]) {
        if !self.role().in_team() {
            // It makes none, and would remember a signature for every change there ever was.
            return;
        }
        let proofs = Proof::of_batch(envelope.grant(), &changes.digests(), signature).collect::<Vec<_>>();
        self.snapshots.proofs.extend(proofs);
    }

    /// Attests a snapshot, or makes one if it is time; `is_lull` when nobody has said anything for a while, so that what
    /// others have matches what is here.
    pub(super) fn tend_snapshots(&mut self, is_lull: bool, now: Millis, rng: &mut impl CryptoRng) {
        let is_level = self.is_caught_up() && self.outbox.is_empty() && self.intake.is_empty();
        if !is_level || !self.role().in_team() {
            return;
        }
        let attested = self.snapshots.to_attest.take().filter(|(_, beside)| {
            self.unresolved().all(|bytes| beside.contains(&self.print_key.print(&EnvelopeId::of(bytes))))
        });
        let attestation = attested.map(|(id, _)| Envelope::attestation(&self.keys, &self.me, id));
        let envelope = attestation.or_else(|| self.snapshot_if_due(is_lull, rng));
        let mut writes = Vec::new();
        if let Some(envelope) = envelope {
            self.keep_own(&envelope, BTreeSet::new(), now, &mut writes);
        }
        self.note_since(&mut writes);
        if !writes.is_empty() {
            self.effects.push_back(Effect::Persist(writes));
            self.push(now);
        }
    }

    /// Stores from where on the next snapshot counts, if that has moved.
    pub(super) fn note_since(&mut self, writes: &mut Vec<Write>) {
        if std::mem::take(&mut self.snapshots.is_moved) {
            writes.push(put(SINCE.to_owned(), encoded(&self.snapshots.since)));
        }
    }

    fn count_from(&mut self, number: u64) {
        if number > self.snapshots.since {
            (self.snapshots.since, self.snapshots.is_moved) = (number, true);
        }
    }

    /// What was stored by [`Session::note_since`].
    pub(super) fn restore_since(&mut self, stored: Option<Vec<u8>>) {
        self.snapshots.since = stored.and_then(|bytes| minicbor::decode(&bytes).ok()).unwrap_or(0);
    }

    fn snapshot_if_due(&mut self, is_lull: bool, rng: &mut impl CryptoRng) -> Option<Envelope> {
        // Not all at once: who comes first spares the others theirs.
        let patience = usize::from(self.me.device.as_bytes()[0] % 64);
        let factor = if is_lull { 1 } else { 2 };
        let tail = self.kept.range(self.snapshots.since..);
        let (n, n_bytes) = tail.fold((0, 0), |(n, n_bytes), (_, kept)| (n + 1, n_bytes + kept.n_bytes));
        if n < factor * TAIL_ENVELOPES + patience && n_bytes < factor * TAIL_BYTES + 512 * patience {
            return None;
        }
        let beside: Vec<ByteVec> = self.unresolved().map(|bytes| bytes.to_vec().into()).collect();
        // What came late with a snapshot has no envelope of its own to go along.
        let is_too_much = beside.iter().map(|bytes| bytes.len()).sum::<usize>() > BESIDE_MAX;
        if is_too_much || beside.iter().any(|bytes| Self::is_passing(bytes)) {
            return None;
        }
        let coverage = Coverage { log: self.mark.log?, upto: self.mark.cursor };
        self.count_from(self.next_record);
        let (history, lasts) = self.document.history();
        let wanted: BTreeSet<[u8; 32]> =
            lasts.values().copied().chain(self.document.unsettled_digests()).collect();
        self.snapshots.proofs.retain(|digest, _| wanted.contains(digest));
        let author = |(actor, digest)| {
            let proof = self.snapshots.proofs.get(&digest)?.clone();
            Some(SnapshotAuthor { actor, proof })
        };
        let authors = lasts.into_iter().map(author).collect::<Option<Vec<_>>>()?;
        let heads = self.document.heads().as_flattened().to_vec().into();
        let snapshot = Snapshot { heads, authors, history: history.into(), beside };
        let epoch = self.members.ring.current(&self.members.standing);
        Envelope::snapshot(&self.keys, &self.me, epoch, (coverage, &snapshot), rng)
    }

    /// What a snapshot comes to: the changes in it, each under its author's name.
    pub(super) fn sort_snapshot(&mut self, number: u64, envelope: Envelope, epoch: &EpochKey) -> Sorted {
        let read = envelope
            .open_snapshot(epoch)
            .and_then(|snapshot| self.read_snapshot(number, &envelope, &snapshot));
        match read {
            Ok(Some(sorted)) => sorted,
            Ok(None) => Sorted::Early(envelope),
            Err(error) => Sorted::Unusable(error),
        }
    }

    fn read_snapshot(
        &mut self,
        number: u64,
        envelope: &Envelope,
        snapshot: &Snapshot,
    ) -> Result<Option<Sorted>, EnvelopeError> {
        let bad = |found| EnvelopeError::Body { found };
        let is_mine = envelope.author() == self.me.device;
        if !self.writers.get(&envelope.grant()).is_some_and(|maker| maker.role.in_team()) {
            return Err(bad("a snapshot of somebody who makes none"));
        }
        self.count_from(number);
        let fresh = snapshot.beside.iter().filter(|bytes| !self.is_held(bytes) && !Self::is_passing(bytes));
        let fresh: Vec<Vec<u8>> = fresh.map(|bytes| bytes.to_vec()).collect();
        self.snapshots.beside.extend(fresh);
        let (heads, _) = snapshot.heads.as_chunks::<32>();
        let is_known = heads.iter().all(|head| self.document.has(*head));
        let is_of_here = match envelope.marked() {
            Some(Marked::Snapshot(covers)) => {
                Some(covers.log) == self.mark.log && covers.upto <= self.mark.cursor
            }
            Some(Marked::Attested(_)) | None => false,
        };
        if is_known && (is_mine || !is_of_here || !self.role().in_team()) {
            return Ok(Some(Sorted::Spent));
        }
        let (changes, heads) = Document::unpack(&snapshot.history).map_err(bad)?;
        let lasts: BTreeMap<[u8; 16], &Vec<u8>> = changes.iter().map(|c| (c.actor, &c.chunk)).collect();
        let (mut writers, mut late) = (BTreeMap::<[u8; 16], Writer>::new(), BTreeSet::new());
        for SnapshotAuthor { actor, proof } in &snapshot.authors {
            let Some(writer) = self.writers.get(&proof.grant) else { return Ok(None) };
            let digest = lasts.get(actor).map(|chunk| *blake3::hash(chunk).as_bytes());
            let digest = digest.filter(|digest| proof.holds(&writer.device, envelope.initiative(), digest));
            let digest = digest.ok_or(bad("changes that their author did not sign"))?;
            self.snapshots.proofs.insert(digest, proof.clone());
            writers.insert(*actor, writer.clone());
            if self.is_late(proof.grant) {
                late.insert(*actor);
            }
        }
        if is_known {
            // The changes tell their own hashes: equal heads are equal histories.
            let holds_all = heads == self.document.heads() && writers.len() == lasts.len();
            let beside = snapshot.beside.iter().map(|bytes| self.print_key.print(&EnvelopeId::of(bytes)));
            self.snapshots.to_attest = holds_all.then(|| (envelope.id(), beside.collect()));
            return Ok(Some(Sorted::Spent));
        }
        let incoming = changes.into_iter().map(|change| {
            let writer = writers.get(&change.actor)?.clone();
            let is_late = late.contains(&change.actor);
            Some(Incoming { source: number, writer, chunks: vec![change.chunk], is_late })
        });
        let incoming = incoming.collect::<Option<Vec<_>>>().ok_or(bad("changes of nobody"))?;
        Ok(Some(Sorted::Batch(incoming)))
    }

    /// Remembers the bytes of those envelopes only that wait for something, or may be tried again.
    pub(super) fn let_go(&mut self) {
        let unsettled: BTreeSet<u64> = self.document.unsettled().collect();
        let (waiting, stopped) = (&self.waiting, &self.aside);
        self.at_hand.retain(|number, _| {
            waiting.contains_key(number)
                || unsettled.contains(number)
                || stopped.get(number).is_some_and(|why| why == STOPPED_THE_APP)
        });
    }

    /// Takes in what snapshots brought beside their histories.
    pub(super) fn take_beside(&mut self) {
        let beside = std::mem::take(&mut self.snapshots.beside);
        if !beside.is_empty() {
            self.deliver(beside, Vec::new());
        }
    }

    /// The envelopes that are here and whose changes are not in the document, or not all of them.
    fn unresolved(&self) -> impl Iterator<Item = &[u8]> {
        let is_stopped = |number| self.aside.get(number).is_some_and(|why| why == STOPPED_THE_APP);
        let at_hand = self.at_hand.iter().filter(move |(number, _)| !is_stopped(*number));
        at_hand.map(|(_, bytes)| bytes.as_slice())
    }

    /// Whether an envelope is of use only until it has been taken in.
    pub(super) fn is_passing(bytes: &[u8]) -> bool {
        let kinds = [EnvelopeKind::Snapshot, EnvelopeKind::Attestation].map(EnvelopeKind::code);
        bytes.get(1).is_some_and(|kind| kinds.contains(kind))
    }
}
