//! Which window works: the holder of a Web Lock. The others wait in line, so that one takes over when it closes.
//!
//! Bound by hand, since the bindings at hand are behind a switch for everything unstable. Browsers without locks (and
//! pages over an unsafe connection, where they are missing) let every window work; of these the storage takes changes
//! only from the one that came last ([`Storage::claim`](super::storage::Storage::claim)).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::event::{Event, Events, LockEvent};

const NAME: &str = "ensemble-engine";

#[wasm_bindgen]
extern "C" {
    type LockHolder;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: LockHolder;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &LockHolder) -> Option<LockManager>;

    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// This window's claim to be the one that works.
#[derive(Debug)]
pub(crate) struct Leader {
    events: Events,
    is_in_line: Rc<Cell<bool>>,
    /// Ends the promise for as long as which this window holds the lock.
    held: Rc<RefCell<Option<Function>>>,
}

/// How to ask for the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    IfAvailable,
    InLine,
    Steal,
}

impl Leader {
    /// One that has not asked yet, and will tell through `events`.
    pub(crate) fn new(events: &Events) -> Self {
        Self { events: Rc::clone(events), is_in_line: Rc::default(), held: Rc::default() }
    }

    /// Asks whether this window may work. [`LockEvent::Ours`] or [`LockEvent::Taken`] follows.
    pub(crate) fn ask(&self) {
        self.request(Manner::IfAvailable);
    }

    /// Waits until the window that works has gone. [`LockEvent::Ours`] follows, perhaps much later.
    pub(crate) fn wait_in_line(&self) {
        if !self.is_in_line.replace(true) {
            self.request(Manner::InLine);
        }
    }

    /// Takes the lock from whoever has it. [`LockEvent::Ours`] follows.
    pub(crate) fn take(&self) {
        self.request(Manner::Steal);
    }

    /// Gives the lock to the next in line.
    pub(crate) fn let_go(&self) {
        if let Some(end) = self.held.borrow_mut().take() {
            // Ends a promise, which does not throw.
            drop(end.call0(&JsValue::UNDEFINED));
        }
    }

    fn request(&self, manner: Manner) {
        let Some(locks) = NAVIGATOR.with(LockHolder::locks) else {
            if manner != Manner::InLine {
                self.events.push(Event::Lock(LockEvent::Ours));
            }
            return;
        };
        let is_held = Rc::new(Cell::new(false));
        let granted = Closure::once_into_js({
            let (events, is_held, is_in_line, held) = (
                Rc::clone(&self.events),
                Rc::clone(&is_held),
                Rc::clone(&self.is_in_line),
                Rc::clone(&self.held),
            );
            move |lock: JsValue| -> JsValue {
                if manner == Manner::InLine {
                    is_in_line.set(false);
                }
                if lock.is_null() || lock.is_undefined() {
                    events.push(Event::Lock(LockEvent::Taken));
                    return JsValue::UNDEFINED;
                }
                is_held.set(true);
                events.push(Event::Lock(LockEvent::Ours));
                // Held until the window goes, lets go, or another steals it.
                Promise::new(&mut |end, _| *held.borrow_mut() = Some(end)).into()
            }
        });
        let asked = options(manner)
            .and_then(|options| locks.request(NAME, &options, granted.unchecked_ref()))
            .map(JsFuture::from);
        let (events, is_in_line) = (Rc::clone(&self.events), Rc::clone(&self.is_in_line));
        spawn_local(async move {
            let ended = match asked {
                Ok(asked) => asked.await,
                Err(error) => Err(error),
            };
            match (ended, manner) {
                (Ok(_), _) => {}
                (Err(_), _) if is_held.get() => events.push(Event::Lock(LockEvent::Lost)),
                (Err(_), Manner::InLine) => is_in_line.set(false),
                // The browser refuses locks altogether: as if there were none.
                (Err(_), Manner::IfAvailable | Manner::Steal) => events.push(Event::Lock(LockEvent::Ours)),
            }
        });
    }
}

fn options(manner: Manner) -> Result<Object, JsValue> {
    let options = Object::new();
    match manner {
        Manner::IfAvailable => Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?,
        Manner::Steal => Reflect::set(&options, &"steal".into(), &JsValue::TRUE)?,
        Manner::InLine => true,
    };
    Ok(options)
}
