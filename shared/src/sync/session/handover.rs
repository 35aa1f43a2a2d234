//! Handing envelopes over as a file: writing one, looking into one, taking one in.
//!
//! What comes by file meets the same gate as what comes from a relay, and what its authors could not send themselves
//! is taken to the relay for them.

use std::collections::{BTreeMap, BTreeSet};

use rand_core::CryptoRng;
use thiserror::Error;

use super::compact::stored_envelopes;
use super::records::{encoded, envelope_key, own_key, put};
use super::{Effect, Millis, Mine, RestoreError, Session};
use crate::domain::Difference;
use crate::keys::DeviceTag;
use crate::wire::{Envelope, EnvelopeKind, HandOver, HandOverError};

/// How much a file is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parcel {
    /// All that is stored here, for a device that may have nothing yet.
    Everything,
    /// What no relay has acknowledged, for somebody who will meet one sooner, and the grants of those who wrote it.
    Unsent,
}

/// What came of taking a file in, or would come of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The device that made the file.
    pub maker: DeviceTag,
    /// What others call that device's person, if it is known once the file is taken in.
    pub maker_label: Option<String>,
    /// When it was made, by that device's clock.
    pub at: Millis,
    /// How many envelopes it holds.
    pub n_envelopes: usize,
    /// How many of them were not here.
    pub n_fresh: usize,
    /// How many of those, or changes in them, wait for what they build on.
    pub n_waiting: usize,
    /// How many of those were set aside, by reason.
    pub refused: BTreeMap<String, usize>,
    /// What the initiative says that it did not say before.
    pub difference: Difference,
}

/// Why nothing can be told of a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PreviewError {
    /// What is stored on this device cannot be read.
    #[error(transparent)]
    Restore(#[from] RestoreError),
    /// The file cannot be taken in.
    #[error(transparent)]
    HandOver(#[from] HandOverError),
}

impl Session {
    /// Writes a file for another device, from this device's stored records.
    ///
    /// # Errors
    /// When it would hold more than a reader takes.
    pub fn export(
        &self,
        saved: &[(String, Vec<u8>)],
        parcel: Parcel,
        now: Millis,
    ) -> Result<Vec<u8>, HandOverError> {
        let stored = stored_envelopes(&self.keys, saved).filter_map(|(number, bytes)| {
            let number = Some(number).filter(|number| !self.aside.contains_key(number))?;
            Some((number, Envelope::read_stored(bytes).ok()?))
        });
        let stored: BTreeMap<u64, Envelope> = stored.collect();
        let is_wanted = |number: &u64| match parcel {
            Parcel::Everything => true,
            Parcel::Unsent => self.outbox.get(number).is_some_and(|mine| !mine.is_hopeless()),
        };
        let wanted = stored.iter().filter(|(number, _)| is_wanted(number));
        let mut grants: BTreeSet<_> = wanted.map(|(_, envelope)| envelope.grant()).collect();
        grants.insert(self.me.grant);
        // Grants first: they decide who may write what, and a relay wants to know an author before what she wrote.
        let (memberships, others): (Vec<_>, Vec<_>) =
            stored.iter().partition(|(_, envelope)| envelope.kind() == EnvelopeKind::Membership);
        let memberships = memberships.into_iter().filter(|(_, envelope)| grants.contains(&envelope.grant()));
        let others = others.into_iter().filter(|(number, _)| is_wanted(number));
        let envelopes: Vec<&[u8]> = memberships.chain(others).map(|(_, envelope)| envelope.bytes()).collect();
        let bodies: Vec<&[u8]> = match parcel {
            Parcel::Everything => self.bodies().collect(),
            Parcel::Unsent => self.bodies_to_send().collect(),
        };
        HandOver::write(&self.keys, &self.me, &envelopes, &bodies, now)
    }

    /// Takes a file in. Taken in again, it changes nothing.
    ///
    /// # Errors
    /// When it is not whole, not of this initiative, made by no member, or holds something else than envelopes.
    /// Nothing is changed then.
    pub fn import(&mut self, file: &[u8], now: Millis) -> Result<Imported, HandOverError> {
        let HandOver { author, grant, at, envelopes: rows, bodies } = HandOver::read(file, self.id())?;
        let envelopes = self.envelopes_of(&rows)?;
        let is_member = |envelope: &Envelope| {
            envelope.grant() == grant && envelope.author() == author && envelope.open_membership().is_ok()
        };
        let is_known = self.writers.get(&grant).is_some_and(|writer| writer.device == author);
        if !is_known && !envelopes.iter().any(is_member) {
            return Err(HandOverError::Stranger { maker: author });
        }
        let (before, n_waiting) = (self.initiative().clone(), self.n_early());
        let (n_fresh, refused) = self.take_over(envelopes, now);
        self.take_bodies(bodies.into_iter().map(<[u8]>::to_vec).collect(), now);
        let maker = author.tag();
        let label = self.initiative().get("devices", maker.as_str()).and_then(|device| device.text("label"));
        Ok(Imported {
            maker_label: label.filter(|label| !label.is_empty()).map(str::to_owned),
            maker,
            at,
            n_envelopes: rows.len(),
            n_fresh,
            n_waiting: self.n_early().saturating_sub(n_waiting),
            refused,
            difference: Difference::between(&before, self.initiative()),
        })
    }

    /// Takes up and stores, in one go, what is not here yet, and notes it as to be taken to the relay; returns how many
    /// envelopes that were, and why some were set aside.
    fn take_over(&mut self, envelopes: Vec<Envelope>, now: Millis) -> (usize, BTreeMap<String, usize>) {
        let (mut writes, mut fresh, mut carried) = (Vec::new(), Vec::new(), Vec::new());
        for envelope in envelopes {
            if self.hold(envelope.id()) {
                let number = self.take_number();
                self.keep(number, envelope.bytes());
                writes.push(put(envelope_key(number), envelope.bytes().to_vec()));
                carried.push((number, Mine::carried(envelope.bytes().to_vec(), now)));
                fresh.push((number, envelope));
            }
        }
        let n_fresh = fresh.len();
        self.take_in(fresh, &mut writes);
        let mut refused: BTreeMap<String, usize> = BTreeMap::new();
        for why in writes.iter().filter(|write| write.key.starts_with("aside/")) {
            let why = why.value.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
            *refused.entry(why.into_owned()).or_default() += 1;
        }
        for (number, mine) in carried {
            // What no device takes needs no way to the relay.
            if !self.aside.contains_key(&number) {
                writes.push(put(own_key(number), encoded(&mine)));
                self.note_unsent(number, mine);
            }
        }
        if !writes.is_empty() {
            self.effects.extend([Effect::Persist(writes), Effect::Show]);
            self.push(now);
        }
        (n_fresh, refused)
    }

    /// What taking a file in would come to, for a device with these stored records. Nothing is changed.
    ///
    /// It is tried on a second session, so that what it tells is what happens.
    ///
    /// # Errors
    /// As [`Session::restore`] and [`Session::import`].
    pub fn preview(
        saved: Vec<(String, Vec<u8>)>,
        file: &[u8],
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Imported, PreviewError> {
        let mut session = Self::restore(saved, rng)?;
        // Nothing is performed, but what is stored is all taken in.
        while session.next_effect().is_some() {}
        Ok(session.import(file, now)?)
    }

    /// The envelopes in a file, if every one is whole and of this initiative; grants first.
    fn envelopes_of(&self, rows: &[&[u8]]) -> Result<Vec<Envelope>, HandOverError> {
        let mut envelopes = Vec::new();
        for (number, row) in (1..).zip(rows) {
            let envelope =
                Envelope::read(row.to_vec()).map_err(|source| HandOverError::Envelope { number, source })?;
            if envelope.initiative() != self.id() {
                let (expected, found) = (self.id(), envelope.initiative());
                return Err(HandOverError::OtherInitiative { expected, found });
            }
            envelopes.push(envelope);
        }
        envelopes.sort_by_key(|envelope| envelope.kind() != EnvelopeKind::Membership);
        Ok(envelopes)
    }

    /// What waits for something that has not arrived.
    fn n_early(&self) -> usize {
        self.waiting.len() + self.document.n_parked()
    }
}
