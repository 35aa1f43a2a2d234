//! Snapshots: the whole document in one envelope, and another device's word that nothing is missing in it.
//!
//! | bytes | what |
//! |---|---|
//! | 16 | the log it was made beside |
//! | 8 | the sequence number up to which it holds everything, big-endian |
//! | n | sealed with all before it as associated data: heads, authors and the packed history, in CBOR |
//!
//! Nobody has to believe a snapshot's maker. Each change in it passes the gate, and for each actor its device's own
//! signature over a batch with the actor's last change is carried along: whoever wants to add to somebody's words would
//! need her key. What a maker could do is leave something out; therefore another device attests it, and nothing is left
//! to snapshots before that.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;

use super::envelope::HEADER;
use super::envelope::body::signed;
use super::limits::SNAPSHOT_MAX;
use super::message::LogId;
use super::{Envelope, EnvelopeError, EnvelopeId, EnvelopeKind};
use crate::keys::epoch::EpochKey;
use crate::keys::grant::{GrantId, Member};
use crate::keys::{DeviceKey, DeviceKeys, InitiativeId, SignDomain};

const CLEAR: usize = 24;

/// Where in which log a snapshot holds everything before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The log.
    pub log: LogId,
    /// The last sequence number.
    pub upto: u64,
}

/// A device's signature over a batch of changes, as far as it is needed to know one of them for its own.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Proof {
    /// The grant under which it wrote.
    #[n(0)]
    pub grant: GrantId,
    #[cbor(n(1), with = "minicbor::bytes")]
    signature: [u8; 64],
    /// The hashes of the batch's changes before this one, and after.
    #[n(2)]
    before: ByteVec,
    #[n(3)]
    after: ByteVec,
}

/// The whole document.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Snapshot {
    /// The hashes of the changes nothing builds on, sorted, one after the other.
    #[n(0)]
    pub heads: ByteVec,
    /// Each actor, and that its device signed its last change.
    #[n(1)]
    pub authors: Vec<SnapshotAuthor>,
    /// Every change, as [`crate::document::history`] packs them.
    #[n(2)]
    pub history: ByteVec,
    /// Envelopes whose changes are not in the history because they wait for something or came too late: whole, because
    /// whoever begins with the snapshot is not told of them otherwise.
    #[n(3)]
    pub beside: Vec<ByteVec>,
}

/// An actor in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct SnapshotAuthor {
    /// The actor.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub actor: [u8; 16],
    /// That its last change is its device's.
    #[n(1)]
    pub proof: Proof,
}

impl Proof {
    /// For each change of a batch, by its digest, the proof that it is its author's.
    pub fn of_batch(
        grant: GrantId,
        digests: &[[u8; 32]],
        signature: [u8; 64],
    ) -> impl Iterator<Item = ([u8; 32], Self)> {
        digests.iter().enumerate().map(move |(at, digest)| {
            let (before, rest) = digests.split_at(at);
            let after = rest.get(1..).unwrap_or_default();
            let bytes = |digests: &[[u8; 32]]| digests.as_flattened().to_vec().into();
            (*digest, Self { grant, signature, before: bytes(before), after: bytes(after) })
        })
    }

    /// Whether this device signed the change with this digest.
    #[must_use]
    pub fn holds(&self, device: &DeviceKey, initiative: InitiativeId, digest: &[u8; 32]) -> bool {
        let (before, after) = (self.before.as_chunks::<32>(), self.after.as_chunks::<32>());
        let digests = [before.0, std::slice::from_ref(digest), after.0].concat();
        device.verifies(SignDomain::Changes, &signed(initiative, &digests), &self.signature)
    }
}

impl Envelope {
    /// The envelope of a snapshot; nothing if it would be longer than is taken.
    #[must_use]
    pub fn snapshot(
        keys: &DeviceKeys,
        member: &Member,
        epoch: &EpochKey,
        (coverage, snapshot): (Coverage, &Snapshot),
        rng: &mut impl CryptoRng,
    ) -> Option<Self> {
        let plain = minicbor::to_vec(snapshot).ok()?;
        if plain.len() > SNAPSHOT_MAX - 256 {
            return None;
        }
        let clear = [&coverage.log.0[..], &coverage.upto.to_be_bytes()].concat();
        Some(Self::sealed(EnvelopeKind::Snapshot, (keys, member, epoch), (&clear, &plain), rng))
    }

    /// What a snapshot says it covers, or an attestation is about.
    #[must_use]
    pub fn marked(&self) -> Option<Marked> {
        Mark::read(self.bytes()).map(|mark| mark.marked)
    }

    /// What is in a snapshot.
    ///
    /// # Errors
    /// When the key is another or the body does not open.
    pub fn open_snapshot(&self, epoch: &EpochKey) -> Result<Snapshot, EnvelopeError> {
        let plain = self.unsealed(epoch, CLEAR)?;
        minicbor::decode(&plain).ok().ok_or(EnvelopeError::Body { found: "no snapshot" })
    }

    /// The envelope by which a device says that a snapshot holds everything before it.
    #[must_use]
    pub fn attestation(keys: &DeviceKeys, member: &Member, snapshot: EnvelopeId) -> Self {
        Self::in_clear(EnvelopeKind::Attestation, keys, member, snapshot.as_bytes())
    }
}

/// What a relay reads of a snapshot or an attestation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Who wrote it.
    pub author: DeviceKey,
    /// Under which grant.
    pub grant: GrantId,
    /// What it is about.
    pub marked: Marked,
}

/// What a snapshot or an attestation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// A snapshot, and what it covers.
    Snapshot(Coverage),
    /// An attestation of this snapshot.
    Attested(EnvelopeId),
}

impl Mark {
    /// How many of an envelope's first bytes say it all.
    pub const START: usize = HEADER + 32;

    /// Reads an envelope's first bytes; nothing if it is of another kind.
    #[must_use]
    pub fn read(start: &[u8]) -> Option<Self> {
        let (header, body) = start.split_at_checked(HEADER)?;
        let author = DeviceKey::from_bytes(*header.get(22..54)?.first_chunk()?);
        let grant = GrantId::from_bytes(*header.get(54..70)?.first_chunk()?);
        let marked = match header.get(1)? {
            4 => {
                let (log, rest) = body.split_first_chunk::<16>()?;
                Marked::Snapshot(Coverage {
                    log: LogId(*log),
                    upto: u64::from_be_bytes(*rest.first_chunk()?),
                })
            }
            5 => Marked::Attested(EnvelopeId::from_bytes(*body.first_chunk()?)),
            _ => return None,
        };
        Some(Self { author, grant, marked })
    }
}
