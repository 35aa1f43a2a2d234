//! Members, invitations and late changes, as rows.

use super::Session;
use super::members::Members;
use crate::domain::rights::Role;
use crate::domain::view::{InviteRow, LateRow, MemberRow, PeopleView};
use crate::keys::DeviceKey;
use crate::keys::act::Invited;
use crate::keys::grant::{GrantId, Member};
use crate::keys::standing::{Out, Place};

impl Session {
    /// Who is in the initiative, which invitations there are, and what came too late, as far as this device has heard.
    #[must_use]
    pub fn people(&self) -> PeopleView {
        let members = self.members();
        let n_leads = members.iter().filter(|row| row.role == Role::Lead && !row.is_out).count();
        PeopleView { members, invites: self.invites(), late: self.late(), n_leads }
    }

    /// Every device that ever was a member, in the order of joining by their own clocks.
    #[must_use]
    pub fn members(&self) -> Vec<MemberRow> {
        let mut rows: Vec<MemberRow> =
            self.members.standing.places().map(|(grant, place)| self.member_row(*grant, place)).collect();
        rows.sort_by(|a, b| (a.joined_s, &a.grant).cmp(&(b.joined_s, &b.grant)));
        rows
    }

    /// Every invitation that is known of, the newest first.
    #[must_use]
    pub fn invites(&self) -> Vec<InviteRow> {
        let invited = self.members.invited.values();
        let mut rows: Vec<InviteRow> =
            invited.filter_map(|(author, invited)| self.invite_row(*author, invited)).collect();
        rows.sort_by(|a, b| (b.made_s, &b.grant).cmp(&(a.made_s, &a.grant)));
        rows
    }

    /// What came too late and nobody has decided about.
    #[must_use]
    pub fn late(&self) -> Vec<LateRow> {
        let undecided = self.document.late().filter(|change| !self.members.standing.is_dropped(&change.hash));
        undecided
            .map(|change| LateRow {
                change: LateRow::name(&change.hash),
                tag: change.device.tag().as_str().to_owned(),
                nickname: self.nickname_of(&change.device),
                at_s: change.at_s,
            })
            .collect()
    }

    /// How many leads there are, by their phones.
    #[must_use]
    pub fn n_leads(&self) -> usize {
        let Members { standing, .. } = &self.members;
        standing
            .places()
            .filter(|(_, place)| place.role == Role::Lead && standing.out_by(&place.path).is_none())
            .count()
    }

    /// What others call the person with this device; empty if nobody said.
    pub(super) fn nickname_of(&self, device: &DeviceKey) -> String {
        let entry = self.initiative().get("devices", device.tag().as_str());
        entry.and_then(|entry| entry.text("label")).unwrap_or_default().to_owned()
    }

    fn member_row(&self, grant: GrantId, place: &Place) -> MemberRow {
        let Members { standing, introductions, .. } = &self.members;
        let inviter = place.path.iter().rev().nth(2).and_then(|above| standing.place(*above));
        let is_me = grant == self.me.grant;
        let out = standing.out_by(&place.path);
        MemberRow {
            grant: grant.name(),
            tag: place.device.tag().as_str().to_owned(),
            role: place.role,
            nickname: self.nickname_of(&place.device),
            invitation: self.members.door_of(grant).map(|invite| invite.name()),
            invited_by: inviter.map(|inviter| inviter.device.tag().as_str().to_owned()),
            joined_s: introductions.get(&grant).map_or(0, |introduction| introduction.at_s),
            is_me,
            is_out: out.is_some(),
            is_mine_to_decide: !is_me
                && self.role().in_team()
                && place.role <= self.role()
                && out != Some(Out::Removed),
        }
    }

    fn invite_row(&self, author: GrantId, invited: &Invited) -> Option<InviteRow> {
        let Member { grant, terms, .. } = invited.chain.verify().ok()?;
        let places = self.members.standing.places();
        let joined = places.filter(|(_, place)| place.path.iter().rev().nth(1) == Some(&grant));
        Some(InviteRow {
            grant: grant.name(),
            role: terms.role,
            until_s: terms.admits_until_s,
            uses_max: terms.admits_max,
            joined: joined.map(|(_, place)| place.device.tag().as_str().to_owned()).collect(),
            made_by: self.members.standing.place(author)?.device.tag().as_str().to_owned(),
            made_s: invited.at_s,
            is_ended: self.members.is_invite_out(invited),
            is_mine_to_decide: author == self.me.grant
                || (self.role().in_team() && terms.role <= self.role()),
        })
    }
}
