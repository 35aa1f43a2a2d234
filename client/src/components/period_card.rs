//! One period of an indicator, with every reading for it.

use shared::domain::view::{PeriodRow, Reached};
use yew::prelude::*;

use super::answer::answer;
use super::icon::{Icon, icon};
use crate::i18n::{Lang, sentences};

/// A period as a list item, in the indicator's unit.
pub(crate) fn period_card(lang: Lang, unit: &str, row: &PeriodRow) -> Html {
    let t = lang.catalogue().results();
    let standing = match row.reached {
        Reached::TwoAnswers(_) => html! {
            <div class="note">
                <p class="note__title">{ icon(Icon::Question) }{ t.two_answers }</p>
                <p>{ t.two_answers_about }</p>
            </div>
        },
        Reached::One { confirmed_by: 2.., .. } => html! { <p>{ (t.confirmed)(row.answers.len()) }</p> },
        Reached::One { .. } => html! { <span hidden=true></span> },
    };
    html! {
        <li key={row.period.label()}>
            <article class="card">
                <h3 class="card__title">{ sentences::period(lang, &row.period) }</h3>
                { standing }
                <ul class="answers">{ row.answers.iter().map(|one| answer(lang, unit, one)).collect::<Html>() }</ul>
            </article>
        </li>
    }
}
