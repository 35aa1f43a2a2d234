//! The receipt of a voice that was written down for somebody, to be shown, printed or copied by hand.

use shared::domain::receipt;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use crate::browser;
use crate::components::{Icon, Page, button, icon, link, skeleton};
use crate::hooks::{use_lang, use_view};
use crate::i18n::intl;
use crate::route::{FieldScreen, Route};
use crate::state::give::Step;

#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    /// The voice's key.
    pub(super) voice: String,
}

/// See the module. Its words are not on it: a receipt lies about.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.field();
    let home = use_view(Query::Home);
    let view = use_view(Query::Voice(props.voice.clone()));
    let title = match home.as_deref() {
        Some(View::Home(home)) => home.title.pick(lang.code()).map(|(_, title)| title.to_owned()),
        _ => None,
    };
    let shown = match view.as_deref() {
        Some(View::Voice(Some(voice))) => html! {
            <div class="receipt">
                <p class="receipt__saved">{ icon(Icon::Check) }<strong>{ text.voices().saved }</strong></p>
                <p dir="auto">{ title.unwrap_or_default() }</p>
                <p class="receipt__code receipt__code--big" data-testid="receipt">{ receipt::code(&props.voice) }</p>
                <p>{ (text.voices().kind)(&voice.kind) }{ ", " }{ intl::day(lang, voice.at_ms) }</p>
                <p>{ t.card_keep }</p>
                <p class="words">{ (t.card_use)(&browser::address()) }</p>
            </div>
        },
        Some(View::Voice(None)) => html! { <p>{ text.voices().unknown }</p> },
        _ => skeleton(lang),
    };
    html! {
        <Page title={t.card}>
            { shown }
            <div class="buttons">
                { button("button button--primary", text.shell().print, Callback::from(|_| browser::print())) }
                { link(&Route::Give(Step::Origin), "button", t.for_another) }
                { link(&Route::Field(FieldScreen::Day), "button", t.day) }
            </div>
        </Page>
    }
}
