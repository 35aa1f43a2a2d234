//! Setting something on the desk aside: until a day, or for somebody of the team; and what was.

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::view::{AsideRow, MemberRow, Query, View};
use yew::prelude::*;

use super::all::route_to;
use super::desk_decided::Decision;
use crate::bridge::{Reply, Request};
use crate::browser;
use crate::components::{
    Choice, Field, Offer, Pick, Typing, button, choice, muted, pick, skeleton, submit, trouble_note,
};
use crate::hooks::{Asking, use_asking, use_lang, use_view};
use crate::i18n::{Lang, intl, named, words};
use crate::state::form::Form;

#[derive(Properties, PartialEq, Clone)]
pub(crate) struct AsideProps {
    /// The matter, as the desk names it.
    pub(crate) matter: AttrValue,
    /// What its buttons are told apart by.
    pub(crate) called: AttrValue,
    pub(crate) on_decided: Callback<Decision>,
}

/// See the module.
#[component]
pub(crate) fn Aside(props: &AsideProps) -> Html {
    let t = use_lang().catalogue().decide();
    let is_open = use_state_eq(|| false);
    let onclick = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    html! {
        <div class="respond">
            <button type="button" id={format!("aside-of-{}", props.matter)} class="button button--quiet" aria-expanded={if *is_open { "true" } else { "false" }}
                aria-label={(t.aside_which)(&props.called)} {onclick}>
                { t.aside }
            </button>
            <div>
                if *is_open {
                    <AsideForm ..props.clone() />
                }
            </div>
        </div>
    }
}

/// The people of the team beside oneself, each by one of their phones.
fn others(rows: &[MemberRow], lang: Lang) -> Vec<(String, String)> {
    let mut others: Vec<(String, String)> = Vec::new();
    let mine = rows.iter().find(|row| row.is_me).map_or("", |me| me.nickname.as_str());
    for row in rows.iter().filter(|row| row.role.in_team() && !row.is_out && !row.is_me) {
        let phone = || (lang.catalogue().all().phone)(row.tag.get(..4).unwrap_or(&row.tag));
        let name = if row.nickname.is_empty() { phone() } else { row.nickname.clone() };
        let is_named = !row.nickname.is_empty();
        if !(is_named && (row.nickname == mine || others.iter().any(|(_, known)| *known == name))) {
            others.push((row.tag.clone(), name));
        }
    }
    others
}

#[component]
fn AsideForm(props: &AsideProps) -> Html {
    let (lang, asking) = (use_lang(), use_asking());
    let text = lang.catalogue();
    let t = text.decide();
    let form = use_state_eq(Form::default);
    let is_lacking = use_state_eq(|| false);
    let view = use_view(Query::People);
    let Some(View::People(people)) = view.as_deref() else { return skeleton(lang) };
    let others = others(&people.members, lang);
    let today = browser::today();
    let is_ahead = form.get("until") > today.as_str();
    let change = |name: &'static str| {
        let form = form.clone();
        Callback::from(move |typed: String| form.set(form.with(name, &typed)))
    };
    let on_choose = {
        let form = form.clone();
        Callback::from(move |code: AttrValue| form.set(form.with("chosen", &code)))
    };
    let offer = |code: &'static str, label: &'static str| Offer {
        value: AttrValue::from(code),
        label: AttrValue::from(label),
        about: AttrValue::default(),
        icon: None,
    };
    let id = |name: &str| format!("aside-{}-{name}", props.matter);
    let lacks = |is_so: bool, sentence: &'static str| if *is_lacking && is_so { sentence } else { "" };
    let chosen = form.get("chosen");
    let how = Choice {
        id: &id("how"),
        legend: t.aside_how,
        is_legend_hidden: false,
        error: lacks(chosen.is_empty(), text.trouble().missing),
        offers: vec![offer("later", t.aside_later), offer("given", t.aside_given)],
        chosen,
        on_choose,
    };
    let to = Pick {
        id: &id("to"),
        label: t.aside_to,
        error: lacks(form.get("to").is_empty(), t.aside_to_wrong),
        none: "–",
        offers: &others,
        chosen: form.get("to"),
        on_pick: change("to"),
    };
    let is_whole = match chosen {
        "later" => is_ahead,
        "given" => !form.get("to").is_empty(),
        _ => false,
    };
    let onsubmit = set_aside(props, (&form, is_whole), &is_lacking, &asking, lang);
    html! {
        <form class="respond__form" {onsubmit}>
            { choice(&how) }
            <div>
                if chosen == "later" {
                    <Field id={id("until")} label={t.aside_until} error={lacks(!is_ahead, t.aside_day_wrong)}
                        typing={Typing::Day} on_input={change("until")} />
                }
                if chosen == "given" && others.is_empty() {
                    <p>{ t.aside_alone }</p>
                }
                if chosen == "given" && !others.is_empty() {
                    { pick(&to) }
                }
            </div>
            <Field id={id("reason")} label={(text.shell().optional)(t.aside_why)} on_input={change("reason")} />
            { trouble_note(lang, asking.trouble().as_deref()) }
            { submit("button", t.aside) }
        </form>
    }
}

fn set_aside(
    props: &AsideProps,
    (form, is_whole): (&UseStateHandle<Form>, bool),
    is_lacking: &UseStateHandle<bool>,
    asking: &Asking,
    lang: Lang,
) -> Callback<SubmitEvent> {
    let (form, is_lacking, asking) = (form.clone(), is_lacking.clone(), asking.clone());
    let (matter, on_decided) = (props.matter.clone(), props.on_decided.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        is_lacking.set(!is_whole);
        if is_whole {
            let chosen = form.get("chosen");
            // What was entered for the other answer is not meant.
            let other = if chosen == "later" { "to" } else { "until" };
            let said = lang.catalogue().decide().aside_done;
            decide(&asking, (&matter, &form.with(other, "")), said, &on_decided);
        }
    })
}

/// Writes a word that takes a matter off the desk.
pub(super) fn decide(
    asking: &Asking,
    (matter, form): (&str, &Form),
    said: &'static str,
    on_decided: &Callback<Decision>,
) {
    let value = |words: &str| Value::Text(words.to_owned());
    let mut fields = vec![("matter".to_owned(), value(matter))];
    fields.extend(form.names().map(|name| (name.to_owned(), value(form.get(name)))));
    let kind = "resolutions".to_owned();
    let on_decided = on_decided.clone();
    asking.ask(Request::Do(Command::Create { kind, fields }), move |reply| {
        let made = if let Reply::Written { key } = reply { key } else { None };
        on_decided.emit(Decision { said: said.to_owned(), undo: made.map(put_back), see: None });
    });
}

/// Takes such a word back.
fn put_back(key: String) -> Command {
    Command::Archive { kind: "resolutions".to_owned(), key, reason: String::new() }
}

#[derive(Properties, PartialEq)]
pub(crate) struct AsideListProps {
    pub(crate) rows: Vec<AsideRow>,
    pub(crate) on_decided: Callback<Decision>,
}

/// What was set aside, with the way back.
#[component]
pub(crate) fn AsideList(props: &AsideListProps) -> Html {
    let (lang, asking) = (use_lang(), use_asking());
    let t = lang.catalogue().decide();
    let row = |row: &AsideRow| {
        let back = {
            let (asking, on_decided) = (asking.clone(), props.on_decided.clone());
            let command = put_back(row.key.clone());
            Callback::from(move |_| {
                let on_decided = on_decided.clone();
                asking.ask(Request::Do(command.clone()), move |_| {
                    on_decided.emit(Decision { said: t.undone.to_owned(), undo: None, see: None });
                });
            })
        };
        html! {
            <li key={row.key.clone()} class="card">
                <p class="card__kicker"><span>{ words::one(lang, &row.kind) }</span><span>{ standing(lang, row) }</span></p>
                { about(lang, row) }
                if !row.reason.is_empty() {
                    <p dir="auto">{ row.reason.clone() }</p>
                }
                { muted(set_by(lang, row)) }
                { button("button button--quiet", t.aside_back, back) }
            </li>
        }
    };
    html! {
        <>
            { trouble_note(lang, asking.trouble().as_deref()) }
            <ul class="cards">{ props.rows.iter().map(row).collect::<Html>() }</ul>
        </>
    }
}

/// Where it is now.
pub(super) fn standing(lang: Lang, row: &AsideRow) -> String {
    let text = lang.catalogue();
    let t = text.decide();
    let who = |name: &Option<String>| name.as_deref().unwrap_or(text.shell().somebody).to_owned();
    match (&*row.chosen, &row.until) {
        ("later", Some(until)) => {
            (if row.is_off { t.aside_till } else { t.aside_since })(&intl::calendar_day(lang, until))
        }
        ("given", _) if row.to_me => (t.aside_given_to_you)(&who(&row.by)),
        ("given", _) => (t.aside_given_to)(&who(&row.to)),
        _ => t.aside_apart.to_owned(),
    }
}

fn about(lang: Lang, row: &AsideRow) -> Html {
    let one = |one: &shared::domain::view::Named| {
        let name = named::name(lang, &row.kind, &one.name);
        let period = row.period.as_deref().map(|period| named::moment(lang, period));
        html! {
            <h3 class="card__title">
                <a class="words words--short" dir="auto" href={route_to(&row.kind, &one.key).path()}>{ name }</a>
                { period.map(|period| [" · ", &period].concat()).unwrap_or_default() }
            </h3>
        }
    };
    row.about.iter().map(one).collect()
}

fn set_by(lang: Lang, row: &AsideRow) -> String {
    let t = lang.catalogue().shell();
    (t.by_at)(row.by.as_deref().unwrap_or(t.somebody), &intl::day(lang, row.at_ms))
}
