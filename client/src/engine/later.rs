//! The part of the module that only the engine needs. It arrives after the first screens: the page compiles no engine,
//! and the worker fetches it while a newcomer reads.

use std::pin::Pin;
use std::rc::Rc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::clock;
use super::courier::About;
use super::host::Host;
use super::port::Port;

/// How long to wait before an engine that did not arrive is fetched again.
const FETCH_AGAIN_MS: i64 = 3_000;

/// Fetches the engine and has it work until the window goes.
pub(super) async fn host(port: Rc<Port>, about: About) {
    loop {
        match engine(Rc::clone(&port), about.clone()).await {
            Ok(working) => return working.await,
            Err(_) => clock::pause(FETCH_AGAIN_MS).await,
        }
    }
}

type Working = Pin<Box<dyn Future<Output = ()>>>;

#[wasm_split(engine, fallible)]
fn engine(port: Rc<Port>, about: About) -> Result<Working, SplitLoaderError> {
    Ok(Box::pin(Host::new(port, about).run()))
}
