//! Shared measurement: indicators, their readings, what became of them, and periods with more than one answer.

pub(crate) mod freshness;
pub(crate) mod gap;
pub(crate) mod grid;
pub(crate) mod headline;
pub(crate) mod public;
pub(crate) mod series;
pub(crate) mod target;
pub(crate) mod what_if;

use serde::{Deserialize, Serialize};

use self::gap::{GapRow, gaps};
use self::headline::{Headline, Mark, headline};
use self::series::{ByIndicator, Place, Point, Reading, Settled, by_indicator, main, series};
use self::target::{TargetRow, targets};
use self::what_if::{Choice, choices};
use super::agenda::ranked;
use super::{Beholder, SendState};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::period::Period;
use crate::keys::tag_of_key;

/// From how many headline indicators on a person is asked to choose one to step back: a short list is one that is read.
pub const HEADLINES_MAX: usize = 8;

/// One indicator in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// One of the schema's units, such as `percent`.
    pub unit: String,
    /// `up` if more is better, `down` if less is.
    pub direction: String,
    /// Whether it is one of the few shown first.
    pub headline: bool,
    /// The latest period and what was found for it, if anything was.
    pub latest: Option<(Period, Reached)>,
    /// What became of it; nothing if there is no reading.
    pub news: Option<Headline>,
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
    /// The periods of all places, latest first.
    pub periods: Vec<PeriodRow>,
    /// What counts, period by period, where the headline comes from; for the chart.
    pub curve: Vec<Mark>,
    /// What is aimed at.
    pub targets: Vec<TargetRow>,
    /// The segments beside everybody.
    pub gaps: Vec<GapRow>,
}

/// One period of an indicator at one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PeriodRow {
    /// The period.
    pub period: Period,
    /// The area's key and name; nothing for everywhere.
    pub area: Option<(String, Words)>,
    /// The segment's key and name; nothing for everybody.
    pub segment: Option<(String, Words)>,
    /// What the answers come to.
    pub reached: Reached,
    /// What was decided about it, if anything was.
    pub adopted: Option<AdoptedRow>,
    /// Every reading, oldest first by its author's clock.
    pub answers: Vec<Answer>,
}

/// A decision about what counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptedRow {
    /// Its key.
    pub key: String,
    /// One of the schema's rules.
    pub rule: String,
    /// The reading that counts, if it is one.
    pub reading: Option<String>,
    /// Why.
    pub reason: String,
    /// What who decided is called, if anything.
    pub by: Option<String>,
    /// When, in milliseconds since 1970 by that phone's clock.
    pub at_ms: i64,
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
    /// Whether a later reading has restated it.
    pub restated: bool,
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
    /// What would follow from each way of deciding.
    pub choices: Vec<Choice>,
    /// What it is called where somebody sets it aside: the key under which it is decided what counts.
    pub matter: String,
}

fn reached(point: &Point<'_>) -> Reached {
    match &point.settled {
        Settled::Value { value, .. } => {
            let says_it = |answer: &&Reading<'_>| answer.value.total_cmp(value).is_eq();
            Reached::One { value: *value, confirmed_by: point.answers.iter().filter(says_it).count() }
        }
        Settled::Open(values) => Reached::TwoAnswers(values.clone()),
    }
}

fn row(key: &str, indicator: &Entity, main: Option<(Place<'_>, &[Point<'_>])>) -> IndicatorRow {
    let latest = main.and_then(|(_, points)| points.last());
    let word = |name| indicator.text(name).unwrap_or_default().to_owned();
    IndicatorRow {
        key: key.to_owned(),
        name: indicator.words("name"),
        unit: word("unit"),
        direction: word("direction"),
        headline: indicator.flag("headline"),
        latest: latest.map(|point| (point.period.clone(), reached(point))),
        news: main.map(|(place, points)| headline(indicator, place, points)),
    }
}

pub(super) fn rows(initiative: &Initiative) -> Vec<IndicatorRow> {
    let readings = by_indicator(initiative);
    ranked(initiative, "indicators")
        .into_iter()
        .map(|(key, indicator)| row(key, indicator, main(&series(initiative, key, readings.of(key)))))
        .collect()
}

/// What the author of `key` is called.
pub(super) fn nickname(initiative: &Initiative, key: &str) -> Option<String> {
    initiative.get("devices", tag_of_key(key))?.text("label").map(str::to_owned)
}

fn answer(
    initiative: &Initiative,
    me: &impl Beholder,
    Reading { key, entity, value }: Reading<'_>,
    restated: bool,
) -> Answer {
    let word = |name| entity.text(name).map(str::to_owned);
    Answer {
        key: key.to_owned(),
        value,
        method: word("method"),
        note: word("note"),
        source_url: word("source_url"),
        at_ms: entity.at_ms(),
        by: nickname(initiative, key),
        mine: tag_of_key(key) == me.tag().as_str(),
        restated,
        state: me.send_state("readings", key),
    }
}

fn period(
    initiative: &Initiative,
    me: &impl Beholder,
    indicator: &str,
    (place, point): (Place<'_>, &Point<'_>),
) -> PeriodRow {
    let named = |kind, key: Option<&str>| {
        key.map(|key| {
            let name = initiative.get(kind, key).map(|entity| entity.words("name")).unwrap_or_default();
            (key.to_owned(), name)
        })
    };
    let adopted = point.adoption.map(|decided| AdoptedRow {
        key: series::adoption_key(indicator, &point.period, place),
        rule: decided.text("rule").unwrap_or_default().to_owned(),
        reading: decided.text("reading").map(str::to_owned),
        reason: decided.text("reason").unwrap_or_default().to_owned(),
        by: decided.text("by").and_then(|tag| nickname(initiative, tag)),
        at_ms: decided.at_ms(),
    });
    let mut answers: Vec<Answer> =
        point.answers.iter().map(|reading| answer(initiative, me, *reading, false)).collect();
    answers.extend(point.restated.iter().map(|reading| answer(initiative, me, *reading, true)));
    answers.sort_by(|a, b| (a.at_ms, &a.key).cmp(&(b.at_ms, &b.key)));
    PeriodRow {
        period: point.period.clone(),
        area: named("areas", place.area),
        segment: named("segments", place.segment),
        reached: reached(point),
        adopted,
        answers,
    }
}

pub(super) fn indicator(initiative: &Initiative, me: &impl Beholder, key: &str) -> Option<IndicatorView> {
    let entity = initiative.get("indicators", key)?;
    let readings = by_indicator(initiative);
    let series = series(initiative, key, readings.of(key));
    let main = main(&series);
    let mark = |point: &Point<'_>| Some(Mark { period: point.period.clone(), value: point.settled.value()? });
    let mut periods: Vec<(Place<'_>, &Point<'_>)> =
        series.iter().flat_map(|(place, points)| points.iter().map(move |point| (*place, point))).collect();
    // Places with the same period stand together, the whole first, as it does in the series.
    periods.sort_by(|(_, a), (_, b)| {
        (b.period.end(), b.period.start()).cmp(&(a.period.end(), a.period.start()))
    });
    Some(IndicatorView {
        row: row(key, entity, main),
        definition: entity.words("definition"),
        periods: periods.into_iter().map(|at| period(initiative, me, key, at)).collect(),
        curve: main.map_or_else(Vec::new, |(_, points)| points.iter().filter_map(mark).collect()),
        targets: main.map_or_else(Vec::new, |main| targets(initiative, (key, entity), main)),
        gaps: main.map_or_else(Vec::new, |main| gaps(initiative, entity, main, &series)),
    })
}

/// Every period with different values that nobody has decided about.
fn open<'a>(
    initiative: &'a Initiative,
    readings: &ByIndicator<'a>,
    mut each: impl FnMut((&'a String, &'a Entity), (Place<'a>, &[Point<'a>]), usize),
) {
    for (key, indicator) in ranked(initiative, "indicators") {
        for (place, points) in &series(initiative, key, readings.of(key)) {
            for (at, point) in points.iter().enumerate().rev() {
                if matches!(point.settled, Settled::Open(_)) {
                    each((key, indicator), (*place, points), at);
                }
            }
        }
    }
}

pub(super) fn n_two_answers(initiative: &Initiative, is_wanted: &dyn Fn(&str) -> bool) -> usize {
    let mut n = 0;
    open(initiative, &by_indicator(initiative), |(key, _), (place, points), at| {
        let matter = points.get(at).map(|point| series::adoption_key(key, &point.period, place));
        n += usize::from(matter.is_some_and(|matter| is_wanted(&matter)));
    });
    n
}

/// Those that are wanted, up to a number.
pub(super) fn two_answers(
    initiative: &Initiative,
    me: &impl Beholder,
    is_wanted: &dyn Fn(&str) -> bool,
    n_max: usize,
) -> Vec<TwoAnswers> {
    let mut piles = Vec::new();
    open(initiative, &by_indicator(initiative), |(key, indicator), (place, points), at| {
        let Some(point) = points.get(at) else { return };
        let matter = series::adoption_key(key, &point.period, place);
        if piles.len() >= n_max || !is_wanted(&matter) {
            return;
        }
        piles.push(TwoAnswers {
            indicator: key.clone(),
            name: indicator.words("name"),
            unit: indicator.text("unit").unwrap_or_default().to_owned(),
            period: period(initiative, me, key, (place, point)),
            choices: choices(indicator, (place, points), at),
            matter,
        });
    });
    piles
}

#[cfg(test)]
mod tests;
