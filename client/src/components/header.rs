//! The initiative's name, the other language, how sending goes, and the way to oneself.

use shared::domain::Role;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::languages::language_switch;
use super::lock_screen::lock_button;
use super::sending_chip::{opening_chip, sending_chip};
use crate::browser::Lock;
use crate::hooks::{App, use_lang, use_view};
use crate::route::Route;

/// See the module.
pub(super) fn header(app: &App) -> Html {
    let t = app.lang.catalogue().shell();
    let is_open = app.role().is_some();
    // The others have it among their tabs.
    let has_me = app.role().is_some_and(|role| role >= Role::FieldWorker);
    html! {
        <header class="header">
            <div class="header__name">
                if is_open {
                    <InitiativeName />
                } else {
                    <span class="header__app">{ "Ensemble" }</span>
                }
            </div>
            { language_switch(app) }
            <div class="header__sending">
                if app.as_it_was().is_some() {
                    { opening_chip(app.lang) }
                } else if is_open {
                    { sending_chip(app.lang, &app.status) }
                }
            </div>
            <div class="header__self">
                if app.lock == Lock::Open {
                    { lock_button(app, "header__me") }
                }
                if has_me {
                    <a class="header__me" href={Route::Me.path()} aria-current={current(app, &Route::Me)}>
                        { icon(Icon::Person) }<span>{ t.me }</span>
                    </a>
                }
            </div>
        </header>
    }
}

/// What a link to the screen that is shown says of itself.
pub(super) fn current(app: &App, to: &Route) -> Option<&'static str> {
    (app.route == *to).then_some("page")
}

#[component]
fn InitiativeName() -> Html {
    let lang = use_lang();
    let view = use_view(Query::Home);
    let title = match view.as_deref() {
        Some(View::Home(home)) => home.title.pick(lang.code()),
        _ => None,
    };
    let (title_lang, title) = title.unwrap_or(("fr", "Ensemble"));
    html! {
        <a class="header__app" href={Route::Home.path()} lang={title_lang.to_owned()} dir="auto">
            { title.to_owned() }
        </a>
    }
}
