//! Whether the browser may clear what is on this phone by itself.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// What the browser says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protection {
    /// It does not say.
    Unknown,
    /// It may.
    Off,
    /// It does not.
    On,
}

fn manager() -> Option<StorageManager> {
    let navigator = super::window().navigator();
    // Absent at insecure addresses.
    let there = Reflect::get(&navigator, &JsValue::from_str("storage")).is_ok_and(|value| value.is_truthy());
    there.then(|| navigator.storage())
}

async fn answer(asked: Option<Result<js_sys::Promise, JsValue>>) -> Protection {
    let Some(Ok(promise)) = asked else { return Protection::Unknown };
    match JsFuture::from(promise).await {
        Ok(value) if value.is_truthy() => Protection::On,
        Ok(_) => Protection::Off,
        Err(_) => Protection::Unknown,
    }
}

/// Asks whether it may.
pub(crate) async fn protection() -> Protection {
    answer(manager().map(|manager| manager.persisted())).await
}

/// Asks that it may not.
pub(crate) async fn ask_protection() -> Protection {
    answer(manager().map(|manager| manager.persist())).await
}

/// How many bytes the browser still has for the app, if it says.
pub(crate) async fn room_bytes() -> Option<f64> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &JsValue::from_str(name)).ok()?.as_f64();
    Some((number("quota")? - number("usage")?).max(0.0))
}
