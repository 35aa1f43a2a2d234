//! What a voice got when it was given: a word code, and the promise that it is saved.

use shared::domain::receipt;
use shared::domain::view::{Query, SendState, View};
use yew::prelude::*;

use crate::components::{Icon, Page, icon, link, send_state};
use crate::hooks::{use_lang, use_view};
use crate::route::Route;
use crate::state::give::Step;

#[derive(Properties, PartialEq)]
pub(crate) struct ReceiptProps {
    /// The voice's key.
    pub(crate) voice: String,
}

/// See the module.
#[component]
pub(crate) fn Receipt(props: &ReceiptProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.voices();
    let view = use_view(Query::Voice(props.voice.clone()));
    let state = match view.as_deref() {
        Some(View::Voice(Some(voice))) => Some(voice.state),
        _ => None,
    };
    html! {
        <Page title={t.receipt}>
            <div class="receipt">
                <p class="receipt__saved">{ icon(Icon::Check) }<strong>{ t.saved }</strong></p>
                <p class="label">{ t.receipt_code }</p>
                <p class="receipt__code" data-testid="receipt">{ receipt::code(&props.voice) }</p>
                <p>{ t.receipt_about }</p>
                <div class="stack">
                    if let Some(state) = state {
                        <p>{ send_state(lang, state) }</p>
                        <p>{ if state == SendState::Received { t.receipt_received } else { t.receipt_waiting } }</p>
                    }
                </div>
            </div>
            <div class="buttons">
                { link(&Route::Home, "button button--primary", text.shell().done) }
                { link(&Route::Give(Step::Kind), "button", t.give_another) }
            </div>
        </Page>
    }
}
