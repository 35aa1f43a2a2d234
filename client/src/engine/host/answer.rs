//! Answers what screens ask.

use shared::domain::{Command, CommandError, FieldError, Problem, Role};
use shared::keys::invite::{Invite, Offer};
use shared::sync::{Founding, Session};

use crate::bridge::{InitiativeRow, InvitationSummary, LinkTrouble, Phase, Reply, Request, Trouble};

use super::perform::trouble;
use super::{AskToStay, Footing, Host, Open, Reading};
use crate::engine::storage::shelf::{Deed, Row};
use crate::engine::{clock, link, page};

impl Host {
    /// Does what is asked, and says what came of it.
    pub(super) async fn answer(&mut self, ticket: u64, request: Request) -> Result<Reply, Trouble> {
        match &request {
            Request::UseHere => return Ok(self.use_here()),
            Request::SaveDraft { name, text } => return self.save_draft(name, text).await,
            Request::LoadDraft { name } => return self.load_draft(name).await,
            Request::SendNow
            | Request::Export { .. }
            | Request::Preview { .. }
            | Request::LateWork { .. }
            | Request::Paper(_)
            | Request::LookAtTable { .. }
            | Request::Media { .. }
            | Request::SetAside => {}
            Request::Import { .. }
            | Request::HandedOver
            | Request::Found { .. }
            | Request::ReadInvitation { .. }
            | Request::Join { .. }
            | Request::Recover { .. }
            | Request::Invite { .. }
            | Request::SecondPhone { .. }
            | Request::Members(_)
            | Request::RecoverySheet
            | Request::RecoveryKept
            | Request::Do(_)
            | Request::TakeTable { .. }
            | Request::Initiatives
            | Request::Open { .. } => self.may_work()?,
        }
        match request {
            Request::Found { template, nickname, code } => {
                self.found(ticket, &template, &nickname, &code).await
            }
            Request::ReadInvitation { link } => self.read_invitation(&link).await,
            Request::Join { link, nickname } => self.join(&link, &nickname).await,
            Request::Recover { typed, nickname } => self.come_back(&typed, &nickname).await,
            Request::Invite { role, days, uses, lang } => {
                let offer = Offer { role, until_s: link::end_s(days, clock::now()), uses_max: uses };
                self.invite(offer, &lang).await
            }
            Request::SecondPhone { lang } => self.second_phone(&lang).await,
            Request::Members(deed) => self.do_about_members(&deed).await,
            Request::RecoverySheet => self.recovery_sheet(),
            Request::RecoveryKept => {
                self.perform().await.finished()?;
                self.open()?.session.recovery_kept();
                self.perform().await.saved()?;
                Ok(Reply::Done)
            }
            Request::Do(command) => self.edit(ticket, &command).await,
            Request::SendNow => {
                self.nudge().await;
                self.perform().await;
                Ok(Reply::Done)
            }
            Request::Export { everything } => self.export(everything).await,
            Request::HandedOver => self.handed_over().await,
            Request::Preview { file } => self.preview(&file).await,
            Request::Import { file } => self.import(&file).await,
            Request::Paper(paper) => self.paper(&paper).await,
            Request::LookAtTable { kind, brought } => self.look_at_table(&kind, &brought).await,
            Request::TakeTable { kind, brought } => self.take_table(&kind, &brought).await,
            Request::LateWork { changes } => self.late_work(&changes).await,
            Request::Media { key } => Ok(Reply::Media(self.open()?.session.media(&key))),
            Request::SetAside => self.set_aside().await,
            Request::Initiatives => self.initiatives().await,
            Request::Open { id } => self.open_again(id).await,
            Request::UseHere | Request::SaveDraft { .. } | Request::LoadDraft { .. } => Ok(Reply::Done),
        }
    }

    fn may_work(&self) -> Result<(), Trouble> {
        match &self.footing {
            Footing::Leading => Ok(()),
            Footing::Starting | Footing::Following => Err(Trouble::OtherWindow),
            Footing::Reading(Reading::NewerWindow) => Err(Trouble::NewerWindow),
            Footing::Reading(Reading::NoRoom) => Err(Trouble::StorageFull),
            Footing::Broken { reason } => Err(Trouble::StorageFailed { reason: reason.clone() }),
        }
    }

    pub(super) fn open(&mut self) -> Result<&mut Open, Trouble> {
        self.open.as_mut().ok_or(Trouble::NothingOpen)
    }

    fn recovery_sheet(&mut self) -> Result<Reply, Trouble> {
        let session = &self.open()?.session;
        let sheet = session.recovery_sheet().ok_or(Trouble::LeadsOnly)?;
        Ok(Reply::RecoverySheet { lines: sheet.lines(), kept: session.is_recovery_kept() })
    }

    fn use_here(&self) -> Reply {
        if self.footing == Footing::Following {
            self.leader.take();
        }
        Reply::Done
    }

    async fn found(
        &mut self,
        ticket: u64,
        template: &str,
        nickname: &str,
        code: &str,
    ) -> Result<Reply, Trouble> {
        if self.done(ticket).is_none() {
            self.found_anew(ticket, template, nickname, code).await?;
        }
        let sheet = self.open()?.session.recovery_sheet().ok_or(Trouble::LeadsOnly)?;
        Ok(Reply::Founded { recovery: sheet.lines() })
    }

    /// The deed of this ticket, if it is the last one and durable.
    fn done(&self, ticket: u64) -> Option<&Deed> {
        self.done.as_ref().filter(|deed| deed.ticket == ticket)
    }

    async fn found_anew(
        &mut self,
        ticket: u64,
        template: &str,
        nickname: &str,
        code: &str,
    ) -> Result<(), Trouble> {
        let not_offered = || FieldError { field: "template".to_owned(), problem: Problem::NotOffered };
        let template = (self.looks().await?.template)(template)
            .ok_or_else(|| Trouble::Command(CommandError::Fields(vec![not_offered()])))?;
        let lang = self.about.lang.clone();
        let founding = Founding { template, lang: &lang, nickname, creation_code: code };
        let session = Session::found(&founding, clock::now(), &mut clock::rng());
        self.deed = Some(Deed { ticket, key: None });
        self.begin(session, String::new()).await
    }

    async fn read_invitation(&self, link: &str) -> Result<Reply, Trouble> {
        let invite = link::read(link, &page::address()).map_err(Trouble::Link)?;
        let member_already = self.row(&invite.initiative().name()).await?.is_some();
        if !member_already && link::has_ended(&invite, clock::now()) {
            return Err(Trouble::Link(LinkTrouble::Expired));
        }
        let role = role(&invite)?;
        let nickname = invite.nickname().map(str::to_owned);
        Ok(Reply::Invitation(InvitationSummary { title: invite.title, role, nickname, member_already }))
    }

    async fn join(&mut self, link: &str, nickname: &str) -> Result<Reply, Trouble> {
        let invite = link::read(link, &page::address()).map_err(Trouble::Link)?;
        let id = invite.initiative().name();
        if self.row(&id).await?.is_some() {
            self.open_again(id).await?;
            self.invitation = Some(invite);
            return self.rejoin().await.map(|()| Reply::Done);
        }
        let nickname = invite.nickname().unwrap_or(nickname);
        let session = Session::join(&invite, nickname, clock::now(), &mut clock::rng())
            .map_err(|error| Trouble::Link(link::trouble(&error)))?;
        self.begin(session, invite.title).await?;
        Ok(Reply::Done)
    }

    async fn edit(&mut self, ticket: u64, command: &Command) -> Result<Reply, Trouble> {
        if let Some(deed) = self.done(ticket) {
            return Ok(Reply::Written { key: deed.key.clone() });
        }
        // What a session that was just restored still has to write must not be taken for this command's.
        self.perform().await.finished()?;
        let created =
            self.open()?.session.edit(command, clock::now(), &mut clock::rng()).map_err(Trouble::Command)?;
        let key = created.map(|(_kind, key)| key);
        self.deed = Some(Deed { ticket, key: key.clone() });
        self.perform().await.saved()?;
        if self.asks_to_stay == AskToStay::NotYet {
            self.asks_to_stay = AskToStay::Due;
        }
        Ok(Reply::Written { key })
    }

    /// Drafts belong to the open initiative, or to none before there is one.
    fn drafts_of(&self) -> String {
        match (&self.open, self.following.status().map(|status| &status.phase)) {
            (Some(open), _) => open.row.id.clone(),
            (None, Some(Phase::Open { id, .. })) => id.clone(),
            (None, _) => String::new(),
        }
    }

    async fn save_draft(&mut self, form: &str, text: &str) -> Result<Reply, Trouble> {
        let kept = self.shelf.keep_draft(&self.drafts_of(), form, text, clock::now()).await;
        if let Err(error) = kept {
            return Err(self.write_failed(&error).await);
        }
        self.unsaved = None;
        Ok(Reply::Done)
    }

    async fn load_draft(&self, form: &str) -> Result<Reply, Trouble> {
        let draft = self.shelf.draft(&self.drafts_of(), form).await;
        let draft = draft.map_err(|error| trouble(&error))?;
        let (text, at_ms) = draft.map_or_else(Default::default, |(text, at)| (text, at.0));
        Ok(Reply::Draft { text, at_ms })
    }

    pub(super) async fn row(&self, id: &str) -> Result<Option<Row>, Trouble> {
        let rows = self.shelf.rows().await.map_err(|error| trouble(&error))?;
        Ok(rows.into_iter().find(|row| row.id == id))
    }

    async fn initiatives(&self) -> Result<Reply, Trouble> {
        let open = self.drafts_of();
        let rows = self.shelf.rows().await.map_err(|error| trouble(&error))?;
        let rows = rows.into_iter().map(|Row { id, title, opened: _ }| {
            let open = id == open;
            InitiativeRow { id, title, open }
        });
        Ok(Reply::Initiatives(rows.collect()))
    }

    pub(super) async fn open_again(&mut self, id: String) -> Result<Reply, Trouble> {
        if self.open.as_ref().is_some_and(|open| open.row.id == id) {
            return Ok(Reply::Done);
        }
        let mut row = self.row(&id).await?.ok_or(Trouble::NothingOpen)?;
        row.opened = clock::now();
        if let Err(error) = self.shelf.remember(&row).await {
            return Err(self.write_failed(&error).await);
        }
        self.restore(clock::now()).await;
        self.wake();
        self.perform().await;
        self.may_work()?;
        Ok(Reply::Done)
    }
}

fn role(invite: &Invite) -> Result<Role, Trouble> {
    invite.member().map(|member| member.terms.role).ok_or(Trouble::Link(LinkTrouble::Damaged))
}
