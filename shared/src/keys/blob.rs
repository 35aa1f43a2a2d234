//! What a blob holds: a body sealed to its readers, padded so that its length says little.
//!
//! The sealed bytes are those of [`seal`]; inside stand the body's length in 4 bytes, big-endian, the body, and zeros up
//! to a size that many bodies share.

use rand_core::CryptoRng;

use super::seal::{self, SealPublic, SealSecret};

/// Up to here sizes are powers of two: what people write.
const COARSE_MAX: usize = 16 * 1024;
/// Nothing is smaller, so that "yes" and a short sentence look alike.
const SIZE_MIN: usize = 512;

/// The size that a blob with `n_bytes` to hold is padded to; beyond what people write, a 16th to a 32nd is added at most.
fn size_of(n_bytes: usize) -> usize {
    let power = n_bytes.max(SIZE_MIN).next_power_of_two();
    if power <= COARSE_MAX { power } else { n_bytes.next_multiple_of(power / 32) }
}

/// Seals a body to `readers`, for the place it belongs to.
///
/// # Panics
/// With no reader, or more than 16, or 4 GiB of body.
#[must_use]
pub fn seal_body(body: &[u8], readers: &[SealPublic], place: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
    let len = u32::try_from(body.len()).expect("limits of fields are far below 4 GiB");
    let mut plain = len.to_be_bytes().to_vec();
    plain.extend_from_slice(body);
    let n_around = seal::overhead(readers.len());
    plain.resize(size_of(plain.len() + n_around) - n_around, 0);
    seal::seal(&plain, readers, place, rng)
}

/// The body in a blob; nothing if it was not sealed to `secret` for this place, or was tampered with.
#[must_use]
pub fn open_body(blob: &[u8], secret: &SealSecret, place: &[u8]) -> Option<Vec<u8>> {
    let mut plain = seal::open(blob, secret, place)?;
    let len = usize::try_from(u32::from_be_bytes(*plain.first_chunk()?)).ok()?;
    plain.drain(..4);
    (len <= plain.len()).then(|| plain.truncate(len))?;
    Some(plain)
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::super::seal::seal;
    use super::{SealSecret, open_body, seal_body, size_of};

    #[test]
    fn bodies_come_back_and_lengths_say_little() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let team = SealSecret::derive(&[1; 32]);
        let readers = [team.public().clone(), SealSecret::derive(&[2; 32]).public().clone()];
        let mut sizes = Vec::new();
        for len in [0, 1, 40, 250, 1_000, 12_000, 100_000] {
            let body = vec![b'a'; len];
            let blob = seal_body(&body, &readers, b"here", &mut rng);
            sizes.push(blob.len());
            assert_eq!(open_body(&blob, &team, b"here"), Some(body));
            assert_eq!(open_body(&blob, &team, b"there"), None);
        }
        assert_eq!(sizes, [512, 512, 512, 512, 2_048, 16_384, 102_400]);
        assert_eq!(size_of(16_385), 16_384 + 1_024);
    }

    #[test]
    fn a_length_that_lies_is_refused() {
        let mut rng = ChaCha20Rng::seed_from_u64(2);
        let me = SealSecret::derive(&[9; 32]);
        for plain in [&b""[..], b"\0\0\0", b"\xff\xff\xff\xffab", b"\0\0\0\x03ab"] {
            let blob = seal(plain, &[me.public().clone()], b"p", &mut rng);
            assert_eq!(open_body(&blob, &me, b"p"), None, "{plain:?}");
        }
    }
}
