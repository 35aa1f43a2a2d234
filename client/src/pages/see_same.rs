//! The same thing twice: pairs to join, and groups to take apart again.

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::view::{Group, Named, Same, matter_of_pair};
use yew::prelude::*;

use super::desk_aside::{Aside, decide};
use super::desk_decided::{Decided, Decision, use_decisions};
use super::see::{cards, to_entry};
use super::see_same_many::{Many, clusters};
use crate::bridge::Request;
use crate::components::{button, section, trouble_note};
use crate::hooks::{Asking, use_asking, use_lang, use_role};
use crate::i18n::{named, words};
use crate::state::form::Form;

#[derive(Properties, PartialEq)]
pub(super) struct SameThingProps {
    pub(super) same: Same,
}

/// See the module.
#[component]
pub(super) fn SameThing(props: &SameThingProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let asking = use_asking();
    let may_join = use_role().in_team();
    let (last, on_decided) = use_decisions();
    let does = |command: Command| {
        let asking = asking.clone();
        Callback::from(move |_| asking.ask(Request::Do(command.clone()), |_| {}))
    };
    let group = |group: &Group| {
        let other = |other: &Named| {
            let apart = does(apart(&other.key));
            html! {
                <li key={other.key.clone()}>
                    { to_entry(lang, &group.kind, other) }
                    if may_join {
                        { button("button button--quiet", t.take_apart, apart) }
                    }
                </li>
            }
        };
        html! {
            <li key={group.stands.key.clone()} class="card">
                <p class="card__kicker"><span>{ words::many(lang, &group.kind) }</span></p>
                <h3 class="card__title">{ to_entry(lang, &group.kind, &group.stands) }</h3>
                <ul class="stack">{ group.others.iter().map(other).collect::<Html>() }</ul>
            </li>
        }
    };
    html! {
        <div class="stack">
            { trouble_note(lang, asking.trouble().as_deref()) }
            <Decided {last} />
            { section(t.same_pairs, html! { <Pairs pairs={props.same.pairs.clone()} {on_decided} /> }) }
            { section(t.joined, cards(t.nothing, props.same.groups.iter().map(group).collect())) }
        </div>
    }
}

/// Takes what was joined apart.
fn apart(child: &str) -> Command {
    let fields = vec![("into".to_owned(), Value::Text(String::new()))];
    Command::Change { kind: "joined".to_owned(), key: child.to_owned(), fields }
}

#[derive(Properties, PartialEq)]
pub(super) struct PairsProps {
    /// The kind and both.
    pub(super) pairs: Vec<(String, Named, Named)>,
    pub(super) on_decided: Callback<Decision>,
}

/// Pairs that look alike, side by side: to join, to keep apart, or to set aside.
#[component]
pub(super) fn Pairs(props: &PairsProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let (t, asking) = (text.decide(), use_asking());
    let may_join = use_role().in_team();
    let pair = |(kind, one, other): &(String, Named, Named)| {
        let matter = matter_of_pair(&one.key, &other.key);
        let keep_apart = {
            let (asking, on_decided, matter) = (asking.clone(), props.on_decided.clone(), matter.clone());
            let form = Form::default().with("chosen", "apart");
            Callback::from(move |_| decide(&asking, (&matter, &form), t.aside_apart, &on_decided))
        };
        html! {
            <li key={matter.clone()} class="card">
                <p class="card__kicker"><span>{ words::many(lang, kind) }</span></p>
                <ul class="answers answers--beside">
                    <li>{ to_entry(lang, kind, one) }</li>
                    <li>{ to_entry(lang, kind, other) }</li>
                </ul>
                if may_join {
                    <div class="buttons">
                        { button("button button--primary", text.see().join, join(&asking, (one, other), t.joined, &props.on_decided)) }
                        { button("button", t.not_same, keep_apart) }
                    </div>
                    <Aside {matter} called={named::name(lang, kind, &one.name)} on_decided={props.on_decided.clone()} />
                }
            </li>
        }
    };
    let many = |(kind, members): (String, Vec<Named>)| {
        let key = members.first().map(|first| first.key.clone()).unwrap_or_default();
        html! { <Many {key} {kind} {members} on_decided={props.on_decided.clone()} /> }
    };
    let many: Vec<Html> = clusters(&props.pairs).into_iter().map(many).collect();
    html! {
        <>
            { trouble_note(lang, asking.trouble().as_deref()) }
            if may_join && !many.is_empty() {
                <ul class="cards">{ many.into_iter().collect::<Html>() }</ul>
            }
            { cards(t.same_none, props.pairs.iter().map(pair).collect()) }
        </>
    }
}

fn join(
    asking: &Asking,
    (one, other): (&Named, &Named),
    said: &'static str,
    on_decided: &Callback<Decision>,
) -> Callback<MouseEvent> {
    let text = |words: &str| Value::Text(words.to_owned());
    let fields = vec![("child".to_owned(), text(&other.key)), ("into".to_owned(), text(&one.key))];
    let (asking, on_decided, child) = (asking.clone(), on_decided.clone(), other.key.clone());
    Callback::from(move |_| {
        let (on_decided, undo) = (on_decided.clone(), Some(apart(&child)));
        let command = Command::Create { kind: "joined".to_owned(), fields: fields.clone() };
        asking.ask(Request::Do(command), move |_| {
            on_decided.emit(Decision { said: said.to_owned(), undo, see: None });
        });
    })
}
