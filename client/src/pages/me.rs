//! This person and this phone.

use shared::domain::Role;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use super::me_initiatives::Initiatives;
use super::me_nickname::NicknameForm;
use super::me_storage::StorageNotice;
use crate::browser;
use crate::components::{Page, language_choice, link, muted, section};
use crate::hooks::{use_app, use_view};
use crate::i18n::{Catalogue, MeText};
use crate::route::{FieldScreen, Route};

/// See the module.
#[component]
pub(crate) fn Me() -> Html {
    let app = use_app();
    let text = app.lang.catalogue();
    let t = text.me();
    let role = app.role().unwrap_or(Role::Viewer);
    let home = use_view(Query::Home);
    let nickname = match home.as_deref() {
        Some(View::Home(home)) => Some(home.nickname.clone().unwrap_or_default()),
        _ => None,
    };
    let data = html! {
        <>
            <StorageNotice />
            <p>{ link(&Route::ToSend, "button", t.to_send) }</p>
            <p>{ link(&Route::HandOver, "button", text.hand_over().title) }</p>
        </>
    };
    html! {
        <Page title={t.title}>
            { section(t.who, who(text, role, nickname)) }
            <p>{ link(&Route::Field(FieldScreen::Lock), "button", text.lock().title) }</p>
            <p>{ link(&Route::Field(FieldScreen::Code), "button", text.field().code) }</p>
            { section(t.people, people(t)) }
            { section(t.language, language_choice(&app)) }
            <Initiatives />
            { section(t.data, data) }
            <div>
                if role == Role::Lead {
                    { recovery(text) }
                }
            </div>
            { section(t.about, about(t)) }
        </Page>
    }
}

fn who(text: Catalogue, role: Role, nickname: Option<String>) -> Html {
    let t = text.me();
    html! {
        <>
            <p>{ (t.your_role)((text.shell().role)(role)) }</p>
            if let Some(current) = nickname.filter(|_| role >= Role::Resident) {
                <NicknameForm {current} />
                <p>{ link(&Route::Mine, "button", t.my_notes) }</p>
            }
        </>
    }
}

fn people(t: &MeText) -> Html {
    html! {
        <>
            <p>{ link(&Route::People, "button", t.see_people) }</p>
            <p>{ link(&Route::SecondPhone, "button", t.second_phone) }</p>
        </>
    }
}

fn recovery(text: Catalogue) -> Html {
    let body = html! {
        <>
            <p>{ text.me().recovery_about }</p>
            <p>{ link(&Route::Recovery, "button", text.arrival().recovery_nudge_do) }</p>
        </>
    };
    section(text.me().recovery, body)
}

fn about(t: &MeText) -> Html {
    html! {
        <>
            <p>{ t.about_text }</p>
            { muted((t.version)(&browser::version())) }
            <details>
                <summary class="summary">{ t.licences }</summary>
                <p>{ t.licences_text }</p>
            </details>
        </>
    }
}
