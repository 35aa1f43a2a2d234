//! Epoch keys: what hides an initiative's envelopes from the relay and from strangers.

use std::fmt;

use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

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
