//! What waits to be sent or was refused, oldest first.

use shared::domain::view::{Query, SendState, ToSendRow, View};
use yew::prelude::*;

use crate::bridge::{Line, Request};
use crate::components::{Page, button, link, muted, send_state, skeleton, trouble_note};
use crate::hooks::{use_app, use_asking, use_view};
use crate::i18n::{Lang, intl};
use crate::route::Route;

/// How many are shown at most: what waits is sent in this order.
const SHOWN_MAX: usize = 50;

/// See the module.
#[component]
pub(crate) fn ToSend() -> Html {
    let app = use_app();
    let (lang, line) = (app.lang, app.status.line);
    let text = lang.catalogue();
    let t = text.me();
    let asking = use_asking();
    let view = use_view(Query::ToSend);
    let Some(View::ToSend(rows)) = view.as_deref() else {
        return html! { <Page title={t.to_send}>{ skeleton(lang) }</Page> };
    };
    let onclick = {
        let asking = asking.clone();
        Callback::from(move |_| asking.ask(Request::SendNow, |_| {}))
    };
    let is_trying = asking.is_busy() || line == Line::Connecting;
    html! {
        <Page title={t.to_send}>
            <p>{ if rows.is_empty() { t.to_send_none } else { t.to_send_how } }</p>
            <div>
                if rows.iter().any(|row| row.state == SendState::HandedOver) {
                    <p>{ t.handed_over }</p>
                }
                if line == Line::Offline {
                    { muted(text.shell().offline.to_owned()) }
                }
            </div>
            <div>
                if !rows.is_empty() {
                    { button("button button--primary", if is_trying { t.trying } else { t.send_now }, onclick) }
                }
            </div>
            <p>{ link(&Route::HandOver, "button", text.hand_over().title) }</p>
            { trouble_note(lang, asking.trouble().as_deref()) }
            <ul class="cards">{ rows.iter().take(SHOWN_MAX).map(|row| thing(lang, row)).collect::<Html>() }</ul>
        </Page>
    }
}

fn thing(lang: Lang, row: &ToSendRow) -> Html {
    let text = lang.catalogue();
    let t = text.me();
    html! {
        <li key={format!("{} {} {}", row.kind, row.key, row.at_ms)} class="card">
            <h2 class="card__title">{ (t.thing)(&row.kind) }</h2>
            { muted((t.written_at)(&intl::moment(lang, row.at_ms))) }
            <p>{ send_state(lang, row.state) }</p>
            if let Some(code) = &row.refusal {
                <p>{ (text.trouble().refusal)(code) }</p>
                { muted((text.trouble().technical)(code)) }
            }
        </li>
    }
}
