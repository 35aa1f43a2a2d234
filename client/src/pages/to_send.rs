//! What waits to be sent or was refused, oldest first.

use shared::domain::view::{Query, ToSendRow, View};
use yew::prelude::*;

use crate::bridge::{Line, Request};
use crate::components::{Page, SendStateChip, Skeleton, TroubleNote};
use crate::hooks::{use_asking, use_lang, use_status, use_text, use_view};
use crate::i18n::{Catalogue, Lang, intl};

/// How many are shown at most: what waits is sent in this order.
const SHOWN_MAX: usize = 50;

/// See the module.
#[component]
pub(crate) fn ToSend() -> Html {
    let text = use_text();
    let t = &text.me;
    let lang = use_lang();
    let status = use_status();
    let asking = use_asking();
    let view = use_view(Query::ToSend);
    let Some(View::ToSend(rows)) = view.as_deref() else {
        return html! { <Page title={t.to_send}><Skeleton /></Page> };
    };
    let onclick = {
        let asking = asking.clone();
        Callback::from(move |_| asking.ask(Request::SendNow, |_| {}))
    };
    let is_trying = asking.is_busy() || status.line == Line::Connecting;
    html! {
        <Page title={t.to_send}>
            <p>{ if rows.is_empty() { t.to_send_none } else { t.to_send_how } }</p>
            if status.line == Line::Offline {
                <p class="muted">{ text.shell.offline }</p>
            }
            <div>
                if !rows.is_empty() {
                    <button type="button" class="button button--primary" {onclick}>
                        { if is_trying { t.trying } else { t.send_now } }
                    </button>
                }
            </div>
            <TroubleNote trouble={asking.trouble()} />
            <ul class="cards">{ for rows.iter().take(SHOWN_MAX).map(|row| thing(text, lang, row)) }</ul>
        </Page>
    }
}

fn thing(text: &Catalogue, lang: Lang, row: &ToSendRow) -> Html {
    let t = &text.me;
    html! {
        <li key={format!("{} {} {}", row.kind, row.key, row.at_ms)} class="card">
            <h2 class="card__title">{ (t.thing)(&row.kind) }</h2>
            <p class="muted">{ (t.written_at)(&intl::moment(lang, row.at_ms)) }</p>
            <p><SendStateChip state={row.state} /></p>
            if let Some(code) = &row.refusal {
                <p>{ (text.trouble.refusal)(code) }</p>
                <p class="muted">{ (text.trouble.technical)(code) }</p>
            }
        </li>
    }
}
