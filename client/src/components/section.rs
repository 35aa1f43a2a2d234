//! Parts of a screen.

use yew::prelude::*;

/// A part with its heading.
pub(crate) fn section(title: &'static str, body: Html) -> Html {
    html! { <section class="section"><h2>{ title }</h2>{ body }</section> }
}

/// A line that matters less.
pub(crate) fn muted(words: String) -> Html {
    html! { <p class="muted" dir="auto">{ words }</p> }
}
