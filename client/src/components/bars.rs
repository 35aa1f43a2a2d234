//! Lines across the screen: what the person must know until it is over, and that a new version waits.

use yew::prelude::*;

use super::button::button;
use super::icon::{Icon, icon};
use crate::bridge::Alarm;
use crate::browser;
use crate::hooks::App;
use crate::i18n::{intl, sentences};
use crate::state::{Action, Update};

/// What the person must know until it is over.
pub(super) fn alarm_bar(app: &App) -> Html {
    let t = app.lang.catalogue().shell();
    let alarm = app.status.alarm.as_ref();
    let can_reload = matches!(alarm, Some(Alarm::AppTooOld | Alarm::NewerWindow));
    html! {
        <div class="bars" role="alert">
            if let Some(alarm) = alarm {
                <div class="bar bar--alarm">
                    { icon(Icon::Warning) }
                    <p class="bar__text">{ sentences::alarm(app.lang, alarm) }</p>
                    if can_reload {
                        { button("button", t.reload, Callback::from(|_| browser::take_update())) }
                    }
                </div>
            }
        </div>
    }
}

/// Above the tabs, over the screen, so that nothing moves when it goes: what is shown is what was shown last.
pub(super) fn as_it_was(app: &App) -> Html {
    let said = app.lang.catalogue().shell().as_it_was;
    html! {
        <div class="as-it-was" role="status">
            if let Some(at_ms) = app.as_it_was() {
                <p>{ said(&intl::moment(app.lang, at_ms)) }</p>
            }
        </div>
    }
}

/// The engine stopped and was started again.
pub(super) fn restart_bar(app: &App) -> Html {
    let t = app.lang.catalogue().shell();
    let dispatch = app.dispatcher();
    let understood = Callback::from(move |_| dispatch.dispatch(Action::RestartUnderstood));
    html! {
        <div class="bars" role="status">
            if app.restarted {
                <div class="bar">
                    <p class="bar__text">{ t.engine_restarted }</p>
                    { button("button", t.understood, understood) }
                </div>
            }
        </div>
    }
}

/// A new version of the app waits; the person says when.
pub(super) fn update_bar(app: &App) -> Html {
    let t = app.lang.catalogue().shell();
    let is_waiting = app.update == Update::Waiting;
    let dispatch = app.dispatcher();
    let later = Callback::from(move |_| dispatch.dispatch(Action::UpdatePutOff));
    html! {
        <div class="bars">
            if is_waiting {
                <div class="bar">
                    <p class="bar__text">{ t.update_waiting }</p>
                    { button("button button--primary", t.update, Callback::from(|_| browser::take_update())) }
                    { button("button", t.later, later) }
                </div>
            }
        </div>
    }
}
