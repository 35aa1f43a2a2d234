//! What this device wrote, until the relay has it.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

use super::records::{delete, encoded, envelope_key, own_key, put};
use super::{Effect, Line, LineState, Millis, Session, Write, line};
use crate::document::{OwnChange, TooManyOperations, Touched, Writer};
use crate::domain::view::{SendState, ToSendRow};
use crate::domain::{Edit, Entity};
use crate::wire::envelope::Changes;
use crate::wire::limits::{WINDOW_BYTES, WINDOW_ENVELOPES};
use crate::wire::{Envelope, EnvelopeId, EnvelopeKind, Refusal, ToRelay};

/// An envelope that is to be sent and not acknowledged: this device's own, or one that it carries for its author.
#[derive(Debug, Clone, Encode, Decode)]
pub(super) struct Mine {
    /// Its bytes; stored with the envelope, not here.
    #[cbor(skip)]
    pub(super) envelope: Vec<u8>,
    /// When it was written, by this device's clock.
    #[n(0)]
    at_ms: i64,
    /// The places it writes to: kind and key.
    #[n(1)]
    touched: Vec<(String, String)>,
    /// Why the relay refused it, if it did.
    #[n(2)]
    refusal: Option<Refusal>,
    /// Whether somebody else wrote it, and it came by file: this device takes it to the relay for them.
    #[n(3)]
    #[cbor(default)]
    carried: bool,
}

impl Mine {
    /// What was stored about the envelope with these bytes. A note that cannot be read still says: this is to be sent.
    pub(super) fn restored(note: &[u8], envelope: Vec<u8>) -> Self {
        let unread =
            Self { envelope: Vec::new(), at_ms: 0, touched: Vec::new(), refusal: None, carried: false };
        Self { envelope, ..minicbor::decode(note).unwrap_or(unread) }
    }

    /// A note that this envelope of somebody else's is to be taken to the relay.
    pub(super) fn carried(envelope: Vec<u8>, now: Millis) -> Self {
        Self { envelope, at_ms: now.0, touched: Vec::new(), refusal: None, carried: true }
    }

    /// The same note, for other bytes that say the same.
    pub(super) fn written_anew(&self, envelope: Vec<u8>) -> Self {
        Self { envelope, refusal: None, ..self.clone() }
    }

    /// A note that these bytes are to be sent, which say what was acknowledged long ago.
    pub(super) const fn written_before(envelope: Vec<u8>) -> Self {
        Self { envelope, at_ms: 0, touched: Vec::new(), refusal: None, carried: false }
    }

    pub(super) fn kind(&self) -> Option<EnvelopeKind> {
        Envelope::read_stored(self.envelope.clone()).ok().map(|envelope| envelope.kind())
    }

    pub(super) const fn is_carried(&self) -> bool {
        self.carried
    }

    pub(super) const fn is_refused(&self) -> bool {
        self.refusal.is_some()
    }

    /// Whether no relay will ever take it.
    pub(super) fn is_hopeless(&self) -> bool {
        self.refusal.is_some_and(|refusal| !refusal.is_for_now())
    }

    /// Whether it is something a person wrote that is still to be sent; a membership is not.
    pub(super) const fn is_waiting(&self) -> bool {
        self.refusal.is_none() && !self.touched.is_empty()
    }
}

impl Session {
    /// Turns edits into an envelope; nothing if they change nothing.
    pub(super) fn change(
        &mut self,
        edits: &[Edit],
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<(Envelope, BTreeSet<Touched>)>, TooManyOperations> {
        let writer = Writer { device: self.me.device, tag: self.me.device.tag(), role: self.role() };
        let Some(OwnChange { chunk, touched }) = self.document.edit(edits, &writer, now.0 / 1_000)? else {
            return Ok(None);
        };
        let changes = Changes::new(vec![chunk]);
        let key = self.members.ring.current(&self.members.standing).clone();
        let envelope = Envelope::changes(&self.keys, &self.me, &key, &changes, rng);
        if let Ok((changes, signature)) = envelope.open_signed(&key) {
            self.note_changes(&envelope, &changes, signature);
        }
        Ok(Some((envelope, touched)))
    }

    /// Makes again what this device made on top of a change that lost to another one.
    pub(super) fn say_again(&mut self, writes: &mut Vec<Write>, rng: &mut impl CryptoRng) {
        for (at_s, edit) in self.document.stranded(&self.me.device.tag()) {
            let at = Millis(at_s.saturating_mul(1_000));
            if let Ok(Some((envelope, touched))) = self.change(&[edit], at, rng) {
                self.keep_own(&envelope, touched, at, writes);
            }
        }
    }

    /// Keeps one of one's own envelopes and notes that it is to be sent.
    pub(super) fn keep_own(
        &mut self,
        envelope: &Envelope,
        touched: BTreeSet<Touched>,
        now: Millis,
        writes: &mut Vec<Write>,
    ) -> u64 {
        self.notice(&touched, writes);
        let number = self.take_number();
        let touched = touched.into_iter().map(|place| (place.kind, place.key)).collect();
        let mine = Mine {
            envelope: envelope.bytes().to_vec(),
            at_ms: now.0,
            touched,
            refusal: None,
            carried: false,
        };
        writes.push(put(envelope_key(number), envelope.bytes().to_vec()));
        writes.push(put(own_key(number), encoded(&mine)));
        self.clear_note(writes);
        self.hold(envelope.id());
        self.keep(number, envelope.bytes());
        self.note_unsent(number, mine);
        number
    }

    /// Sends what is to be sent, as far as the window allows.
    pub(super) fn push(&mut self, now: Millis) {
        if !matches!(self.line, LineState::Live) {
            return;
        }
        // What the relay sends first may hold what is carried here, and then need not be sent.
        let is_level = self.is_caught_up();
        let mut bytes: usize = self
            .in_flight
            .iter()
            .filter_map(|number| self.outbox.get(number))
            .map(|m| m.envelope.len())
            .sum();
        for (number, mine) in &self.outbox {
            if mine.refusal.is_some_and(Refusal::is_for_now) {
                // There is no room for what comes after it either.
                break;
            }
            let is_held_back = mine.carried && !is_level;
            if mine.refusal.is_some() || is_held_back || self.in_flight.contains(number) {
                continue;
            }
            if self.in_flight.len() >= WINDOW_ENVELOPES
                || (!self.in_flight.is_empty() && bytes + mine.envelope.len() > WINDOW_BYTES)
            {
                break;
            }
            bytes += mine.envelope.len();
            self.in_flight.insert(*number);
            let push = ToRelay::Push { channel: line::CHANNEL, envelope: mine.envelope.clone().into() };
            self.effects.push_back(Effect::Send(push.to_frame()));
            self.timing.asked(now);
        }
    }

    /// What a relay had no room for is tried again on every new line, until it has.
    pub(super) fn hope_for_room(&mut self) {
        for mine in self.outbox.values_mut() {
            mine.refusal.take_if(|refusal| refusal.is_for_now());
        }
    }

    /// Notes one of this device's own envelopes as not acknowledged.
    pub(super) fn note_unsent(&mut self, number: u64, mine: Mine) {
        self.number_by_own_id.insert(EnvelopeId::of(&mine.envelope), number);
        self.outbox.insert(number, mine);
    }

    /// The relay has one of this device's envelopes for good.
    pub(super) fn acknowledged(&mut self, id: EnvelopeId, writes: &mut Vec<Write>) {
        if let Some(number) = self.number_by_own_id.remove(&id) {
            let mine = self.outbox.remove(&number);
            self.in_flight.remove(&number);
            writes.push(delete(own_key(number)));
            if mine.is_some_and(|mine| Self::is_passing(&mine.envelope)) {
                self.spend(number, id, writes);
            }
        }
    }

    /// The relay will not have one of this device's envelopes.
    pub(super) fn refused(&mut self, id: EnvelopeId, reason: Refusal) {
        let Some(&number) = self.number_by_own_id.get(&id) else { return };
        self.in_flight.remove(&number);
        if !reason.is_for_now() && self.outbox.get(&number).is_some_and(Mine::is_carried) {
            // Its author will hear it herself; nothing is left to be done for her here.
            let mut writes = Vec::new();
            self.acknowledged(id, &mut writes);
            return self.effects.push_back(Effect::Persist(writes));
        }
        if let Some(mine) = self.outbox.get_mut(&number) {
            mine.refusal = Some(reason);
            let write = put(own_key(number), encoded(mine));
            self.effects.extend([Effect::Persist(vec![write]), Effect::Show]);
            // What stayed under an earlier membership finds no place there: it is handed over all the same.
            let is_earlier = |mine: &Mine| {
                let envelope = Envelope::read_stored(mine.envelope.clone());
                envelope.is_ok_and(|envelope| self.is_own_from_before(&envelope))
            };
            self.starts_over |=
                self.outbox.get(&number).is_some_and(|mine| mine.is_hopeless() && is_earlier(mine));
        }
    }

    fn state_of(&self, number: u64, mine: &Mine) -> SendState {
        if mine.is_refused() { SendState::NeedsAttention } else { self.state_of_envelope(number) }
    }

    /// Where something stands that is to be sent and was not refused.
    pub(super) fn state_of_waiting(&self, is_handed_over: bool) -> SendState {
        match self.status().line {
            Line::Connected => SendState::Sending,
            Line::Offline | Line::Connecting if is_handed_over => SendState::HandedOver,
            Line::Offline | Line::Connecting => SendState::OnThisPhone,
        }
    }

    /// Whether an envelope that writes there is not acknowledged.
    pub(super) fn is_in_outbox(&self, place: &Touched) -> bool {
        let mut writes = self.outbox.values().flat_map(|mine| &mine.touched);
        writes.any(|(kind, key)| *kind == place.kind && *key == place.key)
    }

    /// Where one's own entity has got to: as far as the least far of its envelopes.
    pub(super) fn state_of_place(&self, kind: &str, key: &str) -> SendState {
        let states = self
            .outbox
            .iter()
            .filter(|(_, mine)| mine.touched.iter().any(|(k, at)| k == kind && at == key))
            .map(|(number, mine)| self.state_of(*number, mine))
            .chain(self.state_of_blob(&Touched { kind: kind.to_owned(), key: key.to_owned() }));
        // Refused outranks waiting, and of what waits the least far counts.
        states
            .min_by_key(|state| (*state != SendState::NeedsAttention, *state))
            .unwrap_or(SendState::Received)
    }

    /// What waits to be sent or was refused, oldest first; a membership is nobody's contribution and not listed.
    pub(super) fn to_send_rows(&self) -> Vec<ToSendRow> {
        let bodies = self.unsent_bodies().map(|(slot, place, is_refused)| ToSendRow {
            kind: place.kind.clone(),
            key: place.key.clone(),
            at_ms: self.initiative().get(&place.kind, &place.key).map_or(0, Entity::at_ms),
            state: if is_refused { SendState::NeedsAttention } else { self.state_of_body(slot) },
            refusal: is_refused.then(|| "no_room".to_owned()),
        });
        self.outbox
            .iter()
            .filter_map(|(number, mine)| {
                let (kind, key) = mine.touched.first()?;
                Some(ToSendRow {
                    kind: kind.clone(),
                    key: key.clone(),
                    at_ms: mine.at_ms,
                    state: self.state_of(*number, mine),
                    refusal: mine.refusal.map(|refusal| refusal.code().to_owned()),
                })
            })
            .chain(bodies)
            .collect()
    }
}
