//! The initiative's name, how sending goes, the way to oneself, and the other language.

use shared::domain::Role;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::language_switch::LanguageSwitch;
use super::nav_link::NavLink;
use super::sending_chip::SendingChip;
use crate::hooks::{use_app, use_lang, use_text, use_view};
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn Header() -> Html {
    let role = use_app().role();
    let is_open = role.is_some();
    // The others have it among their tabs.
    let has_me = role.is_some_and(|role| role >= Role::FieldWorker);
    html! {
        <header class="header">
            <div class="header__name">
                if is_open {
                    <InitiativeName />
                } else {
                    <span class="header__app">{ "Ensemble" }</span>
                }
            </div>
            <LanguageSwitch />
            <div class="header__sending">
                if is_open {
                    <SendingChip />
                }
            </div>
            <div class="header__self">
                if has_me {
                    <MeLink />
                }
            </div>
        </header>
    }
}

#[component]
fn InitiativeName() -> Html {
    let lang = use_lang();
    let view = use_view(Query::Home);
    let title = match view.as_deref() {
        Some(View::Home(home)) => {
            home.title.pick(lang.code()).map(|(lang, title)| (lang.to_owned(), title.to_owned()))
        }
        _ => None,
    };
    let (title_lang, title) = title.unwrap_or_else(|| ("fr".to_owned(), "Ensemble".to_owned()));
    html! {
        <NavLink to={Route::Home} class="header__app"><span lang={title_lang} dir="auto">{ title }</span></NavLink>
    }
}

#[component]
fn MeLink() -> Html {
    let t = &use_text().shell;
    html! {
        <NavLink to={Route::Me} class="header__me">{ icon(Icon::Person) }<span>{ t.me }</span></NavLink>
    }
}
