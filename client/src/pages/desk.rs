//! The team's desk: piles that shrink only by deciding, by setting aside, or by giving to somebody.

use shared::domain::view::{AsideRow, DeskView, Named, Query, TwoAnswers, View, VoiceRow};
use yew::prelude::*;

use super::adopt::Adopt;
use super::desk_aside::{Aside, AsideList, standing};
use super::desk_decided::{Decided, Decision, use_decisions};
use super::desk_keys::{card_id, use_keys};
use super::desk_promote::Promote;
use super::desk_respond::Respond;
use super::see_same::Pairs;
use super::voice_media::media_list;
use crate::browser;
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
    let (last, on_decided) = use_decisions();
    let today = browser::today();
    let view = use_last_view(Query::Desk { n_max: *n_shown, today: today.clone() });
    let same = use_last_view(Query::Same { today });
    let more = {
        let n_shown = n_shown.clone();
        Callback::from(move |_| n_shown.set(*n_shown + PAGE))
    };
    let pairs = match same.as_deref() {
        Some(View::Same(same)) => same.pairs.clone(),
        _ => Vec::new(),
    };
    let shown = match view.as_deref() {
        _ if !is_team => html! { <p>{ t.team_only }</p> },
        Some(View::Desk(desk)) => {
            let most = desk.n_new_in.max(desk.n_dealt_with).max(desk.n_two_answers);
            html! {
                <div class="piles">
                    <Decided {last} />
                    <p class="keys muted">{ text.decide().keys }</p>
                    { piles(lang, desk, pairs, &on_decided) }
                    <div>
                        if most > *n_shown {
                            { button("button", text.shell().more, more) }
                        }
                    </div>
                </div>
            }
        }
        _ => skeleton(lang),
    };
    let voices = match view.as_deref() {
        Some(View::Desk(desk)) => desk.new_in.iter().map(|voice| voice.key.clone()).collect(),
        _ => Vec::new(),
    };
    let onkeydown = use_keys(voices);
    html! { <div {onkeydown}><Page title={t.title}>{ shown }</Page></div> }
}

fn piles(
    lang: Lang,
    desk: &DeskView,
    pairs: Vec<(String, Named, Named)>,
    on_decided: &Callback<Decision>,
) -> Html {
    let (t, d) = (lang.catalogue().desk(), lang.catalogue().decide());
    let aside = |matter: &str| desk.aside.iter().find(|row| row.matter == matter);
    let new_in = desk
        .new_in
        .iter()
        .enumerate()
        .map(|(place, voice)| new_in(lang, (place, voice), aside(&voice.key), on_decided));
    let two_answers =
        desk.two_answers.iter().map(|pair| two_answers(lang, pair, aside(&pair.matter), on_decided));
    let dealt_with = desk.dealt_with.iter().map(|voice| {
        html! { <li key={voice.key.clone()}>{ voice_card(lang, "h3", voice) }</li> }
    });
    let list = |cards: Html| html! { <ul class="cards">{ cards }</ul> };
    let about_two = if desk.two_answers.is_empty() { t.two_answers_none } else { t.two_answers_about };
    let about_new = if desk.new_in.is_empty() { t.new_in_none } else { "" };
    let about_dealt = if desk.dealt_with.is_empty() { t.dealt_with_none } else { "" };
    let about_aside = if desk.aside.is_empty() { d.aside_none } else { "" };
    let n_pairs = pairs.len();
    let pairs = html! { <Pairs {pairs} on_decided={on_decided.clone()} /> };
    let set_aside = html! { <AsideList rows={desk.aside.clone()} on_decided={on_decided.clone()} /> };
    html! {
        <>
            { pile(t.new_in, desk.n_new_in, about_new, list(new_in.collect())) }
            { pile(t.two_answers, desk.n_two_answers, about_two, list(two_answers.collect())) }
            { pile(d.same, n_pairs, d.same_about, pairs) }
            { pile(d.aside_list, desk.aside.len(), about_aside, set_aside) }
            { pile(t.dealt_with, desk.n_dealt_with, about_dealt, list(dealt_with.collect())) }
        </>
    }
}

fn pile(title: &'static str, n: usize, about: &'static str, cards: Html) -> Html {
    html! {
        <section class="section">
            <h2>{ title }<span class="count">{ n }</span></h2>
            <p>{ about }</p>
            { cards }
        </section>
    }
}

/// That somebody gave it to this person, or that its day has come.
fn mark(lang: Lang, aside: Option<&AsideRow>) -> Html {
    let said = aside.map(|row| html! { <p><strong>{ standing(lang, row) }</strong></p> });
    said.unwrap_or_default()
}

fn new_in(
    lang: Lang,
    (place, voice): (usize, &VoiceRow),
    aside: Option<&AsideRow>,
    on_decided: &Callback<Decision>,
) -> Html {
    let text = lang.catalogue();
    let who = voice.by.as_deref().unwrap_or(text.shell().somebody);
    let body = said(lang, voice);
    html! {
        <li key={voice.key.clone()} id={card_id(place)} tabindex="-1" class="card">
            { kicker(lang, voice) }
            <h3 class="card__title words" lang={voice.lang.clone()} dir="auto">{ body }</h3>
            { media_list(&voice.media) }
            { mark(lang, aside) }
            { muted((text.desk().from)(who)) }
            if voice.lang != lang.code() {
                { muted((text.desk().author_speaks)((text.shell().language)(&voice.lang))) }
            }
            { muted((text.voices().code_is)(&voice.receipt)) }
            { muted((text.voices().who_sees)((text.voices().audience)(voice.audience))) }
            if voice.n_phones > 0 {
                { muted((text.follow().n_phones)(voice.n_phones)) }
            }
            if voice.n_joined > 0 {
                { muted((text.follow().joined)(voice.n_joined)) }
            }
            <Respond voice={voice.clone()} on_decided={on_decided.clone()} />
            <Promote voice={voice.clone()} on_decided={on_decided.clone()} />
            <Aside matter={voice.key.clone()} called={voice.receipt.clone()} on_decided={on_decided.clone()} />
        </li>
    }
}

fn two_answers(
    lang: Lang,
    pair: &TwoAnswers,
    aside: Option<&AsideRow>,
    on_decided: &Callback<Decision>,
) -> Html {
    let text = lang.catalogue();
    let name = pair.name.pick(lang.code()).map_or(text.results().indicator, |(_, name)| name);
    let answers = pair.period.answers.iter().map(|one| answer(lang, &pair.unit, one));
    html! {
        <li key={pair.matter.clone()} class="card">
            <h3 class="card__title">{ name.to_owned() }</h3>
            <p>{ sentences::period(lang, &pair.period.period) }</p>
            { mark(lang, aside) }
            <ul class="answers answers--beside">{ answers.collect::<Html>() }</ul>
            <Adopt indicator={pair.indicator.clone()} unit={pair.unit.clone()} period={pair.period.clone()}
                ways={pair.choices.clone()} matter={pair.matter.clone()} on_decided={on_decided.clone()} />
            <p>{ link(&Route::Indicator(pair.indicator.clone()), "button", text.desk().see_indicator) }</p>
            <Aside matter={pair.matter.clone()} called={name.to_owned()} on_decided={on_decided.clone()} />
        </li>
    }
}
