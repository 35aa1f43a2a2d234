//! Buttons.

use yew::prelude::*;

/// A button that does something at once.
pub(crate) fn button(class: &'static str, words: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ words.to_owned() }</button> }
}

/// The button that a form is sent with.
pub(crate) fn submit(class: &'static str, words: &'static str) -> Html {
    html! { <button type="submit" {class}>{ words }</button> }
}
