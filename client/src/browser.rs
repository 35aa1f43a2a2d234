//! What the screens need of the page they live in. The only caller of `window` and `document` outside the engine.
//!
//! Natively everything here compiles and nothing is called.

mod bookmark;
mod files;
mod listening;
mod lock;
mod media;
mod newcomer;
mod sharing;
mod storage;
mod timer;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, MouseEvent, Window};

pub(crate) use bookmark::{bookmark, keep_bookmark};
pub(crate) use files::{can_share_file, chosen_file, save_file, share_file};
pub(crate) use listening::{on_document, on_window};
pub(crate) use lock::{
    Lock, can_lock, close_lock, forget_lock, lock, lock_forgotten_ms, lock_wait_ms, open_lock, set_lock,
    take_off_lock,
};
pub(crate) use media::{
    MediaUrl, begin_recording, can_read_aloud, can_record, chosen_photo, end_recording, read_aloud,
    recording, stop_reading,
};
pub(crate) use newcomer::{
    forget_newcomers_invitation, forget_words, keep_words, kept_words, newcomers_invitation, place_for_words,
};
pub(crate) use sharing::{can_share, copy, share};
pub(crate) use storage::{Protection, ask_protection, protection, room_bytes};
pub(crate) use timer::{Timer, pause};

use crate::i18n::Lang;

const LANG_KEY: &str = "ensemble.lang";
/// Set once an initiative was open.
const KNOWN_KEY: &str = "ensemble.known";

fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// For what may fail without harm; each caller says why.
pub(crate) fn shrug<T>(_outcome: Result<T, JsValue>) {}

/// Whether this is a page; the module also runs in its worker.
pub(crate) fn is_page() -> bool {
    web_sys::window().is_some()
}

/// Where the app is mounted.
pub(crate) fn app_root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Names the page after the screen.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the element with this id, and it into view.
pub(crate) fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus just does not.
        shrug(element.focus());
    }
}

/// Presses the button with this id, if it is there.
pub(crate) fn press(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Shows the top of the page.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The language chosen before the app was there (`static/boot/language.js`).
pub(crate) fn page_lang() -> Lang {
    let tag = root().map(|root| root.lang()).unwrap_or_default();
    Lang::of_tag(&tag).unwrap_or(Lang::Fr)
}

/// Makes the page one in `lang`, and remembers that for the next time.
pub(crate) fn keep_lang(lang: Lang) {
    if let Some(root) = root() {
        root.set_lang(lang.code());
        root.set_dir("ltr");
    }
    if let Ok(Some(link)) = document().query_selector("link[rel=manifest]") {
        // Only what the app is called once installed depends on it.
        shrug(link.set_attribute("href", &format!("/manifest.{}.webmanifest", lang.code())));
    }
    if let Some(storage) = local_storage() {
        // Without it the choice lasts as long as the page.
        shrug(storage.set_item(LANG_KEY, lang.code()));
    }
}

/// What all windows of this browser keep by name; nothing where that is forbidden.
fn local_storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}

/// Whether an initiative was open here once. Without storage for it, whoever comes waits a little.
pub(crate) fn is_known() -> bool {
    let Some(storage) = local_storage() else { return true };
    storage.get_item(KNOWN_KEY).is_ok_and(|known| known.is_some())
}

/// Remembers that an initiative was open here.
pub(crate) fn keep_known() {
    if let Some(storage) = local_storage() {
        shrug(storage.set_item(KNOWN_KEY, "1"));
    }
}

/// A note the boot script left on `<html>`, such as `offline`.
pub(crate) fn boot_note(name: &str) -> Option<String> {
    root()?.dataset().get(name)
}

/// The address of the app, without a path.
pub(crate) fn address() -> String {
    window().location().origin().unwrap_or_default()
}

/// The path of the address.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Makes `path` the address, as a step that the browser can take back.
pub(crate) fn push_path(path: &str) {
    // Browsers refuse after hundreds in a minute: then the address is behind the screen for a while.
    if let Ok(history) = window().history() {
        shrug(history.push_state_with_url(&JsValue::NULL, "", Some(path)));
    }
}

/// Makes `path` the address, in place of the one that is.
pub(crate) fn replace_path(path: &str) {
    if let Ok(history) = window().history() {
        shrug(history.replace_state_with_url(&JsValue::NULL, "", Some(path)));
    }
}

/// The path of the link that was clicked, if it leads to a screen and the browser is not to open it elsewhere.
pub(crate) fn followed(event: &MouseEvent) -> Option<String> {
    if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0 {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href^='/']").ok()??;
    link.get_attribute("href")
}

/// The invitation in the address, if there is one: what stands after `#`.
pub(crate) fn invitation_in_address() -> Option<String> {
    let hash = window().location().hash().ok()?;
    let fragment = hash.strip_prefix('#')?;
    fragment.starts_with("i=").then(|| fragment.to_owned())
}

/// The version of the app, as the page states it.
pub(crate) fn version() -> String {
    let stated = document().query_selector("meta[name=ensemble-version]").ok().flatten();
    stated
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned())
}

/// Opens the browser's print window.
pub(crate) fn print() {
    // Browsers without one, such as those inside other apps, do nothing.
    shrug(window().print());
}

/// Fetches the page again.
pub(crate) fn reload() {
    // A page that cannot be fetched again stays.
    shrug(window().location().reload());
}

/// Takes the new version that waits, and reloads.
pub(crate) fn take_update() {
    call_global("ensembleUpdate", &[]);
}

/// Paints the crash screen, in plain JavaScript, over whatever there is of the app.
pub(crate) fn crash(message: &str) {
    call_global("ensembleCrash", &[JsValue::from_str(message)]);
}

fn call_global(name: &str, arguments: &[JsValue]) {
    let window: JsValue = window().into();
    let Ok(function) = Reflect::get(&window, &JsValue::from_str(name)) else { return };
    if let Some(function) = function.dyn_ref::<Function>() {
        let list: js_sys::Array = arguments.iter().collect();
        // Both functions belong to the boot script and report their own failures.
        shrug(Reflect::apply(function, &window, &list));
    }
}

/// Today in this phone's calendar of the world's time, as `2026-11-22`.
pub(crate) fn today() -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    now.split('T').next().unwrap_or_default().to_owned()
}

/// Today where this phone is, as `2026-11-22`.
pub(crate) fn local_today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// When today began where this phone is, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "a date in milliseconds has no fraction and fits")]
pub(crate) fn midnight_ms() -> i64 {
    let now = js_sys::Date::new_0();
    now.set_hours(0);
    now.set_minutes(0);
    now.set_seconds(0);
    now.set_milliseconds(0) as i64
}

/// The clock of this phone, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, reason = "a date in milliseconds has no fraction and fits")]
pub(crate) fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}
