//! Keys: who a device is, what it may do, and who can read what.
//!
//! [`grant`] is the chain that makes a device a member; [`invite`] carries one to a new person; [`epoch`] is the key
//! that hides everything from the relay, [`ring`] all of them; [`act`] is what members do about membership, [`standing`]
//! what comes of it; [`seal`] hides a body from everyone but its readers.

pub mod act;
pub mod blob;
pub mod epoch;
pub mod grant;
pub mod invite;
pub mod recovery;
pub mod ring;
pub mod seal;
pub mod standing;

use std::fmt;

use base32ct::{Base32Unpadded, Encoding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// Bytes that many secrets are grown from; its holder is its owner.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Seed(#[cbor(n(0), with = "minicbor::bytes")] [u8; 32]);

impl Seed {
    /// A fresh one.
    #[must_use]
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// One that was stored.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes, for storing where only the owner can read.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// A device's signing public key: 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct DeviceKey(#[cbor(n(0), with = "minicbor::bytes")] [u8; 32]);

impl DeviceKey {
    /// A key read from the wire; it may still not be a valid point, in which case no signature of it verifies.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The short name that begins every key the device creates in the document.
    #[must_use]
    pub fn tag(&self) -> DeviceTag {
        let hash = blake3::derive_key("ensemble 1 device tag", &self.0);
        DeviceTag(Base32Unpadded::encode_string(&hash[..TAG_BYTES]))
    }

    /// A fresh actor id for this device: its tag's bytes and 48 random bits. Nobody else's app can take it.
    #[must_use]
    pub fn fresh_actor(&self, rng: &mut impl CryptoRng) -> [u8; 16] {
        let hash = blake3::derive_key("ensemble 1 device tag", &self.0);
        let mut actor = first_16(&hash);
        rng.fill_bytes(&mut actor[TAG_BYTES..]);
        actor
    }

    /// Whether `signature` is this device's over `message` in `domain`; strict, so that no second form of a signature passes.
    #[must_use]
    pub fn verifies(&self, domain: SignDomain, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(&domain.digest(message), &Signature::from_bytes(signature)).is_ok()
        })
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKey({})", self.tag().as_str())
    }
}

/// What a signature is for; a signature made for one purpose never passes for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignDomain {
    /// A link of a grant chain.
    Grant,
    /// An envelope's outer bytes.
    Envelope,
    /// The binding of an Automerge actor's changes to a device.
    Changes,
    /// The answer to a relay's challenge.
    Hello,
    /// A hand-over file.
    HandOver,
}

impl SignDomain {
    fn digest(self, message: &[u8]) -> [u8; 32] {
        let context = match self {
            Self::Grant => "ensemble 1 sign grant",
            Self::Envelope => "ensemble 1 sign envelope",
            Self::Changes => "ensemble 1 sign changes",
            Self::Hello => "ensemble 1 sign hello",
            Self::HandOver => "ensemble 1 sign hand-over",
        };
        blake3::derive_key(context, message)
    }
}

/// A device's own keys, grown from one seed.
#[derive(Clone)]
pub struct DeviceKeys {
    seed: Seed,
    signing: SigningKey,
    key: DeviceKey,
    seal: seal::SealSecret,
}

impl DeviceKeys {
    /// Grows them.
    #[must_use]
    pub fn from_seed(seed: Seed) -> Self {
        let signing =
            SigningKey::from_bytes(&blake3::derive_key("ensemble 1 device signing key", seed.as_bytes()));
        let key = DeviceKey(signing.verifying_key().to_bytes());
        let seal =
            seal::SealSecret::derive(&blake3::derive_key("ensemble 1 device seal key", seed.as_bytes()));
        Self { seed, signing, key, seal }
    }

    /// The seed they grew from.
    #[must_use]
    pub const fn seed(&self) -> &Seed {
        &self.seed
    }

    /// The public signing key.
    #[must_use]
    pub const fn key(&self) -> DeviceKey {
        self.key
    }

    /// The secret that opens what is sealed to this device alone.
    #[must_use]
    pub const fn seal(&self) -> &seal::SealSecret {
        &self.seal
    }

    /// Signs `message` for `domain`.
    #[must_use]
    pub fn sign(&self, domain: SignDomain, message: &[u8]) -> [u8; 64] {
        self.signing.sign(&domain.digest(message)).to_bytes()
    }
}

impl fmt::Debug for DeviceKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKeys({})", self.key.tag().as_str())
    }
}

/// Bytes of a device's tag.
const TAG_BYTES: usize = 10;

/// The first part of every key a device creates: 16 characters of base32 over 80 bits of its key's hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DeviceTag(String);

impl DeviceTag {
    /// The tag of the device whose actor id this is.
    #[must_use]
    pub fn of_actor(actor: &[u8]) -> Self {
        Self(Base32Unpadded::encode_string(actor.get(..TAG_BYTES).unwrap_or_default()))
    }

    /// A tag from a path or a key; nothing if it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_one = text.len() == 16 && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
        is_one.then(|| Self(text.to_owned()))
    }

    /// The characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A key for a new entity of the device with this tag: the tag, a dot, and 48 random bits.
#[must_use]
pub fn fresh_key(tag: &DeviceTag, rng: &mut impl CryptoRng) -> String {
    let mut random = [0; 6];
    rng.fill_bytes(&mut random);
    format!("{}.{}", tag.as_str(), Base32Unpadded::encode_string(&random))
}

/// The tag of the device that created the entity with this key.
#[must_use]
pub fn tag_of_key(key: &str) -> &str {
    key.split_once('.').map_or(key, |(tag, _)| tag)
}

/// An initiative's id: the first 16 bytes of the hash of its founding key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct InitiativeId(#[cbor(n(0), with = "minicbor::bytes")] [u8; 16]);

impl InitiativeId {
    /// The id of the initiative founded with this key.
    #[must_use]
    pub fn of(founding: &DeviceKey) -> Self {
        Self(first_16(&blake3::derive_key("ensemble 1 initiative id", founding.as_bytes())))
    }

    /// An id read from the wire or a store.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Its 26 characters, as file and database names want it.
    #[must_use]
    pub fn name(&self) -> String {
        Base32Unpadded::encode_string(&self.0)
    }
}

impl fmt::Debug for InitiativeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InitiativeId({})", self.name())
    }
}

/// The first half of a 32-byte hash.
pub(crate) fn first_16(hash: &[u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}
