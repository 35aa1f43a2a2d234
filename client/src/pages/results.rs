//! All indicators, each as a sentence.

use shared::domain::view::{Query, View};
use yew::prelude::*;

use super::see_grid::to_grid;
use crate::components::{Page, indicator_card, skeleton};
use crate::hooks::{use_lang, use_view};

/// See the module.
#[component]
pub(crate) fn Results() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().results();
    let view = use_view(Query::Indicators);
    let shown = match view.as_deref() {
        Some(View::Indicators(rows)) if rows.is_empty() => html! { <p>{ t.none }</p> },
        Some(View::Indicators(rows)) => {
            let cards = rows.iter().map(|row| indicator_card(lang, "h2", row));
            html! {
                <div class="stack">
                    <ul class="cards">{ cards.collect::<Html>() }</ul>
                    { to_grid(lang) }
                </div>
            }
        }
        _ => skeleton(lang),
    };
    html! { <Page title={t.title}>{ shown }</Page> }
}
