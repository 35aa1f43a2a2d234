//! One indicator: where it stands in a sentence, then every period, then the same as a table.

use shared::domain::rights::Reach;
use shared::domain::view::{Answer, IndicatorView, PeriodRow, Query, View};
use yew::prelude::*;

use super::adopt::Reopen;
use crate::components::{
    Page, ReadAloud, change_note, curve, link, muted, needle_note, period_card, section, skeleton, worded,
};
use crate::hooks::{use_lang, use_reach, use_view};
use crate::i18n::{Lang, became, sentences};
use crate::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct IndicatorProps {
    /// Its key.
    pub(crate) indicator: String,
}

/// See the module.
#[component]
pub(crate) fn Indicator(props: &IndicatorProps) -> Html {
    let lang = use_lang();
    let t = lang.catalogue().results();
    let may_record = use_reach("readings") != Reach::Nothing;
    let view = use_view(Query::Indicator(props.indicator.clone()));
    let (name, shown) = match view.as_deref() {
        Some(View::Indicator(Some(indicator))) => (name(lang, indicator), whole(lang, indicator, may_record)),
        Some(View::Indicator(None)) => (t.indicator, html! { <p>{ t.unknown }</p> }),
        _ => (t.indicator, skeleton(lang)),
    };
    html! { <Page title={name.to_owned()} back={Route::Results}>{ shown }</Page> }
}

fn name(lang: Lang, indicator: &IndicatorView) -> &str {
    indicator.row.name.pick(lang.code()).map_or(lang.catalogue().results().indicator, |(_, name)| name)
}

fn whole(lang: Lang, indicator: &IndicatorView, may_record: bool) -> Html {
    let text = lang.catalogue();
    let t = text.results();
    let unit = indicator.row.unit.as_str();
    let record = Route::Record(indicator.row.key.clone());
    let paste = Route::Paste(indicator.row.key.clone());
    let history = Route::History("indicators".to_owned(), indicator.row.key.clone());
    let periods = indicator.periods.iter().map(|row| {
        let adopted = row.adopted.as_ref();
        let reopen = adopted.map(|adopted| html! { <Reopen adoption={adopted.key.clone()} /> });
        period_card(lang, &indicator.row.unit, row, reopen.unwrap_or_default())
    });
    html! {
        <div class="stack">
            <p class="lead">{ sentences::indicator(lang, &indicator.row) }</p>
            <p><ReadAloud text={spoken(lang, indicator)} /></p>
            { muted((t.better)(&indicator.row.direction).to_owned()) }
            { news(lang, indicator) }
            { curve(lang, indicator) }
            <div>
                if may_record {
                    <div class="buttons">
                        { link(&record, "button button--primary", t.record) }
                        { link(&paste, "button button--quiet", text.tables().paste_link) }
                    </div>
                }
            </div>
            { said(text.needle().targets, indicator.targets.iter().map(|row| became::target(lang, row, unit)).collect()) }
            { said(text.needle().gaps, indicator.gaps.iter().map(|row| became::gap(lang, row, unit)).collect()) }
            { section(t.definition, worded(lang, &indicator.definition, text.agenda().not_written)) }
            { section(t.periods, html! { <ul class="cards">{ periods.collect::<Html>() }</ul> }) }
            { table(lang, indicator) }
            <p>{ link(&history, "button button--quiet", text.history().link) }</p>
        </div>
    }
}

/// Where it stands and what became of it, to be read aloud.
fn spoken(lang: Lang, indicator: &IndicatorView) -> String {
    let change = indicator.row.news.as_ref().and_then(|news| news.change.as_ref());
    let change = change.map(|change| became::change(lang, change, &indicator.row.unit)).unwrap_or_default();
    [sentences::indicator(lang, &indicator.row), change].join(" ")
}

/// What became of it, and whether the needle moved.
fn news(lang: Lang, indicator: &IndicatorView) -> Html {
    let t = lang.catalogue().needle();
    let Some(news) = &indicator.row.news else { return html! { <span hidden=true></span> } };
    html! {
        <div class="stack">
            { change_note(lang, &indicator.row.unit, news) }
            { section(t.needle, needle_note(lang, news)) }
        </div>
    }
}

/// A part of sentences, one card a row; nothing if there are none.
fn said(title: &'static str, rows: Vec<Vec<String>>) -> Html {
    if rows.is_empty() {
        return html! { <span hidden=true></span> };
    }
    let card = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| html! { <p dir="auto">{ line }</p> });
        html! { <li class="card">{ lines.collect::<Html>() }</li> }
    };
    section(title, html! { <ul class="cards">{ rows.into_iter().map(card).collect::<Html>() }</ul> })
}

fn table(lang: Lang, indicator: &IndicatorView) -> Html {
    let t = lang.catalogue().results();
    let rows = indicator.periods.iter().flat_map(|row| row.answers.iter().map(move |answer| (row, answer)));
    let row = |(period, answer): (&PeriodRow, &Answer)| {
        html! {
            <tr key={answer.key.clone()}>
                <th scope="row">{ sentences::period(lang, &period.period) }</th>
                <td>{ sentences::figure(lang, answer.value, &indicator.row.unit) }</td>
                <td>{ sentences::recorded_by(lang, answer) }</td>
            </tr>
        }
    };
    let columns = [t.col_period, t.col_value, t.col_who].map(|name| html! { <th scope="col">{ name }</th> });
    html! {
        <details class="section">
            <summary class="summary">{ t.table }</summary>
            <table class="table">
                <caption class="visually-hidden">{ (t.table_of)(name(lang, indicator)) }</caption>
                <thead><tr>{ columns.into_iter().collect::<Html>() }</tr></thead>
                <tbody>{ rows.map(row).collect::<Html>() }</tbody>
            </table>
        </details>
    }
}
