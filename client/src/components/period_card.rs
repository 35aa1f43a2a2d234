//! One period of an indicator, with every reading for it.

use shared::domain::initiative::Words;
use shared::domain::view::{PeriodRow, Reached};
use yew::prelude::*;

use super::answer::answer;
use super::icon::{Icon, icon};
use crate::i18n::{Lang, sentences, words};

/// A period as a list item, in the indicator's unit; `deed` stands with what was decided about it.
pub(crate) fn period_card(lang: Lang, unit: &str, row: &PeriodRow, deed: Html) -> Html {
    let text = lang.catalogue();
    let (t, n) = (text.results(), text.needle());
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
    let place = |of: &Option<(String, Words)>| {
        let (_, name) = of.as_ref()?.1.pick(lang.code())?;
        Some(html! { <p>{ (n.at_place)(name) }</p> })
    };
    let key = format!("{} {:?} {:?}", row.period.label(), row.area, row.segment);
    html! {
        <li {key}>
            <article class="card">
                <h3 class="card__title">{ sentences::period(lang, &row.period) }</h3>
                { place(&row.area).into_iter().chain(place(&row.segment)).collect::<Html>() }
                { standing }
                { adopted(lang, row, deed) }
                <ul class="answers">{ row.answers.iter().map(|one| answer(lang, unit, one)).collect::<Html>() }</ul>
            </article>
        </li>
    }
}

/// What was decided about a period, by whom and why.
fn adopted(lang: Lang, row: &PeriodRow, deed: Html) -> Html {
    let text = lang.catalogue();
    let t = text.needle();
    let Some(adopted) = &row.adopted else { return html! { <span hidden=true></span> } };
    let rule = words::code(lang, "adoptions", "rule", &adopted.rule).unwrap_or(&adopted.rule);
    let who = adopted.by.as_deref().unwrap_or(text.shell().somebody);
    html! {
        <div class="note">
            <p>{ (t.adopted)(rule, who) }</p>
            <p class="words" dir="auto">{ (t.adopted_why)(&adopted.reason) }</p>
            { deed }
        </div>
    }
}
