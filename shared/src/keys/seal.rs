//! Sealing: words that only named readers can open, inside a document everyone can read.
//!
//! A body is encrypted once with a random key; that key is wrapped for each reader with HPKE (RFC 9180: X25519,
//! HKDF-SHA256, ChaCha20-Poly1305). Bytes: `1`, reader count, per reader 32 bytes encapsulated key and 48 bytes wrapped
//! key, then the XChaCha20-Poly1305 body under a zero nonce (its key is used once).

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;

const VERSION: u8 = 1;
const READERS_MAX: usize = 16;
const ENCAPPED: usize = 32;
const WRAPPED: usize = 48;
const TAG: usize = 16;
const INFO: &[u8] = b"ensemble 1 seal";

/// Bytes of a 32-byte key that is wrapped for one reader.
pub const WRAPPED_KEY: usize = ENCAPPED + WRAPPED;

type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type Encapped = <X25519HkdfSha256 as Kem>::EncappedKey;

/// Where something can be sealed to: an X25519 public key.
#[derive(Clone, PartialEq, Eq)]
pub struct SealPublic([u8; 32]);

impl SealPublic {
    /// A key found in the document or a message; nothing if it has not 32 bytes or is not a usable key.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        PublicKey::from_bytes(bytes).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// Its 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for SealPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealPublic(…)")
    }
}

/// What opens things sealed to its public half.
#[derive(Clone)]
pub struct SealSecret {
    secret: PrivateKey,
    public: SealPublic,
}

impl SealSecret {
    /// Grows the pair from 32 secret bytes.
    #[must_use]
    pub fn derive(secret: &[u8; 32]) -> Self {
        let (secret, public) = X25519HkdfSha256::derive_keypair(secret);
        Self { secret, public: SealPublic(public.to_bytes().into()) }
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> &SealPublic {
        &self.public
    }
}

impl fmt::Debug for SealSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealSecret({:?})", self.public)
    }
}

/// Seals `plain` to `readers`; `place` is where it will stand, so that it opens nowhere else.
///
/// # Panics
/// With no reader, or more than 16.
#[must_use]
pub fn seal(plain: &[u8], readers: &[SealPublic], place: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    assert!(!readers.is_empty() && readers.len() <= READERS_MAX, "between 1 and {READERS_MAX} readers");
    let mut content_key = [0; 32];
    rng.fill_bytes(&mut content_key);
    let count = u8::try_from(readers.len()).expect("at most 16");
    let mut out = vec![VERSION, count];
    for reader in readers {
        out.extend_from_slice(&wrap_key(&content_key, reader, place, rng));
    }
    let body = XChaCha20Poly1305::new(&Key::from(content_key))
        .encrypt(&XNonce::default(), Payload { msg: plain, aad: place })
        .expect("a body of a few kilobytes encrypts");
    out.extend_from_slice(&body);
    out
}

/// How many bytes sealing to `n_readers` adds.
#[must_use]
pub(super) const fn overhead(n_readers: usize) -> usize {
    2 + n_readers * WRAPPED_KEY + TAG
}

/// Wraps a key for one reader; it unwraps at `place` only.
pub(super) fn wrap_key(
    key: &[u8; 32],
    reader: &SealPublic,
    place: &[u8],
    rng: &mut impl CryptoRng,
) -> [u8; WRAPPED_KEY] {
    let public = PublicKey::from_bytes(&reader.0).expect("checked when the key was read");
    let (encapped, wrapped) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &public,
            INFO,
            key,
            place,
            rng,
        )
        .expect("sealing 32 bytes to a valid key cannot fail");
    let mut out = [0; WRAPPED_KEY];
    out[..ENCAPPED].copy_from_slice(&encapped.to_bytes());
    out[ENCAPPED..].copy_from_slice(&wrapped);
    out
}

/// The key that was wrapped for the holder of `secret` at `place`, if one was.
pub(super) fn unwrap_key(wrap: &[u8; WRAPPED_KEY], secret: &SealSecret, place: &[u8]) -> Option<[u8; 32]> {
    let (encapped, wrapped) = wrap.split_at_checked(ENCAPPED)?;
    let encapped = Encapped::from_bytes(encapped).ok()?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret.secret,
        &encapped,
        INFO,
        wrapped,
        place,
    )
    .ok()?
    .try_into()
    .ok()
}

/// Opens what was sealed to `secret` at `place`; nothing if it was not, or was tampered with.
#[must_use]
pub fn open(sealed: &[u8], secret: &SealSecret, place: &[u8]) -> Option<Vec<u8>> {
    let (&[version, count], rest) = sealed.split_first_chunk::<2>()?;
    let count = usize::from(count);
    if version != VERSION || count == 0 || count > READERS_MAX {
        return None;
    }
    let (wraps, body) = rest.split_at_checked(count * WRAPPED_KEY)?;
    let content_key =
        wraps.chunks_exact(WRAPPED_KEY).find_map(|wrap| unwrap_key(wrap.first_chunk()?, secret, place))?;
    XChaCha20Poly1305::new(&Key::from(content_key))
        .decrypt(&XNonce::default(), Payload { msg: body, aad: place })
        .ok()
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::{SealSecret, open, seal};

    #[test]
    fn readers_open_it_and_nobody_else() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let [team, author, stranger] = [1, 2, 3].map(|n| SealSecret::derive(&[n; 32]));
        let sealed =
            seal(b"heating is off", &[team.public().clone(), author.public().clone()], b"here", &mut rng);
        assert_eq!(open(&sealed, &team, b"here").as_deref(), Some(&b"heating is off"[..]));
        assert_eq!(open(&sealed, &author, b"here").as_deref(), Some(&b"heating is off"[..]));
        assert_eq!(open(&sealed, &stranger, b"here"), None);
        assert_eq!(open(&sealed, &team, b"elsewhere"), None, "moved to another place");
    }

    #[test]
    fn any_cut_or_flip_is_refused() {
        let mut rng = ChaCha20Rng::seed_from_u64(2);
        let me = SealSecret::derive(&[9; 32]);
        let sealed = seal(b"x", &[me.public().clone()], b"p", &mut rng);
        for len in 0..sealed.len() {
            assert_eq!(open(&sealed[..len], &me, b"p"), None);
        }
        for at in 0..sealed.len() {
            let mut bad = sealed.clone();
            bad[at] ^= 1;
            assert_eq!(open(&bad, &me, b"p"), None, "byte {at}");
        }
    }
}
