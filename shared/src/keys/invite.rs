//! Invitations: everything a new device needs, in the `#fragment` of a link, which browsers never send to a server.
//!
//! `https://relay.example/#i=` and base64url of: a CBOR record, then 4 bytes of its hash, so that a link that lost
//! characters on its way says so instead of failing later.

use base64ct::{Base64UrlUnpadded, Encoding};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use thiserror::Error;

use super::act::Invited;
use super::epoch::EpochKey;
use super::grant::{Chain, ChainError, Member, Terms};
use super::{DeviceKeys, InitiativeId, Seed};
use crate::domain::rights::Role;
use crate::sync::Millis;

/// What stands before the payload in the fragment.
pub const FRAGMENT_PREFIX: &str = "i=";
const VERSION: u8 = 1;
const CHECK: usize = 4;
/// The longest payload read, in characters.
const TEXT_MAX: usize = 4_096;

/// An invitation: whoever holds it can join.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Invite {
    #[n(0)]
    version: u8,
    /// The initiative's name in the inviter's language, so that the first screen says where one has arrived.
    #[n(1)]
    pub title: String,
    #[n(2)]
    chain: Chain,
    #[n(3)]
    seed: Seed,
    #[n(4)]
    epoch: EpochKey,
    /// The secret that opens what is sealed to the team; only in invitations to it.
    #[n(5)]
    team: Option<Seed>,
    /// What its follower is called already, if it is for another phone of the same person.
    #[n(6)]
    nickname: Option<String>,
}

/// What an invitation says of itself, to be read to a person while what checks it is still on its way. Nobody vouches for any
/// of it; following it takes [`Invite::read`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// The initiative's name, as the inviter wrote it.
    pub title: String,
    /// The role that it says it gives.
    pub role: Role,
    /// What its follower is called already.
    pub nickname: Option<String>,
    /// The initiative that it says it leads to.
    pub initiative: InitiativeId,
}

/// What an inviter decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The role it gives.
    pub role: Role,
    /// Until when it is open, in seconds since 1970; 0 for no end.
    pub until_s: u64,
    /// How many devices may follow it; 0 for any number.
    pub uses_max: u16,
}

/// What a device keeps of its membership.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Membership {
    /// The chain that makes it a member.
    #[n(0)]
    pub chain: Chain,
    /// The key of the current epoch.
    #[n(1)]
    pub epoch: EpochKey,
    /// The secret that opens what is sealed to the team.
    #[n(2)]
    pub team: Option<Seed>,
    /// The seed of the invitation that was followed: keys may be wrapped to it.
    #[n(3)]
    pub invite: Option<Seed>,
}

/// Why a link is no invitation, or cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InviteError {
    /// No payload in it.
    #[error("expected a link with #{FRAGMENT_PREFIX}…, found none")]
    Missing,
    /// Characters are missing or changed.
    #[error("the link is damaged: some of its characters are missing or changed")]
    Damaged,
    /// From a later version.
    #[error("expected an invitation of version {VERSION}, found version {found}")]
    Version { found: u8 },
    /// Its grants do not hold.
    #[error("the invitation's grants do not hold")]
    Chain(#[from] ChainError),
    /// The last day to join has passed.
    #[error("the invitation ended at {ended_s} seconds since 1970")]
    Expired { ended_s: u64 },
    /// It leads somewhere else than expected.
    #[error("the invitation is to another initiative")]
    OtherInitiative,
    /// This person's role invites nobody in that role.
    #[error("a {issuer:?} does not invite a {invited:?}")]
    NotAllowed { issuer: Role, invited: Role },
}

impl Membership {
    /// Makes an invitation that carries `epoch`.
    ///
    /// # Errors
    /// When this member's role does not invite that one.
    pub fn invite(
        &self,
        keys: &DeviceKeys,
        offer: Offer,
        epoch: &EpochKey,
        title: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Invite, InviteError> {
        let issuer = self.chain.verify()?.terms.role;
        if !issuer.may_invite().contains(&offer.role) {
            return Err(InviteError::NotAllowed { issuer, invited: offer.role });
        }
        self.invitation(keys, offer, epoch, title, rng)
    }

    /// Makes an invitation for another phone of the person who is called `nickname`: the same role, for one device.
    ///
    /// # Errors
    /// When this device came by too many hands to bring in another.
    pub fn second_phone(
        &self,
        keys: &DeviceKeys,
        until_s: u64,
        epoch: &EpochKey,
        (title, nickname): (&str, &str),
        rng: &mut impl CryptoRng,
    ) -> Result<Invite, InviteError> {
        let offer = Offer { role: self.chain.verify()?.terms.role, until_s, uses_max: 1 };
        let invite = self.invitation(keys, offer, epoch, title, rng)?;
        Ok(Invite { nickname: Some(nickname.to_owned()), ..invite })
    }

    fn invitation(
        &self,
        keys: &DeviceKeys,
        Offer { role, until_s, uses_max }: Offer,
        epoch: &EpochKey,
        title: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Invite, InviteError> {
        let me = self.chain.verify()?;
        let seed = Seed::generate(rng);
        let invite_key = DeviceKeys::from_seed(seed.clone()).key();
        // Who invites nobody still brings in a second phone: one link for the device that joins, two for that.
        let depth = if role.may_invite().is_empty() { 3 } else { u8::MAX };
        let depth = depth.min(me.terms.depth.saturating_sub(1));
        let terms = Terms { role, admits_until_s: until_s, admits_max: uses_max, depth };
        let chain = self.chain.extend(keys, invite_key, terms)?;
        let team = if role.in_team() { self.team.clone() } else { None };
        let (title, epoch) = (title.to_owned(), epoch.clone());
        Ok(Invite { version: VERSION, title, chain, seed, epoch, team, nickname: None })
    }
}

impl Invite {
    /// The text after the `#` of a link.
    ///
    /// # Panics
    /// Never: writing to memory cannot fail.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        let mut bytes = minicbor::to_vec(self).expect("writing to memory cannot fail");
        bytes.extend_from_slice(&check(&bytes));
        format!("{FRAGMENT_PREFIX}{}", Base64UrlUnpadded::encode_string(&bytes))
    }

    /// Reads an invitation from a whole link, or from what stands after its `#`.
    ///
    /// # Errors
    /// When there is none in it, it is damaged, from a later version, or its grants do not hold.
    pub fn read(text: &str) -> Result<Self, InviteError> {
        let invite = Self::decode(text)?;
        let holder = invite.chain.verify()?;
        if holder.device != DeviceKeys::from_seed(invite.seed.clone()).key() {
            return Err(InviteError::Damaged);
        }
        Ok(invite)
    }

    /// What a link says of itself, without the arithmetic that would check it.
    ///
    /// # Errors
    /// When there is no invitation in it, it is damaged, or from a later version.
    pub fn glance(text: &str) -> Result<Glance, InviteError> {
        let Self { title, chain, nickname, .. } = Self::decode(text)?;
        let role = chain.claimed_role().ok_or(InviteError::Damaged)?;
        Ok(Glance { title, role, nickname, initiative: chain.initiative() })
    }

    /// Every byte in its place, and nothing checked but that none is missing or changed.
    fn decode(text: &str) -> Result<Self, InviteError> {
        let text = text.trim();
        let fragment = text.rsplit_once('#').map_or(text, |(_, fragment)| fragment);
        let payload = fragment.strip_prefix(FRAGMENT_PREFIX).ok_or(InviteError::Missing)?;
        if payload.is_empty() {
            return Err(InviteError::Missing);
        }
        if payload.len() > TEXT_MAX {
            return Err(InviteError::Damaged);
        }
        let bytes = Base64UrlUnpadded::decode_vec(payload).ok().ok_or(InviteError::Damaged)?;
        let (record, found) = bytes.split_last_chunk::<CHECK>().ok_or(InviteError::Damaged)?;
        if *found != check(record) {
            return Err(InviteError::Damaged);
        }
        let mut decoder = minicbor::Decoder::new(record);
        let version = decoder.array().and_then(|_| decoder.u8()).ok().ok_or(InviteError::Damaged)?;
        if version != VERSION {
            return Err(InviteError::Version { found: version });
        }
        minicbor::decode(record).ok().ok_or(InviteError::Damaged)
    }

    /// The role it gives.
    #[must_use]
    pub fn member(&self) -> Option<Member> {
        self.chain.verify().ok()
    }

    /// The initiative it leads to.
    #[must_use]
    pub fn initiative(&self) -> InitiativeId {
        self.chain.initiative()
    }

    /// The chain to its own key: what others may know of it.
    #[must_use]
    pub const fn chain(&self) -> &Chain {
        &self.chain
    }

    /// What its follower is called already, if it is for another phone of the same person.
    #[must_use]
    pub fn nickname(&self) -> Option<&str> {
        self.nickname.as_deref()
    }

    /// What others may know of it: made at `at_s`, in seconds since 1970.
    #[must_use]
    pub fn announcement(&self, at_s: u64) -> Invited {
        let seal = *DeviceKeys::from_seed(self.seed.clone()).seal().public().as_bytes();
        Invited { chain: self.chain.clone(), seal, holds: self.epoch.name(), at_s }
    }

    /// Makes the holder of `keys` a member.
    ///
    /// # Errors
    /// When the invitation has ended by this device's clock, or its grants do not hold.
    pub fn accept(&self, keys: &DeviceKeys, now: Millis) -> Result<Membership, InviteError> {
        let invited = self.chain.verify()?;
        let now_s = u64::try_from(now.0 / 1_000).unwrap_or(0);
        let ended_s = invited.terms.admits_until_s;
        if ended_s != 0 && now_s > ended_s {
            return Err(InviteError::Expired { ended_s });
        }
        let terms = Terms {
            role: invited.terms.role,
            admits_until_s: 0,
            admits_max: 0,
            depth: invited.terms.depth.saturating_sub(1),
        };
        let chain = self.chain.extend(&DeviceKeys::from_seed(self.seed.clone()), keys.key(), terms)?;
        let (epoch, team, invite) = (self.epoch.clone(), self.team.clone(), Some(self.seed.clone()));
        Ok(Membership { chain, epoch, team, invite })
    }
}

fn check(record: &[u8]) -> [u8; CHECK] {
    let hash = blake3::derive_key("ensemble 1 link check", record);
    let mut out = [0; CHECK];
    out.copy_from_slice(&hash[..CHECK]);
    out
}
