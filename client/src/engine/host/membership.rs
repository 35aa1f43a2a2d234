//! Who is in the initiative: invitations, what is decided about members, and coming back with the recovery sheet.

use shared::domain::Difference;
use shared::domain::view::LateRow;
use shared::keys::act::Decision;
use shared::keys::grant::GrantId;
use shared::keys::invite::{Invite, Offer};
use shared::sync::{ActError, Adoption, Line, LineTrouble, Session};

use crate::bridge::{LateWork, MemberDeed, MemberTrouble, Reply, Trouble};

use super::Host;
use crate::engine::{clock, link, page, sheet};

/// How long an invitation for another phone of the same person stays open, in days: it is followed at once.
const SECOND_PHONE_DAYS: u32 = 1;

impl Host {
    /// Makes an invitation; durable when this is `Ok`.
    pub(super) async fn invite(&mut self, offer: Offer, lang: &str) -> Result<Reply, Trouble> {
        self.perform().await.finished()?;
        let made = self.open()?.session.invite(offer, lang, clock::now(), &mut clock::rng());
        self.link_to(made.map_err(|error| Trouble::Link(link::trouble(&error)))?).await
    }

    /// Makes an invitation for another phone of this person; durable when this is `Ok`.
    pub(super) async fn second_phone(&mut self, lang: &str) -> Result<Reply, Trouble> {
        self.perform().await.finished()?;
        let now = clock::now();
        let until_s = link::end_s(SECOND_PHONE_DAYS, now);
        let made = self.open()?.session.second_phone(until_s, lang, now, &mut clock::rng());
        self.link_to(made.ok().ok_or(Trouble::Member(MemberTrouble::TooManyHands))?).await
    }

    async fn link_to(&mut self, invite: Invite) -> Result<Reply, Trouble> {
        self.perform().await.saved()?;
        Ok(Reply::Link { url: link::write(&invite, &page::address()) })
    }

    /// Follows the invitation that waits where the membership has ended; elsewhere the one there is is as good. Only the
    /// relay knows, so this is asked again whenever something happens.
    pub(super) async fn rejoin(&mut self) -> Result<(), Trouble> {
        let (Some(invite), Some(open)) = (&self.invitation, &mut self.open) else { return Ok(()) };
        let status = open.session.status();
        if status.trouble.is_some_and(LineTrouble::wants_invitation) {
            let rejoined = open.session.rejoin(invite, clock::now());
            self.invitation = None;
            rejoined.map_err(|error| Trouble::Link(link::trouble(&error)))?;
            self.perform().await.saved()?;
        } else if status.line == Line::Connected {
            self.invitation = None;
        }
        Ok(())
    }

    /// What changes that came too late would bring.
    pub(super) async fn late_work(&mut self, changes: &[String]) -> Result<Reply, Trouble> {
        let saved = self.saved().await?;
        let adoption = Session::preview_adoption(saved, &hashes(changes), clock::now(), &mut clock::rng())
            .map_err(|error| Trouble::StorageFailed { reason: error.to_string() })?;
        let Adoption { difference: Difference { added, n_changed, n_texts, .. }, words } = adoption;
        let added = added.into_iter().collect();
        Ok(Reply::LateWork(LateWork { added, n_changed: n_changed + n_texts, words }))
    }

    /// Makes this phone a lead's with the recovery sheet; a phone that is in the initiative already just opens it.
    pub(super) async fn come_back(&mut self, typed: &str, nickname: &str) -> Result<Reply, Trouble> {
        let sheet = sheet::read(typed).map_err(Trouble::Sheet)?;
        let session = Box::new(Session::recover(&sheet, nickname, clock::now(), &mut clock::rng()));
        let id = session.id().name();
        if self.row(&id).await?.is_some() {
            return self.open_again(id).await;
        }
        self.begin(*session, String::new()).await?;
        Ok(Reply::Done)
    }

    /// Does what a person decided about who is in the initiative; durable when this is `Ok`.
    pub(super) async fn do_about_members(&mut self, deed: &MemberDeed) -> Result<Reply, Trouble> {
        self.perform().await.finished()?;
        let (now, rng) = (clock::now(), &mut clock::rng());
        let session = &mut self.open()?.session;
        let done = match deed {
            MemberDeed::Remove { grant } => session.remove(named(grant)?, now, rng),
            MemberDeed::Revoke { grant } => session.revoke_invite(named(grant)?, now, rng),
            MemberDeed::ChangeLock => session.change_lock(now, rng),
            MemberDeed::Keep { grant } => {
                session.decide(Decision { keeps: vec![named(grant)?], ..Decision::default() }, now)
            }
            MemberDeed::TakeUp { changes } => {
                session.decide(Decision { adopts: hashes(changes), ..Decision::default() }, now)
            }
            MemberDeed::LeaveOut { changes } => {
                session.decide(Decision { drops: hashes(changes), ..Decision::default() }, now)
            }
        };
        done.map_err(|error| Trouble::Member(member_trouble(&error)))?;
        self.perform().await.saved()?;
        Ok(Reply::Done)
    }
}

fn named(grant: &str) -> Result<GrantId, Trouble> {
    GrantId::named(grant).ok_or(Trouble::Member(MemberTrouble::Unknown))
}

fn hashes<T: From<[u8; 32]>>(changes: &[String]) -> Vec<T> {
    changes.iter().filter_map(|name| LateRow::hash(name)).map(T::from).collect()
}

const fn member_trouble(error: &ActError) -> MemberTrouble {
    match error {
        ActError::Unknown => MemberTrouble::Unknown,
        ActError::NotAllowed { .. } => MemberTrouble::NotAllowed,
        ActError::Oneself => MemberTrouble::Oneself,
    }
}
