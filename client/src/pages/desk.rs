//! The team's desk: three piles that shrink only by deciding.

use shared::domain::view::{DeskView, Query, TwoAnswers, View, VoiceRow};
use yew::prelude::*;

use super::desk_respond::Respond;
use crate::components::{AnswerRow, Icon, NavLink, Page, Skeleton, VoiceCard, icon};
use crate::hooks::{use_lang, use_role, use_text, use_view};
use crate::i18n::{Catalogue, Lang, intl, sentences};
use crate::route::Route;

/// How many are shown of each pile, and by how many more at a time.
const PAGE: usize = 20;

/// See the module.
#[component]
pub(crate) fn Desk() -> Html {
    let text = use_text();
    let t = &text.desk;
    let is_team = use_role().in_team();
    let view = use_view(Query::Desk);
    let shown = match view.as_deref() {
        _ if !is_team => html! { <p>{ t.team_only }</p> },
        Some(View::Desk(desk)) => html! { <Piles desk={desk.clone()} /> },
        _ => html! { <Skeleton /> },
    };
    html! { <Page title={t.title}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct PilesProps {
    desk: DeskView,
}

#[component]
fn Piles(props: &PilesProps) -> Html {
    let text = use_text();
    let t = &text.desk;
    let lang = use_lang();
    let n_shown = use_state_eq(|| PAGE);
    let desk = &props.desk;
    let has_more = desk.new_in.len().max(desk.dealt_with.len()) > *n_shown;
    let more = {
        let n_shown = n_shown.clone();
        Callback::from(move |_| n_shown.set(*n_shown + PAGE))
    };
    let dealt =
        |voice: &VoiceRow| html! { <li key={voice.key.clone()}><VoiceCard voice={voice.clone()} /></li> };
    html! {
        <div class="piles">
            <section class="section">
                <h2 id="respond-done" tabindex="-1">{ t.new_in }<span class="count">{ desk.new_in.len() }</span></h2>
                if desk.new_in.is_empty() {
                    <p>{ t.new_in_none }</p>
                }
                <ul class="cards">{ for desk.new_in.iter().take(*n_shown).map(|voice| new_in(text, lang, voice)) }</ul>
            </section>
            <section class="section">
                <h2>{ t.two_answers }<span class="count">{ desk.two_answers.len() }</span></h2>
                <p>{ if desk.two_answers.is_empty() { t.two_answers_none } else { t.two_answers_about } }</p>
                <ul class="cards">{ for desk.two_answers.iter().map(|pair| two_answers(text, lang, pair)) }</ul>
            </section>
            <section class="section">
                <h2>{ t.dealt_with }<span class="count">{ desk.dealt_with.len() }</span></h2>
                if desk.dealt_with.is_empty() {
                    <p>{ t.dealt_with_none }</p>
                }
                <ul class="cards">{ for desk.dealt_with.iter().take(*n_shown).map(dealt) }</ul>
            </section>
            <div>
                if has_more {
                    <button type="button" class="button" onclick={more}>{ text.shell.more }</button>
                }
            </div>
        </div>
    }
}

fn new_in(text: &Catalogue, lang: Lang, voice: &VoiceRow) -> Html {
    let who = voice.by.as_deref().unwrap_or(text.shell.somebody);
    let body = voice.body.clone().unwrap_or_else(|| text.voices.unreadable.to_owned());
    html! {
        <li key={voice.key.clone()} class="card">
            <p class="card__kicker">
                { icon(Icon::of_voice(&voice.kind)) }
                <span>{ (text.voices.kind)(&voice.kind) }</span>
                <span>{ intl::moment(lang, voice.at_ms) }</span>
            </p>
            <h3 class="card__title words" lang={voice.lang.clone()} dir="auto">{ body }</h3>
            <p class="muted" dir="auto">{ (text.desk.from)(who) }</p>
            if voice.lang != lang.code() {
                <p class="muted">{ (text.desk.author_speaks)((text.shell.language)(&voice.lang)) }</p>
            }
            <p class="muted">{ (text.voices.code_is)(&voice.receipt) }</p>
            <p class="muted">{ (text.voices.who_sees)((text.voices.audience)(voice.audience)) }</p>
            <Respond voice={voice.key.clone()} receipt={voice.receipt.clone()} audience={voice.audience} />
        </li>
    }
}

fn two_answers(text: &Catalogue, lang: Lang, pair: &TwoAnswers) -> Html {
    let name = pair.name.pick(lang.code()).map_or(text.results.indicator, |(_, name)| name).to_owned();
    let unit = AttrValue::from(pair.unit.clone());
    let answers = pair.period.answers.iter().map(|answer| {
        html! {
            <li key={answer.key.clone()} class="answers__one">
                <AnswerRow answer={answer.clone()} unit={unit.clone()} />
            </li>
        }
    });
    html! {
        <li key={format!("{} {}", pair.indicator, pair.period.period.label())} class="card">
            <h3 class="card__title">{ name }</h3>
            <p>{ sentences::period(lang, &pair.period.period) }</p>
            <ul class="answers answers--beside">{ for answers }</ul>
            <p>
                <NavLink to={Route::Indicator { key: pair.indicator.clone() }} class="button">
                    { text.desk.see_indicator }
                </NavLink>
            </p>
        </li>
    }
}
