//! One initiative's log: checking what is pushed, and acknowledging what is stored.

use std::collections::BTreeSet;

use super::allowance::Kept;
use super::archive::Shelf;
use super::{ConnId, LogState, Relay, RelayEffect, Ticket, record};
use crate::domain::rights::Role;
use crate::keys::InitiativeId;
use crate::keys::grant::GrantId;
use crate::keys::standing::Standing;
use crate::sync::Millis;
use crate::wire::message::{Channel, LogId};
use crate::wire::{Envelope, EnvelopeId, EnvelopeKind, HangUp, Refusal, ToDevice};

/// What is known of an initiative while somebody is connected to it.
#[derive(Debug)]
pub(super) struct Log {
    /// What the store said; nothing while it is being asked.
    pub(super) state: Option<Loaded>,
    /// The channels that are open, or wait for the store's answer.
    pub(super) open: BTreeSet<(ConnId, Channel)>,
    n_pending: usize,
}

#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) exists: bool,
    pub(super) log: LogId,
    pub(super) head: u64,
    pub(super) standing: Standing,
    kept: Kept,
    pub(super) shelf: Shelf,
}

/// An envelope that may be stored.
struct Checked {
    grant: GrantId,
    bytes: Vec<u8>,
    /// Whether it says who is a member.
    is_act: bool,
}

/// An envelope on its way into the store.
#[derive(Debug)]
pub(super) struct Pending {
    conn: ConnId,
    channel: Channel,
    initiative: InitiativeId,
    id: EnvelopeId,
    grant: GrantId,
    bytes: Vec<u8>,
    /// Whether it says who is a member.
    is_act: bool,
}

impl Log {
    pub(super) const fn loading() -> Self {
        Self { state: None, open: BTreeSet::new(), n_pending: 0 }
    }

    pub(super) fn set(&mut self, found: Option<LogState>) {
        let exists = found.is_some();
        let LogState { log, head, members, marks, kept, kept_by_grant } =
            found.unwrap_or_else(|| LogState::empty(LogId([0; 16])));
        let (standing, _) = record::read(&members);
        let kept = Kept::new(kept, kept_by_grant);
        let mut state = Loaded { exists, log, head, standing, kept, shelf: Shelf::default() };
        for (seq, id, start) in marks {
            state.shelve(seq, id, &start);
        }
        self.state = Some(state);
    }

    pub(super) fn is_idle(&self) -> bool {
        self.open.is_empty() && self.n_pending == 0 && self.state.is_some()
    }
}

impl Relay {
    pub(super) fn push(&mut self, conn: ConnId, channel: Channel, bytes: Vec<u8>, now: Millis) {
        let Some(initiative) = self.open_channel(conn, channel) else {
            return self.hang_up(conn, HangUp::OutOfTurn);
        };
        let role = self.role_at(conn, channel);
        let id = EnvelopeId::of(&bytes);
        match self.check(initiative, bytes, role, now) {
            Ok(Checked { grant, bytes, is_act }) => {
                if let Some(log) = self.logs.get_mut(&initiative) {
                    log.n_pending += 1;
                }
                let pending = Pending { conn, channel, initiative, id, grant, bytes: bytes.clone(), is_act };
                let ticket = self.ticket(Ticket::Append(pending));
                self.effects.push_back(RelayEffect::Append { ticket, initiative, id, bytes });
            }
            Err(reason) => self.send(conn, &ToDevice::Refused { channel, id, reason }),
        }
    }

    /// Checks all that a relay can check of an envelope: its outside, its signature, its author's membership. Also says
    /// whether it changes who is a member.
    ///
    /// Members bring what others wrote, also of somebody who was removed: devices judge what counts. They also bring in
    /// whose invitation has ended, into roles up to their own, and the team into any: what a member wrote after taking in
    /// a neighbour's file builds on it, and would reach nobody without it. So do members find their way back into a log
    /// that was restored from a backup.
    fn check(
        &mut self,
        initiative: InitiativeId,
        bytes: Vec<u8>,
        brought_by: Option<Role>,
        now: Millis,
    ) -> Result<Checked, Refusal> {
        let envelope = Envelope::read(bytes).ok().ok_or(Refusal::Malformed)?;
        if envelope.initiative() != initiative {
            return Err(Refusal::OtherInitiative);
        }
        let (id, grant, kind) = (envelope.id(), envelope.grant(), envelope.kind());
        if kind == EnvelopeKind::Membership {
            let (introduction, ..) = envelope.open_membership().ok().ok_or(Refusal::Malformed)?;
            let taken = self.take_in(initiative, &introduction.chain, brought_by, now);
            taken.ok().ok_or(Refusal::InvitationEnded)?;
        }
        let state = self.logs.get_mut(&initiative).and_then(|log| log.state.as_mut());
        let state = state.ok_or(Refusal::OtherInitiative)?;
        let author = state.standing.place(grant).filter(|author| author.device == envelope.author());
        let role = author.ok_or(Refusal::UnknownAuthor)?.role;
        let is_work =
            matches!(kind, EnvelopeKind::Changes | EnvelopeKind::Snapshot | EnvelopeKind::Attestation);
        if is_work && role == Role::Viewer {
            return Err(Refusal::ReadsOnly);
        }
        let act = (kind == EnvelopeKind::Act).then(|| envelope.open_act(role)).transpose();
        let act = act.ok().ok_or(Refusal::Malformed)?;
        state.kept.add(grant, envelope.bytes(), &self.config.limits)?;
        let mut is_act = false;
        if let Some((act, about)) = act {
            let target = about.map(|(member, _)| member.grant);
            if let Some((key, record)) = record::of_act(id, grant, target, &act) {
                is_act = true;
                record::heed(&mut state.standing, id, grant, target, act);
                self.effects.push_back(RelayEffect::Admit { initiative, grant: key, record });
            }
        }
        Ok(Checked { grant, bytes: envelope.bytes().to_vec(), is_act })
    }

    /// The store's answer to [`RelayEffect::Append`]: the envelope is durable under this number, and was not there
    /// before or was.
    pub fn appended(&mut self, ticket: u64, seq: u64, fresh: bool) {
        let Some(Ticket::Append(pending)) = self.tickets.remove(&ticket) else { return };
        let Pending { conn, channel, initiative, id, grant, bytes, is_act } = pending;
        self.send(conn, &ToDevice::Ack { channel, id, seq });
        if let Some(log) = self.logs.get_mut(&initiative) {
            log.n_pending -= 1;
            if !fresh && let Some(state) = &mut log.state {
                state.kept.was_there(grant, &bytes);
            }
            if fresh {
                if let Some(state) = &mut log.state {
                    state.head = state.head.max(seq);
                    state.shelve(seq, id, &bytes);
                }
                let channels: Vec<_> = log.open.iter().copied().collect();
                for place in channels {
                    let others = place != (conn, channel);
                    self.pass_on(place, seq, others.then_some(bytes.as_slice()));
                }
            }
        }
        if is_act {
            self.see_out(initiative);
        }
        self.rest(initiative);
    }

    /// Closes the channels of those who are no longer members.
    fn see_out(&mut self, initiative: InitiativeId) {
        let Some(log) = self.logs.get(&initiative) else { return };
        for (conn, channel) in log.open.clone() {
            if let Some(out) = self.out_of(conn, channel) {
                self.leave(conn, channel, record::closed(out));
            }
        }
    }
}
