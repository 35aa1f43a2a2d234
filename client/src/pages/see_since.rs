//! What others have written since this person last looked.

use shared::domain::view::{NewRow, Query, Since, View};
use yew::prelude::*;

use super::see::{card_of_page, cards, to_entry};
use crate::browser;
use crate::components::{muted, skeleton};
use crate::hooks::{use_draft, use_lang, use_view};
use crate::i18n::{Lang, intl, words};

/// The name under which this phone keeps when its person last looked.
const SEEN: &str = "seen";

/// See the module.
#[component]
pub(crate) fn SeeSince() -> Html {
    let lang = use_lang();
    let (kept, keeper) = use_draft(AttrValue::from(SEEN));
    let is_loaded = kept.is_some();
    use_effect_with(is_loaded, move |is_loaded| {
        if *is_loaded {
            keeper.change(browser::now_ms().to_string());
        }
    });
    match kept {
        Some(kept) => html! { <SinceThen at_ms={kept.text.parse::<i64>().unwrap_or(0)} /> },
        None => skeleton(lang),
    }
}

#[derive(Properties, PartialEq)]
struct SinceThenProps {
    /// When this person last looked, in milliseconds since 1970; 0 if never.
    at_ms: i64,
}

#[component]
fn SinceThen(props: &SinceThenProps) -> Html {
    let lang = use_lang();
    let view = use_view(Query::Since { at_ms: props.at_ms });
    let Some(View::Since(since)) = view.as_deref() else { return skeleton(lang) };
    html! {
        <div class="stack">
            if props.at_ms > 0 {
                { muted((lang.catalogue().see().since_about)(&intl::moment(lang, props.at_ms))) }
            }
            { news(lang, since) }
        </div>
    }
}

fn news(lang: Lang, since: &Since) -> Html {
    let t = lang.catalogue().see();
    let text = lang.catalogue();
    let count = |(kind, n): &(String, usize)| {
        html! { <li key={kind.clone()} class="tag">{ words::many(lang, kind) }{ " – " }{ (t.n_new)(*n) }</li> }
    };
    let row = |row: &NewRow| {
        let who = row.by.as_deref().unwrap_or(text.shell().somebody);
        let lines = vec![
            words::one(lang, &row.kind).to_owned(),
            (text.shell().by_at)(who, &intl::day(lang, row.at_ms)),
        ];
        card_of_page(&row.what.key, to_entry(lang, &row.kind, &row.what), lines)
    };
    html! {
        <>
            <ul class="tags">{ since.n_by_kind.iter().map(count).collect::<Html>() }</ul>
            { cards(t.nothing, since.newest.iter().map(row).collect()) }
        </>
    }
}
