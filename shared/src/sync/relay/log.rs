//! One initiative's log: checking what is pushed, and acknowledging what is stored.

use std::collections::{BTreeMap, BTreeSet};

use super::allowance::Kept;
use super::{ConnId, LogState, Relay, RelayEffect, Ticket};
use crate::domain::rights::Role;
use crate::keys::grant::GrantId;
use crate::keys::{DeviceKey, InitiativeId};
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
    pub(super) members: BTreeMap<GrantId, MemberRecord>,
    kept: Kept,
}

/// A member, as far as a relay cares.
#[derive(Debug, Clone, Copy)]
pub(super) struct MemberRecord {
    pub(super) device: DeviceKey,
    pub(super) role: Role,
}

impl MemberRecord {
    pub(super) fn read(record: &[u8]) -> Option<Self> {
        let (device, rest) = record.split_first_chunk::<32>()?;
        let role = Role::from_code(*rest.first()?)?;
        Some(Self { device: DeviceKey::from_bytes(*device), role })
    }
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
}

impl Log {
    pub(super) const fn loading() -> Self {
        Self { state: None, open: BTreeSet::new(), n_pending: 0 }
    }

    pub(super) fn set(&mut self, found: Option<LogState>) {
        let exists = found.is_some();
        let LogState { log, head, members, kept, kept_by_grant } =
            found.unwrap_or_else(|| LogState::empty(LogId([0; 16])));
        let members = members
            .into_iter()
            .filter_map(|(grant, record)| Some((grant, MemberRecord::read(&record)?)))
            .collect();
        let kept = Kept::new(kept, kept_by_grant);
        self.state = Some(Loaded { exists, log, head, members, kept });
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
        let id = EnvelopeId::of(&bytes);
        match self.check(initiative, bytes, now) {
            Ok((grant, bytes)) => {
                if let Some(log) = self.logs.get_mut(&initiative) {
                    log.n_pending += 1;
                }
                let pending = Pending { conn, channel, initiative, id, grant, bytes: bytes.clone() };
                let ticket = self.ticket(Ticket::Append(pending));
                self.effects.push_back(RelayEffect::Append { ticket, initiative, id, bytes });
            }
            Err(reason) => self.send(conn, &ToDevice::Refused { channel, id, reason }),
        }
    }

    /// Checks all that a relay can check of an envelope: its outside, its signature, its author's membership.
    fn check(
        &mut self,
        initiative: InitiativeId,
        bytes: Vec<u8>,
        now: Millis,
    ) -> Result<(GrantId, Vec<u8>), Refusal> {
        let envelope = Envelope::read(bytes).ok().ok_or(Refusal::Malformed)?;
        if envelope.initiative() != initiative {
            return Err(Refusal::OtherInitiative);
        }
        match envelope.kind() {
            EnvelopeKind::Membership => {
                let (chain, _) = envelope.open_membership().ok().ok_or(Refusal::Malformed)?;
                self.take_in(initiative, &chain, now).ok_or(Refusal::InvitationEnded)?;
            }
            EnvelopeKind::Changes => {
                let state = self.logs.get(&initiative).and_then(|log| log.state.as_ref());
                let member = state.and_then(|state| state.members.get(&envelope.grant()));
                match member {
                    Some(member) if member.device != envelope.author() => return Err(Refusal::UnknownAuthor),
                    Some(member) if member.role == Role::Viewer => return Err(Refusal::ReadsOnly),
                    Some(_) => {}
                    None => return Err(Refusal::UnknownAuthor),
                }
            }
        }
        let state = self.logs.get_mut(&initiative).and_then(|log| log.state.as_mut());
        let state = state.ok_or(Refusal::OtherInitiative)?;
        state.kept.add(envelope.grant(), envelope.bytes(), &self.config.limits)?;
        Ok((envelope.grant(), envelope.bytes().to_vec()))
    }

    /// The store's answer to [`RelayEffect::Append`]: the envelope is durable under this number, and was not there
    /// before or was.
    pub fn appended(&mut self, ticket: u64, seq: u64, fresh: bool) {
        let Some(Ticket::Append(pending)) = self.tickets.remove(&ticket) else { return };
        let Pending { conn, channel, initiative, id, grant, bytes } = pending;
        self.send(conn, &ToDevice::Ack { channel, id, seq });
        if let Some(log) = self.logs.get_mut(&initiative) {
            log.n_pending -= 1;
            if !fresh && let Some(state) = &mut log.state {
                state.kept.was_there(grant, &bytes);
            }
            if fresh {
                if let Some(state) = &mut log.state {
                    state.head = state.head.max(seq);
                }
                let channels: Vec<_> = log.open.iter().copied().collect();
                for place in channels {
                    let others = place != (conn, channel);
                    self.pass_on(place, seq, others.then_some(bytes.as_slice()));
                }
            }
        }
        self.rest(initiative);
    }
}
