//! The shell around the core's relay, as the server is one: inputs gather, a round feeds them, what is to be stored goes
//! to the store in one transaction, and only then is anything answered. It can die between any two of these steps.

use rand_chacha::rand_core::Rng;
use shared::keys::InitiativeId;
use shared::sync::{
    BlobCall, ConnId, FoundingPolicy, LogState, Millis, Relay, RelayConfig, RelayEffect, RelayLimits,
};
use shared::wire::EnvelopeId;
use shared::wire::blob::{BlobAnswer, Pass};

use crate::Around;
use crate::blobs::{self, Blobs};
use crate::chance::{happens, ms};
use crate::events::{Event, Events};
use crate::log::{Entry, Logs};
use crate::network::Network;

/// What the store answers, some time after it was asked.
#[derive(Debug, Clone)]
pub enum Answer {
    /// An initiative's log as it stood when asked.
    State(InitiativeId, Option<LogState>),
    /// A page of envelopes, read when the answer is given.
    Page { ticket: u64, initiative: InitiativeId, after: u64, skip: u64, max_bytes: usize },
    /// The ids of envelopes.
    List { ticket: u64, ids: Vec<(u64, EnvelopeId)> },
}

/// Something the relay hears.
#[derive(Debug, Clone)]
enum Input {
    Opened(ConnId),
    Frame(ConnId, Vec<u8>),
    Drained(ConnId),
    Closed(ConnId),
}

/// The relay died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Died;

/// The relay: its core, its store and its shell.
#[derive(Debug)]
pub struct RelayShell {
    relay: Relay,
    config: RelayConfig,
    /// What it has stored.
    pub logs: Logs,
    /// The blobs it has stored.
    pub blobs: Blobs,
    inbox: Vec<Input>,
    is_round_planned: bool,
    incarnation: u64,
    armed: Option<Millis>,
    n_armed: u64,
    steps_until_death: Option<u32>,
    /// Whether the next transaction fails.
    pub store_fails: bool,
    /// Broken on purpose: acknowledges, and only then commits.
    pub acks_before_commit: bool,
    /// How often it has died.
    pub n_deaths: usize,
}

const CONFIG: RelayConfig = RelayConfig { founding: FoundingPolicy::Anyone, limits: RelayLimits::USUAL };

impl RelayShell {
    /// A relay that has stored nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            relay: Relay::new(CONFIG),
            config: CONFIG,
            logs: Logs::default(),
            blobs: Blobs::default(),
            inbox: Vec::new(),
            is_round_planned: false,
            incarnation: 0,
            armed: None,
            n_armed: 0,
            steps_until_death: None,
            store_fails: false,
            acks_before_commit: false,
            n_deaths: 0,
        }
    }

    /// The relay is started again with other limits.
    pub fn restart_with(&mut self, limits: RelayLimits, network: &mut Network, events: &mut Events) {
        self.config.limits = limits;
        self.die(network, events);
    }

    /// The relay will die after this many more steps.
    pub const fn die_after(&mut self, steps: u32) {
        self.steps_until_death = Some(steps);
    }

    /// Whatever was to kill it no longer will.
    pub const fn be_safe(&mut self) {
        self.steps_until_death = None;
        self.store_fails = false;
    }

    /// How many initiatives it holds in memory.
    #[must_use]
    pub fn n_awake(&self) -> usize {
        self.relay.n_awake()
    }

    /// A socket opened.
    pub fn opened(&mut self, conn: ConnId, events: &mut Events) {
        self.hears(Input::Opened(conn), events);
    }

    /// A frame came.
    pub fn frame(&mut self, conn: ConnId, frame: Vec<u8>, events: &mut Events) {
        self.hears(Input::Frame(conn, frame), events);
    }

    /// All that was sent on a socket has arrived.
    pub fn drained(&mut self, conn: ConnId, events: &mut Events) {
        self.hears(Input::Drained(conn), events);
    }

    /// A socket closed.
    pub fn closed(&mut self, conn: ConnId, events: &mut Events) {
        self.hears(Input::Closed(conn), events);
    }

    fn hears(&mut self, input: Input, events: &mut Events) {
        self.inbox.push(input);
        if !std::mem::replace(&mut self.is_round_planned, true) {
            // Long enough that several phones often share a round.
            events.plan(4, Event::RelayRound(self.incarnation));
        }
    }

    /// Works off what has gathered.
    pub fn round(&mut self, incarnation: u64, around: &mut Around<'_>) {
        if incarnation != self.incarnation {
            return;
        }
        self.is_round_planned = false;
        let now = Millis(around.events.now);
        for input in std::mem::take(&mut self.inbox) {
            match input {
                Input::Opened(conn) => self.relay.opened(conn, now, around.rng),
                Input::Frame(conn, frame) => self.relay.frame_received(conn, &frame, now, around.rng),
                Input::Drained(conn) => self.relay.drained(conn),
                Input::Closed(conn) => self.relay.closed(conn),
            }
        }
        self.perform(around);
    }

    /// The store has answered.
    pub fn answered(&mut self, incarnation: u64, answer: Answer, around: &mut Around<'_>) {
        if incarnation != self.incarnation {
            return;
        }
        match answer {
            Answer::State(initiative, state) => {
                self.relay.loaded(initiative, state, Millis(around.events.now), around.rng);
            }
            Answer::Page { ticket, initiative, after, skip, max_bytes } => {
                self.relay.page(ticket, self.logs.page(initiative, (after, skip), max_bytes));
            }
            Answer::List { ticket, ids } => self.relay.listed(ticket, &ids, around.rng),
        }
        self.perform(around);
    }

    /// The timer rang.
    pub fn timer_rang(&mut self, arming: u64, around: &mut Around<'_>) {
        if arming == self.n_armed {
            self.armed = None;
            self.relay.woken(Millis(around.events.now));
            self.perform(around);
        }
    }

    fn perform(&mut self, around: &mut Around<'_>) {
        if self.perform_all(around).is_err() {
            self.die(around.network, around.events);
        }
        let wanted = self.relay.next_wakeup();
        if wanted != self.armed {
            self.armed = wanted;
            self.n_armed += 1;
            if let Some(at) = wanted {
                around.events.plan_at(at.0, Event::RelayTimer(self.n_armed));
            }
        }
    }

    fn perform_all(&mut self, around: &mut Around<'_>) -> Result<(), Died> {
        loop {
            let (mut entries, mut others) = (Vec::new(), Vec::new());
            while let Some(effect) = self.relay.next_effect() {
                self.step()?;
                match entry(effect) {
                    Ok(entry) => entries.push(entry),
                    Err(other) => others.push(other),
                }
            }
            if entries.is_empty() && others.is_empty() {
                return Ok(());
            }
            if self.acks_before_commit {
                self.acknowledge(self.logs.clone().commit(entries.clone()));
                while let Some(effect) = self.relay.next_effect() {
                    match entry(effect) {
                        Ok(entry) => entries.push(entry),
                        Err(other) => others.push(other),
                    }
                }
                self.perform_others(others, around)?;
                self.step()?;
                self.logs.commit(entries);
                continue;
            }
            if !entries.is_empty() {
                self.step()?;
                if std::mem::take(&mut self.store_fails) {
                    return Err(Died);
                }
                let appended = self.logs.commit(entries);
                // Durable, and nobody knows yet.
                self.step()?;
                self.acknowledge(appended);
            }
            self.perform_others(others, around)?;
        }
    }

    fn acknowledge(&mut self, appended: Vec<crate::log::Appended>) {
        for envelope in appended {
            self.relay.appended(envelope.ticket, envelope.seq, envelope.fresh);
        }
    }

    fn perform_others(&mut self, others: Vec<RelayEffect>, around: &mut Around<'_>) -> Result<(), Died> {
        for effect in others {
            self.step()?;
            match effect {
                RelayEffect::Load { initiative } => {
                    let answer = Answer::State(initiative, self.logs.state(initiative));
                    self.answers_soon(answer, around);
                }
                RelayEffect::Read { ticket, initiative, after, skip, max_bytes } => {
                    self.answers_soon(Answer::Page { ticket, initiative, after, skip, max_bytes }, around);
                }
                RelayEffect::List { ticket, initiative, after, max } => {
                    let ids = self.logs.list(initiative, after, max);
                    self.answers_soon(Answer::List { ticket, ids }, around);
                }
                RelayEffect::Send { conn, frame } => {
                    around.oracle.saw_down(&frame, |id| self.logs.holds(id));
                    around.network.send_down(conn, &frame, around.events, around.rng);
                }
                RelayEffect::HangUp { conn, .. } => {
                    around.network.relay_hangs_up(conn, around.events, around.rng);
                }
                RelayEffect::Create { .. }
                | RelayEffect::Renew { .. }
                | RelayEffect::Admit { .. }
                | RelayEffect::Append { .. } => {
                    unreachable!("these went into the transaction")
                }
            }
        }
        Ok(())
    }

    /// Somebody asks for a blob; nothing if the relay died over it.
    pub fn blob(&mut self, call: &BlobCall, around: &mut Around<'_>) -> Option<BlobAnswer> {
        around.oracle.look_for_leaks("a request for a blob", call.path.as_bytes());
        let bearer = Pass::from_header(&call.authorization).and_then(|pass| self.relay.bearer(pass));
        let asked = blobs::read(call);
        let (Some(bearer), Some((initiative, name, ask))) = (bearer, asked) else {
            return Some(BlobAnswer::of(401));
        };
        if initiative != bearer.initiative.name() {
            return Some(BlobAnswer::of(401));
        }
        let answer = self.step().map(|()| self.blobs.serve(&bearer, &name, &ask));
        // It may also die when what was asked is durable and nobody has heard so.
        let answer = answer.and_then(|answer| self.step().map(|()| answer));
        if answer.is_err() {
            self.die(around.network, around.events);
        }
        answer.ok()
    }

    fn answers_soon(&self, answer: Answer, around: &mut Around<'_>) {
        let delay = if happens(around.rng, 500) { 0 } else { ms(around.rng, 1, 40) };
        around.events.plan(delay, Event::RelayAnswer(self.incarnation, answer));
    }

    fn step(&mut self) -> Result<(), Died> {
        match &mut self.steps_until_death {
            Some(0) => Err(Died),
            Some(steps) => {
                *steps -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Puts back what was stored at an earlier time, as an operator does from a backup: with new ids for the logs, or as
    /// a disk that is put back without a word.
    pub fn restore(&mut self, backup: Logs, is_told: bool, around: &mut Around<'_>) {
        self.logs = backup;
        if is_told {
            self.logs.renew(|| {
                let mut id = [0; 16];
                around.rng.fill_bytes(&mut id);
                id
            });
        }
        self.die(around.network, around.events);
    }

    /// The relay dies and is started again: what was not committed is gone, and so is every socket.
    pub fn die(&mut self, network: &mut Network, events: &mut Events) {
        self.n_deaths += 1;
        self.incarnation += 1;
        self.relay = Relay::new(self.config.clone());
        self.inbox.clear();
        self.is_round_planned = false;
        self.steps_until_death = None;
        self.armed = None;
        self.n_armed += 1;
        network.relay_died(events);
    }
}

impl Default for RelayShell {
    fn default() -> Self {
        Self::new()
    }
}

/// What of an effect is to be stored; any other effect as it is.
fn entry(effect: RelayEffect) -> Result<Entry, RelayEffect> {
    match effect {
        RelayEffect::Create { initiative, log } => Ok(Entry::Create(initiative, log)),
        RelayEffect::Renew { initiative, log } => Ok(Entry::Renew(initiative, log)),
        RelayEffect::Admit { initiative, grant, record } => Ok(Entry::Admit(initiative, grant, record)),
        RelayEffect::Append { ticket, initiative, id, bytes } => {
            Ok(Entry::Append(ticket, initiative, id, bytes))
        }
        RelayEffect::Load { .. }
        | RelayEffect::Read { .. }
        | RelayEffect::List { .. }
        | RelayEffect::Send { .. }
        | RelayEffect::HangUp { .. } => Err(effect),
    }
}
