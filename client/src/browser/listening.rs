//! Listening to the page's events for as long as a value lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// An event that is listened to until this is dropped.
pub(crate) struct Listening {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listening {
    fn new(target: EventTarget, event: &'static str, mut then: impl FnMut() + 'static) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(move |_| then());
        let added = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        debug_assert!(added.is_ok(), "a page takes listeners");
        Self { target, event, closure }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let removed = self
            .target
            .remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
        debug_assert!(removed.is_ok(), "a page lets go of listeners");
    }
}

/// Calls `then` at each such event of the window.
pub(crate) fn on_window(event: &'static str, then: impl FnMut() + 'static) -> Listening {
    Listening::new(super::window().into(), event, then)
}

/// Calls `then` at each such event of the document.
pub(crate) fn on_document(event: &'static str, then: impl FnMut() + 'static) -> Listening {
    Listening::new(super::document().into(), event, then)
}
