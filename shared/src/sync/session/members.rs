//! Who is a member, who brought them in, and who reads which key: all that this device has heard about membership.

use std::collections::{BTreeMap, BTreeSet};

use super::Identity;
use crate::keys::DeviceKeys;
use crate::keys::act::{Act, Introduction, Invited};
use crate::keys::epoch::KeyName;
use crate::keys::grant::{Chain, GrantId, Member};
use crate::keys::recovery::RecoverySheet;
use crate::keys::ring::{KeyRing, Reader, reader_of};
use crate::keys::seal::SealSecret;
use crate::keys::standing::{Place, Standing};
use crate::wire::EnvelopeId;
use crate::wire::envelope::About;

/// What is known about membership.
#[derive(Debug)]
pub(super) struct Members {
    pub(super) standing: Standing,
    pub(super) ring: KeyRing,
    pub(super) introductions: BTreeMap<GrantId, Introduction>,
    pub(super) invited: BTreeMap<GrantId, (GrantId, Invited)>,
    acts: BTreeMap<GrantId, Vec<EnvelopeId>>,
    /// Whether something was heard since it was last seen to that everybody has the key.
    pub(super) is_tending_due: bool,
}

impl Members {
    pub(super) fn new(ring: KeyRing) -> Self {
        Self {
            standing: Standing::default(),
            ring,
            introductions: BTreeMap::new(),
            invited: BTreeMap::new(),
            acts: BTreeMap::new(),
            is_tending_due: false,
        }
    }

    /// Takes up who somebody is.
    pub(super) fn introduce(&mut self, introduction: Introduction, member: &Member) {
        self.is_tending_due = true;
        self.introductions.insert(member.grant, introduction);
    }

    /// Takes up an act; its author is known.
    pub(super) fn take(&mut self, id: EnvelopeId, author: GrantId, act: Act, about: Option<About>) {
        self.is_tending_due = true;
        self.acts.entry(author).or_default().push(id);
        match (act, about) {
            (Act::Invited(invited), Some((member, _))) => {
                self.invited.entry(member.grant).or_insert((author, invited));
            }
            (Act::End(end), Some((member, _))) => self.standing.end(id, author, member.grant, end),
            (Act::Keys(keys), _) => {
                self.ring.take(id, author, &keys);
            }
            (Act::Decision(decision), _) => self.standing.decide(id, author, decision),
            (Act::Invited(_) | Act::End(_), None) => unreachable!("their chain was traced"),
        }
    }

    /// Whether an invitation holds no longer.
    pub(super) fn is_invite_out(&self, invited: &Invited) -> bool {
        invited.chain.trace().map_or(true, |(_, path)| self.standing.out_by(&path).is_some())
    }

    /// The names a device has among readers: its own, and its invitation's.
    fn names(&self, place: &Place, introduction: &Introduction) -> Vec<Reader> {
        let via = place.path.iter().rev().nth(1).and_then(|invite| self.invited.get(invite));
        let via = via.map(|(_, invited)| &invited.seal);
        via.into_iter().chain([&introduction.seal]).map(reader_of).collect()
    }

    fn introduced(&self) -> impl Iterator<Item = (&Place, &Introduction)> {
        self.introductions.iter().filter_map(|(grant, intro)| Some((self.standing.place(*grant)?, intro)))
    }

    fn reads(&self, key: KeyName, holds: KeyName, names: &[Reader]) -> bool {
        self.ring.reach(holds, names).contains(&key)
    }

    /// Everybody who is to read the current key and does not: devices, open invitations, the recovery sheet. Those of
    /// `below` only, if one is named.
    pub(super) fn locked_out(&self, key: KeyName, below: Option<GrantId>) -> BTreeSet<[u8; 32]> {
        let is_wanted = |path: &[GrantId]| {
            self.standing.out_by(path).is_none() && below.is_none_or(|grant| path.contains(&grant))
        };
        let mut seals = BTreeSet::new();
        for (place, intro) in self.introduced() {
            if is_wanted(&place.path) && !self.reads(key, intro.holds, &self.names(place, intro)) {
                seals.insert(intro.seal);
            }
            // Whoever has the sheet has the founding key, which nobody removes.
            let sheet = intro.recovery.filter(|_| place.path.len() == 1).map(<[u8; 32]>::from);
            seals.extend(sheet.filter(|sheet| !self.reads(key, intro.holds, &[reader_of(sheet)])));
        }
        for (author, invited) in self.invited.values() {
            let above = self.standing.place(*author).map_or(&[][..], |place| &place.path);
            let is_open = !self.is_invite_out(invited) && is_wanted(above);
            if is_open && !self.reads(key, invited.holds, &[reader_of(&invited.seal)]) {
                seals.insert(invited.seal);
            }
        }
        seals
    }

    /// The devices that are out and read what is written with this key, and whether an invitation that is out does; who is
    /// a member again by another grant is not out.
    pub(super) fn outsiders_who_read(&self, key: KeyName) -> (Vec<GrantId>, bool) {
        let (inside, outside): (Vec<_>, Vec<_>) =
            self.introduced().partition(|(place, _)| self.standing.out_by(&place.path).is_none());
        let members: BTreeSet<&[u8; 32]> = inside.iter().map(|(_, intro)| &intro.seal).collect();
        let devices = outside.iter().filter(|(place, intro)| {
            !members.contains(&intro.seal) && self.reads(key, intro.holds, &self.names(place, intro))
        });
        let devices = devices.filter_map(|(place, _)| place.path.last().copied()).collect();
        let mut invitations = self.invited.values().filter(|(_, invited)| self.is_invite_out(invited));
        (devices, invitations.any(|(_, invited)| self.reads(key, invited.holds, &[reader_of(&invited.seal)])))
    }

    /// The devices known to have been brought in by a grant: a device's, or an invitation's.
    pub(super) fn brought_in_by(&self, target: GrantId) -> Vec<GrantId> {
        let direct = self
            .standing
            .places()
            .filter(|(_, place)| place.path.iter().rev().skip(1).take(2).any(|above| *above == target));
        direct.map(|(grant, _)| *grant).collect()
    }

    /// Every grant of the person who has this one: the same device's, and those of its further phones.
    pub(super) fn of_person(&self, grant: GrantId) -> Vec<GrantId> {
        let Some(device) = self.standing.place(grant).map(|place| place.device) else { return vec![grant] };
        let mut grants: Vec<GrantId> = Vec::new();
        // Those above come before those below them, because paths are sorted by their length.
        let mut places: Vec<_> = self.standing.places().collect();
        places.sort_by_key(|(_, place)| place.path.len());
        for (id, place) in places {
            let is_phone_of = self.is_further_phone(place).is_some_and(|first| grants.contains(&first));
            if place.device == device || is_phone_of {
                grants.push(*id);
            }
        }
        grants
    }

    /// The device whose person brought this one in as another phone: nobody but leads invites into their own role.
    pub(super) fn is_further_phone(&self, place: &Place) -> Option<GrantId> {
        let above = place.path.iter().rev().nth(2)?;
        let role = self.standing.place(*above)?.role;
        (role == place.role && !role.may_invite().contains(&role)).then_some(*above)
    }

    /// The invitation a device came by, whether or not the device has introduced itself.
    pub(super) fn door_of(&self, grant: GrantId) -> Option<GrantId> {
        let path = match self.standing.place(grant) {
            Some(place) => place.path.clone(),
            None => self.chain_of(grant)?.trace().ok()?.1,
        };
        path.iter().rev().nth(1).copied()
    }

    /// The chain of a device or an invitation, announced or not.
    pub(super) fn chain_of(&self, target: GrantId) -> Option<Chain> {
        if let Some((_, invited)) = self.invited.get(&target) {
            return Some(invited.chain.clone());
        }
        self.introduced().find_map(|(place, introduction)| {
            let at = place.path.iter().position(|link| *link == target)?;
            let mut chain = introduction.chain.clone();
            chain.links.truncate(at + 1);
            Some(chain)
        })
    }

    /// The acts under a grant that are known here.
    pub(super) fn acts_of(&self, grant: GrantId) -> Vec<EnvelopeId> {
        self.acts.get(&grant).cloned().unwrap_or_default()
    }
}

/// What opens the keys that are wrapped to a device: its own secret, its invitation's, the recovery sheet's.
pub(super) fn secrets(keys: &DeviceKeys, identity: &Identity) -> Vec<SealSecret> {
    let mut secrets = vec![keys.seal().clone()];
    secrets.extend(identity.membership.invite.clone().map(|seed| DeviceKeys::from_seed(seed).seal().clone()));
    secrets.extend(identity.founding.as_ref().map(RecoverySheet::secret));
    secrets
}
