//! Choosing the language; what is on the screen stays.

use yew::prelude::*;

use crate::browser;
use crate::hooks::App;
use crate::i18n::Lang;
use crate::state::Action;

fn speak(app: &App, lang: Lang) -> Callback<MouseEvent> {
    let dispatch = app.dispatcher();
    Callback::from(move |_| {
        browser::keep_lang(lang);
        dispatch.dispatch(Action::Speaks(lang));
    })
}

/// Switches to the other language, named in itself.
pub(super) fn language_switch(app: &App) -> Html {
    let other = app.lang.other();
    html! {
        <button type="button" class="language-switch" lang={other.code()} onclick={speak(app, other)}>
            { other.own_name() }
        </button>
    }
}

/// All languages, each named in itself.
pub(crate) fn language_choice(app: &App) -> Html {
    let one = |lang: Lang| {
        let is_pressed = if lang == app.lang { "true" } else { "false" };
        html! {
            <button
                type="button"
                class="button languages__one"
                lang={lang.code()}
                aria-pressed={is_pressed}
                onclick={speak(app, lang)}
            >
                { lang.own_name() }
            </button>
        }
    };
    html! {
        <div class="languages" role="group" aria-label={app.lang.catalogue().arrival().choose_language}>
            { Lang::ALL.map(one).into_iter().collect::<Html>() }
        </div>
    }
}
