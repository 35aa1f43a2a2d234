//! Blobs: sealed bodies kept beside the log, so that they can be erased although the log is permanent.
//!
//! A blob is filed under its author's tag and the hash of its bytes. Whoever reads a reference in the document knows
//! both, the first from the entity's key: a copied reference names another blob, and only its author and the team can
//! have it erased.

use base32ct::{Base32Unpadded, Encoding};
use minicbor::{Decode, Encode};

use super::limits::BLOB_MAX;
use crate::keys::{DeviceTag, InitiativeId};

/// What a blob is filed under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BlobName {
    /// The tag of the device that made it.
    pub author: DeviceTag,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
}

impl BlobName {
    /// The name of `bytes` that the device with this tag made.
    #[must_use]
    pub fn of(author: DeviceTag, bytes: &[u8]) -> Self {
        Self { author, hash: *blake3::hash(bytes).as_bytes() }
    }

    /// Whether these are its bytes.
    #[must_use]
    pub fn names(&self, bytes: &[u8]) -> bool {
        blake3::hash(bytes).as_bytes() == &self.hash
    }

    /// Where a relay answers for it: `/blobs/`, the initiative, the author's tag, the hash, all in base32.
    #[must_use]
    pub fn path(&self, initiative: InitiativeId) -> String {
        let hash = Base32Unpadded::encode_string(&self.hash);
        ["/blobs/", &initiative.name(), "/", self.author.as_str(), "/", &hash].concat()
    }

    /// Reads the author and the hash of a path.
    #[must_use]
    pub fn read(author: &str, hash: &str) -> Option<Self> {
        let author = DeviceTag::read(author)?;
        let hash = Base32Unpadded::decode_vec(hash).ok()?.try_into().ok()?;
        Some(Self { author, hash })
    }
}

/// What stands in the document instead of a sealed body: its hash, and its length in 4 bytes, big-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobRef {
    /// BLAKE3 of the blob's bytes.
    pub hash: [u8; 32],
    /// How many bytes it has; never more than [`BLOB_MAX`], never 0.
    pub len: u32,
}

impl BlobRef {
    /// The reference to `bytes`.
    ///
    /// # Panics
    /// When they are longer than a blob may be.
    #[must_use]
    pub fn to(bytes: &[u8]) -> Self {
        let len = u32::try_from(bytes.len()).ok().filter(|len| *len <= BLOB_MAX);
        Self {
            hash: *blake3::hash(bytes).as_bytes(),
            len: len.expect("limits of fields are below those of blobs"),
        }
    }

    /// Its 36 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.hash[..], &self.len.to_be_bytes()].concat()
    }

    /// A reference found in the document; nothing if it is none, or to more than a blob may be.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let (hash, len) = bytes.split_first_chunk::<32>()?;
        let len = u32::from_be_bytes(len.try_into().ok()?);
        (1..=BLOB_MAX).contains(&len).then_some(Self { hash: *hash, len })
    }

    /// What the blob is filed under, if the device with this tag wrote the reference.
    #[must_use]
    pub fn by(&self, author: DeviceTag) -> BlobName {
        BlobName { author, hash: self.hash }
    }
}

/// Lets whoever holds an open channel ask for blobs over HTTP; 16 random bytes that end with the channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(transparent)]
pub struct Pass(#[cbor(n(0), with = "minicbor::bytes")] pub [u8; 16]);

impl Pass {
    /// As it stands in an `Authorization` header.
    #[must_use]
    pub fn to_header(&self) -> String {
        ["Bearer ", &Base32Unpadded::encode_string(&self.0)].concat()
    }

    /// Reads a header.
    #[must_use]
    pub fn from_header(header: &str) -> Option<Self> {
        let text = header.strip_prefix("Bearer ")?;
        Base32Unpadded::decode_vec(text).ok()?.try_into().ok().map(Self)
    }
}

/// What a device asks of a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobAsk {
    /// Takes a piece, to stand at `at` of `of` bytes.
    Put {
        /// Where it begins.
        at: u32,
        /// How many bytes the blob has.
        of: u32,
        /// The piece.
        piece: Vec<u8>,
    },
    /// Gives what stands from `at` on, as much as an answer holds.
    Get {
        /// Where to begin.
        at: u32,
    },
    /// Forgets it for ever.
    Erase,
}

/// An answer of HTTP, as far as it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobAnswer {
    /// The status.
    pub status: u16,
    /// The bytes asked for, or how many bytes of the blob are there, in decimal.
    pub body: Vec<u8>,
}

impl BlobAnswer {
    /// An answer without a body.
    #[must_use]
    pub const fn of(status: u16) -> Self {
        Self { status, body: Vec::new() }
    }

    /// An answer that says how many bytes are there.
    #[must_use]
    pub fn holds(status: u16, have: u32) -> Self {
        Self { status, body: have.to_string().into_bytes() }
    }

    /// How many bytes it says are there.
    #[must_use]
    pub fn have(&self) -> Option<u32> {
        std::str::from_utf8(&self.body).ok()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{BlobName, BlobRef, Pass};
    use crate::keys::{DeviceKeys, InitiativeId, Seed};

    #[test]
    fn a_path_names_one_blob_of_one_author() {
        let author = DeviceKeys::from_seed(Seed::from_bytes([7; 32])).key().tag();
        let name = BlobName::of(author, b"sealed");
        let path = name.path(InitiativeId::from_bytes([3; 16]));
        let parts: Vec<&str> = path.split('/').collect();
        assert_eq!(parts.len(), 5);
        assert_eq!(BlobName::read(parts[3], parts[4]), Some(name));
        for (author, hash) in
            [(parts[3], "aaaa"), ("../../etc", parts[4]), (&parts[3][1..], parts[4]), ("", "")]
        {
            assert_eq!(BlobName::read(author, hash), None, "{author} {hash}");
        }
    }

    #[test]
    fn a_reference_is_36_bytes_and_bounded() {
        let reference = BlobRef::to(b"sealed");
        assert_eq!(BlobRef::from_slice(&reference.to_bytes()), Some(reference));
        for bytes in [&[0; 36][..], &[0xff; 36], &[1; 35], &[1; 37], &[]] {
            assert_eq!(BlobRef::from_slice(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_pass_reads_as_it_was_written() {
        let pass = Pass([9; 16]);
        assert_eq!(Pass::from_header(&pass.to_header()), Some(pass));
        for header in ["", "Bearer ", "Basic aaaa", "Bearer aaaa"] {
            assert_eq!(Pass::from_header(header), None, "{header}");
        }
    }
}
