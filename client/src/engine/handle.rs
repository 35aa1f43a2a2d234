//! The screens' end of the boundary: calls that are answered, queries that are watched.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use getrandom::rand_core::Rng;
use shared::domain::view::Query;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::{FromEngine, Phase, Reply, Request, Shown, Status, ToEngine, Trouble};

use super::port::{CALLS_MAX, Port};
use super::{clock, page, status};

/// Last known views kept for queries that nobody watches at the moment, so that going back shows something at once.
const VIEWS_MAX: usize = 64;

type OnView = Rc<dyn Fn(Shown)>;
type OnStatus = Rc<dyn Fn(Status)>;

/// The engine, as screens see it. Clones are the same engine, and equal.
#[derive(Clone)]
pub struct EngineHandle {
    desk: Rc<Desk>,
}

/// Keeps a watcher told; dropping it ends that.
#[must_use = "dropping it ends the watching"]
pub struct Watching {
    desk: Rc<Desk>,
    watcher: u64,
}

struct Desk {
    port: Rc<Port>,
    last: Cell<u64>,
    calls: RefCell<BTreeMap<u64, Call>>,
    /// Calls that found too many under way.
    queue: RefCell<Vec<Waker>>,
    viewers: RefCell<BTreeMap<u64, (Query, OnView)>>,
    listeners: RefCell<BTreeMap<u64, OnStatus>>,
    views: RefCell<BTreeMap<Query, Shown>>,
    status: RefCell<Status>,
}

struct Call {
    request: Request,
    slot: Weak<Slot>,
    /// How often the engine stopped while this was under way.
    n_stops: u8,
}

#[derive(Default)]
struct Slot {
    outcome: RefCell<Option<Result<Reply, Trouble>>>,
    caller: RefCell<Option<Waker>>,
}

impl EngineHandle {
    /// The end that talks over `port`.
    pub(crate) fn over(port: Rc<Port>) -> Self {
        let desk = Desk {
            port,
            // Not from 1: the engine of another window, or a later one, may have answered another window's first call.
            last: Cell::new(clock::rng().next_u64() >> 8),
            calls: RefCell::default(),
            queue: RefCell::default(),
            viewers: RefCell::default(),
            listeners: RefCell::default(),
            views: RefCell::default(),
            status: RefCell::new(status::starting()),
        };
        Self { desk: Rc::new(desk) }
    }

    /// Asks for something, and waits for what comes of it. If [`CALLS_MAX`] calls are under way, waits for one of them
    /// first. Dropping the future does not take the request back.
    ///
    /// # Errors
    /// As the request says ([`Request`]).
    pub async fn call(&self, request: Request) -> Result<Reply, Trouble> {
        poll_fn(|cx| self.desk.poll_room(cx)).await;
        let ticket = self.desk.next();
        let slot = Rc::new(Slot::default());
        let call = Call { request: request.clone(), slot: Rc::downgrade(&slot), n_stops: 0 };
        self.desk.calls.borrow_mut().insert(ticket, call);
        self.desk.port.to_engine.push(ToEngine::Call { ticket, request });
        poll_fn(|cx| slot.poll(cx)).await
    }

    /// Calls `on_view` with the last known view of `query`, if there is one, and with each one from then on.
    pub fn watch(&self, query: Query, on_view: impl Fn(Shown) + 'static) -> Watching {
        let watcher = self.desk.next();
        let known = self.desk.views.borrow().get(&query).cloned();
        if let Some(view) = known {
            on_view(view);
        }
        self.desk.viewers.borrow_mut().insert(watcher, (query.clone(), Rc::new(on_view)));
        // Also for a query already watched: whoever joins is told the present view, not only the last that was pushed.
        self.desk.port.to_engine.push(ToEngine::Watch(query));
        Watching { desk: Rc::clone(&self.desk), watcher }
    }

    /// Calls `on_status` with where the engine stands, at once and whenever that changes.
    pub fn on_status(&self, on_status: impl Fn(Status) + 'static) -> Watching {
        let watcher = self.desk.next();
        on_status(self.status());
        self.desk.listeners.borrow_mut().insert(watcher, Rc::new(on_status));
        Watching { desk: Rc::clone(&self.desk), watcher }
    }

    /// Where the engine stands, as last told.
    #[must_use]
    pub fn status(&self) -> Status {
        self.desk.status.borrow().clone()
    }

    /// Tells an engine that was started anew what the one before knew, and asks it what that one did not answer. A call
    /// that two engines stopped over is given up: it is the likely cause.
    pub(crate) fn begin_again(&self) {
        let desk = &self.desk;
        let mut given_up = Vec::new();
        for (ticket, call) in desk.calls.borrow_mut().iter_mut() {
            call.n_stops += 1;
            if call.n_stops > 1 {
                given_up.push(*ticket);
            } else {
                desk.port.to_engine.push(ToEngine::Call { ticket: *ticket, request: call.request.clone() });
            }
        }
        for (query, _) in desk.viewers.borrow().values() {
            desk.port.to_engine.push(ToEngine::Watch(query.clone()));
        }
        for ticket in given_up {
            desk.deliver(FromEngine::Reply { ticket, outcome: Err(Trouble::EngineStopped) });
        }
    }

    /// Passes on what the engine says, for ever.
    pub(crate) async fn deliver_all(self) {
        loop {
            let message = self.desk.port.from_engine.pop().await;
            self.desk.deliver(message);
        }
    }
}

impl PartialEq for EngineHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.desk, &other.desk)
    }
}

impl fmt::Debug for EngineHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EngineHandle").field("status", &self.desk.status).finish_non_exhaustive()
    }
}

impl fmt::Debug for Watching {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watching").field("watcher", &self.watcher).finish_non_exhaustive()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.desk.listeners.borrow_mut().remove(&self.watcher);
        let gone = self.desk.viewers.borrow_mut().remove(&self.watcher);
        if let Some((query, _)) = gone {
            let is_watched = self.desk.viewers.borrow().values().any(|(other, _)| *other == query);
            if !is_watched {
                self.desk.port.to_engine.push(ToEngine::Unwatch(query));
            }
        }
    }
}

impl Desk {
    fn next(&self) -> u64 {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }

    fn poll_room(&self, cx: &Context<'_>) -> Poll<()> {
        if self.calls.borrow().len() < CALLS_MAX {
            return Poll::Ready(());
        }
        self.queue.borrow_mut().push(cx.waker().clone());
        Poll::Pending
    }

    /// Tells everyone concerned. No borrow lasts while a screen runs: it may call, watch or stop watching meanwhile.
    fn deliver(&self, message: FromEngine) {
        match message {
            FromEngine::Reply { ticket, outcome } => {
                let slot = self.calls.borrow_mut().remove(&ticket);
                if let Some(slot) = slot.and_then(|call| call.slot.upgrade()) {
                    slot.fill(outcome);
                }
                self.queue.take().into_iter().for_each(Waker::wake);
            }
            FromEngine::View(query, view) => {
                let told: Vec<u64> = {
                    let viewers = self.viewers.borrow();
                    viewers.iter().filter(|(_, (of, _))| *of == query).map(|(watcher, _)| *watcher).collect()
                };
                self.keep(query, &view);
                for watcher in told {
                    let on_view = self.viewers.borrow().get(&watcher).map(|(_, on_view)| Rc::clone(on_view));
                    if let Some(on_view) = on_view {
                        on_view(view.clone());
                    }
                }
            }
            FromEngine::AskToStay => spawn_local(page::ask_to_stay()),
            FromEngine::Status(status) => {
                let before = self.status.replace(status.clone());
                if open_id(&before.phase) != open_id(&status.phase) {
                    // Another initiative, or none: what is known is of the one before.
                    self.views.borrow_mut().clear();
                }
                let told: Vec<u64> = self.listeners.borrow().keys().copied().collect();
                for watcher in told {
                    let on_status = self.listeners.borrow().get(&watcher).cloned();
                    if let Some(on_status) = on_status {
                        on_status(status.clone());
                    }
                }
            }
        }
    }

    fn keep(&self, query: Query, view: &Shown) {
        let mut views = self.views.borrow_mut();
        if views.len() >= VIEWS_MAX && !views.contains_key(&query) {
            let viewers = self.viewers.borrow();
            views.retain(|known, _| viewers.values().any(|(watched, _)| watched == known));
        }
        views.insert(query, view.clone());
    }
}

impl Slot {
    fn fill(&self, outcome: Result<Reply, Trouble>) {
        *self.outcome.borrow_mut() = Some(outcome);
        if let Some(caller) = self.caller.borrow_mut().take() {
            caller.wake();
        }
    }

    fn poll(&self, cx: &Context<'_>) -> Poll<Result<Reply, Trouble>> {
        if let Some(outcome) = self.outcome.borrow_mut().take() {
            return Poll::Ready(outcome);
        }
        *self.caller.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }
}

fn open_id(phase: &Phase) -> Option<&str> {
    match phase {
        Phase::Open { id, .. } | Phase::Opening { id, .. } => Some(id),
        Phase::Starting | Phase::Empty | Phase::OtherWindow | Phase::Broken { .. } => None,
    }
}

#[cfg(test)]
mod tests;
