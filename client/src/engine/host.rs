//! The engine's end of the boundary: one loop over what screens ask and what happens.

mod answer;
mod follow;
mod keep;
mod membership;
mod papers;
mod parcel;
mod perform;
mod show;
mod standing;

use std::collections::BTreeMap;
use std::fmt;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use getrandom::rand_core::Rng;
use shared::domain::view::Query;
use shared::keys::invite::Invite;
use shared::sync::{Handed, Millis, Session};

use crate::bridge::{Alarm, FromEngine, Request, Shown, Status, ToEngine};

use super::clock::{self, Delay};
use super::courier::About;
use super::event::{self, Event, Events, Intake, LockEvent, SocketId};
use super::leader::Leader;
use super::looks::Looks;
use super::port::Port;
use super::socket::Socket;
use super::storage::shelf::{Deed, Row, Shelf};
use super::tabs::Tabs;
use follow::Following;
use keep::Keeping;
pub(super) use papers::paper;

/// The longest the session sleeps, in milliseconds, so that a clock set back does not put off what is due.
const WAIT_MS_MAX: i64 = 60_000;

/// The engine of this window.
pub(crate) struct Host {
    port: Rc<Port>,
    about: About,
    events: Events,
    intake: Intake,
    shelf: Shelf,
    leader: Leader,
    tabs: Tabs,
    footing: Footing,
    following: Following,
    open: Option<Open>,
    /// The invitation that was followed to an initiative which was here already, until it is known whether that needs it.
    invitation: Option<Invite>,
    /// Sockets opened so far, to tell one from those before.
    n_sockets: u64,
    /// When to start the session again after a write failed; see [`perform`].
    start_at: Option<Millis>,
    /// Writes of the session that failed in a row.
    n_failed: u32,
    /// The last write failed like this.
    unsaved: Option<Alarm>,
    /// The deed under way, to be stored together with the first thing that it writes.
    deed: Option<Deed>,
    /// The last deed that is durable: asked again by a screen that never heard, it is not done twice.
    done: Option<Deed>,
    /// Whether to ask the browser to keep everything, once, after the first thing a person saved.
    asks_to_stay: AskToStay,
    watched: BTreeMap<Query, Option<Shown>>,
    /// What comes after the engine, once it is here.
    looks: Option<Looks>,
    /// What is shown, for the next start.
    keeping: Keeping,
    told: Option<Status>,
    is_stale: bool,
    shown_at: Millis,
    timer: Option<(Millis, Delay)>,
}

/// What this window may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Footing {
    /// Not known yet.
    Starting,
    /// Nothing by itself: another window works.
    Following,
    /// Everything but write.
    Reading(Reading),
    /// Everything.
    Leading,
    /// Nothing, until the storage answers again.
    Broken {
        /// Why.
        reason: String,
    },
}

/// Why a window writes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A newer version of the app is open beside it, and does the writing.
    NewerWindow,
    /// The phone has no room for anything, not even for this window's name.
    NoRoom,
}

/// The open initiative.
struct Open {
    session: Box<Session>,
    /// The socket that the session speaks of, from when it is dialled until it is closed.
    line: Option<SocketId>,
    socket: Option<Socket>,
    row: Row,
    /// Whether the row is still to be stored, together with the first thing that the session persists.
    is_row_new: bool,
    /// What went along in the file that was made last.
    along: Handed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AskToStay {
    NotYet,
    Due,
    Done,
}

enum Input {
    Ask(ToEngine),
    Event(Event),
}

impl Host {
    /// One that has not begun.
    pub(crate) fn new(port: Rc<Port>, about: About) -> Self {
        let events = event::events();
        Self {
            port,
            intake: Intake::default(),
            shelf: Shelf::new(format!("{:016x}", clock::rng().next_u64())),
            leader: Leader::new(&events),
            tabs: Tabs::open(&about, &events),
            footing: Footing::Starting,
            following: Following::default(),
            open: None,
            invitation: None,
            n_sockets: 0,
            start_at: None,
            n_failed: 0,
            unsaved: None,
            deed: None,
            done: None,
            asks_to_stay: AskToStay::NotYet,
            watched: BTreeMap::new(),
            looks: None,
            keeping: Keeping::default(),
            told: None,
            is_stale: true,
            shown_at: Millis(0),
            timer: None,
            events,
            about,
        }
    }

    /// Works until the window goes.
    pub(crate) async fn run(mut self) {
        self.leader.ask();
        self.ask_for_looks();
        loop {
            match self.next().await {
                Input::Event(event) => self.happened(event).await,
                Input::Ask(ToEngine::Watch(query)) => self.watch(query),
                Input::Ask(ToEngine::Unwatch(query)) => {
                    self.watched.remove(&query);
                }
                Input::Ask(ToEngine::Nudge) => {
                    self.nudge().await;
                    self.perform().await;
                }
                Input::Ask(ToEngine::Away) => self.keep_seen().await,
                Input::Ask(ToEngine::Call { ticket, request }) => {
                    if self.footing == Footing::Following && !is_done_here(&request) {
                        self.ask_there(ticket, request);
                        continue;
                    }
                    let outcome = self.answer(ticket, request).await;
                    // What came of it is on the screen before whoever asked goes on.
                    self.show().await;
                    self.port.from_engine.push(FromEngine::Reply { ticket, outcome });
                    self.ask_to_stay().await;
                }
            }
            self.show_when_due().await;
            self.keep_seen_when_quiet().await;
            self.arm();
        }
    }

    /// What screens ask comes first, but waits until it is known whether this window works.
    async fn next(&mut self) -> Input {
        if self.footing != Footing::Following
            && let Some((ticket, request)) = self.following.asked.pop_front()
        {
            return Input::Ask(ToEngine::Call { ticket, request });
        }
        let this = &*self;
        poll_fn(|cx| {
            if this.footing != Footing::Starting
                && let Poll::Ready(ask) = this.port.to_engine.poll_pop(cx)
            {
                return Poll::Ready(Input::Ask(ask));
            }
            this.events.poll_pop(cx).map(Input::Event)
        })
        .await
    }

    async fn happened(&mut self, event: Event) {
        match event {
            Event::Lock(LockEvent::Ours) => match self.footing {
                Footing::Leading => {}
                Footing::Reading(Reading::NewerWindow) => self.leader.let_go(),
                Footing::Starting
                | Footing::Following
                | Footing::Reading(Reading::NoRoom)
                | Footing::Broken { .. } => self.lead().await,
            },
            Event::Lock(LockEvent::Taken | LockEvent::Lost) => self.step_down(),
            Event::Word(word) => self.heard(word).await,
            Event::Newer => self.step_aside().await,
            Event::Doubt => self.doubted(),
            Event::Opened(id) => {
                if let Some(session) = self.session_of(id) {
                    session.connected(clock::now());
                }
            }
            Event::Frame(id, frame) => {
                self.intake.taken(frame.len());
                if let Some(session) = self.session_of(id) {
                    session.frame_received(&frame, clock::now(), &mut clock::rng());
                }
            }
            Event::Closed(id) => {
                if let Some(session) = self.session_of(id) {
                    session.disconnected(clock::now(), &mut clock::rng());
                    self.hang_up();
                }
            }
            Event::Blob(ticket, answer) => {
                if let Some(open) = &mut self.open {
                    open.session.blob_answered(ticket, answer, clock::now());
                }
            }
            Event::Looks(looks) => {
                self.looks = Some(looks);
                self.is_stale = true;
            }
            Event::Timer => {
                self.timer = None;
                self.wake();
            }
        }
        self.perform().await;
        // What cannot be followed changes nothing: the screens go on saying that the membership has ended.
        drop(self.rejoin().await);
    }

    /// The session whose socket this is, if it still is.
    fn session_of(&mut self, id: SocketId) -> Option<&mut Session> {
        let open = self.open.as_mut()?;
        (open.line == Some(id)).then_some(&mut *open.session)
    }

    fn hang_up(&mut self) {
        if let Some(open) = &mut self.open {
            open.line = None;
            open.socket = None;
        }
    }

    /// Tells the session that the time has come that it waits for.
    fn wake(&mut self) {
        let now = clock::now();
        let Some(open) = &mut self.open else { return };
        match self.start_at {
            Some(at) if at <= now => {
                self.start_at = None;
                open.session.start(now);
            }
            Some(_) => {}
            None => open.session.woken(now, &mut clock::rng()),
        }
    }

    /// Tries everything that is being waited for at once.
    async fn nudge(&mut self) {
        let now = clock::now();
        if matches!(self.footing, Footing::Broken { .. } | Footing::Reading(Reading::NoRoom)) {
            self.lead().await;
        } else if self.start_at.is_some() {
            self.start_at = Some(now);
            self.wake();
        } else if let Some(open) = &mut self.open {
            open.session.nudge(now);
        }
    }

    /// Has [`Event::Timer`] come when the session wants to be woken, or what is shown is to be kept.
    fn arm(&mut self) {
        let woken = self.open.as_ref().and_then(|open| self.start_at.or_else(|| open.session.next_wakeup()));
        let wanted = woken.into_iter().chain(self.keeping.at()).min();
        if wanted == self.timer.as_ref().map(|(at, _)| *at) {
            return;
        }
        let events = &self.events;
        self.timer = wanted.map(|at| {
            let events = Rc::clone(events);
            let wait_ms = at.0.saturating_sub(clock::now().0).min(WAIT_MS_MAX);
            (at, Delay::new(wait_ms, move || events.push(Event::Timer)))
        });
    }
}

/// Whether a window answers this by itself while another works: what is being typed, and which window works.
const fn is_done_here(request: &Request) -> bool {
    matches!(request, Request::SaveDraft { .. } | Request::LoadDraft { .. } | Request::UseHere)
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("footing", &self.footing).finish_non_exhaustive()
    }
}
