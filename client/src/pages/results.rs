//! All indicators, each as a sentence.

use shared::domain::view::{IndicatorRow, Query, View};
use yew::prelude::*;

use crate::components::{IndicatorCard, Page, Skeleton};
use crate::hooks::{use_text, use_view};

/// See the module.
#[component]
pub(crate) fn Results() -> Html {
    let t = &use_text().results;
    let view = use_view(Query::Indicators);
    let Some(View::Indicators(rows)) = view.as_deref() else {
        return html! { <Page title={t.title}><Skeleton /></Page> };
    };
    let card = |row: &IndicatorRow| html! { <li key={row.key.clone()}><IndicatorCard row={row.clone()} heading="h2" /></li> };
    html! {
        <Page title={t.title}>
            if rows.is_empty() {
                <p>{ t.none }</p>
            }
            <ul class="cards">{ for rows.iter().map(card) }</ul>
        </Page>
    }
}
