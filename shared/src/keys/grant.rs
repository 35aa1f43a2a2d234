//! Grants: the signed chain from an initiative's founding key to a device, along which rights only shrink.

use base32ct::{Base32Unpadded, Encoding};
use minicbor::{Decode, Encode};
use thiserror::Error;

use super::{DeviceKey, DeviceKeys, InitiativeId, SignDomain, first_16};
use crate::domain::rights::Role;
use crate::sync::Millis;

/// The longest chain accepted, in links.
pub const CHAIN_MAX: usize = 16;

/// The first 16 bytes of a grant's hash; as a grant names its parent, it stands for the whole chain above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(transparent)]
pub struct GrantId(#[cbor(n(0), with = "minicbor::bytes")] [u8; 16]);

impl GrantId {
    /// An id read from the wire.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Its 26 characters, for screens and commands.
    #[must_use]
    pub fn name(&self) -> String {
        Base32Unpadded::encode_string(&self.0)
    }

    /// The grant of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Base32Unpadded::decode_vec(name).ok()?.try_into().ok().map(Self)
    }
}

/// What a link grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The role.
    pub role: Role,
    /// Seconds since 1970 after which a relay admits no further device below this link; 0 for no end. Devices admitted
    /// before stay members.
    pub admits_until_s: u64,
    /// How many devices a relay admits directly below this link; 0 for any number.
    pub admits_max: u16,
    /// How many links may follow.
    pub depth: u8,
}

/// One link: an issuer gives a subject a role. About 120 bytes.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Grant {
    #[n(0)]
    subject: DeviceKey,
    #[n(1)]
    role: u8,
    #[n(2)]
    admits_until_s: u64,
    #[n(3)]
    admits_max: u16,
    #[n(4)]
    depth: u8,
    #[cbor(n(5), with = "minicbor::bytes")]
    signature: [u8; 64],
}

/// A founding key and the links from it to a device, not verified yet.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Chain {
    /// The key the initiative was founded with.
    #[n(0)]
    pub founding: DeviceKey,
    /// The links, from the founding key's own on.
    #[n(1)]
    pub links: Vec<Grant>,
}

/// What a verified chain says of the device at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The initiative.
    pub initiative: InitiativeId,
    /// The device.
    pub device: DeviceKey,
    /// The last link's id.
    pub grant: GrantId,
    /// What it grants.
    pub terms: Terms,
}

/// Why a chain proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChainError {
    /// No link, or too many.
    #[error("expected between 1 and {CHAIN_MAX} links, found {found}")]
    Length { found: usize },
    /// A role this version does not know.
    #[error("link {link} grants role {found}, expected 0 to 5")]
    Role { link: usize, found: u8 },
    /// Not signed by the key above.
    #[error("link {link} is not signed by the key above it")]
    Signature { link: usize },
    /// Grants more than the link above.
    #[error("link {link} grants more than the one above it")]
    Grows { link: usize },
    /// The chain of another initiative.
    #[error("the chain is of another initiative: expected {expected:?}, found {found:?}")]
    OtherInitiative { expected: InitiativeId, found: InitiativeId },
}

fn signed_bytes(parent: &GrantId, grant: (&DeviceKey, Terms)) -> Vec<u8> {
    let (subject, terms) = grant;
    let mut bytes = Vec::with_capacity(60);
    bytes.extend_from_slice(parent.as_bytes());
    bytes.extend_from_slice(subject.as_bytes());
    bytes.push(terms.role.code());
    bytes.extend_from_slice(&terms.admits_until_s.to_be_bytes());
    bytes.extend_from_slice(&terms.admits_max.to_be_bytes());
    bytes.push(terms.depth);
    bytes
}

fn id_of(signed: &[u8], signature: &[u8; 64]) -> GrantId {
    let mut hasher = blake3::Hasher::new_derive_key("ensemble 1 grant id");
    hasher.update(signed).update(signature);
    GrantId(first_16(hasher.finalize().as_bytes()))
}

fn root_parent(founding: &DeviceKey) -> GrantId {
    GrantId(*InitiativeId::of(founding).as_bytes())
}

impl Chain {
    /// The chain of one link by which a founding key makes `subject` a member.
    #[must_use]
    pub fn found(founding: &DeviceKeys, subject: DeviceKey, terms: Terms) -> Self {
        let parent = root_parent(&founding.key());
        Self { founding: founding.key(), links: vec![Grant::issue(founding, parent, subject, terms)] }
    }

    /// This chain and one more link, by which its subject, the holder of `issuer`, makes `subject` a member.
    ///
    /// # Errors
    /// When this chain does not verify, or would not with that link.
    pub fn extend(&self, issuer: &DeviceKeys, subject: DeviceKey, terms: Terms) -> Result<Self, ChainError> {
        let parent = self.verify()?;
        let mut chain = self.clone();
        chain.links.push(Grant::issue(issuer, parent.grant, subject, terms));
        chain.verify()?;
        Ok(chain)
    }

    /// The initiative the chain belongs to, whether or not it verifies.
    #[must_use]
    pub fn initiative(&self) -> InitiativeId {
        InitiativeId::of(&self.founding)
    }

    /// The role that the last link says it grants, whether or not the chain verifies; for reading to people, and nothing else.
    #[must_use]
    pub fn claimed_role(&self) -> Option<Role> {
        self.links.last().and_then(|grant| Role::from_code(grant.role))
    }

    /// Checks every link.
    ///
    /// # Errors
    /// Names the first link that does not hold.
    pub fn verify(&self) -> Result<Member, ChainError> {
        self.trace().map(|(member, _)| member)
    }

    /// As [`Chain::verify`], and the id of every link, the device's own last.
    ///
    /// # Errors
    /// Names the first link that does not hold.
    pub fn trace(&self) -> Result<(Member, Vec<GrantId>), ChainError> {
        if self.links.is_empty() || self.links.len() > CHAIN_MAX {
            return Err(ChainError::Length { found: self.links.len() });
        }
        let mut issuer = self.founding;
        let mut parent = root_parent(&self.founding);
        let mut above: Option<Terms> = None;
        let mut path = Vec::with_capacity(self.links.len());
        for (link, grant) in self.links.iter().enumerate() {
            let role = Role::from_code(grant.role).ok_or(ChainError::Role { link, found: grant.role })?;
            let Grant { admits_until_s, admits_max, depth, .. } = *grant;
            let terms = Terms { role, admits_until_s, admits_max, depth };
            let signed = signed_bytes(&parent, (&grant.subject, terms));
            if !issuer.verifies(SignDomain::Grant, &signed, &grant.signature) {
                return Err(ChainError::Signature { link });
            }
            if above.is_some_and(|above| !shrinks(above, terms) || !invites(link, above, terms)) {
                return Err(ChainError::Grows { link });
            }
            (issuer, parent, above) = (grant.subject, id_of(&signed, &grant.signature), Some(terms));
            path.push(parent);
        }
        let terms = above.ok_or(ChainError::Length { found: 0 })?;
        Ok((Member { initiative: self.initiative(), device: issuer, grant: parent, terms }, path))
    }

    /// Whether every link above the device's own still admits devices at `now`.
    #[must_use]
    pub fn admits(&self, now: Millis) -> bool {
        let now_s = u64::try_from(now.0 / 1_000).unwrap_or(0);
        let above = self.links.split_last().map_or(&[][..], |(_, above)| above);
        above.iter().all(|link| link.admits_until_s == 0 || now_s <= link.admits_until_s)
    }

    /// For each link above the device's own: how many devices a relay admits directly below it, 0 for any number.
    pub fn caps(&self) -> impl Iterator<Item = u16> {
        let above = self.links.split_last().map_or(&[][..], |(_, above)| above);
        above.iter().map(|link| link.admits_max)
    }

    /// Checks every link, and that the chain is of `initiative`.
    ///
    /// # Errors
    /// As [`Chain::verify`], or when it belongs elsewhere.
    pub fn verify_for(&self, initiative: InitiativeId) -> Result<Member, ChainError> {
        self.trace_for(initiative).map(|(member, _)| member)
    }

    /// As [`Chain::verify_for`], and the id of every link, the device's own last.
    ///
    /// # Errors
    /// As [`Chain::verify_for`].
    pub fn trace_for(&self, initiative: InitiativeId) -> Result<(Member, Vec<GrantId>), ChainError> {
        let found = self.initiative();
        if found != initiative {
            return Err(ChainError::OtherInitiative { expected: initiative, found });
        }
        self.trace()
    }
}

fn shrinks(above: Terms, below: Terms) -> bool {
    below.role <= above.role && below.depth < above.depth
}

/// Devices and invitations take turns: the founding key's first link is to a device, and every second one to an
/// invitation, which a member makes for the roles it invites, or for a second device of its own.
fn invites(link: usize, above: Terms, below: Terms) -> bool {
    link.is_multiple_of(2) || below.role == above.role || above.role.may_invite().contains(&below.role)
}

impl Grant {
    fn issue(issuer: &DeviceKeys, parent: GrantId, subject: DeviceKey, terms: Terms) -> Self {
        let signature = issuer.sign(SignDomain::Grant, &signed_bytes(&parent, (&subject, terms)));
        let Terms { role, admits_until_s, admits_max, depth } = terms;
        Self { subject, role: role.code(), admits_until_s, admits_max, depth, signature }
    }
}
