//! One period of an indicator, with every reading for it.

use shared::domain::view::{Answer, PeriodRow, Reached};
use yew::prelude::*;

use super::answer_row::AnswerRow;
use super::icon::{Icon, icon};
use crate::hooks::{use_lang, use_text};
use crate::i18n::sentences;

#[derive(Properties, PartialEq)]
pub(crate) struct PeriodCardProps {
    pub(crate) row: PeriodRow,
    /// The indicator's unit.
    pub(crate) unit: AttrValue,
}

/// See the module.
#[component]
pub(crate) fn PeriodCard(props: &PeriodCardProps) -> Html {
    let lang = use_lang();
    let t = &use_text().results;
    let row = &props.row;
    let answer = |answer: &Answer| {
        html! {
            <li key={answer.key.clone()} class="answers__one">
                <AnswerRow answer={answer.clone()} unit={props.unit.clone()} />
            </li>
        }
    };
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
        <article class="card">
            <h3 class="card__title">{ sentences::period(lang, &row.period) }</h3>
            { standing }
            <ul class="answers">{ for row.answers.iter().map(answer) }</ul>
        </article>
    }
}
