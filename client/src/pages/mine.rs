//! What this phone gave, newest first.

use shared::domain::view::{Query, View, VoiceRow};
use yew::prelude::*;

use crate::components::{NavLink, Page, Skeleton, VoiceCard};
use crate::hooks::{use_text, use_view};
use crate::route::Route;

/// How many are shown, and by how many more at a time.
const PAGE: usize = 20;

/// See the module.
#[component]
pub(crate) fn Mine() -> Html {
    let text = use_text();
    let t = &text.voices;
    let n_shown = use_state_eq(|| PAGE);
    let view = use_view(Query::MyVoices);
    let Some(View::MyVoices(voices)) = view.as_deref() else {
        return html! { <Page title={t.mine} back={Route::Home}><Skeleton /></Page> };
    };
    let card = |voice: &VoiceRow| html! { <li key={voice.key.clone()}><VoiceCard voice={voice.clone()} heading="h2" /></li> };
    let has_more = voices.len() > *n_shown;
    let more = {
        let n_shown = n_shown.clone();
        Callback::from(move |_| n_shown.set(*n_shown + PAGE))
    };
    html! {
        <Page title={t.mine} back={Route::Home}>
            if voices.is_empty() {
                <p>{ t.mine_none }</p>
            }
            <ul class="cards">{ for voices.iter().take(*n_shown).map(card) }</ul>
            <div>
                if has_more {
                    <button type="button" class="button" onclick={more}>{ text.shell.more }</button>
                }
            </div>
            <p><NavLink to={Route::Give} class="button button--primary">{ t.give }</NavLink></p>
        </Page>
    }
}
