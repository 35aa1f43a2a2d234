//! How sending goes, for the whole phone, with the way to what waits.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::bridge::Status;
use crate::i18n::{Catalogue, Lang};
use crate::route::Route;
use crate::state::{Sending, sending};

/// The chip's words, also for the announcer.
pub(super) fn words(text: Catalogue, sending: Sending) -> String {
    match sending {
        Sending::Refused(n) => (text.shell().n_need_attention)(n),
        Sending::Offline => text.shell().offline.to_owned(),
        Sending::Waiting(n) => (text.shell().n_to_send)(n),
        Sending::AllSent => text.shell().all_sent.to_owned(),
    }
}

/// In its place, as long as nobody knows yet.
pub(super) fn opening_chip(lang: Lang) -> Html {
    html! {
        <span class="chip chip--link chip--phone">
            { icon(Icon::Moving) }<span>{ lang.catalogue().shell().opening }</span>
        </span>
    }
}

/// See the module.
pub(super) fn sending_chip(lang: Lang, status: &Status) -> Html {
    let sending = sending(status);
    let (class, picture) = match sending {
        Sending::Refused(_) => ("chip chip--link chip--attention", Icon::Warning),
        Sending::Offline => ("chip chip--link chip--phone", Icon::Offline),
        Sending::Waiting(_) => ("chip chip--link chip--sending", Icon::Moving),
        Sending::AllSent => ("chip chip--link chip--received", Icon::Check),
    };
    html! {
        <a {class} href={Route::ToSend.path()}>
            { icon(picture) }<span>{ words(lang.catalogue(), sending) }</span>
        </a>
    }
}
