//! One indicator: where it stands in a sentence, then every period, then the same as a table.

use shared::domain::rights::Reach;
use shared::domain::view::{Answer, IndicatorView, PeriodRow, Query, View};
use yew::prelude::*;

use crate::components::{NavLink, Page, PeriodCard, Skeleton, Worded};
use crate::hooks::{use_lang, use_reach, use_text, use_view};
use crate::i18n::{Catalogue, Lang, sentences};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct IndicatorProps {
    /// Its key.
    pub(crate) indicator: String,
}

/// See the module.
#[component]
pub(crate) fn Indicator(props: &IndicatorProps) -> Html {
    let text = use_text();
    let t = &text.results;
    let lang = use_lang();
    let may_record = use_reach("readings") != Reach::Nothing;
    let view = use_view(Query::Indicator(props.indicator.clone()));
    let indicator = match view.as_deref() {
        Some(View::Indicator(Some(indicator))) => indicator,
        Some(View::Indicator(None)) => {
            return html! { <Page title={t.indicator} back={Route::Results}><p>{ t.unknown }</p></Page> };
        }
        _ => return html! { <Page title={t.indicator} back={Route::Results}><Skeleton /></Page> },
    };
    let name = indicator.row.name.pick(lang.code()).map_or(t.indicator, |(_, name)| name).to_owned();
    html! {
        <Page title={name} back={Route::Results}>
            <p class="lead">{ sentences::indicator(lang, &indicator.row) }</p>
            <p class="muted">{ (t.better)(&indicator.row.direction) }</p>
            <div>
                if may_record {
                    <p>
                        <NavLink to={Route::Record { key: props.indicator.clone() }} class="button button--primary">
                            { t.record }
                        </NavLink>
                    </p>
                }
            </div>
            <section class="section">
                <h2>{ t.definition }</h2>
                <Worded words={indicator.definition.clone()} none={text.agenda.not_written} />
            </section>
            { periods(text, indicator) }
            { table(text, lang, indicator) }
        </Page>
    }
}

fn periods(text: &Catalogue, indicator: &IndicatorView) -> Html {
    let unit = AttrValue::from(indicator.row.unit.clone());
    let card = |row: &PeriodRow| {
        html! {
            <li key={row.period.label()}><PeriodCard row={row.clone()} unit={unit.clone()} /></li>
        }
    };
    html! {
        <section class="section">
            <h2>{ text.results.periods }</h2>
            <ul class="cards">{ for indicator.periods.iter().map(card) }</ul>
        </section>
    }
}

fn table(text: &Catalogue, lang: Lang, indicator: &IndicatorView) -> Html {
    let t = &text.results;
    let name = indicator.row.name.pick(lang.code()).map_or(t.indicator, |(_, name)| name);
    let rows =
        indicator.periods.iter().flat_map(|period| period.answers.iter().map(move |answer| (period, answer)));
    let row = |(period, answer): (&PeriodRow, &Answer)| {
        html! {
            <tr key={answer.key.clone()}>
                <th scope="row">{ sentences::period(lang, &period.period) }</th>
                <td>{ sentences::figure(lang, answer.value, &indicator.row.unit) }</td>
                <td>{ sentences::recorded_by(lang, answer) }</td>
            </tr>
        }
    };
    html! {
        <details class="section">
            <summary class="summary">{ t.table }</summary>
            <table class="table">
                <caption class="visually-hidden">{ (t.table_of)(name) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t.col_period }</th>
                        <th scope="col">{ t.col_value }</th>
                        <th scope="col">{ t.col_who }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.map(row) }</tbody>
            </table>
        </details>
    }
}
