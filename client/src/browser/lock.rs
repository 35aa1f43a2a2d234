//! The lock between people who share a phone; what it keeps, and how, is in `static/boot/lock.js`.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ensembleLock, js_name = isPossible)]
    fn is_possible() -> bool;
    #[wasm_bindgen(js_namespace = ensembleLock, js_name = isSet)]
    fn is_set() -> bool;
    #[wasm_bindgen(js_namespace = ensembleLock, js_name = isClosed)]
    fn is_closed() -> bool;
    #[wasm_bindgen(js_namespace = ensembleLock)]
    fn close();
    #[wasm_bindgen(js_namespace = ensembleLock)]
    fn set(code: &str) -> Promise;
    #[wasm_bindgen(js_namespace = ensembleLock, js_name = takeOff)]
    fn take_off();
    #[wasm_bindgen(js_namespace = ensembleLock, js_name = waitMs)]
    fn wait_ms() -> f64;
    #[wasm_bindgen(js_namespace = ensembleLock)]
    fn open(code: &str) -> Promise;
    #[wasm_bindgen(js_namespace = ensembleLock)]
    fn forget();
    #[wasm_bindgen(js_namespace = ensembleLock, js_name = forgottenMs)]
    fn forgotten_ms() -> JsValue;
}

/// Where the lock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    /// This phone has none.
    Off,
    /// It has a code, and is open.
    Open,
    /// It hides everything.
    Closed,
}

/// Where the lock stands.
pub(crate) fn lock() -> Lock {
    match (is_set(), is_closed()) {
        (false, _) => Lock::Off,
        (true, false) => Lock::Open,
        (true, true) => Lock::Closed,
    }
}

/// Whether this browser can keep a code without keeping the code itself.
pub(crate) fn can_lock() -> bool {
    is_possible()
}

/// Closes the lock, if there is one.
pub(crate) fn close_lock() {
    close();
}

/// Gives the lock a code; it is open then. Whether that could be kept.
pub(crate) async fn set_lock(code: String) -> bool {
    JsFuture::from(set(&code)).await.is_ok()
}

/// Takes the lock off.
pub(crate) fn take_off_lock() {
    take_off();
}

/// Tries a code; whether the lock is open now.
pub(crate) async fn open_lock(code: String) -> bool {
    JsFuture::from(open(&code)).await.is_ok_and(|is_open| is_open.is_truthy())
}

/// How many milliseconds pass before another code can be tried.
pub(crate) fn lock_wait_ms() -> f64 {
    wait_ms()
}

/// Says that the code is forgotten, once.
pub(crate) fn forget_lock() {
    forget();
}

/// How many milliseconds pass before the lock can be taken off without the code, if somebody said that it is forgotten.
pub(crate) fn lock_forgotten_ms() -> Option<f64> {
    forgotten_ms().as_f64()
}
