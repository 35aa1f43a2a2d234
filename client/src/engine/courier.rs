//! Carries the boundary's messages between the page and the engine's worker, as bytes.
//!
//! The worker is started, watched and started again by `static/boot/engine.js`, in plain JavaScript: what it does must
//! not depend on the module that just trapped.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use js_sys::{Function, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, MessagePort};

use super::handle::EngineHandle;
use super::later;
use super::port::Port;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = ensembleEngine)]
    fn start_worker(
        hear: Closure<dyn FnMut(Uint8Array)>,
        again: Closure<dyn FnMut()>,
        missing: Closure<dyn FnMut()>,
    ) -> Function;

    /// What `static/engine.js` was told by the page.
    type Told;
    #[wasm_bindgen(thread_local_v2, js_name = ensemble)]
    static TOLD: Told;
    #[wasm_bindgen(method, getter)]
    fn line(this: &Told) -> MessagePort;
    #[wasm_bindgen(method, getter)]
    fn version(this: &Told) -> String;
    #[wasm_bindgen(method, getter)]
    fn lang(this: &Told) -> String;
    #[wasm_bindgen(method, getter)]
    fn first(this: &Told) -> bool;
}

/// What the engine must know of the page it works for.
#[derive(Debug, Clone)]
pub(crate) struct About {
    /// The version of the app.
    pub(crate) version: String,
    /// Whether this is the first engine of its page, and none that was started anew.
    pub(crate) is_first: bool,
    /// The language that the page was in when the engine started.
    pub(crate) lang: String,
}

/// A message as bytes that may be handed over. The format names no field: both ends are of one version.
pub(crate) fn packed(message: &impl Serialize) -> Option<Uint8Array> {
    postcard::to_allocvec(message).ok().map(|bytes| Uint8Array::from(bytes.as_slice()))
}

/// The message in `bytes`; none if an app of another version wrote it.
pub(crate) fn unpacked<T: DeserializeOwned>(bytes: &Uint8Array) -> Option<T> {
    postcard::from_bytes(&bytes.to_vec()).ok()
}

/// Where what screens ask goes.
enum Engine {
    Worker(Function),
    /// This browser has no workers for modules: the engine works between two paintings of the screen.
    Here(Rc<Port>),
}

/// Has the engine work in a worker for the page's end of the boundary, `handle`, which talks over `port`.
pub(super) fn start(handle: &EngineHandle, port: Rc<Port>, about: About) {
    let engine = Rc::new(RefCell::new(None));
    let hear = Closure::new({
        let port = Rc::clone(&port);
        move |bytes: Uint8Array| {
            if let Some(message) = unpacked(&bytes) {
                port.from_engine.push(message);
            }
        }
    });
    let again = Closure::new({
        let handle = handle.clone();
        move || handle.begin_again()
    });
    let missing = Closure::new({
        let (handle, port, engine) = (handle.clone(), Rc::clone(&port), Rc::clone(&engine));
        move || {
            *engine.borrow_mut() = Some(Engine::Here(work_here(Rc::clone(&port), about.clone())));
            handle.begin_again();
        }
    });
    let worker = start_worker(hear, again, missing);
    engine.borrow_mut().get_or_insert(Engine::Worker(worker));
    spawn_local(async move {
        loop {
            let message = port.to_engine.pop().await;
            match &*engine.borrow() {
                Some(Engine::Worker(send)) => {
                    if let Some(bytes) = packed(&message) {
                        // A worker that was just ended takes nothing; the next one is told again.
                        drop(send.call1(&JsValue::NULL, &bytes));
                    }
                }
                Some(Engine::Here(port)) => port.to_engine.push(message),
                None => {}
            }
        }
    });
}

/// Has the engine work beside the screens.
fn work_here(page: Rc<Port>, about: About) -> Rc<Port> {
    let port = Rc::new(Port::new());
    spawn_local(later::host(Rc::clone(&port), about));
    spawn_local({
        let port = Rc::clone(&port);
        async move {
            loop {
                page.from_engine.push(port.from_engine.pop().await);
            }
        }
    });
    port
}

/// Works as the engine of the page that started this worker.
pub(super) fn work() {
    let port = Rc::new(Port::new());
    let (line, about) = TOLD.with(|told| {
        let about = About { version: told.version(), lang: told.lang(), is_first: told.first() };
        (told.line(), about)
    });
    let hear = Closure::<dyn FnMut(MessageEvent)>::new({
        let port = Rc::clone(&port);
        move |event: MessageEvent| {
            if let Some(message) = event.data().dyn_ref().and_then(unpacked) {
                port.to_engine.push(message);
            }
        }
    });
    line.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    spawn_local({
        let port = Rc::clone(&port);
        async move {
            loop {
                let message = port.from_engine.pop().await;
                if let Some(bytes) = packed(&message) {
                    // A page that has gone hears nothing, and takes its worker with it.
                    drop(line.post_message(&bytes));
                }
            }
        }
    });
    spawn_local(later::host(port, about));
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Worker(_) => "Worker",
            Self::Here(_) => "Here",
        })
    }
}
