//! A field worker's day: ready or not, where to go, what to ask and count, what it has come to.

use shared::domain::rights::Reach;
use shared::domain::view::{DayCount, FormRow, Freshness, MyDay, Query, ToRecord, View};
use shared::domain::{Command, Role};
use shared::sync::Millis;
use yew::prelude::*;

use super::field_ready::Ready;
use crate::bridge::Request;
use crate::browser;
use crate::components::{Icon, Page, button, door, link, section, skeleton, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_reach, use_role, use_view};
use crate::i18n::{Lang, intl, sentences};
use crate::route::{AskPage, FieldScreen, Route};
use crate::state::give::Step;

/// As many indicators as a worker looks through; the others stand among the results.
const TO_RECORD: usize = 3;

/// See the module.
#[component]
pub(super) fn Day() -> Html {
    let (lang, role, asking) = (use_lang(), use_role(), use_asking());
    let t = lang.catalogue().field();
    let may_write = use_reach("submissions") != Reach::Nothing;
    let view = use_view(my_day());
    let shown = match view.as_deref() {
        _ if !may_write => html! { <p>{ t.may_not }</p> },
        Some(View::MyDay(day)) => html! {
            <div class="stack">
                { beginning(lang, day, &asking) }
                { trouble_note(lang, asking.trouble().as_deref()) }
                { so_far(lang, day) }
                { to_do(lang, role, day) }
            </div>
        },
        _ => skeleton(lang),
    };
    html! { <Page title={t.day}>{ shown }</Page> }
}

/// This phone's day, as the engine is asked for it.
pub(super) fn my_day() -> Query {
    Query::MyDay { today: browser::local_today(), midnight_ms: browser::midnight_ms() }
}

/// What is on the phone, open until the day begins.
fn beginning(lang: Lang, day: &MyDay, asking: &Asking) -> Html {
    let t = lang.catalogue().field();
    let begin = {
        let asking = asking.clone();
        let command =
            Command::FieldDay { date: browser::local_today(), since: Millis(browser::now_ms()), count: 0 };
        Callback::from(move |_| asking.ask(Request::Do(command.clone()), |_| {}))
    };
    let ready = html! { <Ready day={day.clone()} /> };
    match day.begun_ms {
        None => html! {
            <section class="section" key="before">
                <h2>{ t.ready }</h2>
                { ready }
                { button("button button--primary button--wide", t.begin, begin) }
            </section>
        },
        Some(at) => html! {
            <div class="stack" key="after">
                <p class="lead">{ (t.begun)(&intl::time(lang, at)) }</p>
                <details class="section"><summary class="summary">{ t.ready }</summary>{ ready }</details>
            </div>
        },
    }
}

fn so_far(lang: Lang, day: &MyDay) -> Html {
    let t = lang.catalogue().field();
    let said = counted(lang, &day.count);
    let body = html! {
        <>
            if said.is_empty() {
                <p>{ t.nothing_yet }</p>
            }
            <ul>{ said.into_iter().map(|line| html! { <li>{ line }</li> }).collect::<Html>() }</ul>
            if day.n_declared > 0 {
                <p>{ (t.ended)(day.n_declared) }</p>
            }
        </>
    };
    section(t.so_far, body)
}

/// What a day came to, a line for each kind of which there is something.
pub(super) fn counted(lang: Lang, count: &DayCount) -> Vec<String> {
    let t = lang.catalogue().field();
    let lines = [
        (count.n_interviews, t.n_interviews),
        (count.n_refusals, t.n_refusals),
        (count.n_voices, t.n_voices),
        (count.n_figures, t.n_figures),
    ];
    lines.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| words(n)).collect()
}

fn to_do(lang: Lang, role: Role, day: &MyDay) -> Html {
    let text = lang.catalogue();
    let t = text.field();
    let places =
        day.areas.iter().filter_map(|(_, name)| name.pick(lang.code())).map(|(_, name)| name.to_owned());
    let places: Vec<String> = day.routes.iter().cloned().chain(places).collect();
    let to = |screen| Route::Field(screen);
    html! {
        <>
            <div>
                if !places.is_empty() {
                    { section(t.where_to, html! {
                        <ul>{ places.into_iter().map(|place| html! { <li dir="auto">{ place }</li> }).collect::<Html>() }</ul>
                    }) }
                }
            </div>
            <section class="section">
                <h2>{ t.ask }</h2>
                <div class="doors">
                    { day.forms.iter().map(|form| to_ask(lang, form)).collect::<Html>() }
                    { door(&Route::Give(Step::Origin), false, Icon::Hand, t.for_another, &[t.for_another_about]) }
                </div>
                if day.forms.is_empty() {
                    <p>{ t.no_forms }</p>
                }
                if role.in_team() {
                    <p>{ link(&Route::NewEntry("forms".to_owned(), None), "button", t.make) }</p>
                }
            </section>
            { section(t.to_count, to_count(lang, day)) }
            <div class="doors">
                { door(&to(FieldScreen::End), true, Icon::Check, t.end, &[t.end_about]) }
                { door(&Route::ToSend, false, Icon::Outbox, text.shell().to_send, &[]) }
                { door(&to(FieldScreen::Lock), false, Icon::Lock, text.lock().title, &[]) }
                { door(&to(FieldScreen::Code), false, Icon::Agenda, t.code, &[t.code_about]) }
            </div>
        </>
    }
}

fn to_ask(lang: Lang, form: &FormRow) -> Html {
    let t = lang.catalogue().field();
    let title = form.title.pick(lang.code()).map_or(lang.catalogue().all().nameless, |(_, title)| title);
    let to = Route::Field(FieldScreen::Ask(form.key.clone(), AskPage::Consent));
    door(&to, false, Icon::Question, title, &[&(t.n_questions)(form.n_questions)])
}

fn to_count(lang: Lang, day: &MyDay) -> Html {
    let t = lang.catalogue().field();
    let results = lang.catalogue().results();
    let one = |figure: &ToRecord| {
        let is_due = figure.freshness != Freshness::Fresh;
        html! {
            <li key={figure.row.key.clone()} class="card">
                <p class="card__title" dir="auto">{ sentences::indicator(lang, &figure.row) }</p>
                if is_due {
                    <p>{ t.due }</p>
                }
                <p>{ link(&Route::Record(figure.row.key.clone()), "button", results.record) }</p>
            </li>
        }
    };
    html! {
        <>
            <ul class="cards">{ day.to_record.iter().take(TO_RECORD).map(one).collect::<Html>() }</ul>
            if day.to_record.len() > TO_RECORD {
                <p>{ link(&Route::Results, "button button--quiet", lang.catalogue().home().all_results) }</p>
            }
            if day.to_record.is_empty() {
                <p>{ results.none }</p>
            }
        </>
    }
}
