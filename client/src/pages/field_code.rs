//! Looking up a receipt: where the note stands that it is of, and what was answered.

use shared::domain::receipt;
use shared::domain::view::{Query, ReplyRow, View, VoiceRow};
use yew::prelude::*;

use crate::components::{Field, Page, kicker, link, muted, send_state, skeleton, submit, words};
use crate::hooks::{use_lang, use_role, use_view};
use crate::i18n::Lang;
use crate::route::Route;

/// See the module.
#[component]
pub(super) fn Code() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().field();
    let typed = use_state_eq(String::new);
    let asked = use_state_eq(String::new);
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |content| typed.set(content))
    };
    let onsubmit = {
        let asked = asked.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(receipt::typed(&typed));
        })
    };
    html! {
        <Page title={t.code}>
            <p>{ t.code_about }</p>
            <form {onsubmit}>
                <Field id="code" label={t.code_label} hint={t.code_hint} {on_input} />
                { submit("button button--primary", t.look) }
            </form>
            <div role="status">
                if asked.len() > 1 {
                    <Found key={asked.as_str()} code={(*asked).clone()} />
                }
            </div>
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct FoundProps {
    code: String,
}

#[component]
fn Found(props: &FoundProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().field();
    let is_team = use_role().in_team();
    let view = use_view(Query::Receipt(props.code.clone()));
    let Some(View::Receipt(rows)) = view.as_deref() else { return skeleton(lang) };
    if rows.is_empty() {
        return html! { <p>{ t.no_such_code }</p> };
    }
    html! {
        <>
            <ul class="cards">{ rows.iter().map(|row| one(lang, is_team, row)).collect::<Html>() }</ul>
            if !is_team {
                { muted(t.code_words.to_owned()) }
            }
        </>
    }
}

fn one(lang: Lang, is_team: bool, voice: &VoiceRow) -> Html {
    let (t, follow) = (lang.catalogue().voices(), lang.catalogue().follow());
    let standing = match (&voice.withdrawn, voice.review.as_deref()) {
        (Some(by), _) => (t.withdrawn)(by),
        (None, Some(review)) => (t.review)(review),
        (None, None) if voice.replies.is_empty() => follow.waiting,
        (None, None) => follow.answered,
    };
    let answer = |reply: &ReplyRow| {
        let said = words(lang, reply.body.as_ref(), reply.awaited);
        html! { <p key={reply.key.clone()} class="words" lang={reply.lang.clone()} dir="auto">{ said }</p> }
    };
    html! {
        <li key={voice.key.clone()} class="card">
            { kicker(lang, voice) }
            <h2 class="card__title">{ standing }</h2>
            if let Some(reason) = &voice.reason {
                <p dir="auto">{ (t.reason)(reason) }</p>
            }
            <div>{ voice.replies.iter().map(answer).collect::<Html>() }</div>
            <p>{ send_state(lang, voice.state) }</p>
            if is_team {
                <p>{ link(&Route::Voice(voice.key.clone()), "button", t.voice) }</p>
            }
        </li>
    }
}
