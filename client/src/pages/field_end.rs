//! The end of a day in the field: what it came to on this phone, and how much by the worker's own count.

use shared::domain::view::{MyDay, View};
use shared::domain::{Command, Problem};
use shared::sync::Millis;
use yew::prelude::*;

use super::field_day::{counted, my_day};
use crate::bridge::Request;
use crate::browser;
use crate::components::{ErrorSummary, Field, Page, Typing, Wrong, link, skeleton, submit, trouble_note};
use crate::hooks::{use_asking, use_lang, use_view};
use crate::i18n::sentences;
use crate::route::{FieldScreen, Route};

const FIELD: &str = "count";

/// See the module.
#[component]
pub(super) fn End() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().field();
    let view = use_view(my_day());
    let shown = match view.as_deref() {
        Some(View::MyDay(day)) => html! { <EndForm day={day.clone()} /> },
        _ => skeleton(lang),
    };
    html! { <Page title={t.end} back={Route::Field(FieldScreen::Day)}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct EndFormProps {
    day: MyDay,
}

#[component]
fn EndForm(props: &EndFormProps) -> Html {
    let (lang, asking) = (use_lang(), use_asking());
    let text = lang.catalogue();
    let t = text.field();
    let n_here = props.day.count.n();
    let typed = use_state_eq(|| n_here.to_string());
    let is_wrong = use_state_eq(|| false);
    let is_said = use_state_eq(|| false);
    let on_input = {
        let typed = typed.clone();
        Callback::from(move |content| typed.set(content))
    };
    let onsubmit = {
        let (asking, typed, is_wrong, is_said) = (asking.clone(), typed, is_wrong.clone(), is_said.clone());
        // A day that nobody began began at midnight.
        let since = Millis(props.day.begun_ms.unwrap_or_else(browser::midnight_ms));
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let count = typed.trim().parse::<u32>().ok();
            is_wrong.set(count.is_none());
            let Some(count) = count else { return };
            let (date, is_said) = (browser::local_today(), is_said.clone());
            let command = Command::FieldDay { date, since, count: count.into() };
            asking.ask(Request::Do(command), move |_| is_said.set(true));
        })
    };
    let wrong = is_wrong.then(|| Wrong {
        field: AttrValue::from(FIELD),
        label: AttrValue::from(t.how_many),
        sentence: AttrValue::from(sentences::problem(lang, &Problem::NotANumber)),
    });
    let wrongs: Vec<Wrong> = wrong.into_iter().collect();
    let lines = counted(lang, &props.day.count);
    if *is_said && props.day.n_declared > 0 {
        return html! {
            <div class="stack" role="status" key="said">
                <p class="lead">{ (t.ended)(props.day.n_declared) }</p>
                <p>{ t.ended_about }</p>
                <div class="buttons">
                    { link(&Route::HandOver, "button button--primary", text.hand_over().title) }
                    { link(&Route::ToSend, "button", text.shell().to_send) }
                    { link(&Route::Field(FieldScreen::Day), "button", t.day) }
                </div>
            </div>
        };
    }
    html! {
        <form {onsubmit} key="form">
            <ErrorSummary wrongs={wrongs.clone()} />
            <p>{ t.end_about }</p>
            <div>
                <p class="lead">{ (t.on_this_phone)(n_here) }</p>
                <ul>{ lines.into_iter().map(|line| html! { <li>{ line }</li> }).collect::<Html>() }</ul>
            </div>
            <Field id={FIELD} label={t.how_many} hint={t.how_many_hint} error={Wrong::with(&wrongs, FIELD)}
                initial={n_here.to_string()} typing={Typing::Number} {on_input} />
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button button--primary button--wide", if asking.is_busy() { text.shell().saving } else { t.do_end }) }
        </form>
    }
}
