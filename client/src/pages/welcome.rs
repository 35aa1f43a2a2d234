//! The first screen of a phone that is in no initiative.

use yew::prelude::*;

use crate::browser;
use crate::components::{Icon, NavLink, Page, PasteInvitation, icon};
use crate::hooks::{App, use_app, use_lang, use_text};
use crate::i18n::{ArrivalText, Lang};
use crate::route::Route;
use crate::state::Action;

/// See the module.
#[component]
pub(crate) fn Welcome() -> Html {
    let t = &use_text().arrival;
    let app = use_app();
    let lang = use_lang();
    html! {
        <Page title={t.welcome}>
            <p class="lead">{ t.what_it_is }</p>
            { languages(t, lang, &app) }
            { waiting(t, &app) }
            <section class="facts" aria-label={t.facts}>
                <p>{ icon(Icon::Person) }<span>{ t.fact_no_account }</span></p>
                <p>{ icon(Icon::Offline) }<span>{ t.fact_offline }</span></p>
                <p>{ icon(Icon::Lock) }<span>{ t.fact_you_decide }</span></p>
            </section>
            <PasteInvitation />
            <section class="card">
                <h2 class="card__title">{ t.found_title }</h2>
                <p>{ t.found_about }</p>
                <p><NavLink to={Route::Found} class="button">{ t.found_title }</NavLink></p>
            </section>
        </Page>
    }
}

fn languages(t: &ArrivalText, current: Lang, app: &App) -> Html {
    let one = |lang: Lang| {
        let app = app.clone();
        let onclick = Callback::from(move |_| {
            browser::keep_lang(lang);
            app.dispatch(Action::Speaks(lang));
        });
        html! {
            <button
                key={lang.code()}
                type="button"
                class="button languages__one"
                lang={lang.code()}
                aria-pressed={if lang == current { "true" } else { "false" }}
                {onclick}
            >
                { lang.own_name() }
            </button>
        }
    };
    html! {
        <section class="languages" role="group" aria-label={t.choose_language}>
            { for Lang::ALL.map(one) }
        </section>
    }
}

/// An invitation that was opened before and not answered.
fn waiting(t: &ArrivalText, app: &App) -> Html {
    if app.invitation.is_none() {
        return html! { <div hidden=true></div> };
    }
    html! {
        <section class="note">
            <p>{ t.invitation_waiting }</p>
            <p><NavLink to={Route::Join} class="button button--primary">{ t.see_invitation }</NavLink></p>
        </section>
    }
}
