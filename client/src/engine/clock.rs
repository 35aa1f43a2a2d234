//! Time and randomness: the only callers of the browser's clock, its timers and its random source.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use shared::sync::Millis;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};

/// The longest delay a browser's timer takes, in milliseconds; beyond it, it fires at once.
const DELAY_MS_MAX: i64 = i32::MAX as i64;

#[wasm_bindgen]
extern "C" {
    // Not `Window`'s methods, so that a Worker can run the engine.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &js_sys::Function, delay_ms: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: &JsValue);
}

/// What this device's clock says.
#[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, exact for 285 thousand years")]
pub(crate) fn now() -> Millis {
    Millis(js_sys::Date::now() as i64)
}

/// The browser's random source. It exists wherever WebAssembly does, hence no error.
pub(crate) fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// Something to do after a while, unless this is dropped before.
pub(crate) struct Delay {
    id: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Delay {
    /// Does `then` after `delay_ms`; a negative delay is none, a too long one is cut (whoever sets it looks again).
    pub(crate) fn new(delay_ms: i64, then: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(then);
        let delay_ms = i32::try_from(delay_ms.clamp(0, DELAY_MS_MAX)).unwrap_or(i32::MAX);
        let id = set_timeout(callback.as_ref().unchecked_ref(), delay_ms);
        Self { id, _callback: callback }
    }
}

impl Drop for Delay {
    fn drop(&mut self) {
        clear_timeout(&self.id);
    }
}

impl fmt::Debug for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delay").finish_non_exhaustive()
    }
}

/// Waits `ms` milliseconds.
pub(crate) async fn pause(ms: i64) {
    within(ms, std::future::pending::<()>()).await;
}

/// Waits for `work`, but no longer than `limit_ms`; `None` when it took longer, and then it is dropped.
pub(crate) async fn within<T>(limit_ms: i64, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let over = Rc::new((Cell::new(false), RefCell::new(None::<Waker>)));
    let _delay = Delay::new(limit_ms, {
        let over = Rc::clone(&over);
        move || {
            over.0.set(true);
            if let Some(waker) = over.1.borrow_mut().take() {
                waker.wake();
            }
        }
    });
    poll_fn(|cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(Some(done));
        }
        if over.0.get() {
            return Poll::Ready(None);
        }
        *over.1.borrow_mut() = Some(cx.waker().clone());
        Poll::Pending
    })
    .await
}
