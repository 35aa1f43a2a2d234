//! One phone: the core's session, its storage, its clock, and the shell that performs effects one at a time, so that
//! it can die between any two.

use rand_chacha::ChaCha8Rng;
use shared::sync::{ConnId, Effect, LineTrouble, Millis, Session};
use shared::wire::ToRelay;
use shared::wire::blob::BlobAnswer;

use crate::disk::{Disk, Trouble};
use crate::events::{Event, Events};
use crate::network::Network;
use crate::oracle::{Finding, Saying};
use crate::{Around, PhoneId};

/// The longest a shell lets a session sleep.
const WAIT_MAX_MS: i64 = 60_000;
/// As the app does, unless a story wants it sooner.
pub const PACK_MIN: usize = 256;

/// The app died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Died;

/// A phone.
#[derive(Debug)]
pub struct Phone {
    /// Which.
    pub id: PhoneId,
    /// What stories call it.
    pub name: String,
    session: Option<Session>,
    /// What it keeps.
    pub disk: Disk,
    /// How far its clock is off, in milliseconds.
    pub clock_off_ms: i64,
    conn: Option<ConnId>,
    armed: Option<Millis>,
    n_armed: u64,
    n_openings: u64,
    steps_until_death: Option<u32>,
    /// What the last command said, until it is saved.
    unsaved: Vec<Saying>,
    /// Broken on purpose: frames leave before what they rely on is on disk.
    pub sends_before_persist: bool,
    /// A change that stops the app, by hash, as something the gate should have refused might.
    pub stops_at: Option<[u8; 32]>,
    /// From how many envelopes on it packs them when it is opened.
    pub pack_min: usize,
    /// How often it has packed some.
    pub n_packs: usize,
    /// How often the app has died.
    pub n_deaths: usize,
    /// How often a session gave up what it held.
    pub n_overs: usize,
    /// Whether the world waits for it before it counts as quiet.
    pub is_awaited: bool,
}

impl Phone {
    /// A phone on which the app was never opened.
    #[must_use]
    pub fn new(id: PhoneId, name: &str, pack_min: usize) -> Self {
        Self {
            id,
            name: name.to_owned(),
            session: None,
            disk: Disk::default(),
            clock_off_ms: 0,
            conn: None,
            armed: None,
            n_armed: 0,
            n_openings: 0,
            steps_until_death: None,
            unsaved: Vec::new(),
            sends_before_persist: false,
            stops_at: None,
            pack_min,
            n_packs: 0,
            n_deaths: 0,
            n_overs: 0,
            is_awaited: true,
        }
    }

    /// The session, while the app is open.
    #[must_use]
    pub const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// Whether the relay has told it that it is no longer a member.
    #[must_use]
    pub fn is_out(&self) -> bool {
        let trouble = self.session.as_ref().and_then(|session| session.status().trouble);
        trouble.is_some_and(LineTrouble::wants_invitation)
    }

    /// The socket it dialled last and has not closed.
    #[must_use]
    pub const fn conn(&self) -> Option<ConnId> {
        self.conn
    }

    /// What this phone's clock shows.
    #[must_use]
    pub const fn clock(&self, events: &Events) -> Millis {
        Millis(events.now + self.clock_off_ms)
    }

    /// The app will die after this many more steps.
    pub const fn die_after(&mut self, steps: u32) {
        self.steps_until_death = Some(steps);
    }

    /// Whatever was to kill the app no longer will.
    pub fn be_safe(&mut self) {
        self.steps_until_death = None;
        self.disk.trouble = Trouble::None;
        self.disk.is_full = false;
    }

    /// A person founds or joins: the session begins.
    pub fn begin(&mut self, session: Session, around: &mut Around<'_>) {
        self.session = Some(session);
        self.perform(around);
        let now = self.clock(around.events);
        self.tell(around, |session, _| session.start(now));
    }

    /// Tells the session something, and performs what it wants done; nothing if the app is closed.
    pub fn tell<T>(
        &mut self,
        around: &mut Around<'_>,
        input: impl FnOnce(&mut Session, &mut ChaCha8Rng) -> T,
    ) -> Option<T> {
        let output = input(self.session.as_mut()?, around.rng);
        self.perform(around);
        Some(output)
    }

    /// Tells the session what a person does, and notes what is to be saved by it.
    ///
    /// Returns what the command gave, and whether the person was told that it is saved.
    pub fn command<T>(
        &mut self,
        around: &mut Around<'_>,
        input: impl FnOnce(&mut Session, Millis, &mut ChaCha8Rng) -> (T, Option<Saying>),
    ) -> Option<(T, bool)> {
        let now = self.clock(around.events);
        let (output, saying) = input(self.session.as_mut()?, now, around.rng);
        let n_openings = self.n_openings;
        self.unsaved.extend(saying);
        self.perform(around);
        // The app died, or nothing was written: whatever was said is not saved.
        let is_saved = self.n_openings == n_openings && self.session.is_some() && self.unsaved.is_empty();
        self.unsaved.clear();
        Some((output, is_saved))
    }

    /// Performs everything the session wants done, in order.
    fn perform(&mut self, around: &mut Around<'_>) {
        if self.perform_all(around).is_err() {
            self.die(around.network, around.events, around.rng);
        }
        self.arm(around.events);
    }

    fn perform_all(&mut self, around: &mut Around<'_>) -> Result<(), Died> {
        let mut put_off = Vec::new();
        self.stop_at_what_stops_it()?;
        while let Some(effect) = self.session.as_mut().and_then(Session::next_effect) {
            self.stop_at_what_stops_it()?;
            if self.sends_before_persist && matches!(effect, Effect::Persist(_)) {
                put_off.push(effect);
                continue;
            }
            self.step()?;
            self.perform_one(effect, around)?;
        }
        for effect in put_off {
            self.step()?;
            self.perform_one(effect, around)?;
        }
        Ok(())
    }

    fn perform_one(&mut self, effect: Effect, around: &mut Around<'_>) -> Result<(), Died> {
        match effect {
            Effect::Persist(writes) => {
                let is_pack = writes.iter().any(|write| write.key.starts_with("pack/"));
                let before = is_pack.then(|| self.disk.envelopes_but(&writes));
                let unsaid = self.disk.trouble == Trouble::FailsUnsaid && !self.disk.is_full;
                let written = self.disk.write(writes);
                if let Some(before) = before {
                    self.n_packs += 1;
                    around.oracle.compacted(self.id, &before, &self.disk.envelopes());
                }
                if written.is_err() {
                    if unsaid {
                        self.unsaved.iter().for_each(|said| around.oracle.perhaps_saved(said));
                    }
                    return Err(Died);
                }
                for said in self.unsaved.drain(..) {
                    around.oracle.told_saved(self.id, said);
                }
            }
            Effect::Dial => {
                self.hang_up(around.network, around.events, around.rng);
                self.conn = Some(around.network.dial(self.id, around.events, around.rng));
            }
            Effect::Send(frame) => {
                around.oracle.saw_up(&frame);
                if let Ok(ToRelay::Push { envelope, .. }) = ToRelay::from_frame(&frame)
                    && !self.disk.holds(&envelope)
                {
                    around.oracle.seen.push(Finding::SentBeforeSaved { on: self.id });
                }
                if let Some(conn) = self.conn {
                    around.network.send_up(conn, &frame, around.events, around.rng);
                }
            }
            Effect::HangUp(_) => self.hang_up(around.network, around.events, around.rng),
            Effect::Show => {}
            Effect::StartOver => self.start_over(around),
            Effect::Blob(call) => {
                if !call.body.is_empty() && !self.disk.contains(&call.body) {
                    around.oracle.seen.push(Finding::SentBeforeSaved { on: self.id });
                }
                around.oracle.look_for_leaks("a request of a phone", &call.body);
                around.network.ask((self.id, self.n_openings), &call, around.events, around.rng);
            }
        }
        Ok(())
    }

    fn hang_up(&mut self, network: &mut Network, events: &mut Events, rng: &mut ChaCha8Rng) {
        if let Some(conn) = self.conn.take() {
            network.phone_hangs_up(conn, events, rng);
        }
    }

    /// Whether something was taken in just now that stops the app: nothing that follows is done then.
    fn stop_at_what_stops_it(&self) -> Result<(), Died> {
        let has = |hash| self.session.as_ref().is_some_and(|session| session.document().has(hash));
        if self.stops_at.is_some_and(has) { Err(Died) } else { Ok(()) }
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

    /// Sets the timer, as the app does: only when the session wants another time than it wanted before.
    fn arm(&mut self, events: &mut Events) {
        let wanted = self.session.as_ref().and_then(Session::next_wakeup);
        if wanted != self.armed {
            self.armed = wanted;
            self.n_armed += 1;
            if let Some(at) = wanted {
                let wait = at.0 - self.clock(events).0;
                // As shells do, so that a clock set back does not put off what is due.
                events.plan(wait.clamp(1, WAIT_MAX_MS), Event::PhoneTimer(self.id, self.n_armed));
            }
        }
    }

    /// The timer rang.
    pub fn timer_rang(&mut self, arming: u64, around: &mut Around<'_>) {
        if arming == self.n_armed {
            self.armed = None;
            let now = self.clock(around.events);
            self.tell(around, |session, rng| session.woken(now, rng));
        }
    }

    /// A request for a blob was answered, or will not be.
    pub fn blob_answered(
        &mut self,
        opening: u64,
        (ticket, answer): (u64, Option<BlobAnswer>),
        around: &mut Around<'_>,
    ) {
        if opening == self.n_openings {
            let now = self.clock(around.events);
            self.tell(around, |session, _| session.blob_answered(ticket, answer, now));
        }
    }

    /// A socket closed.
    pub fn disconnected(&mut self, conn: ConnId, around: &mut Around<'_>) {
        if self.conn == Some(conn) {
            self.conn = None;
            let now = self.clock(around.events);
            self.tell(around, |session, rng| session.disconnected(now, rng));
        }
    }

    /// The app dies; a person opens it again a little later.
    pub fn die(&mut self, network: &mut Network, events: &mut Events, rng: &mut ChaCha8Rng) {
        self.n_deaths += 1;
        self.n_openings += 1;
        self.session = None;
        self.steps_until_death = None;
        self.armed = None;
        self.n_armed += 1;
        self.hang_up(network, events, rng);
        events.plan(crate::chance::ms(rng, 1, 3_000), Event::PhoneRestart(self.id, self.n_openings));
    }

    /// The session gives up what it holds, and another one is restored at once.
    fn start_over(&mut self, around: &mut Around<'_>) {
        self.n_overs += 1;
        self.hang_up(around.network, around.events, around.rng);
        let mut session = self.restored(around.rng);
        session.start(self.clock(around.events));
        self.session = Some(session);
    }

    fn restored(&self, rng: &mut ChaCha8Rng) -> Session {
        Session::restore_packing(self.disk.load(), self.pack_min, rng)
            .expect("what was stored can be restored")
    }

    /// A person opens the app again: the session is restored from what is stored, if anything ever was.
    pub fn open_again(&mut self, opening: u64, around: &mut Around<'_>) {
        if opening != self.n_openings || self.session.is_some() || self.disk.is_empty() {
            return;
        }
        let session = self.restored(around.rng);
        around.oracle.seen.extend(around.oracle.check_own(self.id, &session));
        self.begin(session, around);
    }
}
