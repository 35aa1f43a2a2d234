//! The keys of all epochs: who was given which, and which one to write with.
//!
//! Two members may change the lock at the same time. Both keys are kept, each under its number and commitment, and all
//! write with the same one: the highest number, and of those the smallest commitment. A key opens the keys before it, so
//! whoever is given the newest can read everything.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

use super::act::Keys;
use super::epoch::{EpochKey, KeyName};
use super::grant::GrantId;
use super::seal::{self, SealPublic, SealSecret, WRAPPED_KEY};
use super::standing::Standing;
use crate::wire::EnvelopeId;

/// A reader's name in a list of wraps: 8 bytes of its public key's hash.
pub type Reader = [u8; 8];

/// A key wrapped for one reader.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Wrap {
    /// For whom.
    #[cbor(n(0), with = "minicbor::bytes")]
    to: Reader,
    /// 32 bytes encapsulated key, 48 bytes wrapped key.
    #[cbor(n(1), with = "minicbor::bytes")]
    sealed: [u8; WRAPPED_KEY],
}

/// A key encrypted under another one.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct KeyLink {
    /// Which key is inside.
    #[n(0)]
    key: KeyName,
    /// Its 32 bytes and 16 of tag.
    #[cbor(n(1), with = "minicbor::bytes")]
    sealed: [u8; 48],
}

/// The name a reader's wraps carry.
#[must_use]
pub fn reader_of(seal: &[u8; 32]) -> Reader {
    let hash = blake3::derive_key("ensemble 1 reader", seal);
    let mut name = [0; 8];
    name.copy_from_slice(&hash[..8]);
    name
}

/// Where wrapped keys stand: they open nowhere else.
fn place(key: KeyName) -> Vec<u8> {
    let mut place = b"epoch key ".to_vec();
    place.extend_from_slice(&key.epoch.to_be_bytes());
    place.extend_from_slice(&*key.commitment);
    place
}

/// All keys this device has, and what everybody was given.
#[derive(Debug)]
pub struct KeyRing {
    secrets: Vec<SealSecret>,
    keys: BTreeMap<KeyName, EpochKey>,
    /// The key this device came with.
    first: KeyName,
    new: BTreeMap<KeyName, Vec<(EnvelopeId, GrantId)>>,
    given: BTreeMap<KeyName, BTreeSet<Reader>>,
    links: BTreeMap<KeyName, BTreeMap<KeyName, [u8; 48]>>,
}

impl KeyRing {
    /// The ring of a device that came with `first`, had `earlier` before that, and opens what is wrapped to `secrets`.
    #[must_use]
    pub fn new(first: &EpochKey, earlier: &[EpochKey], secrets: Vec<SealSecret>) -> Self {
        Self {
            secrets,
            keys: earlier.iter().chain([first]).map(|key| (key.name(), key.clone())).collect(),
            first: first.name(),
            new: BTreeMap::new(),
            given: BTreeMap::new(),
            links: BTreeMap::new(),
        }
    }

    /// The key of that name, if this device has it.
    #[must_use]
    pub fn key(&self, name: KeyName) -> Option<&EpochKey> {
        self.keys.get(&name)
    }

    /// Every key this device has, the oldest first.
    pub fn keys(&self) -> impl Iterator<Item = &EpochKey> {
        self.keys.values()
    }

    /// The key to write with: the newest this device has, as everybody sees it.
    ///
    /// # Panics
    /// Never: the key a device came with stays.
    #[must_use]
    pub fn current(&self, standing: &Standing) -> &EpochKey {
        let counting = |name: &KeyName| {
            let acts = self.new.get(name).map_or(&[][..], Vec::as_slice);
            *name == self.first || acts.iter().any(|(act, author)| standing.counts(*author, *act))
        };
        let best = self.keys.keys().filter(|name| counting(name)).max_by_key(|name| newest(**name));
        best.and_then(|name| self.keys.get(name)).expect("because the key it came with stays")
    }

    /// Takes up what an act gives, to whomever; whether this device has a key that it had not.
    pub fn take(&mut self, id: EnvelopeId, author: GrantId, act: &Keys) -> bool {
        if act.is_new {
            self.new.entry(act.key).or_default().push((id, author));
        }
        self.given.entry(act.key).or_default().extend(act.wraps.iter().map(|wrap| wrap.to));
        let links = self.links.entry(act.key).or_default();
        links.extend(act.links.iter().map(|link| (link.key, link.sealed)));
        let before = self.keys.len();
        if !self.keys.contains_key(&act.key) {
            self.unwrap(act);
        }
        self.follow_links();
        self.keys.len() > before
    }

    fn unwrap(&mut self, act: &Keys) {
        let at = place(act.key);
        for secret in &self.secrets {
            let name = reader_of(secret.public().as_bytes());
            for wrap in act.wraps.iter().filter(|wrap| wrap.to == name) {
                let key = seal::unwrap_key(&wrap.sealed, secret, &at);
                if let Some(key) = key.and_then(|key| EpochKey::named(act.key, key)) {
                    self.keys.insert(act.key, key);
                    return;
                }
            }
        }
    }

    /// Opens every key that a key at hand opens.
    fn follow_links(&mut self) {
        let mut stack: Vec<KeyName> = self.keys.keys().copied().collect();
        while let Some(under) = stack.pop() {
            let (Some(holder), Some(links)) = (self.keys.get(&under), self.links.get(&under)) else {
                continue;
            };
            let opened: Vec<EpochKey> = links
                .iter()
                .filter(|(name, _)| !self.keys.contains_key(name))
                .filter_map(|(name, sealed)| open_link(holder, *name, sealed))
                .collect();
            stack.extend(opened.iter().map(EpochKey::name));
            self.keys.extend(opened.into_iter().map(|key| (key.name(), key)));
        }
    }

    /// The keys that somebody reads who came with `holds` and has these names among the readers.
    #[must_use]
    pub fn reach(&self, holds: KeyName, names: &[Reader]) -> BTreeSet<KeyName> {
        let given = self.given.iter().filter(|(_, to)| names.iter().any(|name| to.contains(name)));
        let mut reach: BTreeSet<KeyName> = given.map(|(key, _)| *key).collect();
        reach.insert(holds);
        let mut stack: Vec<KeyName> = reach.iter().copied().collect();
        while let Some(under) = stack.pop() {
            let links = self.links.get(&under).into_iter().flat_map(BTreeMap::keys);
            stack.extend(links.filter(|name| reach.insert(**name)));
        }
        reach
    }

    /// An act that gives `key` to these readers, and with it every key it does not open yet; nothing if there is nothing
    /// to give.
    ///
    /// `is_new` says that the key is to be written with from now on.
    pub fn give(
        &self,
        key: &EpochKey,
        is_new: bool,
        to: &[SealPublic],
        rng: &mut impl CryptoRng,
    ) -> Option<Keys> {
        let (name, at) = (key.name(), place(key.name()));
        let wraps: Vec<Wrap> = to
            .iter()
            .map(|reader| Wrap {
                to: reader_of(reader.as_bytes()),
                sealed: seal::wrap_key(key.secret(), reader, &at, rng),
            })
            .collect();
        // Backwards from the newest: each opens the ones before it.
        let mut known = self.reach(name, &[]);
        let mut links = Vec::new();
        for other in self.keys.values().rev() {
            if !known.contains(&other.name()) {
                links.push(KeyLink { key: other.name(), sealed: seal_link(key, other) });
                known.extend(self.reach(other.name(), &[]));
            }
        }
        let empty = wraps.is_empty() && links.is_empty();
        (!empty).then_some(Keys { key: name, is_new, wraps, links })
    }

    /// A fresh key, one epoch later than any this device knows of.
    #[must_use]
    pub fn next(&self, rng: &mut impl CryptoRng) -> EpochKey {
        let last = self.keys.keys().chain(self.new.keys()).map(|name| name.epoch).max().unwrap_or(0);
        EpochKey::generate(last.saturating_add(1), rng)
    }
}

fn newest(name: KeyName) -> (u32, Reverse<ByteArray<8>>) {
    (name.epoch, Reverse(name.commitment))
}

/// A key that is used for one link only, so that the nonce may be zero.
fn link_cipher(holder: &EpochKey, inside: KeyName) -> XChaCha20Poly1305 {
    let mut hasher = blake3::Hasher::new_derive_key("ensemble 1 epoch link");
    hasher.update(holder.secret()).update(&place(inside));
    XChaCha20Poly1305::new(&Key::from(*hasher.finalize().as_bytes()))
}

fn seal_link(holder: &EpochKey, inside: &EpochKey) -> [u8; 48] {
    let msg = Payload { msg: inside.secret(), aad: &[] };
    let sealed = link_cipher(holder, inside.name()).encrypt(&XNonce::default(), msg);
    sealed.ok().and_then(|sealed| sealed.try_into().ok()).expect("32 bytes encrypt to 48")
}

fn open_link(holder: &EpochKey, inside: KeyName, sealed: &[u8; 48]) -> Option<EpochKey> {
    let msg = Payload { msg: sealed, aad: &[] };
    let secret = link_cipher(holder, inside).decrypt(&XNonce::default(), msg).ok()?;
    EpochKey::named(inside, secret.try_into().ok()?)
}
