//! The desk by keyboard: from note to note, and what can be done with one, by single keys while nothing is typed.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::browser;

/// The id of a note's card, by its place in the pile.
pub(super) fn card_id(place: usize) -> String {
    format!("note-{place}")
}

/// What each key presses: the beginning of a button's id, which goes on with the voice's key.
const DEEDS: [(&str, &str); 3] = [("r", "respond-to-"), ("m", "make-of-"), ("s", "aside-of-")];
/// The id of the button that takes the last decision back.
pub(super) const UNDO: &str = "undo";

/// Whether the person is writing, or means something else by the key.
fn is_other(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_typing =
        target.is_some_and(|one| matches!(one.closest("input, textarea, select"), Ok(Some(_)) | Err(_)));
    is_typing || event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Hears the keys, for the voices of these keys in the order of the pile.
#[hook]
pub(super) fn use_keys(voices: Vec<String>) -> Callback<KeyboardEvent> {
    let at = use_mut_ref(|| None::<usize>);
    Callback::from(move |event: KeyboardEvent| {
        if is_other(&event) || voices.is_empty() {
            return;
        }
        let key = event.key();
        let last = voices.len() - 1;
        let now = at.borrow().map(|place| place.min(last));
        let next = match (key.as_str(), now) {
            ("j", None) => Some(0),
            ("j", Some(place)) => Some((place + 1).min(last)),
            ("k", place) => Some(place.unwrap_or(0).saturating_sub(1)),
            _ => None,
        };
        if let Some(place) = next {
            at.replace(Some(place));
            browser::focus(&card_id(place));
        }
        if key == "u" {
            browser::press(UNDO);
        }
        let deed = DEEDS.iter().find(|(deed, _)| *deed == key);
        if let (Some((_, button)), Some(voice)) = (deed, now.and_then(|place| voices.get(place))) {
            browser::press(&[button, voice.as_str()].concat());
        }
    })
}
