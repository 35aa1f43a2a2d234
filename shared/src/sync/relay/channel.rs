//! One device's channel to one initiative: opening it, and keeping it supplied.

use std::collections::BTreeMap;

use rand_core::CryptoRng;

use super::allowance::Held;
use super::archive::is_handed_out;
use super::log::Log;
use super::{ConnId, Founding, LogState, Relay, RelayEffect, Ticket, record};
use crate::domain::rights::Role;
use crate::keys::grant::{Chain, GrantId};
use crate::keys::standing::Out;
use crate::keys::{DeviceKey, InitiativeId, SignDomain};
use crate::sync::Millis;
use crate::wire::blob::Pass;
use crate::wire::limits::PAGE_BYTES;
use crate::wire::message::{Channel, LogId, Open, open_proof};
use crate::wire::{Closed, HangUp, ToDevice};

/// Channels on one socket.
const CHANNELS_MAX: usize = 64;
/// Channels that may be asked for in vain on one socket: each costs a relay several signatures.
const IN_VAIN_MAX: u8 = 16;
/// Devices of one initiative. A photographed invitation must not fill a relay's memory; no neighbourhood has as many.
const MEMBERS_MAX: usize = 20_000;
/// Beyond this, nothing new is queued for a socket until what is queued has been sent.
const QUEUE_BYTES: usize = 2 * PAGE_BYTES;

/// One socket.
#[derive(Debug)]
pub(super) struct Connection {
    nonce: [u8; 32],
    pub(super) since: Millis,
    pub(super) heard: Millis,
    /// Whether a membership was shown on it.
    pub(super) is_opened: bool,
    n_in_vain: u8,
    pub(super) queued_bytes: usize,
    pub(super) channels: BTreeMap<Channel, OpenChannel>,
    /// What was handed out with them.
    pub(super) passes: Vec<Pass>,
}

/// One channel that is open or being opened.
#[derive(Debug)]
pub(super) struct OpenChannel {
    pub(super) initiative: InitiativeId,
    pub(super) device: DeviceKey,
    grant: GrantId,
    pub(super) held: Held,
    pub(super) state: State,
}

impl OpenChannel {
    pub(super) const fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. } | State::Comparing | State::Listing)
    }
}

#[derive(Debug)]
pub(super) enum State {
    /// The log is being read from the store.
    Asked(Box<Open>),
    /// What stands at the device's cursor is being looked up.
    Looking(Box<Open>),
    /// The device knew another log, and says what follows when it has compared.
    Comparing,
    /// Ids are being read for it.
    Listing,
    /// Everything up to a number has been sent; whether more is being read.
    /// Up to `base` changes were given as a snapshot.
    Open { sent: u64, reading: bool, base: u64 },
}

impl Connection {
    pub(super) const fn new(nonce: [u8; 32], now: Millis) -> Self {
        Self {
            nonce,
            since: now,
            heard: now,
            is_opened: false,
            n_in_vain: 0,
            queued_bytes: 0,
            channels: BTreeMap::new(),
            passes: Vec::new(),
        }
    }
}

impl Relay {
    pub(super) fn open(&mut self, conn: ConnId, open: Box<Open>, now: Millis, rng: &mut impl CryptoRng) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        let Open { channel, initiative, .. } = *open;
        if connection.channels.contains_key(&channel) {
            return self.hang_up(conn, HangUp::OutOfTurn);
        }
        if connection.channels.len() >= CHANNELS_MAX {
            return self.close(conn, channel, Closed::TooMany);
        }
        let proof = open_proof(&connection.nonce, initiative, open.grant);
        if !open.device.verifies(SignDomain::Hello, &proof, &open.proof) {
            return self.close(conn, channel, Closed::BadProof);
        }
        if let Some(chain) = &open.chain {
            let holds = chain
                .verify_for(initiative)
                .is_ok_and(|member| member.device == open.device && member.grant == open.grant);
            if !holds {
                return self.close(conn, channel, Closed::BadProof);
            }
        }
        let (device, grant, held) = (open.device, open.grant, Held::default());
        let state = State::Asked(open);
        connection.channels.insert(channel, OpenChannel { initiative, device, grant, held, state });
        let fresh = !self.logs.contains_key(&initiative);
        let log = self.logs.entry(initiative).or_insert_with(Log::loading);
        log.open.insert((conn, channel));
        if fresh {
            self.effects.push_back(RelayEffect::Load { initiative });
        } else if log.state.is_some() {
            self.answer(conn, channel, now, rng);
        }
    }

    /// The store's answer to [`RelayEffect::Load`]: the log, if there is one.
    pub fn loaded(
        &mut self,
        initiative: InitiativeId,
        found: Option<LogState>,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) {
        let Some(log) = self.logs.get_mut(&initiative) else { return };
        log.set(found);
        let waiting: Vec<(ConnId, Channel)> = log.open.iter().copied().collect();
        for (conn, channel) in waiting {
            self.answer(conn, channel, now, rng);
        }
        self.rest(initiative);
    }

    /// Answers a channel that was asked for, now that its log is known.
    fn answer(&mut self, conn: ConnId, channel: Channel, now: Millis, rng: &mut impl CryptoRng) {
        let Some(asked) = self.connections.get_mut(&conn).and_then(|c| c.channels.get_mut(&channel)) else {
            return;
        };
        let State::Asked(open) = &asked.state else { return };
        let open = (**open).clone();
        match self.admit(&open, now, rng) {
            Ok(found) => self.welcome_or_look(conn, open.into(), found, rng),
            Err(reason) => {
                self.leave(conn, channel, reason);
                self.rest(open.initiative);
            }
        }
    }

    pub(super) fn role_of(&self, initiative: InitiativeId, grant: GrantId) -> Role {
        let state = self.logs.get(&initiative).and_then(|log| log.state.as_ref());
        state.and_then(|state| state.standing.place(grant)).map_or(Role::Viewer, |place| place.role)
    }

    /// Closes a channel that was asked for or open.
    pub(super) fn leave(&mut self, conn: ConnId, channel: Channel, reason: Closed) {
        let left = self.connections.get_mut(&conn).and_then(|c| c.channels.remove(&channel));
        if let Some(log) = left.and_then(|left| self.logs.get_mut(&left.initiative)) {
            log.open.remove(&(conn, channel));
        }
        self.close(conn, channel, reason);
    }

    /// Why whoever has an open channel is no longer a member; nothing if they are.
    pub(super) fn out_of(&self, conn: ConnId, channel: Channel) -> Option<Out> {
        let open = self.connections.get(&conn)?.channels.get(&channel)?;
        let standing = &self.logs.get(&open.initiative)?.state.as_ref()?.standing;
        matches!(open.state, State::Open { .. }).then(|| standing.out(open.grant))?
    }

    /// Finds the device among the members, or takes it in by its chain; founds the log if it may.
    fn admit(&mut self, open: &Open, now: Millis, rng: &mut impl CryptoRng) -> Result<(LogId, u64), Closed> {
        let initiative = open.initiative;
        let log = self.logs.get_mut(&initiative).ok_or(Closed::UnknownInitiative)?;
        if let Some(state) = log.state.as_ref().filter(|state| state.exists)
            && let Some(member) = state.standing.place(open.grant)
        {
            return match state.standing.out(open.grant) {
                _ if member.device != open.device => Err(Closed::BadProof),
                Some(out) => Err(record::closed(out)),
                None => Ok((state.log, state.head)),
            };
        }
        let chain = open.chain.as_ref();
        let exists = log.state.as_ref().is_some_and(|state| state.exists);
        if !exists {
            let founds = chain.is_some_and(|chain| chain.links.len() == 1);
            match &self.config.founding {
                _ if !founds => return Err(Closed::UnknownInitiative),
                Founding::Anyone => {}
                Founding::WithCode(code) if open.creation_code.as_ref() == Some(code) => {}
                Founding::WithCode(_) | Founding::Nobody => return Err(Closed::FoundingClosed),
            }
            let mut id = [0; 16];
            rng.fill_bytes(&mut id);
            log.set(Some(LogState::empty(LogId(id))));
            self.effects.push_back(RelayEffect::Create { initiative, log: LogId(id) });
        }
        let chain = chain.ok_or(Closed::UnknownGrant)?;
        self.take_in(initiative, chain, None, now)?;
        let state = self.logs.get(&initiative).and_then(|log| log.state.as_ref());
        state.map(|state| (state.log, state.head)).ok_or(Closed::UnknownInitiative)
    }

    /// Notes the device at the end of a chain, if its invitation is open, or a member with this role brings it.
    pub(super) fn take_in(
        &mut self,
        initiative: InitiativeId,
        chain: &Chain,
        brought_by: Option<Role>,
        now: Millis,
    ) -> Result<(), Closed> {
        let (member, path) = chain.trace_for(initiative).ok().ok_or(Closed::BadProof)?;
        let state = self.logs.get_mut(&initiative).and_then(|log| log.state.as_mut());
        let standing = &mut state.ok_or(Closed::UnknownInitiative)?.standing;
        if standing.place(member.grant).is_some() {
            return Ok(());
        }
        if standing.n_places() >= MEMBERS_MAX {
            return Err(Closed::InvitationEnded);
        }
        if !brought_by.is_some_and(|role| role.in_team() || member.terms.role <= role) {
            if let Some(out) = standing.out_by(&path) {
                return Err(record::closed(out));
            }
            if !chain.admits(now) || !record::has_room(standing, &path, chain.caps()) {
                return Err(Closed::InvitationEnded);
            }
        }
        let record = record::of_member(&member, &path);
        standing.admit(member.grant, member.device, member.terms.role, path);
        self.effects.push_back(RelayEffect::Admit { initiative, grant: member.grant, record });
        Ok(())
    }

    /// Reads on for a channel that is behind, if its socket has room.
    pub(super) fn read_on(&mut self, conn: ConnId, channel: Channel) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        let room = connection.queued_bytes < QUEUE_BYTES;
        let Some(open) = connection.channels.get_mut(&channel) else { return };
        let initiative = open.initiative;
        let head =
            self.logs.get(&initiative).and_then(|log| log.state.as_ref()).map_or(0, |state| state.head);
        let State::Open { sent, reading, base } = open.state else { return };
        if reading || sent >= head || !room || self.begin_with_base(conn, channel) {
            return;
        }
        let (after, skip) = (sent, base);
        self.set_state(conn, channel, State::Open { sent, reading: true, base });
        let ticket = self.ticket(Ticket::Read { conn, channel, initiative, is_base: false, head });
        let max_bytes = PAGE_BYTES;
        self.effects.push_back(RelayEffect::Read { ticket, initiative, after, skip, max_bytes });
    }

    /// The store's answer to [`RelayEffect::Read`]: envelopes with their numbers, in order.
    pub fn page(&mut self, ticket: u64, page: Vec<(u64, Vec<u8>)>) {
        let Some(Ticket::Read { conn, channel, initiative, is_base, head }) = self.tickets.remove(&ticket)
        else {
            return;
        };
        let (log, is_team) = self.place_of(conn, channel);
        let Some(open) = self.channel_mut(conn, channel).filter(|open| open.initiative == initiative) else {
            return;
        };
        let State::Open { sent, reading, .. } = &mut open.state else { return };
        *reading = false;
        let after = *sent;
        if !is_base {
            // What is missing at the end is not handed out any more.
            *sent = page.last().map_or(head, |(last, _)| *last).max(after);
        }
        let upto = *sent;
        let is_wanted = |(_, bytes): &(u64, Vec<u8>)| is_base || is_handed_out(bytes, log, is_team);
        let (seqs, envelopes): (Vec<u64>, Vec<_>) =
            page.into_iter().filter(is_wanted).map(|(seq, bytes)| (seq, bytes.into())).unzip();
        // The last of several stands at the end of what is handed out.
        let last = seqs.last().filter(|_| !is_base).copied().unwrap_or(upto);
        self.send(conn, &ToDevice::Deliver { channel, after, upto: last, envelopes });
        if last < upto {
            self.send(conn, &ToDevice::Deliver { channel, after: last, upto, envelopes: Vec::new() });
        }
        self.read_on(conn, channel);
    }

    /// The log a channel reads from, and whether its device is of the team.
    pub(super) fn place_of(&self, conn: ConnId, channel: Channel) -> (LogId, bool) {
        let open = self.connections.get(&conn).and_then(|c| c.channels.get(&channel));
        let state = open.and_then(|open| self.logs.get(&open.initiative)?.state.as_ref());
        let member = open.and_then(|open| state?.standing.place(open.grant));
        let log = state.map_or(LogId([0; 16]), |state| state.log);
        (log, member.is_some_and(|member| member.role.in_team()))
    }

    /// Passes a fresh envelope on to one channel; its author's own needs only the number.
    pub(super) fn pass_on(&mut self, (conn, channel): (ConnId, Channel), seq: u64, bytes: Option<&[u8]>) {
        let (log, is_team) = self.place_of(conn, channel);
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        let room = connection.queued_bytes < QUEUE_BYTES;
        let Some(open) = connection.channels.get_mut(&channel) else { return };
        match &mut open.state {
            State::Open { sent, reading: false, .. } if *sent + 1 == seq && (room || bytes.is_none()) => {
                *sent = seq;
                if let Some(bytes) = bytes {
                    let bytes = Some(bytes).filter(|bytes| is_handed_out(bytes, log, is_team));
                    let envelopes = bytes.map(|bytes| bytes.to_vec().into()).into_iter().collect();
                    self.send(conn, &ToDevice::Deliver { channel, after: seq - 1, upto: seq, envelopes });
                }
            }
            State::Open { .. } => self.read_on(conn, channel),
            State::Asked(_) | State::Looking(_) | State::Comparing | State::Listing => {}
        }
    }

    /// Whether a channel is open, and to which initiative.
    pub(super) fn open_channel(&self, conn: ConnId, channel: Channel) -> Option<InitiativeId> {
        let open = self.connections.get(&conn)?.channels.get(&channel)?;
        open.is_open().then_some(open.initiative)
    }

    /// The role of the member at the other end of a channel.
    pub(super) fn role_at(&self, conn: ConnId, channel: Channel) -> Option<Role> {
        let open = self.connections.get(&conn).and_then(|connection| connection.channels.get(&channel))?;
        let state = self.logs.get(&open.initiative).and_then(|log| log.state.as_ref())?;
        let place = state.standing.place(open.grant).filter(|place| place.device == open.device)?;
        Some(place.role)
    }

    pub(super) fn channel_mut(&mut self, conn: ConnId, channel: Channel) -> Option<&mut OpenChannel> {
        self.connections.get_mut(&conn)?.channels.get_mut(&channel)
    }

    pub(super) fn set_state(&mut self, conn: ConnId, channel: Channel, state: State) {
        if let Some(open) = self.channel_mut(conn, channel) {
            open.state = state;
        }
    }

    fn close(&mut self, conn: ConnId, channel: Channel, reason: Closed) {
        self.send(conn, &ToDevice::Closed { channel, reason });
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        connection.n_in_vain += 1;
        if connection.n_in_vain >= IN_VAIN_MAX {
            self.hang_up(conn, HangUp::OutOfTurn);
        }
    }
}
