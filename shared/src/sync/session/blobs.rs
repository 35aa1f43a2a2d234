//! Sealed bodies on their way: to the relay, from it, and out of the world.
//!
//! | key | value |
//! |---|---|
//! | `blob/…` | the bytes of one, as the relay has or shall have them |
//! | `send/…` | nothing: that one is still to be sent |
//! | `gone/…` | nothing: the relay has confirmed that it erased that one |
//!
//! What is to be fetched or erased follows from the document, so nothing else is stored. One request is on its way at a
//! time, and any may be repeated.

mod calls;

use std::collections::{BTreeMap, BTreeSet};

use base32ct::{Base32Unpadded, Encoding};
use rand_core::CryptoRng;

use super::records::{delete, put};
use super::{Effect, Millis, Session, Write};
use crate::document::Touched;
use crate::domain::initiative::said_beside;
use crate::domain::media::Opened;
use crate::domain::view::SendState;
use crate::keys::{DeviceTag, blob, first_16, tag_of_key};
use crate::wire::blob::{BlobName, BlobRef, Pass};

pub use calls::BlobCall;

use calls::{Call, What};

/// The prefixes of this module's records.
pub(super) const PREFIXES: [&str; 3] = ["blob/", "send/", "gone/"];
/// An answer that has not come by then will not.
const ANSWER_MS: i64 = 60_000;
/// The first wait after something failed or was not there yet; it doubles up to the longest.
const WAIT_MS: i64 = 1_000;
const WAIT_MS_MAX: i64 = 60_000;

/// The kind that is no words.
const MEDIA: &str = "blobs";

/// What this device knows of blobs.
#[derive(Debug, Default)]
pub(super) struct Blobs {
    /// The records above as they are, or are about to be, stored.
    saved: BTreeMap<String, Vec<u8>>,
    /// What the document refers to and this device has to do with, by what stands behind the prefix.
    known: BTreeMap<String, Known>,
    wanted: BTreeMap<String, Wanted>,
    to_erase: BTreeSet<String>,
    /// What the relay would not take since the channel opened.
    refused: BTreeSet<String>,
    pass: Option<Pass>,
    call: Option<Call>,
    n_calls: u64,
    n_failed: u32,
    not_before: Millis,
}

#[derive(Debug)]
struct Known {
    name: BlobName,
    len: u32,
    place: Touched,
    /// How much of it the relay is known to have.
    sent: u32,
}

impl Known {
    fn is_media(&self) -> bool {
        self.place.kind == MEDIA
    }
}

#[derive(Debug, Default)]
struct Wanted {
    got: Vec<u8>,
    n_tries: u32,
    not_before: Option<Millis>,
}

/// What stands behind the prefix in a blob's records.
fn slot(name: &BlobName) -> String {
    let named = [name.author.as_str().as_bytes(), &name.hash].concat();
    Base32Unpadded::encode_string(&first_16(&blake3::derive_key("ensemble 1 blob record", &named)))
}

fn key(prefix: &str, slot: &str) -> String {
    [prefix, slot].concat()
}

fn wait_ms(n_tries: u32) -> i64 {
    (WAIT_MS << n_tries.min(16)).min(WAIT_MS_MAX)
}

impl Blobs {
    /// None. Requests are numbered from a number drawn by chance, so that an answer to what another session asked, from
    /// before a restart, is none to what this one asks.
    pub(super) fn new(rng: &mut impl CryptoRng) -> Self {
        let mut drawn = [0; 8];
        rng.fill_bytes(&mut drawn);
        Self { n_calls: u64::from_le_bytes(drawn) >> 1, ..Self::default() }
    }

    /// Takes up a stored record; its prefix is one of [`PREFIXES`].
    pub(super) fn restore(&mut self, key: &str, value: &[u8]) {
        self.saved.insert(key.to_owned(), value.to_vec());
    }

    fn has(&self, prefix: &str, slot: &str) -> bool {
        self.saved.contains_key(&key(prefix, slot))
    }

    fn save(&mut self, prefix: &str, slot: &str, value: Vec<u8>, writes: &mut Vec<Write>) {
        let key = key(prefix, slot);
        self.saved.insert(key.clone(), value.clone());
        writes.push(put(key, value));
    }

    fn remove(&mut self, prefix: &str, slot: &str, writes: &mut Vec<Write>) {
        let key = key(prefix, slot);
        if self.saved.remove(&key).is_some() {
            writes.push(delete(key));
        }
    }

    /// What is to be sent and what it belongs to.
    fn to_send(&self) -> impl Iterator<Item = (&str, &Known)> {
        let slots = self.saved.range("send/".to_owned()..).map_while(|(key, _)| key.strip_prefix("send/"));
        slots.filter_map(|slot| Some((slot, self.known.get(slot)?)))
    }

    /// Whether every request that there is reason for was answered; where none are, the third that fails ends the wait.
    pub(super) fn are_level(&self) -> bool {
        let is_asked_for = |wanted: &Wanted| wanted.not_before.is_some();
        self.n_failed > 2
            || (self.to_erase.is_empty()
                && self.to_send().all(|(slot, _)| self.refused.contains(slot))
                && self.wanted.values().all(is_asked_for))
    }

    fn failed(&mut self, now: Millis) {
        self.not_before = now.plus(wait_ms(self.n_failed));
        self.n_failed = self.n_failed.saturating_add(1);
    }

    /// What to ask next: erasing before words, words before pictures, and of each, sending before fetching.
    fn next(&self, now: Millis) -> Option<(What, String)> {
        let erase = self.to_erase.first().map(|slot| (What::Erase, slot.clone()));
        let of = |is_media| self.next_to_send(is_media).or_else(|| self.next_to_fetch(is_media, now));
        erase.or_else(|| of(false)).or_else(|| of(true))
    }

    fn next_to_send(&self, is_media: bool) -> Option<(What, String)> {
        let mut slots = self
            .to_send()
            .filter(|(slot, known)| known.is_media() == is_media && !self.refused.contains(*slot));
        slots.next().map(|(slot, _)| (What::Put, slot.to_owned()))
    }

    fn next_to_fetch(&self, is_media: bool, now: Millis) -> Option<(What, String)> {
        let is_due = |wanted: &Wanted| wanted.not_before.is_none_or(|at| at <= now);
        let is_such = |slot: &str| self.known.get(slot).is_some_and(Known::is_media) == is_media;
        let mut due = self.wanted.iter().filter(|(slot, wanted)| is_due(wanted) && is_such(slot));
        due.next().map(|(slot, _)| (What::Get, slot.clone()))
    }

    /// When there is something to ask, or an answer is overdue.
    fn next_wakeup(&self) -> Option<Millis> {
        if let Some(call) = &self.call {
            return Some(call.since.plus(ANSWER_MS));
        }
        // Nothing to be fetched is due at the beginning of time, but what has never been asked for.
        let at_once = self.next(Millis(i64::MIN)).map(|_| self.not_before);
        let later = self.wanted.values().filter_map(|wanted| wanted.not_before).min();
        at_once.or_else(|| later.map(|at| at.max(self.not_before)))
    }

    /// A clock that was set back must not put anything off for a year.
    fn mend(&mut self, now: Millis) {
        let latest = now.plus(WAIT_MS_MAX);
        self.not_before = self.not_before.min(latest);
        for wanted in self.wanted.values_mut() {
            wanted.not_before = wanted.not_before.map(|at| at.min(latest));
        }
        if let Some(call) = &mut self.call {
            call.since = call.since.min(now);
        }
        self.call.take_if(|call| now >= call.since.plus(ANSWER_MS));
    }
}

impl Session {
    /// Keeps a blob of one's own, to be sent.
    pub(super) fn keep_blob(&mut self, bytes: Vec<u8>, writes: &mut Vec<Write>) {
        let slot = slot(&BlobName::of(self.me.device.tag(), &bytes));
        self.blobs.save("blob/", &slot, bytes, writes);
        self.blobs.save("send/", &slot, Vec::new(), writes);
    }

    /// Draws from places that have changed what is to be read, fetched or erased.
    pub(super) fn notice(&mut self, touched: &BTreeSet<Touched>, writes: &mut Vec<Write>) {
        for place in touched {
            self.notice_one(place, writes);
            // What was said to a withdrawn voice may repeat it, and goes with it, as do its photos and recordings.
            let is_said = ["contributions", "submissions"].contains(&place.kind.as_str());
            if is_said && self.document.initiative().is_withdrawn(&place.kind, &place.key) {
                let said = (place.kind.as_str(), place.key.as_str());
                let beside: Vec<Touched> = self
                    .initiative()
                    .sealed()
                    .filter(|(kind, _, it)| said_beside(kind, it) == Some(said))
                    .map(|(kind, key, _)| Touched { kind: kind.to_owned(), key: key.clone() })
                    .collect();
                beside.iter().for_each(|place| self.notice_one(place, writes));
            }
        }
    }

    fn notice_one(&mut self, place: &Touched, writes: &mut Vec<Write>) {
        let Some((name, len)) = self.reference(place) else { return };
        let slot = slot(&name);
        let known = |place| Known { name, len, place, sent: 0 };
        if self.initiative().is_withdrawn(&place.kind, &place.key) {
            self.opened.remove(place);
            self.blobs.wanted.remove(&slot);
            self.blobs.remove("blob/", &slot, writes);
            self.blobs.remove("send/", &slot, writes);
            if self.may_erase(place) && !self.blobs.has("gone/", &slot) {
                self.blobs.known.entry(slot.clone()).or_insert_with(|| known(place.clone()));
                self.blobs.to_erase.insert(slot);
            }
        } else if self.blobs.has("blob/", &slot) {
            self.blobs.known.entry(slot.clone()).or_insert_with(|| known(place.clone()));
            self.open_body(place, &slot);
        } else if self.may_read(place) {
            self.blobs.known.entry(slot.clone()).or_insert_with(|| known(place.clone()));
            self.blobs.wanted.entry(slot).or_default();
        }
    }

    /// The blob that an entity refers to, and its length. The entity's key says whose it is, so that a copied reference
    /// is one to nothing.
    fn reference(&self, place: &Touched) -> Option<(BlobName, u32)> {
        let entity = self.initiative().get(&place.kind, &place.key)?;
        let reference = BlobRef::from_slice(entity.bytes("blob")?)?;
        Some((reference.by(DeviceTag::read(tag_of_key(&place.key))?), reference.len))
    }

    fn may_erase(&self, place: &Touched) -> bool {
        tag_of_key(&place.key) == self.me.device.tag().as_str() || self.role().in_team()
    }

    /// Whether it was sealed to a key this device has: the team's, or its own.
    fn may_read(&self, place: &Touched) -> bool {
        let my_tag = self.me.device.tag();
        let is_answer = place.kind == "replies";
        let entity = self.initiative().get(&place.kind, &place.key).filter(|_| is_answer);
        let answered = entity.and_then(|answer| answer.text("contribution"));
        self.team.is_some() || tag_of_key(answered.unwrap_or(&place.key)) == my_tag.as_str()
    }

    /// Opens words to be shown; what is no words is opened when somebody looks at it.
    fn open_body(&mut self, place: &Touched, slot: &str) {
        if place.kind == MEDIA || self.opened.contains_key(place) || !self.may_read(place) {
            return;
        }
        if let Some(words) = self.unsealed(place, slot).and_then(|body| String::from_utf8(body).ok()) {
            self.opened.insert(place.clone(), words);
        }
    }

    fn unsealed(&self, place: &Touched, slot: &str) -> Option<Vec<u8>> {
        let bytes = self.blobs.saved.get(&key("blob/", slot))?;
        // Trying every key on everything would cost each resident two curve operations for each voice of others.
        let secret = self.team.as_ref().unwrap_or(self.keys.seal());
        blob::open_body(bytes, secret, place.key.as_bytes())
    }

    /// Opens a photo or a recording; nothing if it is not here, or not for this device's eyes.
    #[must_use]
    pub fn media(&self, key: &str) -> Option<Opened> {
        let place = Touched { kind: MEDIA.to_owned(), key: key.to_owned() };
        let (name, _) = self.reference(&place)?;
        Opened::read(self.unsealed(&place, &slot(&name)).filter(|_| self.may_read(&place))?)
    }

    /// Whether the body of a place is here and for this device's eyes.
    pub(super) fn holds_body(&self, place: &Touched) -> bool {
        let is_here = |(name, _): (BlobName, u32)| self.blobs.has("blob/", &slot(&name));
        self.may_read(place) && self.reference(place).is_some_and(is_here)
    }

    /// Whether the words of a place are for this device's eyes and have not arrived.
    pub(super) fn awaits(&self, place: &Touched) -> bool {
        // Nothing is awaited nearly always, and then no name is worked out.
        !self.blobs.wanted.is_empty()
            && self.reference(place).is_some_and(|(name, _)| self.blobs.wanted.contains_key(&slot(&name)))
    }

    /// Where the body of a place has got to, if it is one's own and not at the relay.
    pub(super) fn state_of_blob(&self, place: &Touched) -> Option<SendState> {
        // What was said has arrived when its photos and recordings have.
        let said = (place.kind.as_str(), place.key.as_str());
        let is_of = |known: &Known| {
            let beside = known.is_media().then(|| self.initiative().get(MEDIA, &known.place.key)).flatten();
            known.place == *place || beside.is_some_and(|it| said_beside(MEDIA, it) == Some(said))
        };
        let unsent: Vec<&str> =
            self.blobs.to_send().filter(|(_, known)| is_of(known)).map(|(slot, _)| slot).collect();
        let is_refused = unsent.iter().any(|slot| self.blobs.refused.contains(*slot));
        let waiting = unsent.iter().map(|slot| self.state_of_body(slot)).min();
        if is_refused { Some(SendState::NeedsAttention) } else { waiting }
    }

    /// The slots of the bodies that are to be sent.
    pub(super) fn slots_to_send(&self) -> impl Iterator<Item = &str> {
        self.blobs.to_send().map(|(slot, _)| slot)
    }

    /// One's own places whose envelopes are sent and whose bodies are not, with the bodies' slots, and whether the relay
    /// refused them.
    pub(super) fn unsent_bodies(&self) -> impl Iterator<Item = (&str, &Touched, bool)> {
        let own = self.blobs.to_send().filter(|(_, known)| known.name.author == self.me.device.tag());
        let unsent = own.map(|(slot, known)| (slot, &known.place, self.blobs.refused.contains(slot)));
        unsent.filter(|(_, place, _)| !self.is_in_outbox(place))
    }

    /// How many bodies this device takes to the relay for others.
    pub(super) fn n_bodies_carried(&self) -> usize {
        self.blobs.to_send().filter(|(_, known)| known.name.author != self.me.device.tag()).count()
    }

    /// When to be woken for a blob's sake.
    pub(super) fn blobs_wakeup(&self) -> Option<Millis> {
        self.blobs.pass.and_then(|_| self.blobs.next_wakeup())
    }

    /// Time has passed.
    pub(super) fn blobs_woken(&mut self, now: Millis) {
        self.blobs.mend(now);
        self.call(now);
    }

    /// The bodies this device waits for.
    pub fn awaited(&self) -> impl Iterator<Item = &BlobName> {
        self.blobs.wanted.keys().filter_map(|slot| self.blobs.known.get(slot)).map(|known| &known.name)
    }

    /// How many bodies this device is to have erased at the relay.
    #[must_use]
    pub fn n_to_erase(&self) -> usize {
        self.blobs.to_erase.len()
    }

    /// The sealed bodies that are to be sent.
    pub(super) fn bodies_to_send(&self) -> impl Iterator<Item = &[u8]> {
        let slots = self.blobs.to_send().map(|(slot, _)| key("blob/", slot));
        slots.filter_map(|key| self.blobs.saved.get(&key).map(Vec::as_slice))
    }

    /// Every sealed body on this device, to go with its envelopes where there is no relay.
    pub fn bodies(&self) -> impl Iterator<Item = &[u8]> {
        let bodies = self.blobs.saved.range("blob/".to_owned()..);
        bodies.take_while(|(key, _)| key.starts_with("blob/")).map(|(_, bytes)| bytes.as_slice())
    }

    /// Takes in sealed bodies that came without a relay, after the envelopes that refer to them; what nothing refers to,
    /// or was withdrawn, is left. What is new is kept, also for others, and sent when there is a relay. Returns how many
    /// were new.
    pub(super) fn take_bodies(&mut self, bodies: Vec<Vec<u8>>, now: Millis) -> usize {
        let found: BTreeMap<[u8; 32], Vec<u8>> =
            bodies.into_iter().map(|bytes| (*blake3::hash(&bytes).as_bytes(), bytes)).collect();
        let places: Vec<Touched> = self
            .initiative()
            .sealed()
            .map(|(kind, key, _)| Touched { kind: kind.to_owned(), key: key.clone() })
            .collect();
        let (mut writes, mut n_new) = (Vec::new(), 0);
        for place in places {
            let Some((name, _)) = self.reference(&place) else { continue };
            let slot = slot(&name);
            let Some(bytes) = found.get(&name.hash) else { continue };
            if self.blobs.has("blob/", &slot) || self.initiative().is_withdrawn(&place.kind, &place.key) {
                continue;
            }
            n_new += 1;
            self.blobs.wanted.remove(&slot);
            self.blobs.save("blob/", &slot, bytes.clone(), &mut writes);
            self.blobs.save("send/", &slot, Vec::new(), &mut writes);
            self.notice_one(&place, &mut writes);
        }
        if n_new > 0 {
            self.effects.extend([Effect::Persist(writes), Effect::Show]);
            self.call(now);
        }
        n_new
    }
}
