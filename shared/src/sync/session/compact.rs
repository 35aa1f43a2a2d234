//! A device's own compaction: changes that a relay has are kept many to a record, as [`crate::wire::pack`] writes them.
//!
//! It is done when a session is restored, while all records are at hand, in one transaction that puts the packs and
//! deletes what is in them. A session that lasts starts over for it. What waits, is to be sent, was set aside or came too
//! late keeps a record of its own, and so does what is not written as every device writes it.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRng;

use super::intake::AtRisk;
use super::records::{IDENTITY, Identity, delete, envelope_key, numbered, put};
use super::{RestoreError, Session, Write};
use crate::keys::DeviceKeys;
use crate::keys::seal;
use crate::wire::pack::{pack, unpack};
use crate::wire::{Envelope, EnvelopeId, EnvelopeKind};

const PACK: &str = "pack/";
/// Envelopes for which a pack is made: below that its record saves little.
pub(super) const PACK_MIN: usize = 256;
/// Envelopes in one pack, so that its record stays about a megabyte.
const PACK_MAX: usize = 4_096;
/// Envelopes after which a session that lasts starts over to pack them.
const LASTING: u64 = 4_096;

/// What is remembered of an envelope whose bytes are in the store.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) print: u64,
    pub(super) n_bytes: usize,
    /// Whether it is of use only until it has been taken in.
    pub(super) is_passing: bool,
}

/// What was found packed.
#[derive(Debug, Default)]
pub(super) struct Packed {
    /// The numbers of envelopes that are in packs.
    pub(super) inside: BTreeSet<u64>,
    /// Those of them that have records of their own as well.
    doubled: BTreeSet<u64>,
    /// Whether a pack does not open.
    pub(super) is_lacking: bool,
}

/// Puts every packed envelope among the records, as if it had one of its own.
pub(super) fn spread(keys: &DeviceKeys, saved: &mut BTreeMap<String, Vec<u8>>) -> Packed {
    let mut packed = Packed::default();
    let packs: Vec<_> = saved.extract_if(.., |key, _| key.starts_with(PACK)).collect();
    for (key, sealed) in packs {
        let opened = seal::open(&sealed, keys.seal(), PACK.as_bytes()).and_then(|plain| unpack(&plain));
        if opened.is_none() {
            tracing::warn!(key, "a pack does not open");
        }
        packed.is_lacking |= opened.is_none();
        for (number, bytes) in opened.unwrap_or_default() {
            match saved.get(&envelope_key(number)) {
                Some(own) if *own == bytes => drop(packed.doubled.insert(number)),
                // A pack that did not open for a while: its numbers were given away, and the relay asked again.
                Some(_) => continue,
                None => drop(saved.insert(envelope_key(number), bytes)),
            }
            packed.inside.insert(number);
        }
    }
    packed
}

/// Every envelope among stored records, packed or not, with its number.
pub(super) fn stored_envelopes(
    keys: &DeviceKeys,
    saved: &[(String, Vec<u8>)],
) -> impl Iterator<Item = (u64, Vec<u8>)> {
    let is_one = |key: &str| key.starts_with(PACK) || key.starts_with("e/");
    let mut records = saved.iter().filter(|(key, _)| is_one(key)).cloned().collect();
    spread(keys, &mut records);
    records.into_iter().filter_map(|(key, bytes)| Some((numbered(&key, "e/")?, bytes)))
}

impl Session {
    /// Every envelope among the stored records of a session, packed or not.
    ///
    /// # Errors
    /// When the record that says who this device is cannot be read.
    pub fn envelopes(saved: &[(String, Vec<u8>)]) -> Result<Vec<Vec<u8>>, RestoreError> {
        let found = saved.len();
        let identity = saved.iter().find(|(key, _)| key == IDENTITY);
        let (_, identity) = identity.ok_or(RestoreError::NoIdentity { found })?;
        let identity: Identity = minicbor::decode(identity).ok().ok_or(RestoreError::BadIdentity)?;
        let keys = DeviceKeys::from_seed(identity.seed);
        Ok(stored_envelopes(&keys, saved).map(|(_, bytes)| bytes).collect())
    }

    /// Packs what may be packed, if there is enough of it.
    pub(super) fn compact(
        &mut self,
        (saved, packed): (&BTreeMap<String, Vec<u8>>, &Packed),
        risk: Option<AtRisk>,
        n_min: usize,
        rng: &mut impl CryptoRng,
    ) -> Vec<Write> {
        let mut writes = self.keep_aside_apart(saved, packed);
        let unsettled: BTreeSet<u64> = self.document.unsettled().collect();
        let is_settled = |number: &u64| {
            !packed.inside.contains(number)
                && !self.outbox.contains_key(number)
                && !self.aside.contains_key(number)
                && !self.waiting.contains_key(number)
                && !risk.is_some_and(|risk| (risk.first..risk.end).contains(number))
                && !unsettled.contains(number)
        };
        let stored = saved.iter().filter_map(|(key, bytes)| Some((numbered(key, "e/")?, bytes)));
        let settled = stored.filter(|(number, bytes)| {
            bytes.get(1) == Some(&EnvelopeKind::Changes.code()) && is_settled(number)
        });
        let read = settled.filter_map(|(number, bytes)| {
            let envelope = Envelope::read_stored(bytes.clone()).ok()?;
            let key = self.members.ring.key(envelope.key())?;
            Some((number, envelope, key))
        });
        let read: Vec<_> = read.collect();
        for some in read.chunks(PACK_MAX).filter(|some| some.len() >= n_min) {
            let some = some.iter().map(|(number, envelope, key)| (*number, envelope, *key));
            let Some((plain, inside)) = pack(some) else { continue };
            let Some(first) = inside.first() else { continue };
            let sealed = seal::seal(&plain, &[self.keys.seal().public().clone()], PACK.as_bytes(), rng);
            writes.push(put(format!("{PACK}{first:010}"), sealed));
            writes.extend(inside.into_iter().map(|number| delete(envelope_key(number))));
        }
        self.packed_to = self.next_record;
        writes
    }

    /// What is packed and was set aside has a record of its own too, as long as it is aside.
    fn keep_aside_apart(&self, saved: &BTreeMap<String, Vec<u8>>, packed: &Packed) -> Vec<Write> {
        let is_aside = |number: &&u64| self.aside.contains_key(*number);
        let to_put = packed.inside.difference(&packed.doubled).filter(is_aside).filter_map(|number| {
            let key = envelope_key(*number);
            Some(put(key.clone(), saved.get(&key)?.clone()))
        });
        let to_delete = packed.doubled.iter().filter(|number| !is_aside(number));
        to_put.chain(to_delete.map(|number| delete(envelope_key(*number)))).collect()
    }

    /// Starts over if enough has come since the last time; called when nothing else is to be done.
    pub(super) fn compact_if_due(&mut self) {
        self.starts_over |= self.next_record >= self.packed_to + LASTING;
    }

    /// Remembers an envelope that is being stored.
    pub(super) fn keep(&mut self, number: u64, bytes: &[u8]) {
        let print = self.print_key.print(&EnvelopeId::of(bytes));
        self.kept.insert(number, Kept { print, n_bytes: bytes.len(), is_passing: Self::is_passing(bytes) });
    }
}
