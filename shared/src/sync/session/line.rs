//! The line to the relay: dialing, greeting, hearing, and noticing silence.

use rand_core::CryptoRng;

use super::{Effect, LineTrouble, Millis, Session, Write};
use crate::keys::SignDomain;
use crate::wire::blob::Pass;
use crate::wire::limits::PROTOCOL_VERSION;
use crate::wire::message::{Channel, LogId, Open, first_8, open_proof};
use crate::wire::{Closed, EnvelopeId, FrameError, HangUp, ToDevice, ToRelay};

/// A session opens one channel; sharing a socket between several is the shell's to add.
pub(super) const CHANNEL: Channel = 0;
/// The name of no log.
const NO_LOG: LogId = LogId([0; 16]);
/// A socket that has not opened by then will not.
const DIAL_MS: i64 = 20_000;
/// With nothing heard for this long, the relay is asked for a sign of life.
const QUIET_MS: i64 = 25_000;
/// An answer that has not come by then will not: offline browsers keep dead sockets open without a word.
const ANSWER_MS: i64 = 10_000;
/// How long to leave a relay alone that will not have this device.
const TROUBLE_MS: i64 = 60_000;

/// The step between the waits before giving others a key: 5 s for the last of them.
const TURN_MS: i64 = 20;

/// Where the line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineState {
    /// Not started.
    Idle,
    /// Waiting before the next try.
    Waiting { until: Millis },
    /// A socket is being opened.
    Dialing,
    /// A socket is open; the relay's challenge has not come.
    Greeting,
    /// The channel has been asked for; with the chain or without, and to compare or not.
    Opening { with_chain: bool, compares: bool },
    /// The channel is open.
    Live,
}

/// When something was last heard, and since when an answer is awaited.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Timing {
    heard: Millis,
    asked: Option<Millis>,
}

impl Timing {
    /// Something was sent that the relay answers.
    pub(super) fn asked(&mut self, now: Millis) {
        self.asked.get_or_insert(now);
    }

    fn heard(&mut self, now: Millis) {
        *self = Self { heard: now, asked: None };
    }

    /// A clock that was set back must not silence the heartbeat for a year.
    fn mend(&mut self, now: Millis) {
        self.heard = self.heard.min(now);
        self.asked = self.asked.map(|asked| asked.min(now));
    }
}

impl Session {
    /// Begins to look for the relay; called once.
    pub fn start(&mut self, now: Millis) {
        if self.line == LineState::Idle {
            self.look_at_stopped(now);
            self.dial(now);
        }
    }

    /// The socket that [`Effect::Dial`] asked for is open.
    pub fn connected(&mut self, now: Millis) {
        if self.line == LineState::Dialing {
            self.line = LineState::Greeting;
            self.timing.heard(now);
            self.timing.asked(now);
        }
    }

    /// The socket closed, or could not be opened.
    pub fn disconnected(&mut self, now: Millis, rng: &mut impl CryptoRng) {
        if !matches!(self.line, LineState::Idle | LineState::Waiting { .. }) {
            self.wait(now, rng);
        }
    }

    /// Time has passed; see [`Session::next_wakeup`].
    pub fn woken(&mut self, now: Millis, rng: &mut impl CryptoRng) {
        self.blobs_woken(now);
        self.timing.mend(now);
        match self.line {
            LineState::Idle => {}
            LineState::Waiting { until } if now >= until || until > now.plus(2 * TROUBLE_MS) => {
                self.dial(now);
            }
            LineState::Waiting { .. } => {}
            LineState::Dialing if now >= self.timing.heard.plus(DIAL_MS) => {
                self.hang_up(HangUp::Silent, now, rng);
            }
            LineState::Dialing => {}
            LineState::Greeting | LineState::Opening { .. } | LineState::Live => {
                if self.tends_at().is_some_and(|at| now >= at) {
                    self.tend(now, rng);
                }
                if self.timing.asked.is_some_and(|asked| now >= asked.plus(ANSWER_MS)) {
                    self.hang_up(HangUp::Silent, now, rng);
                } else if self.timing.asked.is_none() && now >= self.timing.heard.plus(QUIET_MS) {
                    self.ping(now);
                }
            }
        }
    }

    /// When to call [`Session::woken`].
    #[must_use]
    pub fn next_wakeup(&self) -> Option<Millis> {
        let of_line = match self.line {
            LineState::Idle => return None,
            LineState::Waiting { until } => until,
            LineState::Dialing => self.timing.heard.plus(DIAL_MS),
            LineState::Greeting | LineState::Opening { .. } | LineState::Live => self
                .timing
                .asked
                .map_or_else(|| self.timing.heard.plus(QUIET_MS), |asked| asked.plus(ANSWER_MS)),
        };
        let of_blobs = self.blobs_wakeup().filter(|_| self.line == LineState::Live);
        [of_blobs, self.tends_at()].into_iter().flatten().chain([of_line]).min()
    }

    /// There may be a network again, or no longer: dial now, or ask for a sign of life.
    pub fn nudge(&mut self, now: Millis) {
        match self.line {
            LineState::Waiting { .. } => self.dial(now),
            LineState::Live if self.timing.asked.is_none() => self.ping(now),
            LineState::Idle
            | LineState::Dialing
            | LineState::Greeting
            | LineState::Opening { .. }
            | LineState::Live => {}
        }
    }

    /// A frame came from the relay.
    pub fn frame_received(&mut self, frame: &[u8], now: Millis, rng: &mut impl CryptoRng) {
        self.hear(frame, now, rng);
        if self.line == LineState::Live {
            let is_lull = ToDevice::from_frame(frame) == Ok(ToDevice::Pong);
            self.tend_snapshots(is_lull, now, rng);
            if is_lull && self.is_level() {
                self.compact_if_due();
            }
        }
    }

    fn hear(&mut self, frame: &[u8], now: Millis, rng: &mut impl CryptoRng) {
        if matches!(self.line, LineState::Idle | LineState::Waiting { .. } | LineState::Dialing) {
            // The last frames of a socket this session has given up.
            return;
        }
        self.timing.heard(now);
        let message = match ToDevice::from_frame(frame) {
            Ok(message) => message,
            Err(error) => {
                if matches!(error, FrameError::Version { .. }) {
                    self.trouble = Some(LineTrouble::AppTooOld);
                }
                return self.hang_up(error.hang_up(), now, rng);
            }
        };
        match (message, self.line) {
            (ToDevice::Challenge { nonce, oldest, newest }, LineState::Greeting) => {
                self.challenged(&nonce, (oldest, newest), now, rng);
            }
            (ToDevice::Welcome { log, head, from, pass, .. }, LineState::Opening { compares, .. }) => {
                self.welcomed((log, compares), (head, from), pass, now, rng);
            }
            (ToDevice::Deliver { after, upto, envelopes, .. }, LineState::Live) => {
                let envelopes = envelopes.into_iter().map(Vec::from).collect();
                self.delivered((after, upto), envelopes, now, rng);
            }
            (ToDevice::Compared { after, prints, .. }, LineState::Live) => self.compared(after, &prints, now),
            (ToDevice::Ack { id, seq, .. }, LineState::Live) => {
                let mut writes = Vec::new();
                self.acknowledged(id, &mut writes);
                self.acknowledged_to = self.acknowledged_to.max(seq);
                if self.comparing.is_none() && self.mark.cursor.checked_add(1) == Some(seq) {
                    (self.mark.cursor, self.mark.at) = (seq, Some(id));
                    writes.push(self.mark.write());
                }
                self.stored(writes);
                self.push(now);
            }
            (ToDevice::Refused { id, reason, .. }, LineState::Live) => {
                self.refused(id, reason);
                self.push(now);
            }
            (ToDevice::Closed { reason, .. }, LineState::Opening { .. } | LineState::Live) => {
                self.closed(reason, now, rng);
            }
            (ToDevice::Pong, _) => {}
            (ToDevice::Goodbye { reason }, _) => {
                if reason == HangUp::Version {
                    self.trouble = Some(LineTrouble::RelayTooOld);
                }
                self.hang_up(HangUp::Done, now, rng);
            }
            (
                ToDevice::Challenge { .. }
                | ToDevice::Welcome { .. }
                | ToDevice::Deliver { .. }
                | ToDevice::Ack { .. }
                | ToDevice::Refused { .. }
                | ToDevice::Compared { .. }
                | ToDevice::Closed { .. },
                _,
            ) => self.hang_up(HangUp::OutOfTurn, now, rng),
        }
    }

    /// Whether the line is open, everything the relay had has arrived, and it has everything from here that it takes.
    #[must_use]
    pub fn is_level(&self) -> bool {
        self.line == LineState::Live
            && self.is_caught_up()
            && self.mark.cursor >= self.acknowledged_to
            && self.outbox.values().all(super::outbox::Mine::is_refused)
            && self.blobs.are_level()
    }

    /// Whether all that the relay had when the line last opened has arrived.
    pub(super) fn is_caught_up(&self) -> bool {
        self.mark.log.is_some()
            && self.comparing.is_none()
            && self.head.is_none_or(|head| self.mark.cursor >= head)
    }

    /// When to see to it that everybody has the key: once the relay is silent. Those who may do it wait differently long,
    /// so that one of them does it for all.
    pub(super) fn tends_at(&self) -> Option<Millis> {
        let is_due = self.line == LineState::Live && self.has_chores() && self.is_caught_up();
        let turn = self.me.device.as_bytes().first().map_or(0, |byte| i64::from(*byte) * TURN_MS);
        is_due.then(|| self.timing.heard.plus(turn))
    }

    fn dial(&mut self, now: Millis) {
        self.line = LineState::Dialing;
        self.timing.heard(now);
        self.effects.extend([Effect::Dial, Effect::Show]);
    }

    fn ping(&mut self, now: Millis) {
        self.effects.push_back(Effect::Send(ToRelay::Ping.to_frame()));
        self.timing.asked(now);
    }

    fn hang_up(&mut self, reason: HangUp, now: Millis, rng: &mut impl CryptoRng) {
        self.effects.push_back(Effect::HangUp(reason));
        self.wait(now, rng);
    }

    fn wait(&mut self, now: Millis, rng: &mut impl CryptoRng) {
        let wait = self.backoff.failed(rng).max(if self.trouble.is_some() { TROUBLE_MS } else { 0 });
        self.line = LineState::Waiting { until: now.plus(wait) };
        self.in_flight.clear();
        self.comparing = None;
        self.effects.push_back(Effect::Show);
    }

    fn challenged(
        &mut self,
        nonce: &[u8; 32],
        (oldest, newest): (u8, u8),
        now: Millis,
        rng: &mut impl CryptoRng,
    ) {
        if !(oldest..=newest).contains(&PROTOCOL_VERSION) {
            let too_old = PROTOCOL_VERSION < oldest;
            self.trouble = Some(if too_old { LineTrouble::AppTooOld } else { LineTrouble::RelayTooOld });
            return self.hang_up(HangUp::Version, now, rng);
        }
        let with_chain = !self.mark.admitted;
        // Who names another log is told what there is.
        let log = self.mark.log.map(|log| if self.is_comparison_due(now) { NO_LOG } else { log });
        let proof = open_proof(nonce, self.me.initiative, self.me.grant);
        let open = Open {
            channel: CHANNEL,
            initiative: self.me.initiative,
            device: self.me.device,
            grant: self.me.grant,
            log,
            cursor: self.mark.cursor,
            chain: with_chain.then(|| self.identity.membership.chain.clone()),
            creation_code: self.identity.creation_code.clone().filter(|_| with_chain),
            proof: self.keys.sign(SignDomain::Hello, &proof),
            at: self.mark.at.map(|id| first_8(id.as_bytes())),
        };
        self.effects.push_back(Effect::Send(ToRelay::Open(Box::new(open)).to_frame()));
        self.line = LineState::Opening { with_chain, compares: log == Some(NO_LOG) };
        self.timing.asked(now);
    }

    fn welcomed(
        &mut self,
        (log, compares): (LogId, bool),
        (head, from): (u64, u64),
        pass: Pass,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) {
        let had = if self.mark.log == Some(log) { self.mark.cursor } else { 0 };
        if from > had {
            // What lies between would never be asked for again.
            return self.hang_up(HangUp::OutOfTurn, now, rng);
        }
        self.backoff.succeeded();
        self.trouble = None;
        self.line = LineState::Live;
        self.head = Some(head);
        self.hope_for_room();
        self.acknowledged_to = 0;
        let mut writes = Vec::new();
        let is_other = self.mark.log.is_some_and(|other| other != log);
        self.blobs_welcome(pass, is_other, now, &mut writes);
        if is_other || compares {
            self.stored(writes);
            self.compare(log, now);
            self.call(now);
            return self.push(now);
        }
        let compared = self.mark.compared.or(Some(now));
        let mut mark = super::RelayMark { log: Some(log), admitted: true, compared, ..self.mark };
        if from != mark.cursor {
            mark.back_to(from);
        }
        if mark != self.mark {
            self.mark = mark;
            writes.push(self.mark.write());
        }
        self.stored(writes);
        self.call(now);
        self.push(now);
    }

    fn delivered(
        &mut self,
        (after, upto): (u64, u64),
        envelopes: Vec<Vec<u8>>,
        now: Millis,
        rng: &mut impl CryptoRng,
    ) {
        if after > self.mark.cursor || self.comparing.is_some() {
            // Something between is missing: what came before the cursor is safe, the rest is asked for again.
            return self.hang_up(HangUp::OutOfTurn, now, rng);
        }
        if after == upto && !envelopes.is_empty() {
            // A snapshot to begin with: it has no place of its own.
            envelopes.iter().for_each(|bytes| self.mark.spared_by(bytes));
            return self.deliver(envelopes, Vec::new());
        }
        if upto <= self.mark.cursor {
            return;
        }
        if envelopes.len() as u64 > upto - after {
            return self.hang_up(HangUp::Malformed, now, rng);
        }
        let last = envelopes.last().map(|bytes| EnvelopeId::of(bytes));
        (self.mark.cursor, self.mark.at) = (upto, last);
        let mark = self.mark.write();
        self.deliver(envelopes, vec![mark]);
        self.push(now);
    }

    fn closed(&mut self, reason: Closed, now: Millis, rng: &mut impl CryptoRng) {
        if matches!(reason, Closed::UnknownGrant | Closed::UnknownInitiative)
            && matches!(self.line, LineState::Opening { with_chain: false, .. })
        {
            // A relay restored from a backup may not know this device, or the initiative, any more: show it the chain.
            self.mark.admitted = false;
            self.effects.push_back(Effect::HangUp(HangUp::Done));
            return self.dial(now);
        }
        self.trouble = Some(match reason {
            Closed::UnknownInitiative => LineTrouble::UnknownInitiative,
            Closed::FoundingClosed => LineTrouble::FoundingClosed,
            Closed::UnknownGrant | Closed::BadProof | Closed::TooMany => LineTrouble::NotAMember,
            Closed::InvitationEnded => LineTrouble::InvitationEnded,
            Closed::Removed => LineTrouble::Removed,
        });
        self.hang_up(HangUp::Done, now, rng);
    }

    pub(super) fn stored(&mut self, writes: Vec<Write>) {
        if !writes.is_empty() {
            self.effects.push_back(Effect::Persist(writes));
        }
        self.effects.push_back(Effect::Show);
    }
}
