//! One voice: what was said, where it has got to, where it stands, and the answers.

use shared::domain::Audience;
use shared::domain::view::{Query, ReplyRow, View, VoiceRow};
use yew::prelude::*;

use super::desk_decided::{Decided, use_decisions};
use super::desk_promote::Promote;
use super::desk_respond::Respond;
use super::see_voices::Support;
use super::voice_media::media_list;
use super::voice_reword::Reword;
use super::voice_timeline::Follow;
use super::voice_withdraw::Withdraw;
use crate::components::{Icon, Page, ReadAloud, icon, link, muted, said, send_state, skeleton, words};
use crate::hooks::{use_lang, use_role, use_view};
use crate::i18n::{Lang, intl, words as called};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct VoiceProps {
    /// Its key.
    pub(crate) voice: String,
}

/// See the module.
#[component]
pub(crate) fn Voice(props: &VoiceProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().voices();
    let view = use_view(Query::Voice(props.voice.clone()));
    let is_team = use_role().in_team();
    let (last, on_decided) = use_decisions();
    let trail = use_view(Query::Trail(props.voice.clone()));
    let open = match (view.as_deref(), trail.as_deref()) {
        (Some(View::Voice(Some(voice))), Some(View::Trail(trail))) => {
            Some(trail).filter(|_| voice.audience == Audience::Everyone)
        }
        _ => None,
    };
    let support = open.map(|trail| (trail.n_phones, trail.is_supported_here));
    let back = if is_team { Route::Desk } else { Route::Mine };
    let history = Route::History("contributions".to_owned(), props.voice.clone());
    let shown = match view.as_deref() {
        Some(View::Voice(Some(voice))) => html! {
            <div class="stack">
                { card(lang, voice) }
                <p>{ link(&history, "button button--quiet", lang.catalogue().history().link) }</p>
                <div class="stack">
                    <Follow voice={voice.key.clone()} />
                    if voice.withdrawn.is_none() {
                        if let Some((n_phones, is_given)) = support {
                            <Support voice={voice.key.clone()} receipt={voice.receipt.clone()} {n_phones} {is_given} is_mine={voice.mine} />
                        }
                        { answers(lang, voice) }
                        if is_team {
                            <Decided {last} />
                            <Respond voice={voice.clone()} on_decided={on_decided.clone()} />
                            <Promote voice={voice.clone()} {on_decided} />
                        }
                        if voice.may_reword {
                            <Reword voice={voice.key.clone()} words={voice.body.clone().unwrap_or_default()} />
                        }
                        if voice.mine || is_team {
                            <Withdraw voice={voice.key.clone()} audience={voice.audience} />
                        }
                    }
                </div>
            </div>
        },
        Some(View::Voice(None)) => html! { <p>{ t.unknown }</p> },
        _ => skeleton(lang),
    };
    html! { <Page title={t.voice} {back}>{ shown }</Page> }
}

fn card(lang: Lang, voice: &VoiceRow) -> Html {
    let text = lang.catalogue();
    let t = text.voices();
    let body = said(lang, voice);
    html! {
        <article class="card">
            <p class="card__kicker">{ icon(Icon::of_voice(&voice.kind)) }<span>{ (t.kind)(&voice.kind) }</span></p>
            <p class="words" lang={voice.lang.clone()} dir="auto">{ body }</p>
            { media_list(&voice.media) }
            if voice.edited_since {
                <p><strong>{ t.edited_since }</strong></p>
            }
            <p class="card__foot">
                { send_state(lang, voice.state) }
                <span>{ (t.code_is)(&voice.receipt) }</span>
            </p>
            { muted((t.given_at)(&intl::moment(lang, voice.at_ms))) }
            if let Some(origin) = &voice.for_another {
                { muted((text.field().was_for_another)(called::code(lang, "contributions", "origin", origin).unwrap_or(origin))) }
            }
            { muted((t.who_sees)((t.audience)(voice.audience))) }
        </article>
    }
}

fn answers(lang: Lang, voice: &VoiceRow) -> Html {
    let text = lang.catalogue();
    let t = text.voices();
    let answer = |reply: &ReplyRow| {
        let who = reply.by.as_deref().unwrap_or(text.shell().somebody);
        let body = words(lang, reply.body.as_ref(), reply.awaited);
        html! {
            <li key={reply.key.clone()} class="card">
                <p class="words" lang={reply.lang.clone()} dir="auto">{ body.clone() }</p>
                <ReadAloud text={body} lang={reply.lang.clone()} />
                { muted((text.shell().by_at)(who, &intl::moment(lang, reply.at_ms))) }
            </li>
        }
    };
    html! {
        <section class="section">
            <h2>{ t.answers }</h2>
            <div>
                if voice.replies.is_empty() {
                    <p>{ t.no_answers }</p>
                }
            </div>
            <ul class="cards">{ voice.replies.iter().map(answer).collect::<Html>() }</ul>
        </section>
    }
}
