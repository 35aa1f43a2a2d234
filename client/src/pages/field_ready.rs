//! Whether a phone can be taken where there is no network, in words.

use shared::domain::view::MyDay;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::me_storage::StorageNotice;
use crate::browser;
use crate::components::{Icon, icon};
use crate::hooks::use_app;
use crate::i18n::intl;
use crate::state::Offline;

const MEGABYTE: f64 = 1_000_000.0;

#[derive(Properties, PartialEq)]
pub(super) struct ReadyProps {
    /// What is to be taken along.
    pub(super) day: MyDay,
}

/// See the module.
#[component]
pub(super) fn Ready(props: &ReadyProps) -> Html {
    let app = use_app();
    let lang = app.lang;
    let t = lang.catalogue().field();
    let room = use_state_eq(|| None::<f64>);
    {
        let room = room.clone();
        use_effect_with((), move |()| {
            spawn_local(async move { room.set(browser::room_bytes().await) });
        });
    }
    let page = match app.offline {
        Offline::Ready => (true, t.app_ready),
        Offline::Preparing => (false, t.app_preparing),
        Offline::Unavailable => (false, t.app_never),
    };
    let initiative = if app.caught_up() { (true, t.all_here) } else { (false, t.not_all_here) };
    let line = |(is_ready, words): (bool, &str)| {
        let (class, picture) =
            if is_ready { ("ready ready--yes", Icon::Check) } else { ("ready", Icon::Warning) };
        html! { <p {class}>{ icon(picture) }<span>{ words.to_owned() }</span></p> }
    };
    let day = &props.day;
    let taken = [
        (day.forms.len(), t.n_forms),
        (day.areas.len(), t.n_areas),
        (day.to_record.len(), t.n_indicators),
        (day.n_services, t.n_services),
    ];
    let taken = taken.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(n));
    let left = room.map(|bytes| intl::number(lang, (bytes / MEGABYTE).floor()));
    html! {
        <div class="stack" role="status">
            { line(page) }
            { line(initiative) }
            <ul>{ taken.map(|words| html! { <li>{ words }</li> }).collect::<Html>() }</ul>
            <p>{ left.map_or_else(|| t.room_unknown.to_owned(), |megabytes| (t.room)(&megabytes)) }</p>
            <StorageNotice />
        </div>
    }
}
