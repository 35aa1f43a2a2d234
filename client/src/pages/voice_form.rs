//! The paper form for what people say, where nobody has a phone at hand. Who types it in writes the receipt on the slip: a
//! receipt follows from what is given, so none can be printed beforehand.

use shared::domain::Audience;
use shared::domain::schema::VOICE_KINDS;
use shared::domain::view::{Query, View};
use yew::prelude::*;

use crate::browser;
use crate::components::{Page, button};
use crate::hooks::{use_lang, use_view};
use crate::i18n::Lang;
use crate::route::Route;

/// As many lines as leave room for the rest on one sheet.
const LINES: usize = 8;

/// See the module.
#[component]
pub(crate) fn VoiceForm() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.papers();
    let home = use_view(Query::Home);
    let title = match home.as_deref() {
        Some(View::Home(home)) => home.title.pick(lang.code()).map(|(_, title)| title.to_owned()),
        _ => None,
    };
    let title = title.unwrap_or_else(|| "Ensemble".to_owned());
    html! {
        <Page title={t.form} back={Route::Papers}>
            <div class="screen-only stack">
                <p>{ t.form_about }</p>
                <p>{ button("button button--primary", text.shell().print, Callback::from(|_| browser::print())) }</p>
            </div>
            { sheet(lang, &title) }
        </Page>
    }
}

fn sheet(lang: Lang, title: &str) -> Html {
    let text = lang.catalogue();
    let (t, voices) = (text.papers(), text.voices());
    let boxes = |words: Vec<&'static str>| {
        let one = |words: &'static str| html! { <li key={words}><span class="paper__box" aria-hidden="true"></span>{ words }</li> };
        html! { <ul class="paper__boxes">{ words.into_iter().map(one).collect::<Html>() }</ul> }
    };
    let audiences = [Audience::Team, Audience::Everyone].map(voices.audience);
    let line = |place: usize| html! { <span key={place} class="paper__line"></span> };
    html! {
        <article class="paper">
            <h2>{ (t.form_title)(title) }</h2>
            <p>{ t.form_how }</p>
            <h3>{ voices.kind_title }</h3>
            { boxes(VOICE_KINDS.iter().map(|kind| (voices.kind)(kind)).collect()) }
            <h3>{ voices.body }</h3>
            <div aria-hidden="true">{ (0..LINES).map(line).collect::<Html>() }</div>
            { blank(t.form_lang) }
            <h3>{ voices.audience_title }</h3>
            { boxes(audiences.to_vec()) }
            <h3>{ t.form_quote }</h3>
            { boxes(vec![t.form_quote_yes, t.form_quote_no]) }
            <p class="paper__small">{ t.form_back }</p>
            <section class="paper__slip">
                <p class="paper__small">{ t.form_slip }</p>
                <p><strong>{ title.to_owned() }</strong></p>
                { blank(t.form_code) }
                { blank(t.form_day) }
                <p class="paper__small">{ t.form_code_about }</p>
            </section>
        </article>
    }
}

/// Something to fill in by hand.
pub(super) fn blank(label: &'static str) -> Html {
    html! { <p class="paper__blank"><span>{ label }</span><span class="paper__line" aria-hidden="true"></span></p> }
}
