//! The engine: performs the pure core's effects in the browser, behind a boundary of messages.
//!
//! Screens hold an [`EngineHandle`]; only [`ToEngine`](crate::bridge::ToEngine) and
//! [`FromEngine`](crate::bridge::FromEngine) pass between it and the host, which works in a worker: what takes long there
//! holds up no screen, and a trap ends the worker only. It is then started anew from what is stored. The host is one loop over what screens ask and what happens: it tells the session, performs the
//! session's effects strictly in order, and shows what changed. If an effect cannot be performed, the session is dropped
//! and restored from what is stored; there is no other way to recover.
//!
//! No Yew in here; and storage, socket, clock and locks nowhere else.

mod blobs;
mod clock;
mod courier;
mod event;
mod handle;
mod host;
mod lane;
mod later;
mod leader;
mod link;
mod looks;
mod page;
mod port;
mod seen;
mod sheet;
mod socket;
mod status;
mod storage;
mod tabs;
mod vault;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

pub use handle::{EngineHandle, Watching};
pub(crate) use link::glance;

use courier::About;
use port::Port;

impl EngineHandle {
    /// Starts the engine of this window, for an app of this version in this language; once.
    #[must_use]
    pub fn start(version: String, lang: String) -> Self {
        let port = Rc::new(Port::new());
        let handle = Self::over(Rc::clone(&port));
        spawn_local(handle.clone().deliver_all());
        page::listen_for_signs(&port);
        courier::start(&handle, port, About { version, lang, is_first: true });
        handle
    }
}

/// Works as the engine of the page that started this worker; once.
pub fn work() {
    courier::work();
}
