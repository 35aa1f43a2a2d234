//! An indicator in a list: where it stands, in one sentence.

use shared::domain::view::{IndicatorRow, Reached};
use yew::prelude::*;

use super::icon::{Icon, icon};
use super::nav_link::NavLink;
use crate::hooks::{use_lang, use_text};
use crate::i18n::sentences;
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct IndicatorCardProps {
    pub(crate) row: IndicatorRow,
    /// The level of its heading: one below what it stands under.
    #[prop_or("h3")]
    pub(crate) heading: &'static str,
}

/// See the module.
#[component]
pub(crate) fn IndicatorCard(props: &IndicatorCardProps) -> Html {
    let lang = use_lang();
    let t = &use_text().results;
    let row = &props.row;
    let has_two = matches!(row.latest, Some((_, Reached::TwoAnswers(_))));
    html! {
        <article class="card">
            <@{props.heading} class="card__title">
                <NavLink to={Route::Indicator { key: row.key.clone() }} class="card__link">
                    { sentences::indicator(lang, row) }
                </NavLink>
            </@>
            <p class="card__foot">
                if has_two {
                    <span class="chip chip--sending">{ icon(Icon::Question) }<span>{ t.two_answers }</span></span>
                }
                <span>{ (t.better)(&row.direction) }</span>
            </p>
        </article>
    }
}
