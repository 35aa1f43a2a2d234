//! The team's desk: three piles that shrink only by deciding.

use shared::domain::view::{DeskView, Query, TwoAnswers, View, VoiceRow};
use yew::prelude::*;

use super::adopt::Adopt;
use super::desk_respond::Respond;
use crate::components::{Page, answer, button, kicker, link, muted, said, skeleton, voice_card};
use crate::hooks::{use_lang, use_last_view, use_role};
use crate::i18n::{Lang, sentences};
use crate::route::Route;

/// How many are shown of each pile, and by how many more at a time.
const PAGE: usize = 20;

/// See the module.
#[component]
pub(crate) fn Desk() -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.desk();
    let is_team = use_role().in_team();
    let n_shown = use_state_eq(|| PAGE);
    let view = use_last_view(Query::Desk(*n_shown));
    let more = {
        let n_shown = n_shown.clone();
        Callback::from(move |_| n_shown.set(*n_shown + PAGE))
    };
    let shown = match view.as_deref() {
        _ if !is_team => html! { <p>{ t.team_only }</p> },
        Some(View::Desk(desk)) => {
            let has_more = desk.n_new_in.max(desk.n_dealt_with) > *n_shown;
            html! {
                <div class="piles">
                    { piles(lang, desk) }
                    <div>
                        if has_more {
                            { button("button", text.shell().more, more) }
                        }
                    </div>
                </div>
            }
        }
        _ => skeleton(lang),
    };
    html! { <Page title={t.title}>{ shown }</Page> }
}

fn piles(lang: Lang, desk: &DeskView) -> Html {
    let t = lang.catalogue().desk();
    let new_in = desk.new_in.iter().map(|voice| new_in(lang, voice));
    let two_answers = desk.two_answers.iter().map(|pair| two_answers(lang, pair));
    let dealt_with = desk.dealt_with.iter().map(|voice| {
        html! { <li key={voice.key.clone()}>{ voice_card(lang, "h3", voice) }</li> }
    });
    let about_two = if desk.two_answers.is_empty() { t.two_answers_none } else { t.two_answers_about };
    let about_new = if desk.new_in.is_empty() { t.new_in_none } else { "" };
    let about_dealt = if desk.dealt_with.is_empty() { t.dealt_with_none } else { "" };
    html! {
        <>
            { pile("respond-done", t.new_in, desk.n_new_in, about_new, new_in.collect()) }
            { pile("two-answers", t.two_answers, desk.two_answers.len(), about_two, two_answers.collect()) }
            { pile("dealt-with", t.dealt_with, desk.n_dealt_with, about_dealt, dealt_with.collect()) }
        </>
    }
}

fn pile(id: &'static str, title: &'static str, n: usize, about: &'static str, cards: Html) -> Html {
    html! {
        <section class="section">
            <h2 {id} tabindex="-1">{ title }<span class="count">{ n }</span></h2>
            <p>{ about }</p>
            <ul class="cards">{ cards }</ul>
        </section>
    }
}

fn new_in(lang: Lang, voice: &VoiceRow) -> Html {
    let text = lang.catalogue();
    let who = voice.by.as_deref().unwrap_or(text.shell().somebody);
    let body = said(lang, voice);
    html! {
        <li key={voice.key.clone()} class="card">
            { kicker(lang, voice) }
            <h3 class="card__title words" lang={voice.lang.clone()} dir="auto">{ body }</h3>
            { muted((text.desk().from)(who)) }
            if voice.lang != lang.code() {
                { muted((text.desk().author_speaks)((text.shell().language)(&voice.lang))) }
            }
            { muted((text.voices().code_is)(&voice.receipt)) }
            { muted((text.voices().who_sees)((text.voices().audience)(voice.audience))) }
            <Respond voice={voice.key.clone()} receipt={voice.receipt.clone()} audience={voice.audience} />
        </li>
    }
}

fn two_answers(lang: Lang, pair: &TwoAnswers) -> Html {
    let text = lang.catalogue();
    let name = pair.name.pick(lang.code()).map_or(text.results().indicator, |(_, name)| name);
    let answers = pair.period.answers.iter().map(|one| answer(lang, &pair.unit, one));
    html! {
        <li key={format!("{} {}", pair.indicator, pair.period.period.label())} class="card">
            <h3 class="card__title">{ name.to_owned() }</h3>
            <p>{ sentences::period(lang, &pair.period.period) }</p>
            <ul class="answers answers--beside">{ answers.collect::<Html>() }</ul>
            <Adopt indicator={pair.indicator.clone()} unit={pair.unit.clone()} period={pair.period.clone()}
                ways={pair.choices.clone()} />
            <p>{ link(&Route::Indicator(pair.indicator.clone()), "button", text.desk().see_indicator) }</p>
        </li>
    }
}
