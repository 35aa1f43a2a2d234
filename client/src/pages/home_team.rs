//! The first screen's doors for the team.

use yew::prelude::*;

use super::home_field::door;
use super::home_voices::SayDoor;
use crate::bridge::{Reply, Request};
use crate::components::{Icon, NavLink, icon};
use crate::hooks::{ask, use_engine, use_text};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct TeamDoorsProps {
    /// Voices nobody has looked at.
    pub(crate) n_new_in: usize,
    /// Figures with different answers.
    pub(crate) n_two_answers: usize,
    /// Whether the person keeps a recovery sheet.
    pub(crate) is_lead: bool,
}

/// See the module.
#[component]
pub(crate) fn TeamDoors(props: &TeamDoorsProps) -> Html {
    let t = &use_text().home;
    html! {
        <>
            <div class="doors__notice">
                if props.is_lead {
                    <RecoveryNudge />
                }
            </div>
            <NavLink to={Route::Desk} class="door door--main">
                { icon(Icon::Desk) }
                <span class="door__words">
                    <strong>{ t.desk }</strong>
                    <span>{ (t.new_in)(props.n_new_in) }</span>
                    <span>{ (t.two_answers)(props.n_two_answers) }</span>
                </span>
            </NavLink>
            { door(Route::Invite, Icon::Invite, t.invite, t.invite_about) }
            { door(Route::Agenda, Icon::Agenda, t.see_agenda, t.see_agenda_about) }
            { door(Route::Results, Icon::Figure, t.record, t.record_about) }
            <SayDoor />
        </>
    }
}

/// Until the lead has said that the sheet is on paper.
#[component]
fn RecoveryNudge() -> Html {
    let t = &use_text().arrival;
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
            <p><NavLink to={Route::Recovery} class="button">{ t.recovery_nudge_do }</NavLink></p>
        </section>
    }
}
