//! One voice: what was said, where it has got to, where it stands, and the answers.

use shared::domain::view::{Query, ReplyRow, View, VoiceRow};
use yew::prelude::*;

use super::desk_respond::Respond;
use crate::components::{Icon, Page, SendStateChip, Skeleton, icon};
use crate::hooks::{use_lang, use_role, use_text, use_view};
use crate::i18n::{Catalogue, Lang, intl};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct VoiceProps {
    /// Its key.
    pub(crate) voice: String,
}

/// See the module.
#[component]
pub(crate) fn Voice(props: &VoiceProps) -> Html {
    let text = use_text();
    let t = &text.voices;
    let lang = use_lang();
    let view = use_view(Query::Voice(props.voice.clone()));
    let is_team = use_role().in_team();
    let back = if is_team { Route::Desk } else { Route::Mine };
    let shown = match view.as_deref() {
        Some(View::Voice(Some(voice))) => html! {
            <div class="stack">
                { said(text, lang, voice) }
                { standing(text, voice) }
                { answers(text, lang, voice) }
                <div>
                    if is_team {
                        <Respond voice={voice.key.clone()} receipt={voice.receipt.clone()} audience={voice.audience} />
                    }
                </div>
            </div>
        },
        Some(View::Voice(None)) => html! { <p>{ t.unknown }</p> },
        _ => html! { <Skeleton /> },
    };
    html! { <Page title={t.voice} {back}>{ shown }</Page> }
}

fn said(text: &Catalogue, lang: Lang, voice: &VoiceRow) -> Html {
    let t = &text.voices;
    let body = voice.body.clone().unwrap_or_else(|| t.unreadable.to_owned());
    html! {
        <article class="card">
            <p class="card__kicker">{ icon(Icon::of_voice(&voice.kind)) }<span>{ (t.kind)(&voice.kind) }</span></p>
            <p class="words" lang={voice.lang.clone()} dir="auto">{ body }</p>
            <p class="card__foot">
                <SendStateChip state={voice.state} />
                <span>{ (t.code_is)(&voice.receipt) }</span>
            </p>
            <p class="muted">{ (t.given_at)(&intl::moment(lang, voice.at_ms)) }</p>
            <p class="muted">{ (t.who_sees)((t.audience)(voice.audience)) }</p>
        </article>
    }
}

fn standing(text: &Catalogue, voice: &VoiceRow) -> Html {
    let t = &text.voices;
    let words = match voice.review.as_deref() {
        Some(review) => (t.review)(review),
        None if voice.replies.is_empty() => t.nobody_yet,
        None => t.answered,
    };
    html! {
        <section class="section">
            <h2>{ t.standing }</h2>
            <p>{ words }</p>
            if let Some(reason) = &voice.reason {
                <p dir="auto">{ (t.reason)(reason) }</p>
            }
        </section>
    }
}

fn answers(text: &Catalogue, lang: Lang, voice: &VoiceRow) -> Html {
    let t = &text.voices;
    let answer = |reply: &ReplyRow| {
        let who = reply.by.as_deref().unwrap_or(text.shell.somebody);
        let body = reply.body.clone().unwrap_or_else(|| t.unreadable.to_owned());
        html! {
            <li key={reply.key.clone()} class="card">
                <p class="words" lang={reply.lang.clone()} dir="auto">{ body }</p>
                <p class="muted" dir="auto">{ (text.shell.by_at)(who, &intl::moment(lang, reply.at_ms)) }</p>
            </li>
        }
    };
    html! {
        <section class="section">
            <h2 id="respond-done" tabindex="-1">{ t.answers }</h2>
            if voice.replies.is_empty() {
                <p>{ t.no_answers }</p>
            }
            <ul class="cards">{ for voice.replies.iter().map(answer) }</ul>
        </section>
    }
}
