//! What only the page knows: its address, whether it is looked at, and the browser's promise to keep what it stores.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, EventTarget, VisibilityState};

use super::port::Port;
use crate::bridge::ToEngine;

#[wasm_bindgen]
extern "C" {
    // Not through `Window`, so that a Worker can run the engine.
    type Place;
    #[wasm_bindgen(thread_local_v2, js_name = location)]
    static PLACE: Place;
    #[wasm_bindgen(method, getter)]
    fn origin(this: &Place) -> String;

    type StayHolder;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: StayHolder;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &StayHolder) -> Option<Stay>;

    type Stay;
    #[wasm_bindgen(method, catch)]
    fn persist(this: &Stay) -> Result<Promise, JsValue>;
}

/// Where the app came from, such as `https://ensemble.example`; links and the socket point there.
pub(crate) fn address() -> String {
    PLACE.with(Place::origin)
}

/// Where the relay's socket is: where the app came from.
pub(crate) fn socket_address() -> String {
    let address = address();
    // `http` becomes `ws`, `https` becomes `wss`.
    format!("ws{}/sync", address.strip_prefix("http").unwrap_or(&address))
}

/// Asks the browser to keep what is stored even when room gets scarce. The answer changes nothing here; screens ask the
/// browser themselves when they show it.
pub(crate) async fn ask_to_stay() {
    if let Some(asked) = NAVIGATOR.with(StayHolder::storage).and_then(|storage| storage.persist().ok()) {
        drop(JsFuture::from(asked).await);
    }
}

/// [`ToEngine::Nudge`] for each sign that trying the relay at once is worth while, and [`ToEngine::Away`] when nobody
/// looks any more, as long as the page lives.
pub(crate) fn listen_for_signs(port: &Rc<Port>) {
    let on_sign = Closure::<dyn FnMut()>::new({
        let port = Rc::clone(port);
        move || {
            let is_hidden =
                document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden);
            port.to_engine.push(if is_hidden { ToEngine::Away } else { ToEngine::Nudge });
        }
    })
    .into_js_value();
    let global: EventTarget = js_sys::global().unchecked_into();
    // Offline too: an open socket then stays silently open, and only asking tells.
    let mut targets = vec![(global.clone(), "online"), (global, "offline")];
    if let Some(document) = document() {
        targets.push((document.into(), "visibilitychange"));
    }
    for (target, name) in targets {
        // Without it the session tries again by itself, a little later.
        drop(target.add_event_listener_with_callback(name, on_sign.unchecked_ref()));
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
