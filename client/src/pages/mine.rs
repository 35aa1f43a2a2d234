//! What this phone gave, newest first.

use shared::domain::view::{Query, View};
use yew::prelude::*;

use crate::components::{Page, button, link, skeleton, voice_card};
use crate::hooks::{use_lang, use_view};
use crate::route::Route;
use crate::state::give::Step;

/// How many are shown, and by how many more at a time.
const PAGE: usize = 20;

/// See the module.
#[component]
pub(crate) fn Mine() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.voices();
    let n_shown = use_state_eq(|| PAGE);
    let view = use_view(Query::MyVoices);
    let Some(View::MyVoices(voices)) = view.as_deref() else {
        return html! { <Page title={t.mine} back={Route::Home}>{ skeleton(lang) }</Page> };
    };
    let cards = voices.iter().take(*n_shown).map(|voice| {
        html! { <li key={voice.key.clone()}>{ voice_card(lang, "h2", voice) }</li> }
    });
    let has_more = voices.len() > *n_shown;
    let more = Callback::from(move |_| n_shown.set(*n_shown + PAGE));
    html! {
        <Page title={t.mine} back={Route::Home}>
            <div>
                if voices.is_empty() {
                    <p>{ t.mine_none }</p>
                }
            </div>
            <ul class="cards">{ cards.collect::<Html>() }</ul>
            <div>
                if has_more {
                    { button("button", text.shell().more, more) }
                }
            </div>
            <p>{ link(&Route::Give(Step::Kind), "button button--primary", t.give) }</p>
        </Page>
    }
}
