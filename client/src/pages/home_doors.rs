//! The first screen's doors: for each role what it does most, first.

use shared::domain::Role;
use shared::domain::view::HomeView;
use yew::prelude::*;

use crate::bridge::{Reply, Request};
use crate::components::{Icon, door, link};
use crate::hooks::{ask, use_engine, use_lang};
use crate::i18n::Lang;
use crate::route::Route;
use crate::state::give::Step;

/// See the module.
pub(super) fn doors(lang: Lang, home: &HomeView) -> Html {
    let text = lang.catalogue();
    let t = text.home();
    let say = |is_main| {
        door(&Route::Give(Step::Kind), is_main, Icon::Add, t.say_something, &[t.say_something_about])
    };
    let invite = || door(&Route::Invite, false, Icon::Invite, t.invite, &[t.invite_about]);
    let agenda = || door(&Route::Agenda, false, Icon::Agenda, t.see_agenda, &[t.see_agenda_about]);
    let people = || door(&Route::People, false, Icon::People, t.people, &[t.people_about]);
    let record = |is_main| door(&Route::Results, is_main, Icon::Figure, t.record, &[t.record_about]);
    match home.role {
        Role::Viewer => html! { <span hidden=true></span> },
        Role::Resident => say(true),
        Role::FieldWorker | Role::Partner => {
            let waiting = match (home.n_refused, home.n_to_send) {
                (0, 0) => t.nothing_to_send.to_owned(),
                (0, n) => (t.to_send)(n),
                (n, _) => (text.shell().n_need_attention)(n),
            };
            let to_send = door(&Route::ToSend, false, Icon::Outbox, text.shell().to_send, &[&waiting]);
            html! { <>{ record(true) }{ to_send }{ agenda() }{ say(false) }{ invite() }</> }
        }
        Role::Coordinator | Role::Lead => {
            let piles = [(t.new_in)(home.n_new_in), (t.two_answers)(home.n_two_answers)];
            let [new_in, two_answers] = &piles;
            let desk = door(&Route::Desk, true, Icon::Desk, t.desk, &[new_in, two_answers]);
            html! { <>{ desk }{ invite() }{ agenda() }{ record(false) }{ people() }{ say(false) }</> }
        }
    }
}

/// Until there are two leads.
pub(super) fn lead_nudge(lang: Lang) -> Html {
    let t = lang.catalogue().home();
    html! {
        <section class="note note--attention">
            <p>{ t.one_lead }</p>
            <p>{ link(&Route::Invite, "button", t.invite_lead) }</p>
        </section>
    }
}

/// Until the lead has said that the recovery sheet is on paper.
#[component]
pub(super) fn RecoveryNudge() -> Html {
    let t = &use_lang().catalogue().arrival();
    let engine = use_engine();
    let is_missing = use_state_eq(|| false);
    {
        let is_missing = is_missing.clone();
        use_effect_with((), move |()| {
            ask(&engine, Request::RecoverySheet, move |outcome| {
                is_missing.set(matches!(outcome, Ok(Reply::RecoverySheet { kept: false, .. })));
            });
        });
    }
    if !*is_missing {
        return html! { <div hidden=true></div> };
    }
    html! {
        <section class="note note--attention">
            <p>{ t.recovery_nudge }</p>
            <p>{ link(&Route::Recovery, "button", t.recovery_nudge_do) }</p>
        </section>
    }
}
