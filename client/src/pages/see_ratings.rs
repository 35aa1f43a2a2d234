//! Rating a list together: each on their own phone, then where the answers differ.

use shared::domain::Command;
use shared::domain::frameworks::{FRAMEWORKS, Framework, Item, framework, meaning};
use shared::domain::initiative::Value;
use shared::domain::schema::LEVELS;
use shared::domain::template;
use shared::domain::view::{ListView, Query, RatedItem, Ratings, View};
use yew::prelude::*;

use super::see::to_list;
use crate::bridge::Request;
use crate::components::{Choice, Offer, Pick, choice, muted, pick, skeleton, trouble_note};
use crate::hooks::{use_asking, use_lang, use_view};
use crate::i18n::{Lang, named, words};

/// As many rounds as there are to choose from.
const ROUNDS_MAX: usize = 50;
/// Answers this many levels apart are worth talking about.
const SPREAD: usize = 2;

/// See the module.
#[component]
pub(crate) fn SeeRatings() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let list = use_state_eq(String::new);
    let round = use_state_eq(String::new);
    let view = use_view(rounds());
    let Some(View::List(Some(rounds))) = view.as_deref() else { return skeleton(lang) };
    let lists: Vec<(String, String)> = FRAMEWORKS
        .iter()
        .flat_map(|list| list.iter())
        .map(|framework| (framework.id.to_owned(), template::pick(framework.name, lang.code()).to_owned()))
        .collect();
    let names = names(lang, rounds);
    let setter = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |code| state.set(code))
    };
    let none = lang.catalogue().all().choose;
    let ask = |id, label, offers, chosen, on_pick| {
        pick(&Pick { id, label, error: "", none, offers, chosen, on_pick })
    };
    let shown = match framework(&list).filter(|_| !round.is_empty()) {
        Some(framework) => {
            html! { <Rated key={format!("{} {}", framework.id, *round)} framework={framework.id} round={(*round).clone()} /> }
        }
        None => html! { <span hidden=true></span> },
    };
    html! {
        <div class="stack">
            if rounds.rows.is_empty() {
                <p>{ t.no_round }</p>
            }
            { ask("list", t.choose_list, &lists, &list, setter(&list)) }
            { ask("round", t.choose_round, &names, &round, setter(&round)) }
            { muted(t.blind.to_owned()) }
            { shown }
            { to_list(lang, "rounds") }
        </div>
    }
}

/// The rounds there are to choose from.
pub(super) fn rounds() -> Query {
    Query::List { kind: "rounds".to_owned(), of: None, archived: false, from: 0, count: ROUNDS_MAX }
}

/// The rounds by key and name.
pub(super) fn names(lang: Lang, rounds: &ListView) -> Vec<(String, String)> {
    rounds.rows.iter().map(|row| (row.key.clone(), named::name(lang, "rounds", &row.name))).collect()
}

#[derive(Properties, PartialEq)]
struct RatedProps {
    framework: &'static str,
    round: String,
}

/// One list in one round.
#[component]
fn Rated(props: &RatedProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let query = Query::Ratings { framework: props.framework.to_owned(), round: props.round.clone() };
    let view = use_view(query);
    let (Some(View::Ratings(ratings)), Some(framework)) = (view.as_deref(), framework(props.framework))
    else {
        return skeleton(lang);
    };
    let item = |item: &'static Item| {
        let rated = rated(ratings, item.id);
        html! { <RateItem key={item.id} framework={framework.id} item={item.id} round={props.round.clone()} {rated} /> }
    };
    html! {
        <div class="stack">
            <p>{ template::pick(framework.about, lang.code()) }</p>
            <p>{ (t.n_raters)(ratings.n_raters) }</p>
            { framework.items.iter().map(item).collect::<Html>() }
        </div>
    }
}

fn rated(ratings: &Ratings, item: &str) -> Option<RatedItem> {
    ratings.items.iter().find(|rated| rated.item == item).cloned()
}

#[derive(Properties, PartialEq)]
struct RateItemProps {
    framework: &'static str,
    item: &'static str,
    round: String,
    rated: Option<RatedItem>,
}

/// How one knows the levels of an item.
fn levels(framework: &Framework, item: &Item, lang: Lang) -> [&'static str; 3] {
    item.levels.unwrap_or(framework.levels).map(|words| template::pick(words, lang.code()))
}

/// One thing to rate, and how it was rated so far.
#[component]
fn RateItem(props: &RateItemProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let asking = use_asking();
    let chosen = use_state_eq(AttrValue::default);
    let Some((framework, item)) = framework(props.framework)
        .and_then(|framework| Some((framework, framework.items.iter().find(|item| item.id == props.item)?)))
    else {
        return html! { <span hidden=true></span> };
    };
    let about = levels(framework, item, lang);
    let offer = |(place, code): (usize, &&'static str)| Offer {
        value: AttrValue::from(*code),
        label: AttrValue::from(words::code(lang, "ratings", "level", code).unwrap_or(code)),
        about: AttrValue::from(about.get(place).copied().unwrap_or_default()),
        icon: None,
    };
    let on_choose = {
        let (asking, chosen) = (asking.clone(), chosen.clone());
        let text = |name: &str, words: &str| (name.to_owned(), Value::Text(words.to_owned()));
        let place =
            vec![text("framework", props.framework), text("item", props.item), text("round", &props.round)];
        Callback::from(move |level: AttrValue| {
            let mut fields = place.clone();
            fields.push(("level".to_owned(), Value::Text(level.to_string())));
            let chosen = chosen.clone();
            let command = Command::Create { kind: "ratings".to_owned(), fields };
            asking.ask(Request::Do(command), move |_| chosen.set(level));
        })
    };
    let name = template::pick(item.name, lang.code());
    let id = format!("rate-{}", props.item);
    let asked = Choice {
        id: &id,
        legend: t.my_rating,
        is_legend_hidden: false,
        error: "",
        offers: LEVELS.iter().enumerate().map(offer).collect(),
        chosen: &chosen,
        on_choose,
    };
    let counts = props.rated.as_ref().map(|rated| {
        let n = |place: usize| rated.n_by_level.get(place).copied().unwrap_or(0);
        let differ = rated.spread >= SPREAD;
        html! {
            <>
                <p>{ (t.levels)(n(0), n(1), n(2), n(3)) }</p>
                if differ {
                    <p><strong>{ t.differ }</strong></p>
                }
            </>
        }
    });
    html! {
        <section class="card">
            <h2 class="card__title">{ name }</h2>
            if let Some(words) = meaning(framework.id, item.id) {
                <details>
                    <summary class="summary">{ t.what_is_this }</summary>
                    <p>{ template::pick(words, lang.code()) }</p>
                </details>
            }
            { counts.unwrap_or_default() }
            <details>
                <summary class="summary">{ t.rate }</summary>
                { choice(&asked) }
                { trouble_note(lang, asking.trouble().as_deref()) }
            </details>
        </section>
    }
}
