//! One entry of any kind: what it says, what is connected with it, what can be done with it.

use shared::domain::command::may_create;
use shared::domain::initiative::Value;
use shared::domain::schema::{self, KINDS};
use shared::domain::value::is_web;
use shared::domain::view::{BackLink, EntryField, EntryView, Query, SendState, View};
use shared::domain::{Command, Role};
use yew::prelude::*;

use super::all::{route, route_to};
use super::all_archive::{Archived, TakeOut};
use super::all_fields::links_to;
use super::card::has_card;
use super::entry_origin::Origin;
use super::entry_own::OwnAnswer;
use super::entry_withdraw::WithdrawAnswers;
use crate::bridge::Request;
use crate::components::{Page, button, link, muted, section, send_state, skeleton, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_role, use_view};
use crate::i18n::{Lang, intl, named, words};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct EntryProps {
    /// The kind.
    pub(crate) kind: String,
    /// The key.
    pub(crate) entry: String,
}

/// See the module.
#[component]
pub(crate) fn Entry(props: &EntryProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().all();
    let (asking, role) = (use_asking(), use_role());
    let kind = props.kind.as_str();
    let view = use_view(Query::Entry { kind: props.kind.clone(), key: props.entry.clone() });
    let (title, shown) = match view.as_deref() {
        Some(View::Entry(Some(entry))) => {
            let whole = html! {
                <div class="stack">
                    { whole(lang, kind, entry, &asking) }
                    <Origin entry={entry.key.clone()} />
                    { connected(lang, entry) }
                    { ways_on(lang, kind, entry, role) }
                </div>
            };
            (named::name(lang, kind, &entry.name), whole)
        }
        Some(View::Entry(None)) => (words::one(lang, kind).to_owned(), html! { <p>{ t.unknown }</p> }),
        _ => (words::one(lang, kind).to_owned(), skeleton(lang)),
    };
    html! { <Page {title} back={route(kind)}>{ shown }</Page> }
}

fn whole(lang: Lang, kind: &str, entry: &EntryView, asking: &Asking) -> Html {
    let text = lang.catalogue();
    let t = text.all();
    let who =
        if entry.mine { text.shell().you } else { entry.by.as_deref().unwrap_or(text.shell().somebody) };
    let title = schema::kind(kind).map_or("", |kind| kind.title);
    let is_title =
        |field: &EntryField| field.name == title && field.others.is_empty() && field.leads_to.is_none();
    let fields = entry.fields.iter().filter(|field| !is_title(field));
    let edit = Route::EditEntry(kind.to_owned(), entry.key.clone());
    let card = Route::Card(kind.to_owned(), entry.key.clone());
    let history = Route::History(kind.to_owned(), entry.key.clone());
    html! {
        <div class="stack">
            <p class="card__kicker"><span>{ words::one(lang, kind) }</span></p>
            <Archived kind={kind.to_owned()} entry={entry.key.clone()} archived={entry.archived.clone()}
                may_put_back={entry.may_archive} />
            <dl class="entry">{ fields.map(|field| fact(lang, kind, entry, field, asking)).collect::<Html>() }</dl>
            { trouble_note(lang, asking.trouble().as_deref()) }
            { muted((text.shell().by_at)(who, &intl::day(lang, entry.at_ms))) }
            if entry.mine && entry.state != SendState::Received {
                <p>{ send_state(lang, entry.state) }</p>
            }
            <div class="buttons">
                if entry.may_change {
                    { link(&edit, "button", t.edit) }
                }
                if has_card(kind) {
                    { link(&card, "button", text.papers().card) }
                }
                if kind == "meetings" {
                    { link(&Route::Meet(entry.key.clone()), "button button--primary", text.meet().hold) }
                }
                { link(&history, "button button--quiet", text.history().link) }
            </div>
            if kind == "submissions" {
                <WithdrawAnswers entry={entry.clone()} />
            }
            if entry.may_archive && entry.archived.is_none() {
                <TakeOut kind={kind.to_owned()} entry={entry.key.clone()} />
            }
        </div>
    }
}

/// A field with what it says, and what else was written into it at the same time.
fn fact(lang: Lang, kind: &str, entry: &EntryView, field: &EntryField, asking: &Asking) -> Html {
    let t = lang.catalogue().all();
    let said = named::value(lang, kind, field, &field.value);
    let body = match (&field.leads_to, &field.value) {
        (Some(target), _) => {
            html! { <a href={route_to(&target.kind, &target.key).path()}>{ said.clone() }</a> }
        }
        (None, Value::Text(address)) if is_web(address) => {
            html! { <a href={address.clone()} rel="noreferrer">{ said.clone() }</a> }
        }
        (None, _) => html! { <span class="words" dir="auto">{ said.clone() }</span> },
    };
    let all = std::iter::once(&field.value).chain(&field.others);
    let keep = |value: &Value| {
        let words = named::value(lang, kind, &EntryField { leads_to: None, ..field.clone() }, value);
        let command = Command::Change {
            kind: kind.to_owned(),
            key: entry.key.clone(),
            fields: vec![(field.name.clone(), value.clone())],
        };
        let asking = asking.clone();
        let settle = Callback::from(move |_| asking.ask(Request::Do(command.clone()), |_| {}));
        html! { <li key={words.clone()}>{ button("button", &(t.keep_this)(&words), settle) }</li> }
    };
    html! {
        <div class="entry__fact" key={field.name.clone()}>
            <dt>{ named::field(lang, kind, &field.name) }</dt>
            <dd>
                { body }
                if !field.others.is_empty() {
                    <div class="note">
                        <p>{ t.two_answers }</p>
                        { field.others.iter().map(|other| {
                            html! { <p class="words" dir="auto">{ (t.also)(&named::value(lang, kind, field, other)) }</p> }
                        }).collect::<Html>() }
                        if entry.may_change {
                            <ul class="buttons">{ all.map(keep).collect::<Html>() }</ul>
                            if let Some(kind) = schema::kind(kind) {
                                <OwnAnswer {kind} entry={entry.key.clone()} field={field.name.clone()} />
                            }
                        }
                    </div>
                }
            </dd>
        </div>
    }
}

fn connected(lang: Lang, entry: &EntryView) -> Html {
    let t = lang.catalogue().all();
    let row = |target: &BackLink| {
        html! {
            <li key={format!("{} {}", target.kind, target.key)} class="card">
                <p class="card__kicker"><span>{ words::one(lang, &target.kind) }</span></p>
                <h3 class="card__title">
                    <a class="card__link words words--short" dir="auto" href={route_to(&target.kind, &target.key).path()}>
                        { named::name(lang, &target.kind, &target.name) }
                    </a>
                </h3>
            </li>
        }
    };
    let more = entry.n_links - entry.links.len();
    let body = html! {
        <>
            <ul class="cards">{ entry.links.iter().map(row).collect::<Html>() }</ul>
            if more > 0 {
                { muted((t.more_lead_here)(more)) }
            }
        </>
    };
    if entry.links.is_empty() {
        html! { <span hidden=true></span> }
    } else {
        section(t.leads_here, body)
    }
}

/// The ways to add something that leads to this entry, for each kind that this person may write.
fn ways_on(lang: Lang, kind: &str, entry: &EntryView, role: Role) -> Html {
    let t = lang.catalogue().all();
    let ways = KINDS.iter().filter(|from| !from.beside && may_create(from, role));
    let ways = ways.filter_map(|from| {
        let field = links_to(from, kind)?;
        let of = Some((field.to_owned(), entry.key.clone()));
        let to = Route::NewEntry(from.name.to_owned(), of);
        Some(html! { <li key={from.name}>{ link(&to, "button button--quiet", words::new(lang, from.name)) }</li> })
    });
    let ways: Vec<Html> = ways.collect();
    if ways.is_empty() {
        return html! { <span hidden=true></span> };
    }
    html! {
        <details class="section">
            <summary class="summary">{ t.add_to_this }</summary>
            <ul class="stack">{ ways.into_iter().collect::<Html>() }</ul>
        </details>
    }
}
