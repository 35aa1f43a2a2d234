//! Deciding which of several figures counts, with what follows from each in sight.

use shared::domain::Command;
use shared::domain::view::{Choice as Way, PeriodRow};
use yew::prelude::*;

use super::desk_decided::Decision;
use crate::bridge::Request;
use crate::components::{Choice, Field, Offer, Typing, button, choice, needle_note, submit, trouble_note};
use crate::hooks::{use_asking, use_lang, use_role};
use crate::i18n::{Lang, became};
use crate::state::form::read_number;

/// The code of the way that is none of those offered: a value of one's own.
const OWN: &str = "own";

#[derive(Properties, PartialEq)]
pub(super) struct AdoptProps {
    /// The indicator's key.
    pub(super) indicator: String,
    pub(super) unit: String,
    pub(super) period: PeriodRow,
    /// What would follow from each way of deciding.
    pub(super) ways: Vec<Way>,
    /// What it is called on the desk.
    pub(super) matter: String,
    pub(super) on_decided: Callback<Decision>,
}

/// What was found with the reading that a way of deciding takes.
fn method<'a>(period: &'a PeriodRow, way: &Way) -> &'a str {
    let taken = way.reading.as_ref();
    let answer = period.answers.iter().find(|answer| taken == Some(&answer.key));
    answer.and_then(|answer| answer.method.as_deref()).unwrap_or_default()
}

/// See the module.
#[component]
pub(super) fn Adopt(props: &AdoptProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().needle();
    let asking = use_asking();
    let chosen = use_state_eq(AttrValue::default);
    let why = use_state_eq(String::new);
    let own = use_state_eq(String::new);
    let is_lacking = use_state_eq(|| false);
    let id = format!("adopt-{}-{}", props.indicator, props.period.period.label());
    let mut offers: Vec<Offer> =
        props.ways.iter().enumerate().map(|(n, way)| offer(lang, props, n, way)).collect();
    offers.push(Offer {
        value: AttrValue::from(OWN),
        label: AttrValue::from(t.own),
        about: AttrValue::from(t.own_about),
        icon: None,
    });
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |code| chosen.set(code))
    };
    let typed = |into: &UseStateHandle<String>| {
        let into = into.clone();
        Callback::from(move |words| into.set(words))
    };
    let is_own = *chosen == OWN;
    let own_value = read_number(&own).filter(|_| is_own);
    let way = chosen.parse().ok().and_then(|n: usize| props.ways.get(n));
    let onsubmit = {
        let (asking, is_lacking) = (asking.clone(), is_lacking.clone());
        let command = match (way, own_value) {
            (Some(way), _) => Some(command(props, (&way.rule, way.reading.as_deref(), None), &why)),
            (None, Some(value)) => Some(command(props, ("agreed", None, Some(value)), &why)),
            (None, None) => None,
        };
        let (why, said) = (why.clone(), lang.catalogue().decide().adopted);
        let (matter, on_decided) = (props.matter.clone(), props.on_decided.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let command = command.clone().filter(|_| !why.trim().is_empty());
            is_lacking.set(command.is_none());
            if let Some(command) = command {
                let (on_decided, matter) = (on_decided.clone(), matter.clone());
                asking.ask(Request::Do(command), move |_| {
                    let undo = Some(reopened(matter));
                    on_decided.emit(Decision { said: said.to_owned(), undo, see: None });
                });
            }
        })
    };
    let lacks = |is_so: bool, sentence: &'static str| if *is_lacking && is_so { sentence } else { "" };
    let asked = Choice {
        id: &id,
        legend: t.decide_which,
        is_legend_hidden: false,
        error: lacks(way.is_none() && !is_own, t.choose_one),
        offers,
        chosen: &chosen,
        on_choose,
    };
    html! {
        <details class="section">
            <summary class="button">{ t.decide }</summary>
            <form {onsubmit}>
                { choice(&asked) }
                <div>
                    if is_own {
                        <Field id={format!("{id}-own")} label={t.own_value} error={lacks(own_value.is_none(), lang.catalogue().trouble().not_a_number)}
                            typing={Typing::Number} on_input={typed(&own)} />
                    }
                </div>
                <div role="status">
                    { way.map(|way| needle_note(lang, &way.headline)).unwrap_or_default() }
                </div>
                <Field id={format!("{id}-why")} label={t.why} hint={t.why_hint} error={lacks(why.trim().is_empty(), t.say_why)}
                    typing={Typing::Lines(2)} on_input={typed(&why)} />
                { trouble_note(lang, asking.trouble().as_deref()) }
                { submit("button button--primary", t.adopt) }
            </form>
        </details>
    }
}

/// Opens the question again.
fn reopened(adoption: String) -> Command {
    Command::Archive { kind: "adoptions".to_owned(), key: adoption, reason: String::new() }
}

#[derive(Properties, PartialEq)]
pub(super) struct ReopenProps {
    /// The decision's key.
    pub(super) adoption: String,
}

/// The way to take a decision back, for the team.
#[component]
pub(super) fn Reopen(props: &ReopenProps) -> Html {
    let lang = use_lang();
    let (asking, is_team) = (use_asking(), use_role().in_team());
    let onclick = {
        let (asking, adoption) = (asking.clone(), props.adoption.clone());
        Callback::from(move |_| asking.ask(Request::Do(reopened(adoption.clone())), |_| {}))
    };
    html! {
        <div>
            if is_team {
                { button("button button--quiet", lang.catalogue().decide().reopen, onclick) }
            }
            { trouble_note(lang, asking.trouble().as_deref()) }
        </div>
    }
}

fn offer(lang: Lang, props: &AdoptProps, n: usize, way: &Way) -> Offer {
    let (sentence, _) = became::needle(lang, &way.headline);
    Offer {
        value: AttrValue::from(n.to_string()),
        label: AttrValue::from(became::choice(lang, way, method(&props.period, way), &props.unit)),
        about: AttrValue::from(sentence),
        icon: None,
    }
}

/// Deciding by a rule of the schema, on a reading or a value if it takes one.
fn command(
    props: &AdoptProps,
    (rule, reading, value): (&str, Option<&str>, Option<f64>),
    why: &str,
) -> Command {
    let key = |place: &Option<(String, _)>| place.as_ref().map(|(key, _)| key.clone()).unwrap_or_default();
    Command::Adopt {
        indicator: props.indicator.clone(),
        period: props.period.period.label(),
        area: key(&props.period.area),
        segment: key(&props.period.segment),
        rule: rule.to_owned(),
        reading: reading.unwrap_or_default().to_owned(),
        value,
        reason: why.to_owned(),
    }
}
