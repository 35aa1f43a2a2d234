//! The one polite voice: tells those who hear the page that something is saved, and how sending goes once that has settled.

use yew::prelude::*;

use super::sending_chip::words;
use crate::browser::Timer;
use crate::hooks::{use_app, use_text};
use crate::state::sending;

/// How long sending must stay so before it is said.
const SETTLED_MS: i32 = 1_500;
/// How long it stays said that something is saved; the same words again are only heard after a silence.
const SAID_MS: i32 = 4_000;

/// See the module.
#[component]
pub(crate) fn Announcer() -> Html {
    let text = use_text();
    let app = use_app();
    let (is_open, n_saved) = (app.role().is_some() && app.as_it_was().is_none(), app.n_saved);
    let now = if is_open { words(text, sending(&app.status)) } else { String::new() };
    let said = use_state_eq(String::new);
    {
        let said = said.clone();
        use_effect_with(now, move |now| {
            let now = now.clone();
            let timer = Timer::after(SETTLED_MS, move || said.set(now));
            move || drop(timer)
        });
    }
    let saved = use_state_eq(|| "");
    {
        let saved = saved.clone();
        use_effect_with(n_saved, move |n_saved| {
            let timer = (*n_saved > 0).then(|| {
                saved.set(text.shell().saved);
                Timer::after(SAID_MS, move || saved.set(""))
            });
            move || drop(timer)
        });
    }
    html! {
        <div class="visually-hidden" role="status">
            <p>{ *saved }</p>
            <p>{ &*said }</p>
        </div>
    }
}
