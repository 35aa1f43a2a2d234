//! What members do about membership: signed, in clear, and an envelope each, so that relays and devices judge alike.
//!
//! No act undoes another. What holds follows from the set of acts alone, in whatever order they arrive: see
//! [`super::standing`] for who is a member, [`super::ring`] for who can read.

use minicbor::bytes::ByteArray;
use minicbor::{Decode, Encode};

use super::DeviceKeys;
use super::epoch::KeyName;
use super::grant::{Chain, GrantId, Member};
use super::ring::{KeyLink, Wrap};
use crate::domain::rights::Role;
use crate::wire::EnvelopeId;

/// The body of a membership envelope: by it a device shows everybody its grants.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Introduction {
    /// What makes it a member.
    #[n(0)]
    pub chain: Chain,
    /// Where keys are wrapped to for it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub seal: [u8; 32],
    /// The key it came with.
    #[n(2)]
    pub holds: KeyName,
    /// When it came, in seconds since 1970 by its own clock.
    #[n(3)]
    pub at_s: u64,
    /// Where keys are wrapped to for the recovery sheet; only from who has the founding key.
    #[n(4)]
    pub recovery: Option<ByteArray<32>>,
}

impl Introduction {
    /// What the holder of `keys` says who came at `at_s` with the key of that name.
    #[must_use]
    pub fn of(keys: &DeviceKeys, chain: Chain, holds: KeyName, at_s: u64) -> Self {
        Self { chain, seal: *keys.seal().public().as_bytes(), holds, at_s, recovery: None }
    }
}

/// An invitation was made.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Invited {
    /// The chain to the invitation's own key.
    #[n(0)]
    pub chain: Chain,
    /// Where keys are wrapped to for whoever follows it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub seal: [u8; 32],
    /// The key it carries.
    #[n(2)]
    pub holds: KeyName,
    /// When it was made, in seconds since 1970 by its maker's clock.
    #[n(3)]
    pub at_s: u64,
}

/// A device is removed, or an invitation revoked.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct End {
    /// The chain of the grant that ends.
    #[n(0)]
    pub chain: Chain,
    /// The grants below it that stay, each with all below: the devices it is known to have brought in.
    #[n(1)]
    pub keeps: Vec<GrantId>,
    /// The heads of the document that whoever ends it has: what is in their past stays.
    #[n(2)]
    pub heads: Vec<ByteArray<32>>,
    /// The acts under that grant that are known, and go on to count.
    #[n(3)]
    pub acts: Vec<EnvelopeId>,
}

/// A key is given to readers; a new one locks out whoever is not among them.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Keys {
    /// Which key.
    #[n(0)]
    pub key: KeyName,
    /// Whether it is a new one, to be written with from now on.
    #[n(1)]
    pub is_new: bool,
    /// The key, for each reader.
    #[n(2)]
    pub wraps: Vec<Wrap>,
    /// Other keys, for whoever has that one.
    #[n(3)]
    pub links: Vec<KeyLink>,
}

/// What comes of changes, and of devices, that came too late.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
pub struct Decision {
    /// Changes that are taken up, with all in their past.
    #[n(0)]
    pub adopts: Vec<ByteArray<32>>,
    /// Changes nobody has to look at any more.
    #[n(1)]
    pub drops: Vec<ByteArray<32>>,
    /// Grants that stay although one above them has ended.
    #[n(2)]
    pub keeps: Vec<GrantId>,
}

/// What a member did about membership.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Act {
    /// Made an invitation.
    #[n(0)]
    Invited(#[n(0)] Invited),
    /// Removed a device or revoked an invitation.
    #[n(1)]
    End(#[n(0)] End),
    /// Gave a key to readers.
    #[n(2)]
    Keys(#[n(0)] Keys),
    /// Decided about what came too late.
    #[n(3)]
    Decision(#[n(0)] Decision),
}

/// What an act concerns, once its chain is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    /// Who it is about.
    pub member: &'a Member,
    /// The id of each link down to it.
    pub path: &'a [GrantId],
}

impl Act {
    /// The chain the act is about, if it is about one.
    #[must_use]
    pub const fn chain(&self) -> Option<&Chain> {
        match self {
            Self::Invited(Invited { chain, .. }) | Self::End(End { chain, .. }) => Some(chain),
            Self::Keys(_) | Self::Decision(_) => None,
        }
    }

    /// Whether somebody in this role, under this grant, may do that: a function of the act and its author alone.
    #[must_use]
    pub fn is_allowed(&self, author: GrantId, role: Role, subject: Option<Subject<'_>>) -> bool {
        let made_by_author =
            || subject.is_some_and(|subject| subject.path.iter().rev().nth(1) == Some(&author));
        match self {
            Self::Invited(_) => made_by_author(),
            Self::End(_) => subject.is_some_and(|Subject { member, path }| {
                let is_invitation = path.len().is_multiple_of(2);
                let outranks = role.in_team() && member.terms.role <= role && member.grant != author;
                outranks || (is_invitation && made_by_author())
            }),
            Self::Keys(keys) => role.in_team() || (!keys.is_new && !role.may_invite().is_empty()),
            Self::Decision(_) => role.in_team(),
        }
    }
}
