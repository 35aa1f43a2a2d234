//! The relay's side of the conversation: it stores and passes on what it cannot read.
//!
//! Nothing about an initiative stays here when nobody is connected to it, so memory follows the sockets and not the
//! number of initiatives.

mod allowance;
mod archive;
mod audit;
pub mod blobs;
mod channel;
mod compare;
mod log;
mod record;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rand_core::CryptoRng;

use super::Millis;
use crate::keys::InitiativeId;
use crate::keys::grant::GrantId;
use crate::wire::blob::Pass;
use crate::wire::limits::{PAGE_BYTES, PROTOCOL_VERSION};
use crate::wire::message::{Channel, LogId, PrintKey};
#[cfg(doc)]
use crate::wire::snapshot::Mark;
use crate::wire::{EnvelopeId, HangUp, ToDevice, ToRelay};

use allowance::Pace;
pub use allowance::{Amount, BURST_S, RelayLimits};
pub use audit::Admitted;
use blobs::Bearer;
use channel::Connection;
use log::{Log, Pending};

/// A socket, by the number its shell gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConnId(pub u64);

/// Who may found initiatives on a relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Founding {
    /// Anybody.
    Anyone,
    /// Who has this code.
    WithCode(String),
    /// Nobody.
    Nobody,
}

/// How a relay behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelayConfig {
    /// Who may found initiatives.
    pub founding: Founding,
    /// How much it takes.
    pub limits: RelayLimits,
}

/// What the shell must do, in order. `Create`, `Renew`, `Admit` and `Append` that follow each other may share a transaction,
/// which must be durable before anything queued behind them is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RelayEffect {
    /// Read an initiative's log; answer with [`Relay::loaded`].
    Load {
        /// The initiative.
        initiative: InitiativeId,
    },
    /// Create an initiative's log.
    Create {
        /// The initiative.
        initiative: InitiativeId,
        /// The log's id.
        log: LogId,
    },
    /// Give an initiative's log another id.
    Renew {
        /// The initiative.
        initiative: InitiativeId,
        /// The log's new id.
        log: LogId,
    },
    /// Note a member, or what ended a membership; noting it again changes nothing.
    Admit {
        /// The initiative.
        initiative: InitiativeId,
        /// The member's grant.
        grant: GrantId,
        /// The member, as [`LogState::members`] gives it back.
        record: Vec<u8>,
    },
    /// Append an envelope; answer with [`Relay::appended`] when it is durable. If it cannot be
    /// made so, that is a crash: drop the relay and its sockets, and begin with a new one.
    Append {
        /// To answer with.
        ticket: u64,
        /// The initiative.
        initiative: InitiativeId,
        /// The envelope's id; one that is there already keeps its number.
        id: EnvelopeId,
        /// The envelope.
        bytes: Vec<u8>,
    },
    /// Read envelopes; answer with [`Relay::page`].
    Read {
        /// To answer with.
        ticket: u64,
        /// The initiative.
        initiative: InitiativeId,
        /// The number after which to begin.
        after: u64,
        /// The number up to which changes are left out.
        skip: u64,
        /// Where to stop, in bytes; at least one envelope is wanted in any case.
        max_bytes: usize,
    },
    /// Read the ids of envelopes; answer with [`Relay::listed`].
    List {
        /// To answer with.
        ticket: u64,
        /// The initiative.
        initiative: InitiativeId,
        /// The number after which to begin.
        after: u64,
        /// How many at most.
        max: usize,
    },
    /// Queue a frame for a socket.
    Send {
        /// The socket.
        conn: ConnId,
        /// The frame.
        frame: Vec<u8>,
    },
    /// Close a socket once what is queued for it is sent; the relay counts it as closed already.
    HangUp {
        /// The socket.
        conn: ConnId,
        /// Why.
        reason: HangUp,
    },
}

/// A log as it stands in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogState {
    /// Its id.
    pub log: LogId,
    /// Its last sequence number; 0 if it is empty.
    pub head: u64,
    /// Its members, as [`RelayEffect::Admit`] gave them.
    pub members: Vec<(GrantId, Vec<u8>)>,
    /// Of each snapshot and attestation, in order: its number, its id and its first bytes, [`Mark::START`] of them.
    pub marks: Vec<(u64, EnvelopeId, Vec<u8>)>,
    /// What is kept for it.
    pub kept: Amount,
    /// What is kept of each member who wrote.
    pub kept_by_grant: Vec<(GrantId, Amount)>,
}

impl LogState {
    /// A log in which nothing stands yet.
    #[must_use]
    pub fn empty(log: LogId) -> Self {
        let (members, marks, kept_by_grant) = (Vec::new(), Vec::new(), Vec::new());
        Self { log, head: 0, members, marks, kept: Amount::default(), kept_by_grant }
    }
}

/// A socket on which nobody has shown a membership by then is closed, whatever else it says.
const GREETING_MS: i64 = 10_000;
/// A socket that has said nothing for this long is closed; devices ask for a sign of life every 25 s.
const SILENCE_MS: i64 = 90_000;
/// How often sockets are looked over.
const ROUND_MS: i64 = 5_000;

/// What an answer from the store belongs to.
#[derive(Debug)]
enum Ticket {
    Append(Pending),
    Read { conn: ConnId, channel: Channel, initiative: InitiativeId, is_base: bool, head: u64 },
    List { conn: ConnId, channel: Channel, initiative: InitiativeId, asked: Option<(PrintKey, u64)> },
}

/// The relay's side of all conversations.
#[derive(Debug)]
pub struct Relay {
    config: RelayConfig,
    connections: BTreeMap<ConnId, Connection>,
    logs: BTreeMap<InitiativeId, Log>,
    tickets: BTreeMap<u64, Ticket>,
    /// Who may ask for blobs: whoever has an open channel.
    passes: BTreeMap<Pass, (ConnId, Channel, Bearer)>,
    next_ticket: u64,
    looked_over: Option<Millis>,
    /// Sockets on which nobody has shown a membership yet.
    n_unopened: usize,
    pace: Pace,
    /// When to look again at a channel whose device sends too fast.
    held: BTreeSet<(Millis, ConnId, Channel)>,
    effects: VecDeque<RelayEffect>,
}

impl Relay {
    /// A relay with nobody connected.
    #[must_use]
    pub fn new(config: RelayConfig) -> Self {
        Self {
            config,
            connections: BTreeMap::new(),
            logs: BTreeMap::new(),
            tickets: BTreeMap::new(),
            passes: BTreeMap::new(),
            next_ticket: 0,
            looked_over: None,
            n_unopened: 0,
            pace: Pace::default(),
            held: BTreeSet::new(),
            effects: VecDeque::new(),
        }
    }

    /// A socket opened.
    pub fn opened(&mut self, conn: ConnId, now: Millis, rng: &mut impl CryptoRng) {
        let mut nonce = [0; 32];
        rng.fill_bytes(&mut nonce);
        self.connections.insert(conn, Connection::new(nonce, now));
        self.n_unopened += 1;
        self.looked_over.get_or_insert(now);
        if self.n_unopened > self.config.limits.unopened_max {
            return self.hang_up(conn, HangUp::Unavailable);
        }
        self.send(conn, &ToDevice::Challenge { nonce, oldest: PROTOCOL_VERSION, newest: PROTOCOL_VERSION });
    }

    /// A frame came from a socket.
    pub fn frame_received(&mut self, conn: ConnId, frame: &[u8], now: Millis, rng: &mut impl CryptoRng) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        connection.heard = now;
        match ToRelay::from_frame(frame) {
            Ok(ToRelay::Open(open)) => self.open(conn, open, now, rng),
            Ok(ToRelay::Push { channel, envelope }) => self.pushed(conn, channel, envelope.into(), now),
            Ok(ToRelay::Compare { channel, key, after }) => self.compare(conn, channel, key, after),
            Ok(ToRelay::Follow { channel, after }) => self.follow(conn, channel, after),
            Ok(ToRelay::Ping) => self.send(conn, &ToDevice::Pong),
            Err(error) => self.hang_up(conn, error.hang_up()),
        }
    }

    /// A socket closed.
    pub fn closed(&mut self, conn: ConnId) {
        let Some(connection) = self.connections.remove(&conn) else { return };
        self.n_unopened -= usize::from(!connection.is_opened);
        for pass in &connection.passes {
            self.passes.remove(pass);
        }
        for (channel, open) in connection.channels {
            if let Some(log) = self.logs.get_mut(&open.initiative) {
                log.open.remove(&(conn, channel));
            }
            self.rest(open.initiative);
        }
    }

    /// Everything queued for a socket has been sent.
    pub fn drained(&mut self, conn: ConnId) {
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        connection.queued_bytes = 0;
        let channels: Vec<Channel> = connection.channels.keys().copied().collect();
        for channel in channels {
            self.read_on(conn, channel);
        }
    }

    /// Time has passed; see [`Relay::next_wakeup`].
    pub fn woken(&mut self, now: Millis) {
        self.release(now);
        if self.looked_over.is_some_and(|at| (at..at.plus(ROUND_MS)).contains(&now)) {
            return;
        }
        self.pace.forget_quiet(now);
        self.looked_over = (!self.connections.is_empty() || !self.pace.is_empty()).then_some(now);
        let silent: Vec<ConnId> = self
            .connections
            .iter()
            .filter(|(_, connection)| {
                if connection.is_opened {
                    now >= connection.heard.plus(SILENCE_MS)
                } else {
                    now >= connection.since.plus(GREETING_MS)
                }
            })
            .map(|(conn, _)| *conn)
            .collect();
        for conn in silent {
            self.hang_up(conn, HangUp::Silent);
        }
    }

    /// When to call [`Relay::woken`].
    #[must_use]
    pub fn next_wakeup(&self) -> Option<Millis> {
        let round = self.looked_over.map(|at| at.plus(ROUND_MS));
        round.into_iter().chain(self.held.first().map(|(at, ..)| *at)).min()
    }

    /// What to do next.
    pub fn next_effect(&mut self) -> Option<RelayEffect> {
        self.effects.pop_front()
    }

    /// How many initiatives are held in memory.
    #[must_use]
    pub fn n_awake(&self) -> usize {
        self.logs.len()
    }

    fn ticket(&mut self, ticket: Ticket) -> u64 {
        let number = self.next_ticket;
        self.next_ticket += 1;
        self.tickets.insert(number, ticket);
        number
    }

    fn send(&mut self, conn: ConnId, message: &ToDevice) {
        let frame = message.to_frame();
        let Some(connection) = self.connections.get_mut(&conn) else { return };
        connection.queued_bytes += frame.len();
        self.effects.push_back(RelayEffect::Send { conn, frame });
        // Pages and news wait for `drained`; only answers to what a device sends go on, and one that sends without
        // reading is cut off.
        if self.connections.get(&conn).is_some_and(|c| c.queued_bytes > 16 * PAGE_BYTES) {
            self.hang_up(conn, HangUp::TooSlow);
        }
    }

    /// Says why, closes a socket, and forgets it.
    pub fn hang_up(&mut self, conn: ConnId, reason: HangUp) {
        if self.connections.contains_key(&conn) {
            let frame = ToDevice::Goodbye { reason }.to_frame();
            self.effects.extend([RelayEffect::Send { conn, frame }, RelayEffect::HangUp { conn, reason }]);
            self.closed(conn);
        }
    }

    /// Drops an initiative nobody is connected to and nothing is pending for.
    fn rest(&mut self, initiative: InitiativeId) {
        if self.logs.get(&initiative).is_some_and(Log::is_idle) {
            self.logs.remove(&initiative);
        }
    }
}
