//! The engine: performs the pure core's effects in the browser, behind a boundary of messages.
//!
//! Screens hold an [`EngineHandle`]; it and the host talk over a port of two lanes, and only
//! [`ToEngine`](crate::bridge::ToEngine) and [`FromEngine`](crate::bridge::FromEngine) pass, so that the host can move
//! into a Worker. The host is one loop over what screens ask and what happens: it tells the session, performs the
//! session's effects strictly in order, and shows what changed. If an effect cannot be performed, the session is dropped
//! and restored from what is stored; there is no other way to recover.
//!
//! No Yew in here; and storage, socket, clock and locks nowhere else.

mod clock;
mod event;
mod handle;
mod host;
mod lane;
mod leader;
mod link;
mod page;
mod port;
mod socket;
mod status;
mod storage;
mod vault;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

pub use handle::{EngineHandle, Watching};

use host::Host;
use port::Port;

impl EngineHandle {
    /// Starts the engine of this window; once.
    #[must_use]
    pub fn start() -> Self {
        let port = Rc::new(Port::new());
        let handle = Self::over(Rc::clone(&port));
        spawn_local(handle.clone().deliver_all());
        spawn_local(async move { Host::new(port).run().await });
        handle
    }
}
