//! The first screen's doors for those who record figures.

use yew::prelude::*;

use super::home_voices::SayDoor;
use crate::components::{Icon, NavLink, icon};
use crate::hooks::{use_role, use_text};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct FieldDoorsProps {
    /// What waits to be sent.
    pub(crate) n_to_send: usize,
    /// What was refused.
    pub(crate) n_refused: usize,
}

/// See the module.
#[component]
pub(crate) fn FieldDoors(props: &FieldDoorsProps) -> Html {
    let text = use_text();
    let t = &text.home;
    let may_invite = !use_role().may_invite().is_empty();
    let waiting = match (props.n_refused, props.n_to_send) {
        (0, 0) => t.nothing_to_send.to_owned(),
        (0, n) => (t.to_send)(n),
        (n, _) => (text.shell.n_need_attention)(n),
    };
    html! {
        <>
            { door(Route::Results, Icon::Figure, t.record, t.record_about) }
            { door(Route::ToSend, Icon::Outbox, text.shell.to_send, &waiting) }
            { door(Route::Agenda, Icon::Agenda, t.see_agenda, t.see_agenda_about) }
            <SayDoor />
            if may_invite {
                { door(Route::Invite, Icon::Invite, t.invite, t.invite_about) }
            }
        </>
    }
}

/// A way to another screen, with a word on what is there.
pub(super) fn door(to: Route, picture: Icon, title: &str, about: &str) -> Html {
    html! {
        <NavLink {to} class="door">
            { icon(picture) }
            <span class="door__words"><strong>{ title.to_owned() }</strong><span>{ about.to_owned() }</span></span>
        </NavLink>
    }
}
