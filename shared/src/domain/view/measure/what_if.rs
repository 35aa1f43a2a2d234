//! What would become of the headline if one of several answers were adopted: for whoever decides.

use serde::{Deserialize, Serialize};

use super::headline::{Headline, headline};
use super::series::{Place, Point, by_rule};
use crate::domain::initiative::Entity;

/// One way of deciding, and what follows from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The rule of the schema: `single`, `average`, `sum`.
    pub rule: String,
    /// The reading that would count, for `single`.
    pub reading: Option<String>,
    /// The value that would count.
    pub value: f64,
    /// What would become of the indicator.
    pub headline: Headline,
}

/// What would follow from each way of deciding about one point of a series: each different value, then their average,
/// then their sum.
pub(super) fn choices(
    indicator: &Entity,
    (place, points): (Place<'_>, &[Point<'_>]),
    at: usize,
) -> Vec<Choice> {
    let Some(point) = points.get(at) else { return Vec::new() };
    let mut ways: Vec<(&str, Option<&str>)> = Vec::new();
    for (n, answer) in point.answers.iter().enumerate() {
        let earlier = point.answers.get(..n).unwrap_or_default();
        // The same value found in another way has other consequences.
        let is_same = |other: &super::series::Reading<'_>| {
            other.value.total_cmp(&answer.value).is_eq()
                && other.entity.text("method") == answer.entity.text("method")
        };
        if !earlier.iter().any(is_same) {
            ways.push(("single", Some(answer.key)));
        }
    }
    ways.extend([("average", None), ("sum", None)]);
    let mut supposed = points.to_vec();
    let choice = |(rule, reading): (&str, Option<&str>)| {
        let settled = by_rule(rule, (reading, None), &point.answers, &point.restated)?;
        let value = settled.value()?;
        supposed.get_mut(at)?.settled = settled;
        Some(Choice {
            rule: rule.to_owned(),
            reading: reading.map(str::to_owned),
            value,
            headline: headline(indicator, place, &supposed),
        })
    };
    ways.into_iter().filter_map(choice).collect()
}
