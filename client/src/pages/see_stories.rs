//! Which stories the panels of a round chose, and why.

use shared::domain::view::{Query, SelectionRow, View};
use yew::prelude::*;

use super::see::{card_of_page, cards, to_entry, to_list};
use super::see_ratings::{names, rounds};
use crate::components::{Pick, link, pick, skeleton};
use crate::hooks::{use_lang, use_view};
use crate::i18n::Lang;
use crate::route::Route;

/// See the module.
#[component]
pub(crate) fn SeeStories() -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let round = use_state_eq(String::new);
    let view = use_view(rounds());
    let Some(View::List(Some(list))) = view.as_deref() else { return skeleton(lang) };
    let offers = names(lang, list);
    let on_pick = {
        let round = round.clone();
        Callback::from(move |key| round.set(key))
    };
    let (label, none, chosen) = (t.choose_round, lang.catalogue().all().choose, round.as_str());
    html! {
        <div class="stack">
            if list.rows.is_empty() {
                <p>{ t.no_round }</p>
            }
            { pick(&Pick { id: "round", label, error: "", none, offers: &offers, chosen, on_pick }) }
            if !round.is_empty() {
                <Chosen key={chosen} round={chosen.to_owned()} />
            }
            { to_list(lang, "stories") }
            { to_list(lang, "rounds") }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ChosenProps {
    /// The round's key.
    round: String,
}

/// What was chosen in one round.
#[component]
fn Chosen(props: &ChosenProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().see();
    let view = use_view(Query::Selections { round: props.round.clone() });
    let Some(View::Selections(rows)) = view.as_deref() else { return skeleton(lang) };
    let of = Some(("round".to_owned(), props.round.clone()));
    html! {
        <>
            { cards(t.nothing, rows.iter().map(|row| card(lang, row)).collect()) }
            <p>{ link(&Route::NewEntry("selections".to_owned(), of), "button button--primary", t.choose_story) }</p>
        </>
    }
}

fn card(lang: Lang, row: &SelectionRow) -> Html {
    let t = lang.catalogue().see();
    let why = |(chosen, why): &(bool, String)| if *chosen { (t.chosen_why)(why) } else { (t.left_why)(why) };
    let mut lines = vec![(t.chosen)(row.n_chosen, row.n_left)];
    lines.extend(row.reasons.iter().map(why));
    card_of_page(&row.story.key, to_entry(lang, "stories", &row.story), lines)
}
