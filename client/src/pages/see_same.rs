//! The same thing twice: pairs to join, and groups to take apart again.

use shared::domain::Command;
use shared::domain::initiative::Value;
use shared::domain::view::{Group, Named, Same};
use yew::prelude::*;

use super::see::{cards, to_entry};
use crate::bridge::Request;
use crate::components::{button, section, trouble_note};
use crate::hooks::{use_asking, use_lang, use_role};
use crate::i18n::words;

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
    let does = |command: Command| {
        let asking = asking.clone();
        Callback::from(move |_| asking.ask(Request::Do(command.clone()), |_| {}))
    };
    let text = |words: &str| Value::Text(words.to_owned());
    let pair = |(kind, one, other): &(String, Named, Named)| {
        let fields = vec![("child".to_owned(), text(&other.key)), ("into".to_owned(), text(&one.key))];
        let join = does(Command::Create { kind: "joined".to_owned(), fields });
        html! {
            <li key={format!("{} {}", one.key, other.key)} class="card">
                <p class="card__kicker"><span>{ words::many(lang, kind) }</span></p>
                <p>{ to_entry(lang, kind, one) }</p>
                <p>{ to_entry(lang, kind, other) }</p>
                if may_join {
                    <p>{ button("button", t.join, join) }</p>
                }
            </li>
        }
    };
    let group = |group: &Group| {
        let other = |other: &Named| {
            let fields = vec![("into".to_owned(), text(""))];
            let apart = does(Command::Change { kind: "joined".to_owned(), key: other.key.clone(), fields });
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
            { section(t.same_pairs, cards(t.nothing, props.same.pairs.iter().map(pair).collect())) }
            { section(t.joined, cards(t.nothing, props.same.groups.iter().map(group).collect())) }
        </div>
    }
}
