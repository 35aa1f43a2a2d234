//! A note that was begun and not given.

use yew::prelude::*;

use super::button::button;
use crate::hooks::{use_draft, use_go, use_lang, use_text};
use crate::i18n::intl;
use crate::route::Route;
use crate::state::give::{DRAFT, Step, Voice};

/// See the module.
#[component]
pub(crate) fn UnfinishedNote() -> Html {
    let text = use_text();
    let lang = use_lang();
    let go = use_go();
    let (kept, keeper) = use_draft(AttrValue::from(DRAFT));
    let is_put_away = use_state_eq(|| false);
    let Some(kept) = kept.filter(|kept| kept.is_some() && !*is_put_away) else {
        return html! { <div hidden=true></div> };
    };
    let voice = Voice::from_draft(&kept.text);
    let go_on = Callback::from(move |_| go.emit(Route::Give(Step::Resume)));
    let delete = Callback::from(move |_| {
        keeper.forget();
        is_put_away.set(true);
    });
    html! {
        <section class="note">
            <h2 class="note__title">{ (text.voices().unfinished)(&intl::time(lang, kept.at_ms)) }</h2>
            <p class="words words--short" dir="auto">{ voice.body }</p>
            <div class="buttons">
                { button("button button--primary", text.shell().go_on, go_on) }
                { button("button", text.shell().delete, delete) }
            </div>
        </section>
    }
}
