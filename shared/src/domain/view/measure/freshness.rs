//! How old the latest value is, measured against how often it was to be counted.

use serde::{Deserialize, Serialize};

use super::series::{by_indicator, main, series};
use crate::domain::initiative::{Entity, Initiative, Words};
use crate::domain::period::{Period, days_between};
use crate::domain::view::agenda::ranked;

/// One indicator, and how old its latest value is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToCountRow {
    /// The indicator's key.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// The latest period there is a value for.
    pub latest: Option<Period>,
    /// How old that is.
    pub freshness: Freshness,
}

/// The indicators in use, and how old they are on a day.
pub(crate) fn to_count(initiative: &Initiative, today: &str) -> Vec<ToCountRow> {
    let mut readings = by_indicator(initiative);
    let in_use = ranked(initiative, "indicators")
        .into_iter()
        .filter(|(_, indicator)| indicator.text("state") != Some("retired"));
    let row = |(key, indicator): (&String, &Entity)| {
        let readings = readings.take(key);
        let latest = main(&series(initiative, key, &readings))
            .and_then(|(_, points)| points.last())
            .map(|point| point.period.clone());
        ToCountRow {
            key: key.clone(),
            name: indicator.words("name"),
            freshness: freshness_of(initiative, key, latest.as_ref(), today),
            latest,
        }
    };
    in_use.map(row).collect()
}

/// How old the latest value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Freshness {
    /// Nothing was ever counted.
    Never,
    /// As new as was agreed.
    Fresh,
    /// The next one is due.
    Due {
        /// Days since the latest period ended.
        days: i64,
    },
    /// So old that one was left out.
    Old {
        /// Days since the latest period ended.
        days: i64,
    },
}

/// How old the value of an indicator's latest period is on a day.
pub(super) fn freshness_of(
    initiative: &Initiative,
    indicator: &str,
    latest: Option<&Period>,
    today: &str,
) -> Freshness {
    freshness(plan(initiative, indicator), latest.map(Period::end), today)
}

/// How old the value of a period that ended on a day is on another day, for an indicator with this plan.
fn freshness(plan: Option<&Entity>, last_day: Option<&str>, today: &str) -> Freshness {
    let Some(days) = last_day.and_then(|last| days_between(last, today)) else { return Freshness::Never };
    let cycle = match plan.and_then(|plan| plan.text("frequency")) {
        Some("month") => 31,
        Some("quarter") => 92,
        Some("half_year") => 184,
        _ => 366,
    };
    if days > 2 * cycle {
        Freshness::Old { days }
    } else if days > cycle {
        Freshness::Due { days }
    } else {
        Freshness::Fresh
    }
}

/// The plan of an indicator.
fn plan<'a>(initiative: &'a Initiative, indicator: &str) -> Option<&'a Entity> {
    initiative.get("measurement_plan", indicator).filter(|plan| !plan.is_archived())
}
