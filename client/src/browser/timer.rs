//! Doing something a little later, unless that was given up.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// Something that happens later; dropping this gives it up.
pub(crate) struct Timer {
    id: Option<i32>,
    /// Kept because the browser calls it.
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `then` once, in `ms` milliseconds.
    pub(crate) fn after(ms: i32, then: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(then);
        let id = super::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), ms)
            .ok();
        Self { id, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            super::window().clear_timeout_with_handle(id);
        }
    }
}

/// Waits `ms` milliseconds.
pub(crate) async fn pause(ms: i32) {
    let passed = js_sys::Promise::new(&mut |resolve, _reject| {
        super::shrug(super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms));
    });
    super::shrug(JsFuture::from(passed).await);
}
