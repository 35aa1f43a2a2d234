//! Figures for everybody: what is so small that it could point at a person is not in them.

use serde::{Deserialize, Serialize};

use super::headline::{Headline, headline};
use super::series::{Place, Point, Series, by_indicator, main, series};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::period::Period;
use crate::domain::view::agenda::ranked;

/// The fewest people a public figure speaks of.
pub const PEOPLE_MIN: i64 = 5;

/// One indicator for everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublicFigure {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// What exactly is counted.
    pub definition: Words,
    /// Its unit.
    pub unit: String,
    /// Whether it is one of the few shown first.
    pub headline: bool,
    /// What became of it; nothing while one of its ends is hidden.
    pub news: Option<Headline>,
    /// Its values, place by place and period by period.
    pub values: Vec<PublicValue>,
}

/// One value for everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublicValue {
    /// The area's name; empty for everywhere.
    pub area: Words,
    /// The segment's name; empty for everybody.
    pub segment: Words,
    /// The period.
    pub period: Period,
    /// The value; nothing if it is undecided or hidden.
    pub value: Option<f64>,
    /// Whether it is hidden as too few people are behind it, or as it would give away one that is.
    pub is_hidden: bool,
}

/// All indicators that are neither proposed nor retired, for everybody.
pub(in crate::domain::view) fn figures(initiative: &Initiative) -> Vec<PublicFigure> {
    let mut readings = by_indicator(initiative);
    let agreed = ranked(initiative, "indicators")
        .into_iter()
        .filter(|(_, indicator)| !matches!(indicator.text("state"), Some("proposed" | "retired")));
    agreed.map(|(key, indicator)| figure(initiative, key, indicator, readings.take(key))).collect()
}

fn figure(
    initiative: &Initiative,
    key: &str,
    indicator: &Entity,
    readings: Vec<super::series::Reading<'_>>,
) -> PublicFigure {
    let series = series(initiative, key, &readings);
    let hidden = hidden(indicator, &series);
    let named = |kind, key: Option<&str>| {
        key.and_then(|key| initiative.get(kind, key)).map(|entity| entity.words("name")).unwrap_or_default()
    };
    let is_hidden = |place: &Place<'_>, period: &Period| {
        hidden.iter().any(|(other, when)| other == place && when == period)
    };
    let mut values = Vec::new();
    for (place, points) in &series {
        values.extend(points.iter().map(|point| {
            let is_hidden = is_hidden(place, &point.period);
            PublicValue {
                area: named("areas", place.area),
                segment: named("segments", place.segment),
                period: point.period.clone(),
                value: point.settled.value().filter(|_| !is_hidden),
                is_hidden,
            }
        }));
    }
    let whole = main(&series).filter(|(place, points)| {
        let mut ends = [points.first(), points.last(), points.iter().rev().nth(1)].into_iter().flatten();
        !ends.any(|point| is_hidden(place, &point.period))
    });
    PublicFigure {
        key: key.to_owned(),
        name: indicator.words("name"),
        definition: indicator.words("definition"),
        unit: indicator.text("unit").unwrap_or_default().to_owned(),
        headline: indicator.flag("headline"),
        news: whole.map(|(place, points)| headline(indicator, place, points)),
        values,
    }
}

/// What is hidden. If one segment of an area is, the next smallest goes with it: with the sum known, one hidden value is
/// no secret.
fn hidden<'a>(indicator: &Entity, series: &Series<'a>) -> Vec<(Place<'a>, Period)> {
    let all = || series.iter().flat_map(|(place, points)| points.iter().map(move |point| (*place, point)));
    let is_few = |point: &Point<'_>| n_people(indicator, point).is_some_and(|n| n < PEOPLE_MIN);
    let mut hidden: Vec<(Place<'a>, Period)> = all()
        .filter(|(_, point)| is_few(point))
        .map(|(place, point)| (place, point.period.clone()))
        .collect();
    for (place, period) in hidden.clone().into_iter().filter(|(place, _)| place.segment.is_some()) {
        let beside = |other: &Place<'_>, when: &Period| {
            other.area == place.area && other.segment.is_some() && *when == period
        };
        if hidden.iter().filter(|(other, when)| beside(other, when)).count() > 1 {
            continue;
        }
        let others = all().filter(|(other, point)| *other != place && beside(other, &point.period));
        let next = others.min_by_key(|(_, point)| n_people(indicator, point).unwrap_or(i64::MAX));
        hidden.extend(next.map(|(other, point)| (other, point.period.clone())));
    }
    hidden
}

/// The fewest people behind any answer for a point, as far as it is known.
fn n_people(indicator: &Entity, point: &Point<'_>) -> Option<i64> {
    let counts_people = indicator.text("value_kind") == Some("count")
        && matches!(indicator.text("unit"), Some("people" | "households"));
    let answers = point.answers.iter().chain(&point.restated);
    let fewest = answers.filter_map(|answer| {
        let said = ["n", "num", "den"].into_iter().filter_map(|name| answer.entity.int(name)).min();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a count of people is far below 2^53, and floats saturate"
        )]
        let counted = counts_people.then_some(answer.value as i64);
        said.into_iter().chain(counted).min()
    });
    fewest.min()
}
