//! The one task that owns the core's [`Relay`]: feeds it what sockets hear, and performs its effects in order.
//!
//! It works in rounds: everything that has gathered is fed to the core, then everything the core wants stored goes to
//! disk in one transaction, and only then are acknowledgements made and frames handed to sockets. While a round is being
//! flushed the next one gathers: the busier the relay, the more envelopes share a flush.
//!
//! If the store fails, that is treated as a crash: the core is made anew, every socket is closed, and phones that come
//! back find what was stored. There is no second way of recovering.

mod inbox;
mod outbox;

use std::collections::BTreeMap;
use std::time::Duration;

use getrandom::SysRng;
use rand_core::UnwrapErr;
use shared::keys::InitiativeId;
use shared::sync::{ConnId, LogState, Millis, Relay, RelayConfig, RelayEffect};
use shared::wire::{EnvelopeId, HangUp, ToDevice};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

pub(crate) use self::inbox::{Inbox, Stopped};
use self::inbox::{Input, inbox};
use self::outbox::Outbox;
pub(crate) use self::outbox::Outgoing;
use crate::clock;
use crate::store::{Entry, ListOrder, NewEnvelope, Page, PageOrder, Store, StoreError};

/// Inputs taken in one round, so that the first of them does not wait for ever.
const ROUND_MAX: usize = 256;
/// The core is woken at least this often while it waits for something, so that a clock set back does not put off what
/// is due.
const WAIT_MAX: Duration = Duration::from_secs(60);

/// The hub.
#[derive(Debug)]
pub(crate) struct Hub {
    config: RelayConfig,
    relay: Relay,
    store: Store,
    inputs: mpsc::Receiver<Input>,
    /// The open sockets.
    outboxes: BTreeMap<ConnId, Outbox>,
    /// What is being read. The core asks for one page per socket and one state per initiative at a time.
    reads: JoinSet<Result<Read, StoreError>>,
}

/// Something that was read.
#[derive(Debug)]
enum Read {
    State(InitiativeId, Option<LogState>),
    Page(u64, Page),
    List(u64, Vec<(u64, EnvelopeId)>),
}

impl Hub {
    /// A hub over a store, and the inbox that sockets tell it things by.
    pub(crate) fn new(config: RelayConfig, store: Store) -> (Self, Inbox) {
        let (inbox, inputs) = inbox();
        let relay = Relay::new(config.clone());
        let hub = Self { config, relay, store, inputs, outboxes: BTreeMap::new(), reads: JoinSet::new() };
        (hub, inbox)
    }

    /// Runs until `stopping`, then stores what has arrived, closes every socket and hands the store back.
    pub(crate) async fn run(mut self, stopping: CancellationToken) -> Store {
        let mut round = Vec::with_capacity(ROUND_MAX);
        while !stopping.is_cancelled() {
            let wait = until(self.relay.next_wakeup());
            tokio::select! {
                _ = self.inputs.recv_many(&mut round, ROUND_MAX) => {}
                Some(read) = self.reads.join_next() => self.read(read),
                () = wait => self.relay.woken(clock::now()),
                () = stopping.cancelled() => {}
            }
            self.feed(round.drain(..));
            self.perform().await;
        }
        self.inputs.close();
        while self.inputs.recv_many(&mut round, ROUND_MAX).await > 0 {
            self.feed(round.drain(..));
            self.perform().await;
        }
        self.hang_up_all();
        self.store
    }

    fn feed(&mut self, round: impl Iterator<Item = Input>) {
        let now = clock::now();
        let mut rng = UnwrapErr(SysRng);
        for input in round {
            match input {
                Input::Opened(conn, outbox) => {
                    self.outboxes.insert(conn, outbox);
                    self.relay.opened(conn, now, &mut rng);
                }
                // A socket that was hung up may not have noticed yet; the core no longer knows it.
                Input::Frame(conn, frame, room) if self.outboxes.contains_key(&conn) => {
                    self.relay.frame_received(conn, &frame, now, &mut rng);
                    drop(room);
                }
                Input::Drained(conn) if self.outboxes.contains_key(&conn) => self.relay.drained(conn),
                Input::Closed(conn) if self.outboxes.remove(&conn).is_some() => self.relay.closed(conn),
                Input::Shown(pass, answer) => drop(answer.send(self.relay.bearer(pass))),
                Input::Frame(..) | Input::Drained(_) | Input::Closed(_) => {}
            }
        }
    }

    fn read(&mut self, read: Result<Result<Read, StoreError>, tokio::task::JoinError>) {
        match read {
            Ok(Ok(Read::State(initiative, state))) => {
                self.relay.loaded(initiative, state, clock::now(), &mut UnwrapErr(SysRng));
            }
            Ok(Ok(Read::Page(ticket, page))) => self.relay.page(ticket, page),
            Ok(Ok(Read::List(ticket, ids))) => self.relay.listed(ticket, &ids, &mut UnwrapErr(SysRng)),
            Ok(Err(error)) => self.restart(&error),
            Err(error) => self.restart(&error),
        }
    }

    /// Performs effects until there are none.
    async fn perform(&mut self) {
        loop {
            let mut entries = Vec::new();
            let mut others = Vec::new();
            while let Some(effect) = self.relay.next_effect() {
                match entry(effect) {
                    Ok(entry) => entries.push(entry),
                    Err(other) => others.push(other),
                }
            }
            if entries.is_empty() && others.is_empty() {
                return;
            }
            // First what must be stored: whatever is said in this round may rely on it.
            if !entries.is_empty() && !self.commit(entries).await {
                return;
            }
            for effect in others {
                self.perform_one(effect);
            }
        }
    }

    /// Stores entries and tells the core of it; whether that worked.
    async fn commit(&mut self, entries: Vec<Entry>) -> bool {
        let n_entries = entries.len();
        match self.store.commit(entries, clock::now()).await {
            Ok(stored) => {
                tracing::trace!(n_entries, n_envelopes = stored.len(), "stored");
                for envelope in stored {
                    self.relay.appended(envelope.ticket, envelope.seq, envelope.fresh);
                }
                true
            }
            Err(error) => {
                self.restart(&error);
                false
            }
        }
    }

    fn perform_one(&mut self, effect: RelayEffect) {
        match effect {
            RelayEffect::Load { initiative } => {
                let reader = self.store.reader();
                self.reads.spawn(async move { Ok(Read::State(initiative, reader.state(initiative).await?)) });
            }
            RelayEffect::Read { ticket, initiative, after, skip, max_bytes } => {
                let reader = self.store.reader();
                let order = PageOrder { initiative, after, skip, bytes_max: max_bytes };
                self.reads.spawn(async move { Ok(Read::Page(ticket, reader.page(order).await?)) });
            }
            RelayEffect::List { ticket, initiative, after, max } => {
                let reader = self.store.reader();
                let order = ListOrder { initiative, after, max };
                self.reads.spawn(async move { Ok(Read::List(ticket, reader.list(order).await?)) });
            }
            RelayEffect::Send { conn, frame } => {
                let sent = self.outboxes.get(&conn).map(|outbox| outbox.put(frame));
                if matches!(sent, Some(Err(_))) {
                    self.hang_up(conn, HangUp::TooSlow);
                    self.relay.closed(conn);
                }
            }
            RelayEffect::HangUp { conn, reason } => self.hang_up(conn, reason),
            RelayEffect::Create { .. }
            | RelayEffect::Renew { .. }
            | RelayEffect::Admit { .. }
            | RelayEffect::Append { .. } => {
                unreachable!("because `perform` stores these")
            }
        }
    }

    fn hang_up(&mut self, conn: ConnId, reason: HangUp) {
        if let Some(outbox) = self.outboxes.remove(&conn) {
            tracing::debug!(conn.id = conn.0, ?reason, "hung up");
            outbox.close(reason);
        }
    }

    fn hang_up_all(&mut self) {
        let reason = HangUp::Unavailable;
        for (_, outbox) in std::mem::take(&mut self.outboxes) {
            // One that is full hears it from the close alone.
            outbox.put(ToDevice::Goodbye { reason }.to_frame()).unwrap_or(());
            outbox.close(reason);
        }
    }

    /// Treats a failure of the store as a crash.
    fn restart(&mut self, error: &(dyn std::error::Error + 'static)) {
        tracing::error!(error, n_sockets = self.outboxes.len(), "the store failed; every socket is closed");
        self.hang_up_all();
        self.reads = JoinSet::new();
        self.relay = Relay::new(self.config.clone());
    }
}

/// What of an effect is to be stored; any other effect as it is.
fn entry(effect: RelayEffect) -> Result<Entry, RelayEffect> {
    match effect {
        RelayEffect::Create { initiative, log } => Ok(Entry::Create { initiative, log_id: log }),
        RelayEffect::Renew { initiative, log } => Ok(Entry::Renew { initiative, log_id: log }),
        RelayEffect::Admit { initiative, grant, record } => Ok(Entry::Admit { initiative, grant, record }),
        RelayEffect::Append { ticket, initiative, id, bytes } => {
            Ok(Entry::Append(NewEnvelope { ticket, initiative, id, bytes }))
        }
        RelayEffect::Load { .. }
        | RelayEffect::Read { .. }
        | RelayEffect::List { .. }
        | RelayEffect::Send { .. }
        | RelayEffect::HangUp { .. } => Err(effect),
    }
}

/// Waits until it is `at` by the relay's clock, or for ever.
async fn until(at: Option<Millis>) {
    let Some(at) = at else { return std::future::pending().await };
    let wait_ms = u64::try_from(at.0.saturating_sub(clock::now().0)).unwrap_or(0);
    tokio::time::sleep(Duration::from_millis(wait_ms).min(WAIT_MAX)).await;
}
