//! What happens next: the simulator's one clock and its one queue.

use std::collections::BTreeMap;

use shared::sync::{BlobCall, ConnId};
use shared::wire::blob::BlobAnswer;

use crate::PhoneId;
use crate::relay::Answer;

/// Something that is going to happen.
#[derive(Debug, Clone)]
pub enum Event {
    /// A socket that a phone dialled is open at both ends.
    Opened(ConnId),
    /// A socket that a phone dialled cannot be had.
    DialFailed(ConnId),
    /// A frame reaches a phone.
    ToPhone(ConnId, Vec<u8>),
    /// A frame reaches the relay.
    ToRelay(ConnId, Vec<u8>),
    /// A phone learns that its socket is closed.
    PhoneEndClosed(ConnId),
    /// The relay learns that a socket is closed.
    RelayEndClosed(ConnId),
    /// A phone's request for a blob reaches the relay.
    BlobAsked(PhoneId, u64, BlobCall),
    /// The answer, by its ticket, reaches the app that asked; or the app learns that there will be none.
    BlobAnswered(PhoneId, u64, u64, Option<BlobAnswer>),
    /// A phone's timer rings; it counts only if it was not set anew.
    PhoneTimer(PhoneId, u64),
    /// A person opens the app again.
    PhoneRestart(PhoneId, u64),
    /// The relay's timer rings; it counts only if it was not set anew.
    RelayTimer(u64),
    /// The relay works off what has gathered.
    RelayRound(u64),
    /// The relay's store answers, unless the relay that asked has crashed.
    RelayAnswer(u64, Answer),
}

impl Event {
    /// Whether it is only the passing of time.
    const fn is_timer(&self) -> bool {
        matches!(self, Self::PhoneTimer(..) | Self::RelayTimer(_))
    }
}

/// Everything that is going to happen, soonest first; what was planned first comes first among equals.
#[derive(Debug, Default)]
pub struct Events {
    /// Milliseconds since the world began.
    pub now: i64,
    queue: BTreeMap<(i64, u64), Event>,
    n_planned: u64,
    n_work: usize,
}

impl Events {
    /// Plans something for `in_ms` milliseconds from now.
    pub fn plan(&mut self, in_ms: i64, event: Event) {
        self.plan_at(self.now + in_ms.max(0), event);
    }

    /// Plans something for a moment.
    pub fn plan_at(&mut self, at: i64, event: Event) {
        self.n_work += usize::from(!event.is_timer());
        self.n_planned += 1;
        self.queue.insert((at.max(self.now), self.n_planned), event);
    }

    /// Lets time pass until the next thing happens.
    pub fn next_event(&mut self) -> Option<Event> {
        let ((at, _), event) = self.queue.pop_first()?;
        self.now = at;
        self.n_work -= usize::from(!event.is_timer());
        Some(event)
    }

    /// When the next thing happens.
    #[must_use]
    pub fn next_at(&self) -> Option<i64> {
        self.queue.first_key_value().map(|((at, _), _)| *at)
    }

    /// Whether nothing is on its way: only timers run.
    #[must_use]
    pub const fn are_idle(&self) -> bool {
        self.n_work == 0
    }
}
