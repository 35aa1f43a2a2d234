//! The page around the engine: its address, its language, whether it is looked at, and the browser's promise to keep
//! what it stores.

use std::fmt;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, EventTarget, VisibilityState};

use super::event::{Event, Events};

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

/// The language the page is in.
pub(crate) fn language() -> String {
    document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Asks the browser to keep what is stored even when room gets scarce. The answer changes nothing here; screens ask the
/// browser themselves when they show it.
pub(crate) async fn ask_to_stay() {
    if let Some(asked) = NAVIGATOR.with(StayHolder::storage).and_then(|storage| storage.persist().ok()) {
        drop(JsFuture::from(asked).await);
    }
}

/// Listens for signs that trying the relay at once is worth while; dropping it ends that.
pub(crate) struct Signs {
    targets: Vec<(EventTarget, &'static str)>,
    on_sign: Closure<dyn FnMut()>,
}

impl Signs {
    /// [`Event::Nudge`] for each sign.
    pub(crate) fn listen(events: &Events) -> Self {
        let on_sign = Closure::<dyn FnMut()>::new({
            let events = Rc::clone(events);
            move || {
                let is_hidden =
                    document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden);
                if !is_hidden {
                    events.push(Event::Nudge);
                }
            }
        });
        let global: EventTarget = js_sys::global().unchecked_into();
        // Offline too: an open socket then stays silently open, and only asking tells.
        let mut targets = vec![(global.clone(), "online"), (global, "offline")];
        if let Some(document) = document() {
            targets.push((document.into(), "visibilitychange"));
        }
        targets.retain(|(target, name)| {
            target.add_event_listener_with_callback(name, on_sign.as_ref().unchecked_ref()).is_ok()
        });
        Self { targets, on_sign }
    }
}

impl Drop for Signs {
    fn drop(&mut self) {
        for (target, name) in &self.targets {
            drop(target.remove_event_listener_with_callback(name, self.on_sign.as_ref().unchecked_ref()));
        }
    }
}

impl fmt::Debug for Signs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signs").field("n_targets", &self.targets.len()).finish_non_exhaustive()
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
