//! The handle against a port whose other end is the test.

use std::cell::RefCell;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use shared::domain::Role;
use shared::domain::view::{Query, View};

use super::{EngineHandle, FromEngine, Phase, Reply, Request, Shown, Status, ToEngine};
use crate::engine::port::{CALLS_MAX, Port};

fn polled<T>(future: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

/// What the engine would be asked next.
fn asked(port: &Port) -> Option<ToEngine> {
    polled(pin!(port.to_engine.pop()))
}

fn opened(id: &str) -> FromEngine {
    let phase = Phase::Open { id: id.to_owned(), role: Role::Lead, caught_up: true };
    FromEngine::Status(Status { phase, ..crate::engine::status::starting() })
}

fn no_indicators() -> FromEngine {
    FromEngine::View(Query::Indicators, Shown::of(&View::Indicators(Vec::new())))
}

fn new() -> (EngineHandle, Rc<Port>) {
    let port = Rc::new(Port::new());
    (EngineHandle::over(Rc::clone(&port)), port)
}

fn opening(id: &str) -> FromEngine {
    let phase = Phase::Opening { id: id.to_owned(), role: Role::Lead, at_ms: 5 };
    FromEngine::Status(Status { phase, ..crate::engine::status::starting() })
}

#[test]
fn what_was_shown_last_stands_until_the_real_view_comes() {
    let (engine, _port) = new();
    engine.desk.deliver(opening("i"));
    engine.desk.deliver(no_indicators());
    let told = Rc::new(RefCell::new(0));
    let _watching = engine.watch(Query::Indicators, {
        let told = Rc::clone(&told);
        move |_| *told.borrow_mut() += 1
    });
    assert_eq!(*told.borrow(), 1, "at once, on whichever screen");
    engine.desk.deliver(opened("i"));
    assert!(engine.desk.views.borrow().contains_key(&Query::Indicators), "it does not flash away");
    engine.desk.deliver(opened("j"));
    assert!(engine.desk.views.borrow().is_empty(), "of another initiative it says nothing");
}

#[test]
fn a_call_is_answered_by_its_own_reply() {
    let (engine, port) = new();
    let mut first = pin!(engine.call(Request::Initiatives));
    let mut second = pin!(engine.call(Request::SendNow));
    assert_eq!(polled(first.as_mut()), None);
    assert_eq!(polled(second.as_mut()), None);

    let Some(ToEngine::Call { ticket, request: Request::Initiatives }) = asked(&port) else {
        panic!("the first call was to be asked first");
    };
    engine.desk.deliver(FromEngine::Reply { ticket, outcome: Ok(Reply::Initiatives(Vec::new())) });

    assert_eq!(polled(second), None);
    assert_eq!(polled(first), Some(Ok(Reply::Initiatives(Vec::new()))));
}

#[test]
fn a_call_too_many_waits_for_an_answer_to_another() {
    let (engine, port) = new();
    let mut calls: Vec<_> = (0..CALLS_MAX).map(|_| Box::pin(engine.call(Request::SendNow))).collect();
    for call in &mut calls {
        assert_eq!(polled(call.as_mut()), None);
    }
    let mut last = pin!(engine.call(Request::Initiatives));
    assert_eq!(polled(last.as_mut()), None);
    let tickets: Vec<u64> = std::iter::from_fn(|| asked(&port))
        .filter_map(|ask| if let ToEngine::Call { ticket, .. } = ask { Some(ticket) } else { None })
        .collect();
    assert_eq!(tickets.len(), CALLS_MAX);

    engine.desk.deliver(FromEngine::Reply { ticket: tickets[0], outcome: Ok(Reply::Done) });

    assert_eq!(polled(last), None);
    assert!(matches!(asked(&port), Some(ToEngine::Call { request: Request::Initiatives, .. })));
}

#[test]
fn a_second_watcher_sees_the_last_view_at_once() {
    let (engine, _port) = new();
    let _first = engine.watch(Query::Indicators, |_| {});
    engine.desk.deliver(opened("a"));
    engine.desk.deliver(no_indicators());
    let seen = Rc::new(RefCell::new(Vec::new()));

    let _second = engine.watch(Query::Indicators, {
        let seen = Rc::clone(&seen);
        move |view| seen.borrow_mut().push(view)
    });

    assert_eq!(*seen.borrow(), [Shown::of(&View::Indicators(Vec::new()))]);
}

#[test]
fn views_of_another_initiative_are_forgotten() {
    let (engine, _port) = new();
    engine.desk.deliver(opened("a"));
    engine.desk.deliver(no_indicators());
    engine.desk.deliver(opened("b"));
    let _watching = engine.watch(Query::Indicators, |_| panic!("this view was of another initiative"));
}

#[test]
fn the_engine_stops_watching_when_the_last_watcher_goes() {
    let (engine, port) = new();
    let first = engine.watch(Query::Home, |_| {});
    let second = engine.watch(Query::Home, |_| {});
    assert_eq!(asked(&port), Some(ToEngine::Watch(Query::Home)));
    drop(first);
    assert_eq!(asked(&port), None);
    drop(second);
    assert_eq!(asked(&port), Some(ToEngine::Unwatch(Query::Home)));
}

#[test]
fn a_watcher_may_stop_watching_while_it_is_told() {
    let (engine, _port) = new();
    let own = Rc::new(RefCell::new(None));
    let watching = engine.watch(Query::Indicators, {
        let own = Rc::clone(&own);
        move |_| drop(own.take())
    });
    *own.borrow_mut() = Some(watching);
    engine.desk.deliver(no_indicators());
    assert!(engine.desk.viewers.borrow().is_empty());
}
