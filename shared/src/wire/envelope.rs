//! Envelopes: what is stored and passed on. A relay reads the outside only.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version, 1 |
//! | 1 | kind: 1 membership, 2 changes, 3 act, 4 snapshot, 5 attestation |
//! | 16 | initiative |
//! | 4 | epoch, big-endian; 0 for membership and acts |
//! | 32 | author's device key |
//! | 16 | id of the author's grant |
//! | 8 | commitment to the epoch key; zeros for membership and acts |
//! | 24 | nonce; zeros for membership and acts |
//! | n | body |
//! | 64 | the author's signature over all the bytes before |
//!
//! A membership's body is the author's grant chain and where keys are wrapped to for it, in clear: it proves itself and
//! names nobody. An act's body is what its author did about membership ([`Act`]), in clear too. A changes body is
//! encrypted under the epoch's key with the 102 bytes before it as associated data; inside stand the author's
//! signature over the changes, the changes as they are or deflated, and padding. For snapshots and attestations see
//! [`super::snapshot`].

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use thiserror::Error;

use super::limits::{ENVELOPE_MAX, SNAPSHOT_MAX};
use crate::domain::rights::Role;
use crate::keys::act::{Act, Introduction, Subject};
use crate::keys::epoch::{EpochKey, KeyName};
use crate::keys::grant::{GrantId, Member};
use crate::keys::{DeviceKey, DeviceKeys, InitiativeId, SignDomain};

pub(super) mod body;

pub use body::Changes;

/// The envelope's version byte.
pub const VERSION: u8 = 1;
/// Bytes before the body.
pub const HEADER: usize = 102;
/// Bytes of the signature behind the body.
pub const SIGNATURE: usize = 64;

/// BLAKE3 of an envelope's exact bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct EnvelopeId(#[cbor(n(0), with = "minicbor::bytes")] [u8; 32]);

impl EnvelopeId {
    /// The id of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// An id read from a store.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What an envelope holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeKind {
    /// Its author's grant chain.
    Membership,
    /// A batch of the author's changes.
    Changes,
    /// Something the author did about membership.
    Act,
    /// The whole document, for devices that come later.
    Snapshot,
    /// Another device's word that a snapshot holds everything.
    Attestation,
}

impl EnvelopeKind {
    /// The byte that stands for it.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Membership => 1,
            Self::Changes => 2,
            Self::Act => 3,
            Self::Snapshot => 4,
            Self::Attestation => 5,
        }
    }
}

/// An envelope whose outside is well-formed and whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    bytes: Vec<u8>,
    kind: EnvelopeKind,
    initiative: InitiativeId,
    key: KeyName,
    author: DeviceKey,
    grant: GrantId,
    /// Whether the signature inside need not be checked.
    is_opened: bool,
}

/// Whom an act is about: what its chain says, and the id of each link.
pub type About = (Member, Vec<GrantId>);

/// Why bytes are no envelope, or not one for this device.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EnvelopeError {
    /// Shorter than a header and a signature, or longer than the limit.
    #[error("expected between {} and {ENVELOPE_MAX} bytes, found {found}", HEADER + SIGNATURE)]
    Length { found: usize },
    /// Of a version this one does not read.
    #[error("expected version {VERSION}, found version {found}")]
    Version { found: u8 },
    /// Of a kind this version does not read.
    #[error("expected a kind from 1 to 5, found {found}")]
    Kind { found: u8 },
    /// Not signed by the author it names.
    #[error("the author's signature does not hold")]
    Signature,
    /// Sealed under another key than the one at hand.
    #[error("sealed under another key than that of epoch {epoch}")]
    OtherKey { epoch: u32 },
    /// Does not open.
    #[error("the body does not open")]
    Sealed,
    /// Opens, but holds something else than it should.
    #[error("the body is not as expected: {found}")]
    Body { found: &'static str },
}

/// The outside of an envelope about to be written.
struct Outside<'a> {
    kind: EnvelopeKind,
    member: &'a Member,
    key: KeyName,
    nonce: [u8; 24],
}

impl Outside<'_> {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + SIGNATURE + 256);
        bytes.push(VERSION);
        bytes.push(self.kind.code());
        bytes.extend_from_slice(self.member.initiative.as_bytes());
        bytes.extend_from_slice(&self.key.epoch.to_be_bytes());
        bytes.extend_from_slice(self.member.device.as_bytes());
        bytes.extend_from_slice(self.member.grant.as_bytes());
        bytes.extend_from_slice(&*self.key.commitment);
        bytes.extend_from_slice(&self.nonce);
        debug_assert_eq!(bytes.len(), HEADER, "the table above and this function agree");
        bytes
    }
}

impl Envelope {
    /// The envelope by which a device shows everyone its grants.
    #[must_use]
    pub fn membership(keys: &DeviceKeys, member: &Member, introduction: &Introduction) -> Self {
        Self::clear(keys, member, EnvelopeKind::Membership, introduction)
    }

    /// The envelope of something the author did about membership.
    ///
    /// # Panics
    /// When it exceeds [`ENVELOPE_MAX`]; the session gives keys to so many readers at a time that it does not.
    #[must_use]
    pub fn act(keys: &DeviceKeys, member: &Member, act: &Act) -> Self {
        Self::clear(keys, member, EnvelopeKind::Act, act)
    }

    fn clear(keys: &DeviceKeys, member: &Member, kind: EnvelopeKind, body: &impl Encode<()>) -> Self {
        let body = minicbor::to_vec(body).expect("writing to memory cannot fail");
        Self::in_clear(kind, keys, member, &body)
    }

    /// The envelope of a batch of the author's changes.
    ///
    /// # Panics
    /// When the changes exceed [`super::limits::CHANGES_MAX`]; the document never makes such a batch.
    #[must_use]
    pub fn changes(
        keys: &DeviceKeys,
        member: &Member,
        epoch: &EpochKey,
        changes: &Changes,
        rng: &mut impl CryptoRng,
    ) -> Self {
        Self::sealed(EnvelopeKind::Changes, (keys, member, epoch), (&[], &changes.to_body(keys, member)), rng)
    }

    /// An envelope with a clear part and a sealed one.
    pub(super) fn sealed(
        kind: EnvelopeKind,
        (keys, member, epoch): (&DeviceKeys, &Member, &EpochKey),
        (clear, plain): (&[u8], &[u8]),
        rng: &mut impl CryptoRng,
    ) -> Self {
        let mut nonce = [0; 24];
        rng.fill_bytes(&mut nonce);
        let mut bytes = Outside { kind, member, key: epoch.name(), nonce }.bytes();
        bytes.extend_from_slice(clear);
        Self::seal(&mut bytes, epoch, plain);
        Self::sign(keys, bytes)
    }

    /// Puts behind a header, and what is said in clear, what is sealed.
    pub(super) fn seal(outside: &mut Vec<u8>, epoch: &EpochKey, plain: &[u8]) {
        let nonce: [u8; 24] = *outside.get(..HEADER).and_then(<[u8]>::last_chunk).expect("it has a header");
        let sealed = XChaCha20Poly1305::new(&Key::from(epoch.encryption_key()))
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: outside })
            .expect("a body within the limit encrypts");
        outside.extend_from_slice(&sealed);
    }

    /// An envelope whose body is in clear.
    pub(super) fn in_clear(kind: EnvelopeKind, keys: &DeviceKeys, member: &Member, body: &[u8]) -> Self {
        let key = KeyName { epoch: 0, commitment: [0; 8].into() };
        let mut bytes = Outside { kind, member, key, nonce: [0; 24] }.bytes();
        bytes.extend_from_slice(body);
        Self::sign(keys, bytes)
    }

    fn sign(keys: &DeviceKeys, mut bytes: Vec<u8>) -> Self {
        let signature = keys.sign(SignDomain::Envelope, &bytes);
        bytes.extend_from_slice(&signature);
        Self::parse(bytes).expect("what was just written reads back")
    }

    /// Reads an envelope and checks its signature.
    ///
    /// # Errors
    /// When the outside is not as the table says or the signature does not hold.
    pub fn read(bytes: Vec<u8>) -> Result<Self, EnvelopeError> {
        let envelope = Self::parse(bytes)?;
        let (signed, signature) =
            envelope.bytes.split_last_chunk::<SIGNATURE>().ok_or(EnvelopeError::Signature)?;
        if !envelope.author.verifies(SignDomain::Envelope, signed, signature) {
            return Err(EnvelopeError::Signature);
        }
        Ok(envelope)
    }

    /// Reads an envelope that this device checked before it stored it.
    ///
    /// # Errors
    /// When the outside is not as the table says.
    pub fn read_stored(bytes: Vec<u8>) -> Result<Self, EnvelopeError> {
        Self::parse(bytes)
    }

    /// Reads an envelope that this device has opened before, and sealed for itself since: no signature is checked again.
    ///
    /// # Errors
    /// When the outside is not as the table says.
    pub fn read_opened(bytes: Vec<u8>) -> Result<Self, EnvelopeError> {
        Ok(Self { is_opened: true, ..Self::parse(bytes)? })
    }

    fn parse(bytes: Vec<u8>) -> Result<Self, EnvelopeError> {
        let length = EnvelopeError::Length { found: bytes.len() };
        let is_snapshot = bytes.get(1) == Some(&EnvelopeKind::Snapshot.code());
        let max = if is_snapshot { SNAPSHOT_MAX } else { ENVELOPE_MAX };
        if bytes.len() > max || bytes.len() < HEADER + SIGNATURE {
            return Err(length);
        }
        let mut rest = bytes.as_slice();
        let [version, kind] = *take::<2>(&mut rest).ok_or(length.clone())?;
        if version != VERSION {
            return Err(EnvelopeError::Version { found: version });
        }
        let kind = match kind {
            1 => EnvelopeKind::Membership,
            2 => EnvelopeKind::Changes,
            3 => EnvelopeKind::Act,
            4 => EnvelopeKind::Snapshot,
            5 => EnvelopeKind::Attestation,
            found => return Err(EnvelopeError::Kind { found }),
        };
        let initiative = InitiativeId::from_bytes(*take(&mut rest).ok_or(length.clone())?);
        let epoch = u32::from_be_bytes(*take(&mut rest).ok_or(length.clone())?);
        let author = DeviceKey::from_bytes(*take(&mut rest).ok_or(length.clone())?);
        let grant = GrantId::from_bytes(*take(&mut rest).ok_or(length.clone())?);
        let key = KeyName { epoch, commitment: (*take(&mut rest).ok_or(length)?).into() };
        Ok(Self { kind, initiative, key, author, grant, bytes, is_opened: false })
    }

    /// The exact bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash of the exact bytes.
    #[must_use]
    pub fn id(&self) -> EnvelopeId {
        EnvelopeId::of(&self.bytes)
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> EnvelopeKind {
        self.kind
    }

    /// The initiative it belongs to.
    #[must_use]
    pub const fn initiative(&self) -> InitiativeId {
        self.initiative
    }

    /// The key it is sealed with; zeros where nothing is sealed.
    #[must_use]
    pub const fn key(&self) -> KeyName {
        self.key
    }

    /// Who wrote it.
    #[must_use]
    pub const fn author(&self) -> DeviceKey {
        self.author
    }

    /// The grant it was written under.
    #[must_use]
    pub const fn grant(&self) -> GrantId {
        self.grant
    }

    pub(super) fn body(&self) -> &[u8] {
        self.bytes.get(HEADER..self.bytes.len() - SIGNATURE).unwrap_or_default()
    }

    /// What a membership envelope says, its chain verified and found to be its author's; and the id of each link.
    ///
    /// # Errors
    /// When it holds no chain, the chain does not verify, or it ends at somebody else.
    pub fn open_membership(&self) -> Result<(Introduction, Member, Vec<GrantId>), EnvelopeError> {
        let introduction: Introduction =
            minicbor::decode(self.body()).ok().ok_or(EnvelopeError::Body { found: "no grant chain" })?;
        let (member, path) = introduction
            .chain
            .trace_for(self.initiative)
            .ok()
            .ok_or(EnvelopeError::Body { found: "a grant chain that does not hold" })?;
        if member.device != self.author || member.grant != self.grant {
            return Err(EnvelopeError::Body { found: "the grant chain of somebody else" });
        }
        Ok((introduction, member, path))
    }

    /// What an author in this role did about membership, found to be something that role allows; and whom it is about.
    ///
    /// # Errors
    /// When it is no act, is about nobody in this initiative, or is not for its author to do.
    pub fn open_act(&self, role: Role) -> Result<(Act, Option<About>), EnvelopeError> {
        let act: Act = minicbor::decode(self.body()).ok().ok_or(EnvelopeError::Body { found: "no act" })?;
        let about = act
            .chain()
            .map(|chain| chain.trace_for(self.initiative))
            .transpose()
            .ok()
            .ok_or(EnvelopeError::Body { found: "an act about somebody whose chain does not hold" })?;
        let subject = about.as_ref().map(|(member, path)| Subject { member, path });
        if !act.is_allowed(self.grant, role, subject) {
            return Err(EnvelopeError::Body { found: "an act that is not for its author to do" });
        }
        Ok((act, about))
    }

    /// The changes in a changes envelope.
    ///
    /// # Errors
    /// When the key is another, the body does not open, or what is in it is not signed by the author.
    pub fn open_changes(&self, epoch: &EpochKey) -> Result<Changes, EnvelopeError> {
        self.open_signed(epoch).map(|(changes, _)| changes)
    }

    /// The changes in a changes envelope, and their author's signature over them.
    ///
    /// # Errors
    /// As [`Envelope::open_changes`].
    pub fn open_signed(&self, epoch: &EpochKey) -> Result<(Changes, [u8; SIGNATURE]), EnvelopeError> {
        let author = (!self.is_opened).then_some(&self.author);
        Changes::from_body(&self.unsealed(epoch, 0)?, author, self.initiative)
    }

    /// Opens the sealed part of the body, which stands behind `n_clear` bytes in clear.
    pub(super) fn unsealed(&self, epoch: &EpochKey, n_clear: usize) -> Result<Vec<u8>, EnvelopeError> {
        let signed = self.bytes.get(..self.bytes.len() - SIGNATURE).ok_or(EnvelopeError::Sealed)?;
        let (outside, sealed) = signed.split_at_checked(HEADER + n_clear).ok_or(EnvelopeError::Sealed)?;
        let rest = outside.get(..HEADER).ok_or(EnvelopeError::Sealed)?;
        let (_, nonce) = rest.split_last_chunk::<24>().ok_or(EnvelopeError::Sealed)?;
        if self.key != epoch.name() {
            return Err(EnvelopeError::OtherKey { epoch: epoch.epoch });
        }
        XChaCha20Poly1305::new(&Key::from(epoch.encryption_key()))
            .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: outside })
            .ok()
            .ok_or(EnvelopeError::Sealed)
    }
}

/// The next `N` bytes, which `rest` then no longer has.
pub(super) fn take<'a, const N: usize>(rest: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(head)
}
