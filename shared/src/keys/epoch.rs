//! Epoch keys: what hides an initiative's envelopes from the relay and from strangers.

use std::fmt;

use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

/// What a key is called in clear: two made at the same time have one number, never one commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct KeyName {
    /// The number of its epoch.
    #[n(0)]
    pub epoch: u32,
    /// [`EpochKey::commitment`].
    #[n(1)]
    pub commitment: ByteArray<8>,
}

/// The key of one epoch, shared by the initiative's members.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct EpochKey {
    /// Which epoch: 1 at founding, one more after each change of the lock.
    #[n(0)]
    pub epoch: u32,
    #[cbor(n(1), with = "minicbor::bytes")]
    secret: [u8; 32],
}

impl EpochKey {
    /// A fresh key for `epoch`.
    #[must_use]
    pub fn generate(epoch: u32, rng: &mut impl CryptoRng) -> Self {
        let mut secret = [0; 32];
        rng.fill_bytes(&mut secret);
        Self { epoch, secret }
    }

    /// A key that arrived in an invitation or was stored.
    #[must_use]
    pub const fn from_parts(epoch: u32, secret: [u8; 32]) -> Self {
        Self { epoch, secret }
    }

    /// Its 32 secret bytes.
    #[must_use]
    pub const fn secret(&self) -> &[u8; 32] {
        &self.secret
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> KeyName {
        KeyName { epoch: self.epoch, commitment: self.commitment().into() }
    }

    /// The key of that name with these secret bytes, if they are its.
    #[must_use]
    pub fn named(name: KeyName, secret: [u8; 32]) -> Option<Self> {
        let key = Self::from_parts(name.epoch, secret);
        (key.name() == name).then_some(key)
    }

    /// The key envelopes are encrypted with.
    #[must_use]
    pub fn encryption_key(&self) -> [u8; 32] {
        blake3::derive_key("ensemble 1 epoch encryption", &self.secret)
    }

    /// Eight bytes in an envelope's header that only this key explains; XChaCha20-Poly1305 alone would let a crafted
    /// ciphertext open under two keys.
    #[must_use]
    pub fn commitment(&self) -> [u8; 8] {
        let hash = blake3::derive_key("ensemble 1 epoch commitment", &self.secret);
        let mut out = [0; 8];
        out.copy_from_slice(&hash[..8]);
        out
    }
}

impl fmt::Debug for EpochKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EpochKey({})", self.epoch)
    }
}
