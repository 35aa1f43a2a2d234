//! This person and this phone.

use shared::domain::Role;
use yew::prelude::*;

use super::me_initiatives::Initiatives;
use super::me_nickname::Nickname;
use super::me_storage::StorageNotice;
use crate::browser;
use crate::components::{NavLink, Page};
use crate::hooks::{use_app, use_lang, use_role, use_text};
use crate::i18n::{Catalogue, Lang};
use crate::route::Route;
use crate::state::Action;

/// See the module.
#[component]
pub(crate) fn Me() -> Html {
    let text = use_text();
    let t = &text.me;
    let role = use_role();
    html! {
        <Page title={t.title}>
            <section class="section">
                <h2>{ t.who }</h2>
                <p>{ (t.your_role)((text.shell.role)(role)) }</p>
                <div>
                    if role >= Role::Resident {
                        <Nickname />
                        <p><NavLink to={Route::Mine} class="button">{ t.my_notes }</NavLink></p>
                    }
                </div>
            </section>
            <LanguageChoice />
            <Initiatives />
            <section class="section">
                <h2>{ t.data }</h2>
                <StorageNotice />
                <p><NavLink to={Route::ToSend} class="button">{ t.to_send }</NavLink></p>
            </section>
            <div>
                if role == Role::Lead {
                    <section class="section">
                        <h2>{ t.recovery }</h2>
                        <p>{ t.recovery_about }</p>
                        <p><NavLink to={Route::Recovery} class="button">{ text.arrival.recovery_nudge_do }</NavLink></p>
                    </section>
                }
            </div>
            { about(text) }
        </Page>
    }
}

fn about(text: &Catalogue) -> Html {
    let t = &text.me;
    html! {
        <section class="section">
            <h2>{ t.about }</h2>
            <p>{ t.about_text }</p>
            <p class="muted">{ (t.version)(&browser::version()) }</p>
            <details>
                <summary class="summary">{ t.licences }</summary>
                <p>{ t.licences_text }</p>
            </details>
        </section>
    }
}

#[component]
fn LanguageChoice() -> Html {
    let t = &use_text().me;
    let app = use_app();
    let current = use_lang();
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
                class="button"
                lang={lang.code()}
                aria-pressed={if lang == current { "true" } else { "false" }}
                {onclick}
            >
                { lang.own_name() }
            </button>
        }
    };
    html! {
        <section class="section">
            <h2>{ t.language }</h2>
            <div class="buttons">{ for Lang::ALL.map(one) }</div>
        </section>
    }
}
