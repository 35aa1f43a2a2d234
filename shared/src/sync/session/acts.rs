//! What a person does about membership, and what the app does for them: seeing to it that everybody who is a member has
//! the key, and nobody else.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use thiserror::Error;

use super::{Millis, Session, Write};
use crate::domain::rights::Role;
use crate::keys::act::{Act, Decision, End, Introduction};
use crate::keys::epoch::EpochKey;
use crate::keys::grant::GrantId;
use crate::keys::invite::{Invite, InviteError, Offer};
use crate::keys::recovery::RecoverySheet;
use crate::keys::seal::SealPublic;
use crate::wire::Envelope;

/// Readers that one act gives a key to: about 100 bytes each.
const READERS_MAX: usize = 1_000;

/// Why something cannot be done about membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ActError {
    /// No such grant or change is known here.
    #[error("expected a member, an invitation or a change that is known on this device, found none")]
    Unknown,
    /// Not for this person to do.
    #[error("a {role:?} does not decide about that")]
    NotAllowed {
        /// Their role.
        role: Role,
    },
    /// It would end this device's own membership.
    #[error("expected somebody else's device, found one's own")]
    Oneself,
}

/// Seconds since 1970.
pub(super) fn seconds(now: Millis) -> u64 {
    u64::try_from(now.0 / 1_000).unwrap_or(0)
}

impl Session {
    /// Makes an invitation, and tells the others of it: they list it, can end it, and give it new keys.
    ///
    /// # Errors
    /// When this member's role does not invite that one.
    pub fn invite(
        &mut self,
        offer: Offer,
        lang: &str,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Invite, InviteError> {
        let (title, key) = (self.title(lang), self.current_key());
        let invite = self.identity.membership.invite(&self.keys, offer, &key, &title, rng)?;
        self.announce(&invite, now);
        Ok(invite)
    }

    /// Makes an invitation for another phone of the same person: the same role and nickname, for one phone.
    ///
    /// # Errors
    /// When this device came by too many hands to bring in another.
    pub fn second_phone(
        &mut self,
        until_s: u64,
        lang: &str,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<Invite, InviteError> {
        let (title, key, nickname) =
            (self.title(lang), self.current_key(), self.nickname_of(&self.me.device));
        let membership = &self.identity.membership;
        let invite = membership.second_phone(&self.keys, until_s, &key, (&title, &nickname), rng)?;
        self.announce(&invite, now);
        Ok(invite)
    }

    /// Removes a person: this device, their further phones, and the invitation each came by; then changes the lock.
    ///
    /// What they wrote and this device has stays. What arrives later is kept aside on every device until somebody
    /// decides about it.
    ///
    /// # Errors
    /// When the device is not known, is of a higher role, or is this one.
    pub fn remove(&mut self, member: GrantId, now: Millis, rng: &mut impl CryptoRng) -> Result<(), ActError> {
        let grants = self.members.of_person(member);
        if grants.contains(&self.me.grant) {
            return Err(ActError::Oneself);
        }
        let doors = grants.iter().filter_map(|grant| self.members.door_of(*grant));
        let targets: BTreeSet<GrantId> = grants.iter().copied().chain(doors).collect();
        let acts: Vec<Act> = targets.into_iter().filter_map(|target| self.end_of(target)).collect();
        let is_allowed = |act: &Act| self.may(act).is_ok();
        if !acts
            .iter()
            .any(|act| act.chain().and_then(|c| c.verify().ok()).is_some_and(|m| m.grant == member))
        {
            return Err(ActError::Unknown);
        }
        // An invitation made by somebody above stays open, whoever came by it.
        let (allowed, others): (Vec<_>, Vec<_>) = acts.into_iter().partition(is_allowed);
        if others.iter().any(|act| act.chain().is_some_and(|chain| chain.links.len() % 2 == 1)) {
            return Err(ActError::NotAllowed { role: self.role() });
        }
        self.do_and_lock(allowed, now, rng);
        Ok(())
    }

    /// Ends an invitation; whoever is known to have followed it stays. Then changes the lock, because it carries a key.
    ///
    /// # Errors
    /// When it is not known, or neither one's own nor for one's role to end.
    pub fn revoke_invite(
        &mut self,
        invite: GrantId,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) -> Result<(), ActError> {
        let act = self.end_of(invite).filter(|_| self.members.invited.contains_key(&invite));
        let act = act.ok_or(ActError::Unknown)?;
        self.may(&act)?;
        self.do_and_lock(vec![act], now, rng);
        Ok(())
    }

    /// Changes the lock: what is written from now on opens with a new key, which every member, every open invitation and
    /// the recovery sheet is given.
    ///
    /// # Errors
    /// When that is not for this role to do.
    pub fn change_lock(&mut self, now: Millis, rng: &mut impl CryptoRng) -> Result<(), ActError> {
        self.in_team()?;
        self.do_and_lock(Vec::new(), now, rng);
        Ok(())
    }

    /// Decides about changes that came too late, and about devices whose invitation had ended: see [`Decision`].
    ///
    /// # Errors
    /// When that is not for this role to do.
    pub fn decide(&mut self, decision: Decision, now: Millis) -> Result<(), ActError> {
        self.in_team()?;
        let mut writes = Vec::new();
        self.act(&Act::Decision(decision), now, &mut writes);
        self.stored(writes);
        self.push(now);
        Ok(())
    }

    /// Whether somebody may have to be given a key by this device.
    #[must_use]
    pub fn has_chores(&self) -> bool {
        self.members.is_tending_due && !self.role().may_invite().is_empty() && !self.is_out()
    }

    /// Sees to it that everybody who is a member reads what is written now, and nobody else does.
    pub(super) fn tend(&mut self, now: Millis, rng: &mut impl CryptoRng) {
        let mut writes = Vec::new();
        if self.role().in_team() {
            self.shut_out(now, &mut writes, rng);
        }
        let below = (!self.role().in_team()).then_some(self.me.grant);
        self.act_all(self.giving(&self.current_key(), false, below, rng), now, &mut writes);
        if !writes.is_empty() {
            self.stored(writes);
            self.push(now);
        }
        self.members.is_tending_due = false;
    }

    /// Changes the lock if somebody who is out reads what is written now. Whoever still stands in an open door would be
    /// given the new key as well: the door is shut first, and where that is not for this role to do, nothing is changed.
    fn shut_out(&mut self, now: Millis, writes: &mut Vec<Write>, rng: &mut impl CryptoRng) {
        let (outsiders, is_invitation) = self.members.outsiders_who_read(self.current_key().name());
        let doors: BTreeSet<GrantId> =
            outsiders.iter().filter_map(|grant| self.members.door_of(*grant)).collect();
        let ends: Vec<Act> = doors.into_iter().filter_map(|door| self.end_of(door)).collect();
        let ends = ends.into_iter().filter(|end| self.may(end).is_ok()).collect();
        self.act_all(ends, now, writes);
        let is_open = |door: GrantId| self.end_of(door).is_some();
        let is_shut_out = |grant: &GrantId| !self.members.door_of(*grant).is_some_and(is_open);
        if is_invitation || outsiders.iter().any(is_shut_out) {
            self.lock(now, writes, rng);
        }
    }

    /// Shows everybody this device's grants.
    pub(super) fn introduce_oneself(&mut self, now: Millis, writes: &mut Vec<Write>) {
        let membership = &self.identity.membership;
        let (chain, holds) = (membership.chain.clone(), membership.epoch.name());
        let introduction = Introduction {
            recovery: self
                .identity
                .founding
                .as_ref()
                .map(|founding| (*RecoverySheet::secret(founding).public().as_bytes()).into()),
            ..Introduction::of(&self.keys, chain, holds, seconds(now))
        };
        let envelope = Envelope::membership(&self.keys, &self.me, &introduction);
        self.members.introduce(introduction, &self.me);
        self.keep_own(&envelope, BTreeSet::new(), now, writes);
    }

    /// Whether this device is no longer a member, as far as it knows.
    pub(super) fn is_out(&self) -> bool {
        self.members.standing.out(self.me.grant).is_some()
    }

    pub(super) fn current_key(&self) -> EpochKey {
        self.members.ring.current(&self.members.standing).clone()
    }

    fn announce(&mut self, invite: &Invite, now: Millis) {
        let mut writes = Vec::new();
        self.act(&Act::Invited(invite.announcement(seconds(now))), now, &mut writes);
        self.stored(writes);
        self.push(now);
    }

    fn title(&self, lang: &str) -> String {
        self.initiative().title().pick(lang).map_or("", |(_, title)| title).to_owned()
    }

    fn in_team(&self) -> Result<(), ActError> {
        let role = self.role();
        if role.in_team() { Ok(()) } else { Err(ActError::NotAllowed { role }) }
    }

    fn may(&self, act: &Act) -> Result<(), ActError> {
        let about = act.chain().and_then(|chain| chain.trace().ok()).ok_or(ActError::Unknown)?;
        let subject = crate::keys::act::Subject { member: &about.0, path: &about.1 };
        let role = self.role();
        let is_allowed = act.is_allowed(self.me.grant, role, Some(subject));
        if is_allowed { Ok(()) } else { Err(ActError::NotAllowed { role }) }
    }

    /// The act that ends a grant, if it is known and has not ended.
    fn end_of(&self, target: GrantId) -> Option<Act> {
        let chain = self.members.chain_of(target)?;
        let (_, path) = chain.trace().ok()?;
        if self.members.standing.out_by(&path).is_some() {
            return None;
        }
        Some(Act::End(End {
            chain,
            keeps: self.members.brought_in_by(target),
            heads: self.document.heads().into_iter().map(Into::into).collect(),
            acts: self.members.acts_of(target),
        }))
    }

    /// Signs an act, keeps it, and takes it up as everybody will.
    fn act(&mut self, act: &Act, now: Millis, writes: &mut Vec<Write>) {
        let envelope = Envelope::act(&self.keys, &self.me, act);
        let number = self.keep_own(&envelope, BTreeSet::new(), now, writes);
        self.take_in(vec![(number, envelope)], writes);
    }

    fn act_all(&mut self, acts: Vec<Act>, now: Millis, writes: &mut Vec<Write>) {
        for act in acts {
            self.act(&act, now, writes);
        }
    }

    fn do_and_lock(&mut self, acts: Vec<Act>, now: Millis, rng: &mut impl CryptoRng) {
        let mut writes = Vec::new();
        self.act_all(acts, now, &mut writes);
        if self.role().in_team() {
            self.lock(now, &mut writes, rng);
        }
        self.stored(writes);
        self.push(now);
    }

    /// Makes a new key and gives it to everybody who is a member.
    fn lock(&mut self, now: Millis, writes: &mut Vec<Write>, rng: &mut impl CryptoRng) {
        let key = self.members.ring.next(rng);
        self.act_all(self.giving(&key, true, None, rng), now, writes);
    }

    /// What gives a key to everybody who does not read it yet: those below a grant of one's own, or all.
    fn giving(
        &self,
        key: &EpochKey,
        is_new: bool,
        below: Option<GrantId>,
        rng: &mut impl CryptoRng,
    ) -> Vec<Act> {
        let seals = self.members.locked_out(key.name(), below);
        let readers: Vec<SealPublic> = seals.iter().filter_map(|seal| SealPublic::from_slice(seal)).collect();
        // With no reader at all there may still be older keys to link.
        let parts = readers.chunks(READERS_MAX).chain(readers.is_empty().then_some(&[][..]));
        parts.filter_map(|part| self.members.ring.give(key, is_new, part, rng)).map(Act::Keys).collect()
    }
}
