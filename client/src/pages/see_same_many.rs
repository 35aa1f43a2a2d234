//! Several things that all look alike: ticked and joined in one go, and in one go taken apart again.

use std::collections::BTreeSet;

use shared::domain::Command;
use shared::domain::view::Named;
use yew::prelude::*;

use super::desk_decided::Decision;
use crate::bridge::Request;
use crate::components::{Ticks, button, muted, ticks, trouble_note};
use crate::hooks::{use_asking, use_lang};
use crate::i18n::{named, words};

/// Things of one kind that hang together by pairs that look alike, from three on: two are a pair.
pub(super) fn clusters(pairs: &[(String, Named, Named)]) -> Vec<(String, Vec<Named>)> {
    let mut clusters: Vec<(String, Vec<Named>)> = Vec::new();
    for (kind, one, other) in pairs {
        let holds = |(of, members): &(String, Vec<Named>)| {
            of == kind && members.iter().any(|member| member.key == one.key || member.key == other.key)
        };
        let (hit, rest): (Vec<_>, Vec<_>) = clusters.into_iter().partition(holds);
        let mut members: Vec<Named> = hit.into_iter().flat_map(|(_, members)| members).collect();
        for named in [one, other] {
            if !members.iter().any(|member| member.key == named.key) {
                members.push(named.clone());
            }
        }
        clusters = rest;
        clusters.push((kind.clone(), members));
    }
    clusters.retain(|(_, members)| members.len() > 2);
    clusters
}

#[derive(Properties, PartialEq)]
pub(super) struct ManyProps {
    pub(super) kind: String,
    pub(super) members: Vec<Named>,
    pub(super) on_decided: Callback<Decision>,
}

/// See the module.
#[component]
pub(super) fn Many(props: &ManyProps) -> Html {
    let lang = use_lang();
    let text = lang.catalogue();
    let t = text.decide();
    let asking = use_asking();
    let ticked = use_state_eq(BTreeSet::<String>::new);
    let offers = props.members.iter().map(|member| {
        let name = named::name(lang, &props.kind, &member.name);
        (member.key.clone(), name, ticked.contains(&member.key))
    });
    let on_tick = {
        let ticked = ticked.clone();
        Callback::from(move |key: String| {
            let mut next = (*ticked).clone();
            if !next.remove(&key) {
                next.insert(key);
            }
            ticked.set(next);
        })
    };
    // The first of those ticked stands for all, in the order in which they are shown.
    let chosen = props.members.iter().map(|member| member.key.clone()).filter(|key| ticked.contains(key));
    let mut chosen: Vec<String> = chosen.collect();
    let join = (chosen.len() > 1).then(|| {
        let into = chosen.remove(0);
        let (asking, on_decided, n) = (asking.clone(), props.on_decided.clone(), chosen.len() + 1);
        let undo = Command::Join { children: chosen.clone(), into: String::new() };
        let command = Command::Join { children: chosen, into };
        Callback::from(move |_: MouseEvent| {
            let (on_decided, undo) = (on_decided.clone(), Some(undo.clone()));
            asking.ask(Request::Do(command.clone()), move |_| {
                on_decided.emit(Decision { said: (t.joined_many)(n), undo, see: None });
            });
        })
    });
    let id = props.members.first().map(|first| ["many-", &first.key].concat()).unwrap_or_default();
    html! {
        <li class="card">
            <p class="card__kicker"><span>{ words::many(lang, &props.kind) }</span></p>
            { ticks(&Ticks { id: &id, legend: &(t.many)(props.members.len()), offers: offers.collect(), on_tick }) }
            { muted(t.many_about.to_owned()) }
            { trouble_note(lang, asking.trouble().as_deref()) }
            if let Some(join) = join {
                { button("button button--primary", t.join_many, join) }
            }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use shared::domain::view::{Name, Named};

    use super::clusters;

    fn pair(one: &str, other: &str) -> (String, Named, Named) {
        let named = |key: &str| Named { key: key.to_owned(), name: Name::default() };
        ("contributions".to_owned(), named(one), named(other))
    }

    #[test]
    fn what_hangs_together_by_pairs_is_offered_at_once_and_a_mere_pair_is_not() {
        let found = clusters(&[pair("a", "b"), pair("c", "d"), pair("e", "f"), pair("b", "c")]);
        let keys: Vec<Vec<&str>> =
            found.iter().map(|(_, members)| members.iter().map(|member| &*member.key).collect()).collect();
        assert_eq!(keys, [["a", "b", "c", "d"]]);
    }
}
