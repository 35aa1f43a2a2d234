//! Which voices an entry came from.

use shared::domain::view::{Query, Step, View};
use yew::prelude::*;

use super::see::to_entry;
use crate::components::section;
use crate::hooks::{use_lang, use_view};
use crate::i18n::words;

#[derive(Properties, PartialEq)]
pub(super) struct OriginProps {
    /// The key.
    pub(super) entry: String,
}

/// See the module.
#[component]
pub(super) fn Origin(props: &OriginProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().follow();
    let view = use_view(Query::Trail(props.entry.clone()));
    let step = |step: &Step| {
        html! {
            <li key={step.other.key.clone()} class="card">
                <p class="card__kicker"><span>{ words::one(lang, &step.kind) }</span></p>
                if step.is_withdrawn {
                    <p>{ t.from_withdrawn }</p>
                } else {
                    <p class="words words--short">{ to_entry(lang, &step.kind, &step.other) }</p>
                }
            </li>
        }
    };
    match view.as_deref() {
        Some(View::Trail(trail)) if !trail.came_from.is_empty() => {
            let steps = trail.came_from.iter().map(step);
            section(t.came_from, html! { <ul class="cards">{ steps.collect::<Html>() }</ul> })
        }
        _ => html! { <span hidden=true></span> },
    }
}
