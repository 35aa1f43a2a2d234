//! A queue between two tasks of one thread, first in, first out, in which a newer message can replace an older one.
//!
//! A lane has no number as its bound: each use of one says what bounds it, and what happens then.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, Waker};

/// A queue with one reader.
pub(crate) struct Lane<T> {
    waiting: RefCell<VecDeque<T>>,
    reader: RefCell<Option<Waker>>,
    /// Whether the first, just put in, makes the second, not yet taken, pointless.
    replaces: fn(&T, &T) -> bool,
}

impl<T> Lane<T> {
    /// An empty lane.
    pub(crate) fn new(replaces: fn(&T, &T) -> bool) -> Self {
        Self { waiting: RefCell::default(), reader: RefCell::default(), replaces }
    }

    /// Puts one in at the end, after taking out those that it replaces.
    pub(crate) fn push(&self, item: T) {
        let mut waiting = self.waiting.borrow_mut();
        waiting.retain(|older| !(self.replaces)(&item, older));
        waiting.push_back(item);
        drop(waiting);
        if let Some(reader) = self.reader.borrow_mut().take() {
            reader.wake();
        }
    }

    /// Takes the oldest, or has the reader woken when there is one.
    pub(crate) fn poll_pop(&self, cx: &Context<'_>) -> Poll<T> {
        if let Some(item) = self.waiting.borrow_mut().pop_front() {
            return Poll::Ready(item);
        }
        *self.reader.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    }

    /// Takes the oldest as soon as there is one.
    pub(crate) fn pop(&self) -> impl Future<Output = T> + '_ {
        poll_fn(|cx| self.poll_pop(cx))
    }

    /// Whether nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting.borrow().is_empty()
    }
}

impl<T> fmt::Debug for Lane<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lane").field("n_waiting", &self.waiting.borrow().len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::Lane;

    fn taken(lane: &Lane<(char, u8)>) -> Option<(char, u8)> {
        let mut pop = pin!(lane.pop());
        match pop.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(item) => Some(item),
            Poll::Pending => None,
        }
    }

    #[test]
    fn a_newer_message_takes_its_place_at_the_end() {
        let lane = Lane::new(|new: &(char, u8), old: &(char, u8)| new.0 == old.0);
        for item in [('a', 1), ('b', 1), ('a', 2)] {
            lane.push(item);
        }
        assert_eq!(taken(&lane), Some(('b', 1)));
        assert_eq!(taken(&lane), Some(('a', 2)));
        assert_eq!(taken(&lane), None);
        assert!(lane.is_empty());
    }
}
