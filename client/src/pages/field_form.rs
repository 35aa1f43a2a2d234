//! One version of a form: what it asks, and what was answered.

use shared::domain::questions::{Ask, Question};
use shared::domain::rights::Reach;
use shared::domain::view::{FormView, Query, Sum, View};
use yew::prelude::*;

use super::voice_media::media_list;
use crate::components::{Page, link, muted, skeleton, worded};
use crate::hooks::{use_lang, use_reach, use_role, use_view};
use crate::i18n::{Lang, intl};
use crate::route::{AskPage, FieldScreen, Route};

#[derive(Properties, PartialEq)]
pub(crate) struct FormPageProps {
    /// The version's key.
    pub(crate) form: String,
}

/// See the module.
#[component]
pub(crate) fn FormPage(props: &FormPageProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().field();
    let may_ask = use_reach("submissions") != Reach::Nothing;
    let is_team = use_role().in_team();
    let view = use_view(Query::Form(props.form.clone()));
    let mut title = t.ask.to_owned();
    let shown = match view.as_deref() {
        Some(View::Form(Some(form))) => {
            if let Some((_, called)) = form.title.pick(lang.code()) {
                called.clone_into(&mut title);
            }
            html! {
                <div class="stack">
                    { muted((t.version)(&form.version)) }
                    { ways_on(lang, form, may_ask, is_team) }
                    { asked(lang, form) }
                </div>
            }
        }
        Some(View::Form(None)) => html! { <p>{ t.unknown_form }</p> },
        _ => skeleton(lang),
    };
    html! { <Page {title} back={Route::List("forms".to_owned())}>{ shown }</Page> }
}

fn ways_on(lang: Lang, form: &FormView, may_ask: bool, is_team: bool) -> Html {
    let t = lang.catalogue().field();
    if form.newest != form.key {
        return html! {
            <div class="note">
                <p>{ t.newer }</p>
                <p>{ link(&Route::Entry("forms".to_owned(), form.newest.clone()), "button", t.see_newer) }</p>
            </div>
        };
    }
    let ask = Route::Field(FieldScreen::Ask(form.key.clone(), AskPage::Consent));
    html! {
        <div class="buttons">
            if may_ask {
                { link(&ask, "button button--primary", t.ask_these) }
            }
            if is_team {
                { link(&Route::Field(FieldScreen::NextVersion(form.key.clone())), "button", t.next_version) }
            }
        </div>
    }
}

fn asked(lang: Lang, form: &FormView) -> Html {
    let t = lang.catalogue().field();
    let questions = form.questions.all.iter().zip(&form.sums).enumerate();
    html! {
        <>
            if form.n_asked > 0 {
                <p>{ (t.n_asked)(form.n_asked, form.n_refused) }</p>
            }
            if form.n_read > 0 {
                <p>{ (t.n_read)(form.n_read) }</p>
            }
            if form.n_awaited > 0 {
                <p>{ (t.n_awaited)(form.n_awaited) }</p>
            }
            if form.n_withdrawn > 0 {
                <p>{ (t.n_withdrawn)(form.n_withdrawn) }</p>
            }
            <h2>{ t.read_first }</h2>
            { worded(lang, &form.questions.consent, t.no_consent_text) }
            <ol class="cards">
                { questions.map(|(place, (question, sum))| one(lang, place + 1, question, sum)).collect::<Html>() }
            </ol>
        </>
    }
}

fn one(lang: Lang, place: usize, question: &Question, sum: &Sum) -> Html {
    let t = lang.catalogue().field();
    let words = question.words.pick(lang.code()).map_or("", |(_, words)| words).to_owned();
    let lines = found(lang, question, sum);
    html! {
        <li key={question.id.clone()} class="card">
            <p class="card__kicker"><span>{ (t.question)(place) }</span><span>{ (t.how)(question.ask) }</span></p>
            <h2 class="card__title" dir="auto">{ words }</h2>
            <ul>{ lines.into_iter().map(|line| html! { <li class="words" dir="auto">{ line }</li> }).collect::<Html>() }</ul>
            { media_list(&sum.media) }
        </li>
    }
}

/// What was answered to a question; of one of a few answers these, whether anybody gave them or not.
fn found(lang: Lang, question: &Question, sum: &Sum) -> Vec<String> {
    let t = lang.catalogue().field();
    let offered: Vec<&str> = match question.ask {
        Ask::YesNo if sum.n > 0 => vec![t.yes, t.no],
        Ask::OneOf => {
            question.offers.iter().map(|it| it.pick(lang.code()).map_or("", |(_, words)| words)).collect()
        }
        Ask::YesNo | Ask::Number | Ask::Text => Vec::new(),
    };
    let count = |(offer, n): (&str, &usize)| if sum.n > 0 { (t.n_said)(offer, *n) } else { offer.to_owned() };
    let mut lines: Vec<String> = offered.into_iter().zip(&sum.by_offer).map(count).collect();
    lines.extend(sum.mean.map(|mean| (t.mean)(&intl::number(lang, (mean * 10.0).round() / 10.0), sum.n)));
    lines.extend(sum.words.iter().cloned());
    if sum.n_declined > 0 {
        lines.push((t.n_declined)(sum.n_declined));
    }
    lines
}
