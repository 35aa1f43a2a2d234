//! How activities fit together, and what partners change at home.

use shared::domain::view::{ActivityMap, ActivityRow, CommitmentRow, Ledger, LinkRow, MatrixRow};
use yew::prelude::*;

use super::see::{card, cards, to_entry, to_list};
use crate::components::section;
use crate::i18n::{Lang, intl, named, words};

/// Partners beside strategies, links, and what stands alone.
pub(super) fn map(lang: Lang, map: &ActivityMap) -> Html {
    let t = lang.catalogue().see();
    let relation = |row: &LinkRow| {
        let said = words::code(lang, "activity_links", "rel", &row.relation).unwrap_or(&row.relation);
        let name = |of: &shared::domain::view::Named| named::name(lang, "activities", &of.name);
        let sentence = (t.link)(&name(&row.from), said, &name(&row.to));
        card(&row.key, html! { sentence }, row.note.iter().cloned().collect())
    };
    let alone = map.activities.iter().filter(|row| row.is_isolated()).map(|row| {
        let note = if row.is_independent { vec![t.alone.to_owned()] } else { Vec::new() };
        card(&row.activity.key, to_entry(lang, "activities", &row.activity), note)
    });
    let alone = html! {
        <>
            <p>{ t.isolated_about }</p>
            { cards(t.nothing, alone.collect()) }
        </>
    };
    html! {
        <div class="stack">
            { section(t.partners_by_strategy, matrix(lang, map)) }
            { section(t.links, cards(t.nothing, map.links.iter().map(relation).collect())) }
            { section(t.isolated, alone) }
            { section(t.leverage, leverage(lang, &map.activities)) }
            { to_list(lang, "activities") }
        </div>
    }
}

fn matrix(lang: Lang, map: &ActivityMap) -> Html {
    let t = lang.catalogue().see();
    if map.partners.is_empty() {
        return html! { <p>{ t.nothing }</p> };
    }
    let row = |row: &MatrixRow| {
        let cell = |n: &usize| html! { <td>{ if *n == 0 { "–".to_owned() } else { n.to_string() } }</td> };
        html! {
            <tr key={row.partner.key.clone()}>
                <th scope="row">{ to_entry(lang, "partners", &row.partner) }</th>
                { row.n_by_strategy.iter().map(cell).collect::<Html>() }
                { cell(&row.n_without) }
            </tr>
        }
    };
    let column = |strategy| html! { <th scope="col">{ to_entry(lang, "strategies", strategy) }</th> };
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label={t.partners_by_strategy}>
            <table class="table">
                <caption class="visually-hidden">{ t.partners_by_strategy }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::one(lang, "partners") }</th>
                        { map.strategies.iter().map(column).collect::<Html>() }
                        <th scope="col">{ t.without_strategy }</th>
                    </tr>
                </thead>
                <tbody>{ map.partners.iter().map(row).collect::<Html>() }</tbody>
            </table>
        </div>
    }
}

/// Activities with both numbers, most leverage for least effort first.
fn leverage(lang: Lang, activities: &[ActivityRow]) -> Html {
    let t = lang.catalogue().see();
    let mut known: Vec<(i64, i64, &ActivityRow)> =
        activities.iter().filter_map(|row| Some((row.effort?, row.leverage?, row))).collect();
    known.sort_by_key(|(effort, leverage, _)| effort - leverage);
    let row = |(effort, leverage, row): (i64, i64, &ActivityRow)| {
        let name = named::name(lang, "activities", &row.activity.name);
        html! { <li key={row.activity.key.clone()}>{ (t.leverage_of)(&name, effort, leverage) }</li> }
    };
    if known.is_empty() {
        return html! { <p>{ t.nothing }</p> };
    }
    html! { <ol>{ known.into_iter().map(row).collect::<Html>() }</ol> }
}

/// What each partner changes inside its own house.
pub(super) fn ledgers(lang: Lang, ledgers: &[Ledger]) -> Html {
    let t = lang.catalogue().see();
    let row = |row: &CommitmentRow| {
        let code =
            |field: &str, code: &str| words::code(lang, "commitments", field, code).unwrap_or_default();
        let mut lines = vec![[code("where", &row.inside), " · ", code("state", &row.state)].concat()];
        if let Some(due) = &row.due {
            lines.push((t.by_day)(&intl::calendar_day(lang, due)));
        }
        if row.is_overdue {
            lines.push(t.overdue.to_owned());
        }
        lines.extend(row.learned.as_deref().map(t.learned));
        if row.n_checkins > 0 {
            lines.push((t.n_checkins)(row.n_checkins));
        }
        card(&row.commitment.key, to_entry(lang, "commitments", &row.commitment), lines)
    };
    let ledger = |ledger: &Ledger| {
        let title = named::name(lang, "partners", &ledger.partner.name);
        html! {
            <section class="section" key={ledger.partner.key.clone()}>
                <h2 dir="auto">{ title }</h2>
                { cards(t.nothing, ledger.rows.iter().map(row).collect()) }
            </section>
        }
    };
    html! {
        <div class="stack">
            { ledgers.iter().map(ledger).collect::<Html>() }
            if ledgers.is_empty() {
                <p>{ t.nothing }</p>
            }
            { to_list(lang, "commitments") }
        </div>
    }
}
