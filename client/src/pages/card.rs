//! A card to take along: a service, or the way from one to another, as it is printed.

use shared::domain::view::{EntryField, EntryView, Query, View};
use yew::prelude::*;

use super::all::route_to;
use super::all_entry::EntryProps;
use super::voice_form::blank;
use crate::browser;
use crate::components::{Page, button, skeleton};
use crate::hooks::{use_lang, use_view};
use crate::i18n::{Lang, named, words};

/// What a card tells of a service, in this order; the rest is for those who keep the directory.
const TOLD: &[&str] = &[
    "description",
    "eligibility_description",
    "minimum_age",
    "maximum_age",
    "phone",
    "location_name",
    "address",
    "transportation",
    "schedule",
    "application_process",
    "required_documents",
    "fees_description",
    "languages",
    "interpretation_services",
    "accessibility",
    "alert",
    "url",
    "assured_date",
];
/// What it tells of a way from one service to another.
const WAY: &[&str] = &["from", "when", "warm_handover", "contact"];

/// Whether entries of a kind print as a card.
pub(super) fn has_card(kind: &str) -> bool {
    ["services", "referral_paths"].contains(&kind)
}

/// See the module.
#[component]
pub(crate) fn Card(props: &EntryProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.papers();
    let view = use_view(Query::Entry { kind: props.kind.clone(), key: props.entry.clone() });
    let kind = props.kind.as_str();
    let (title, shown) = match view.as_deref() {
        Some(View::Entry(Some(entry))) if has_card(kind) => {
            let to = entry.fields.iter().find(|field| kind == "referral_paths" && field.name == "to");
            let to = to.and_then(|field| field.leads_to.as_ref());
            let card = match to {
                Some(to) => {
                    html! { <>{ facts(lang, kind, entry, WAY) }<Service service={to.key.clone()} /></> }
                }
                None => facts(lang, kind, entry, TOLD),
            };
            let name = to.map_or_else(
                || named::name(lang, kind, &entry.name),
                |to| (t.card_to)(&named::name(lang, &to.kind, &to.name)),
            );
            (named::name(lang, kind, &entry.name), whole(lang, name, card))
        }
        Some(View::Entry(_)) => (words::one(lang, kind).to_owned(), html! { <p>{ text.all().unknown }</p> }),
        _ => (words::one(lang, kind).to_owned(), skeleton(lang)),
    };
    html! { <Page title={(t.card_of)(&title)} back={route_to(kind, &props.entry)}>{ shown }</Page> }
}

#[derive(Properties, PartialEq)]
struct ServiceProps {
    /// Its key.
    service: String,
}

/// The service that a way leads to.
#[component]
fn Service(props: &ServiceProps) -> Html {
    let lang = use_lang();
    let view = use_view(Query::Entry { kind: "services".to_owned(), key: props.service.clone() });
    match view.as_deref() {
        Some(View::Entry(Some(entry))) => facts(lang, "services", entry, TOLD),
        Some(_) => Html::default(),
        None => skeleton(lang),
    }
}

fn whole(lang: Lang, name: String, card: Html) -> Html {
    let text = lang.catalogue();
    let t = text.papers();
    html! {
        <>
            <p class="screen-only">
                { button("button button--primary", text.shell().print, Callback::from(|_| browser::print())) }
            </p>
            <article class="paper paper--card">
                <h2 dir="auto">{ name }</h2>
                { card }
                { blank(t.card_from) }
                { blank(t.card_for) }
                { blank(t.card_day) }
                <p class="paper__small">{ t.card_no_name }</p>
            </article>
        </>
    }
}

fn facts(lang: Lang, kind: &str, entry: &EntryView, told: &[&str]) -> Html {
    let is_of = |field: &EntryField, name: &str| field.name.split(['@', ':']).next() == Some(name);
    let fact = |name: &&str| {
        let of_it = entry.fields.iter().filter(|field| is_of(field, name));
        let said: Vec<String> = of_it.map(|field| named::value(lang, kind, field, &field.value)).collect();
        if said.is_empty() {
            return Html::default();
        }
        html! {
            <div class="entry__fact" key={(*name).to_owned()}>
                <dt>{ words::field(lang, kind, name).unwrap_or_default() }</dt>
                <dd class="words" dir="auto">{ said.join(", ") }</dd>
            </div>
        }
    };
    html! { <dl class="entry">{ told.iter().map(fact).collect::<Html>() }</dl> }
}
