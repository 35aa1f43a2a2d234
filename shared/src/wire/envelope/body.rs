//! The inside of a changes envelope.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | 0: what follows is as it is; 1: it is deflated |
//! | 3 | length of what follows, big-endian |
//! | n | the author's signature (64), then each change: length (3, big-endian) and its plain chunk |
//! | p | zeros, up to a length that says little |
//!
//! The signature binds the changes to the device: it covers the initiative and each chunk's BLAKE3 hash. By its
//! dependencies a change stands for all before it. It outlives the envelope: a snapshot carries it.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::EnvelopeError;
use crate::keys::grant::Member;
use crate::keys::{DeviceKey, DeviceKeys, InitiativeId, SignDomain};
use crate::wire::limits::{CHANGES_MAX, CHANGES_PER_ENVELOPE};

const PLAIN: u8 = 0;
const DEFLATED: u8 = 1;
const SIGNATURE: usize = 64;

/// One author's changes, as plain Automerge chunks, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    chunks: Vec<Vec<u8>>,
}

impl Changes {
    /// A batch of chunks.
    ///
    /// # Panics
    /// When there is none, there are too many, or they are too long together.
    #[must_use]
    pub fn new(chunks: Vec<Vec<u8>>) -> Self {
        assert!(!chunks.is_empty() && chunks.len() <= CHANGES_PER_ENVELOPE, "between 1 and the limit");
        let total: usize = chunks.iter().map(|chunk| chunk.len() + 3).sum();
        assert!(total <= CHANGES_MAX, "{total} bytes of changes exceed {CHANGES_MAX}");
        Self { chunks }
    }

    /// The chunks.
    #[must_use]
    pub fn chunks(&self) -> &[Vec<u8>] {
        &self.chunks
    }

    pub(super) fn to_body(&self, keys: &DeviceKeys, member: &Member) -> Vec<u8> {
        let mut inner = Vec::new();
        for chunk in &self.chunks {
            inner.extend_from_slice(&length(chunk.len()));
            inner.extend_from_slice(chunk);
        }
        let signature = keys.sign(SignDomain::Changes, &signed(member.initiative, &self.digests()));
        // Every reader inflates, but this writer does not deflate: one change is hardly shorter for it, and the way to
        // do it weighs 7 KB in the app's download.
        let mut body = vec![PLAIN];
        body.extend_from_slice(&length(SIGNATURE + inner.len()));
        body.extend_from_slice(&signature);
        body.extend_from_slice(&inner);
        body.resize(padded(body.len()), 0);
        body
    }

    /// Reads a body, and checks that this author signed it if one is given.
    pub(super) fn from_body(
        body: &[u8],
        author: Option<&DeviceKey>,
        initiative: InitiativeId,
    ) -> Result<(Self, [u8; SIGNATURE]), EnvelopeError> {
        let bad = |found| EnvelopeError::Body { found };
        let (&codec, rest) = body.split_first().ok_or(bad("nothing"))?;
        let (len, rest) = split_length(rest).ok_or(bad("no length"))?;
        let inner = rest.get(..len).ok_or(bad("less than its length says"))?;
        let (signature, inner) = inner.split_first_chunk::<SIGNATURE>().ok_or(bad("no signature"))?;
        let inner = match codec {
            PLAIN if inner.len() <= CHANGES_MAX => inner.to_vec(),
            PLAIN => return Err(bad("more changes than allowed")),
            DEFLATED => inflate(inner)?,
            _ => return Err(bad("an unknown codec")),
        };
        let mut chunks = Vec::new();
        let mut rest = inner.as_slice();
        while !rest.is_empty() {
            let (len, tail) = split_length(rest).ok_or(bad("no chunk length"))?;
            let (chunk, tail) =
                tail.split_at_checked(len).ok_or(bad("a chunk shorter than its length says"))?;
            if chunks.len() == CHANGES_PER_ENVELOPE {
                return Err(bad("more changes than allowed"));
            }
            chunks.push(chunk.to_vec());
            rest = tail;
        }
        if chunks.is_empty() {
            return Err(bad("no change"));
        }
        let changes = Self { chunks };
        let message = |changes: &Self| signed(initiative, &changes.digests());
        if author.is_some_and(|its| !its.verifies(SignDomain::Changes, &message(&changes), signature)) {
            return Err(bad("changes that its author did not sign"));
        }
        Ok((changes, *signature))
    }

    /// BLAKE3 of each chunk.
    #[must_use]
    pub fn digests(&self) -> Vec<[u8; 32]> {
        self.chunks.iter().map(|chunk| *blake3::hash(chunk).as_bytes()).collect()
    }
}

/// What an author signs for a batch of changes with these digests.
pub(in crate::wire) fn signed(initiative: InitiativeId, digests: &[[u8; 32]]) -> Vec<u8> {
    [&initiative.as_bytes()[..], digests.as_flattened()].concat()
}

fn length(len: usize) -> [u8; 3] {
    let [_, a, b, c] = u32::try_from(len).expect("bounded by the limits").to_be_bytes();
    [a, b, c]
}

fn split_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&[a, b, c], rest) = bytes.split_first_chunk::<3>()?;
    Some((usize::try_from(u32::from_be_bytes([0, a, b, c])).ok()?, rest))
}

/// Inflates without ever holding more than the limit.
fn inflate(bytes: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
    let mut out = Vec::new();
    DeflateDecoder::new(bytes)
        .take(CHANGES_MAX as u64 + 1)
        .read_to_end(&mut out)
        .ok()
        .ok_or(EnvelopeError::Body { found: "bytes that do not inflate" })?;
    if out.len() > CHANGES_MAX {
        return Err(EnvelopeError::Body { found: "more changes than allowed" });
    }
    Ok(out)
}

/// The next length of the form `k · 2^j` with `k` from 16 to 31: at most 6 % more, and few different lengths.
fn padded(len: usize) -> usize {
    let step = (len.max(256).ilog2() - 4).max(4);
    len.next_multiple_of(1 << step)
}

#[cfg(test)]
mod tests {
    use super::padded;

    #[test]
    fn padding_costs_little_and_leaves_few_lengths() {
        let lengths: std::collections::BTreeSet<usize> = (1..100_000).map(padded).collect();
        assert!(lengths.len() < 200, "{} different lengths", lengths.len());
        for len in 256..100_000 {
            assert!(padded(len) >= len && padded(len) <= len + len / 16 + 1, "{len} became {}", padded(len));
        }
    }
}
