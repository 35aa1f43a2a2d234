//! How sending goes, for the whole phone, with the way to what waits.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::nav_link::NavLink;
use crate::hooks::{use_status, use_text};
use crate::i18n::Catalogue;
use crate::route::Route;
use crate::state::{Sending, sending};

/// The chip's words, also for the announcer.
pub(crate) fn words(text: &Catalogue, sending: Sending) -> String {
    match sending {
        Sending::Refused(n) => (text.shell.n_need_attention)(n),
        Sending::Offline => text.shell.offline.to_owned(),
        Sending::Waiting(n) => (text.shell.n_to_send)(n),
        Sending::AllSent => text.shell.all_sent.to_owned(),
    }
}

/// See the module.
#[component]
pub(crate) fn SendingChip() -> Html {
    let text = use_text();
    let sending = sending(&use_status());
    let (class, picture) = match sending {
        Sending::Refused(_) => ("chip--attention", Icon::Warning),
        Sending::Offline => ("chip--phone", Icon::Offline),
        Sending::Waiting(_) => ("chip--sending", Icon::Moving),
        Sending::AllSent => ("chip--received", Icon::Check),
    };
    html! {
        <NavLink to={Route::ToSend} class={classes!("chip", "chip--link", class)}>
            { icon(picture) }<span>{ words(text, sending) }</span>
        </NavLink>
    }
}
