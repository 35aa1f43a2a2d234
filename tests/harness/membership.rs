//! What people do about membership: removing, letting in, changing the lock, coming back.

use shared::domain::view::{InviteRow, MemberRow};
use shared::keys::act::Decision;
use shared::keys::grant::GrantId;
use shared::keys::invite::{Invite, Offer};
use shared::keys::recovery::RecoverySheet;
use shared::sync::{ActError, Adoption, Millis, Session};

use rand_chacha::ChaCha8Rng;

use crate::{PhoneId, World};

impl World {
    /// Does something with the session on a phone; nothing if the app is closed.
    pub fn does<T>(
        &mut self,
        by: PhoneId,
        act: impl FnOnce(&mut Session, Millis, &mut ChaCha8Rng) -> T,
    ) -> Option<T> {
        self.with(by, |phone, around| {
            let now = phone.clock(around.events);
            phone.tell(around, |session, rng| act(session, now, rng))
        })
    }

    /// Somebody makes an invitation on terms of their own.
    pub fn offer(&mut self, by: PhoneId, offer: Offer) -> Option<Invite> {
        self.with(by, |phone, around| {
            let now = phone.clock(around.events);
            phone.tell(around, |session, rng| session.invite(offer, "en", now, rng))
        })?
        .ok()
    }

    /// The grant a phone is a member by at present.
    #[must_use]
    pub fn grant_of(&self, id: PhoneId) -> GrantId {
        let members = self.phone(id).session().expect("the app is open").members();
        let mine = members.iter().find(|row| row.is_me).expect("one's own row");
        GrantId::named(&mine.grant).expect("a grant's name")
    }

    /// How a phone lists another one, if it has heard of it.
    #[must_use]
    pub fn row_of(&self, on: PhoneId, who: PhoneId) -> Option<MemberRow> {
        let grant = self.grant_of(who).name();
        self.phone(on).session()?.members().into_iter().find(|row| row.grant == grant)
    }

    /// How a phone lists an invitation.
    #[must_use]
    pub fn invitation_on(&self, on: PhoneId, invite: &Invite) -> Option<InviteRow> {
        let grant = invite.member()?.grant.name();
        self.phone(on).session()?.invites().into_iter().find(|row| row.grant == grant)
    }

    /// Somebody removes somebody. What the remover has of them is to stay everywhere.
    pub fn remove(&mut self, by: PhoneId, whom: PhoneId) -> Option<Result<(), ActError>> {
        self.phone(whom).session()?;
        let grant = self.grant_of(whom);
        let removed = self.does(by, |session, now, rng| session.remove(grant, now, rng))?;
        if let (Ok(()), Some(session)) = (&removed, self.phones[by.0].session()) {
            self.oracle.vouched_for(whom, by, session.initiative());
        }
        Some(removed)
    }

    /// Somebody decides to let everything in that came too late.
    pub fn adopt_all(&mut self, by: PhoneId) -> Option<Result<(), ActError>> {
        self.does(by, |session, now, _| {
            let adopts = session.document().late().map(|change| change.hash.into()).collect();
            session.decide(Decision { adopts, ..Decision::default() }, now)
        })
    }

    /// What taking up all that came too late would come to, by a look into it.
    pub fn would_adopt(&mut self, by: PhoneId) -> Adoption {
        self.with(by, |phone, around| {
            let session = phone.session().expect("the app is open");
            let changes: Vec<[u8; 32]> = session.document().late().map(|change| change.hash).collect();
            let now = phone.clock(around.events);
            Session::preview_adoption(phone.disk.load(), &changes, now, around.rng)
                .expect("it is stored whole")
        })
    }

    /// Somebody follows another invitation on a phone that has been a member.
    pub fn rejoin(&mut self, id: PhoneId, invite: &Invite) {
        let rejoined = self.does(id, |session, now, _| session.rejoin(invite, now));
        rejoined.expect("the app is open").expect("a fresh invitation");
    }

    /// Somebody types in the lines of a recovery sheet on a new phone.
    pub fn recover(&mut self, name: &str, lines: &[String]) -> PhoneId {
        let sheet = RecoverySheet::read(lines).expect("copied as printed");
        let id = self.buy_phone(name);
        self.with(id, |phone, around| {
            let now = phone.clock(around.events);
            let session = Session::recover(&sheet, name, now, around.rng);
            phone.begin(session, around);
        });
        id
    }
}
