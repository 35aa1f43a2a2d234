//! The first screen's doors: for each role what it does most, first.

use shared::domain::Role;
use shared::domain::view::{HomeView, Query, View};
use yew::prelude::*;

use crate::bridge::{Reply, Request};
use crate::browser;
use crate::components::{Icon, door, link};
use crate::hooks::{ask, use_engine, use_lang, use_view};
use crate::i18n::Lang;
use crate::route::{FieldScreen, Route};
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
    let all = || door(&Route::All, false, Icon::Book, t.all, &[t.all_about]);
    let record = |is_main| door(&Route::Results, is_main, Icon::Figure, t.record, &[t.record_about]);
    let is_closed = home.closed.as_ref().is_some_and(|closed| closed.is_over(&browser::today()));
    if is_closed {
        // Nothing new is asked for; the team still sees what comes late.
        let is_team = home.role.in_team();
        return html! { <>if is_team { <DeskDoor /> }{ agenda() }{ all() }if is_team { { people() } }</> };
    }
    match home.role {
        Role::Viewer => all(),
        Role::Resident => {
            let list = |kind: &str| Route::List(kind.to_owned());
            let help = door(&list("services"), false, Icon::Hand, t.find_help, &[t.find_help_about]);
            let news = door(&list("updates"), false, Icon::Eye, t.happening, &[t.happening_about]);
            let others = Route::See("voices".to_owned());
            let others = door(&others, false, Icon::People, t.others, &[t.others_about]);
            html! { <>{ say(true) }{ others }{ help }{ news }{ all() }</> }
        }
        Role::FieldWorker | Role::Partner => {
            let waiting = match (home.n_refused, home.n_to_send) {
                (0, 0) => t.nothing_to_send.to_owned(),
                (0, n) => (t.to_send)(n),
                (n, _) => (text.shell().n_need_attention)(n),
            };
            let to_send = door(&Route::ToSend, false, Icon::Outbox, text.shell().to_send, &[&waiting]);
            let of_field = text.field();
            let is_main = home.role == Role::FieldWorker;
            let to_day = Route::Field(FieldScreen::Day);
            let day = door(&to_day, is_main, Icon::Walk, of_field.day, &[of_field.day_about]);
            html! { <>{ day }{ record(!is_main) }{ to_send }{ agenda() }{ all() }{ say(false) }{ invite() }</> }
        }
        Role::Coordinator | Role::Lead => {
            let see = Route::See("worries".to_owned());
            let worries = door(&see, false, Icon::Warning, t.worries, &[t.worries_about]);
            html! { <><DeskDoor />{ worries }{ invite() }{ agenda() }{ all() }{ record(false) }{ people() }{ say(false) }</> }
        }
    }
}

/// The way to the team's desk, with what waits there.
#[component]
fn DeskDoor() -> Html {
    let t = use_lang().catalogue().home();
    let view = use_view(Query::Desk { n_max: 0, today: browser::today() });
    let waits = match view.as_deref() {
        Some(View::Desk(desk)) => vec![(t.new_in)(desk.n_new_in), (t.two_answers)(desk.n_two_answers)],
        _ => Vec::new(),
    };
    let waits: Vec<&str> = waits.iter().map(String::as_str).collect();
    door(&Route::Desk, true, Icon::Desk, t.desk, &waits)
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
