//! Shared measurement: indicators, their readings, and periods with more than one answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::agenda::ranked;
use super::{Beholder, SendState};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::period::Period;
use crate::keys::tag_of_key;

/// One indicator in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// `percent`, `cad`, `people`, `per_1000`.
    pub unit: String,
    /// `up` if more is better, `down` if less is.
    pub direction: String,
    /// Whether it is one of the few shown first.
    pub headline: bool,
    /// The latest period and what was found for it, if anything was.
    pub latest: Option<(Period, Reached)>,
}

/// What the answers for one period come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reached {
    /// One value; how many readings say it.
    One {
        /// The value.
        value: f64,
        /// Readings that agree on it.
        confirmed_by: usize,
    },
    /// Different values, all kept, lowest first.
    TwoAnswers(Vec<f64>),
}

/// One indicator with its readings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorView {
    /// As in a list.
    pub row: IndicatorRow,
    /// What exactly is counted.
    pub definition: Words,
    /// The periods, latest first.
    pub periods: Vec<PeriodRow>,
}

/// One period of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeriodRow {
    /// The period.
    pub period: Period,
    /// What the answers come to.
    pub reached: Reached,
    /// Every reading, oldest first by its author's clock.
    pub answers: Vec<Answer>,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Its key.
    pub key: String,
    /// The number.
    pub value: f64,
    /// How it was found, if it was said.
    pub method: Option<String>,
    /// A remark, if there is one.
    pub note: Option<String>,
    /// Where it was published, if it was.
    pub source_url: Option<String>,
    /// When its author's phone says it was recorded, in milliseconds since 1970.
    pub at_ms: i64,
    /// What its author is called, if anything.
    pub by: Option<String>,
    /// Whether this device recorded it.
    pub mine: bool,
    /// Where it has got to.
    pub state: SendState,
}

/// A period of an indicator for which different values are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TwoAnswers {
    /// The indicator's key.
    pub indicator: String,
    /// Its name.
    pub name: Words,
    /// Its unit.
    pub unit: String,
    /// The period with its answers.
    pub period: PeriodRow,
}

/// Readings by indicator, so that a list of all indicators reads each reading once.
fn readings_by_indicator(initiative: &Initiative) -> BTreeMap<&str, Vec<(&String, &Entity)>> {
    let mut by_indicator: BTreeMap<&str, Vec<(&String, &Entity)>> = BTreeMap::new();
    for (key, reading) in initiative.standing("readings") {
        if let Some(indicator) = reading.text("indicator") {
            by_indicator.entry(indicator).or_default().push((key, reading));
        }
    }
    by_indicator
}

/// Readings with their values, by last and first day: the latest period is the one that ends last.
type ByPeriod<'a> = BTreeMap<(String, String), Vec<(&'a String, &'a Entity, f64)>>;

fn by_period<'a>(readings: &[(&'a String, &'a Entity)]) -> ByPeriod<'a> {
    let mut periods: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, reading) in readings {
        let (start, end) = (reading.text("period_start"), reading.text("period_end"));
        if let (Some(start), Some(end), Some(value)) = (start, end, reading.number("value")) {
            periods.entry((end.to_owned(), start.to_owned())).or_default().push((*key, *reading, value));
        }
    }
    periods
}

fn reached(values: impl Iterator<Item = f64>) -> Reached {
    let mut values: Vec<f64> = values.collect();
    let n = values.len();
    values.sort_by(f64::total_cmp);
    values.dedup();
    match values.as_slice() {
        [value] => Reached::One { value: *value, confirmed_by: n },
        _ => Reached::TwoAnswers(values),
    }
}

fn row(key: &str, indicator: &Entity, readings: &[(&String, &Entity)]) -> IndicatorRow {
    let latest = by_period(readings).pop_last().and_then(|((end, start), found)| {
        let period = Period::between(start, end).ok()?;
        Some((period, reached(found.into_iter().map(|(_, _, value)| value))))
    });
    let word = |name| indicator.text(name).unwrap_or_default().to_owned();
    IndicatorRow {
        key: key.to_owned(),
        name: indicator.words("name"),
        unit: word("unit"),
        direction: word("direction"),
        headline: indicator.flag("headline"),
        latest,
    }
}

pub(super) fn rows(initiative: &Initiative) -> Vec<IndicatorRow> {
    let readings = readings_by_indicator(initiative);
    ranked(initiative, "indicators")
        .into_iter()
        .map(|(key, indicator)| {
            row(key, indicator, readings.get(key.as_str()).map_or(&[][..], Vec::as_slice))
        })
        .collect()
}

/// What the author of `key` is called.
pub(super) fn nickname(initiative: &Initiative, key: &str) -> Option<String> {
    let label = initiative.get("devices", tag_of_key(key))?.text("label")?;
    (!label.is_empty()).then(|| label.to_owned())
}

fn answer(initiative: &Initiative, me: &impl Beholder, key: &str, reading: &Entity, value: f64) -> Answer {
    let word = |name| reading.text(name).map(str::to_owned);
    Answer {
        key: key.to_owned(),
        value,
        method: word("method"),
        note: word("note"),
        source_url: word("source_url"),
        at_ms: reading.at_ms(),
        by: nickname(initiative, key),
        mine: tag_of_key(key) == me.tag().as_str(),
        state: me.send_state("readings", key),
    }
}

fn periods(initiative: &Initiative, me: &impl Beholder, readings: &[(&String, &Entity)]) -> Vec<PeriodRow> {
    let rows = by_period(readings).into_iter().rev().filter_map(|((end, start), mut found)| {
        found.sort_by_key(|(key, reading, _)| (reading.at_ms(), *key));
        Some(PeriodRow {
            period: Period::between(start, end).ok()?,
            reached: reached(found.iter().map(|(_, _, value)| *value)),
            answers: found
                .into_iter()
                .map(|(key, reading, value)| answer(initiative, me, key, reading, value))
                .collect(),
        })
    });
    rows.collect()
}

pub(super) fn indicator(initiative: &Initiative, me: &impl Beholder, key: &str) -> Option<IndicatorView> {
    let entity = initiative.get("indicators", key)?;
    let readings = readings_by_indicator(initiative).remove(key).unwrap_or_default();
    Some(IndicatorView {
        row: row(key, entity, &readings),
        definition: entity.words("definition"),
        periods: periods(initiative, me, &readings),
    })
}

pub(super) fn two_answers(initiative: &Initiative, me: &impl Beholder) -> Vec<TwoAnswers> {
    let readings = readings_by_indicator(initiative);
    let mut piles = Vec::new();
    for (key, indicator) in ranked(initiative, "indicators") {
        let Some(readings) = readings.get(key.as_str()) else { continue };
        for period in periods(initiative, me, readings) {
            if matches!(period.reached, Reached::TwoAnswers(_)) {
                piles.push(TwoAnswers {
                    indicator: key.clone(),
                    name: indicator.words("name"),
                    unit: indicator.text("unit").unwrap_or_default().to_owned(),
                    period,
                });
            }
        }
    }
    piles
}
