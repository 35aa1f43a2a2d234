//! An indicator in a list: where it stands, in one sentence.

use shared::domain::view::{IndicatorRow, Reached};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::i18n::{Lang, sentences};
use crate::route::Route;

/// An indicator as a list item; `heading` is the level below what it stands under.
pub(crate) fn indicator_card(lang: Lang, heading: &'static str, row: &IndicatorRow) -> Html {
    let t = lang.catalogue().results();
    let has_two = matches!(row.latest, Some((_, Reached::TwoAnswers(_))));
    html! {
        <li key={row.key.clone()}>
            <article class="card">
                <@{heading} class="card__title">
                    <a class="card__link" href={Route::Indicator(row.key.clone()).path()}>
                        { sentences::indicator(lang, row) }
                    </a>
                </@>
                <p class="card__foot">
                    if has_two {
                        <span class="chip chip--sending">{ icon(Icon::Question) }<span>{ t.two_answers }</span></span>
                    }
                    <span>{ (t.better)(&row.direction) }</span>
                </p>
            </article>
        </li>
    }
}
