//! The gap between a segment and everybody: whom a good headline leaves behind.

use serde::{Deserialize, Serialize};

use super::headline::{Mark, Verdict, verdict};
use super::series::{Place, Point, Series};
use crate::domain::initiative::{Entity, Initiative, Words};

/// One segment beside everybody, at the first and the last period for which both are known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GapRow {
    /// The segment's key.
    pub segment: String,
    /// Its name.
    pub name: Words,
    /// The segment's value at first.
    pub from: Mark,
    /// Everybody's value then.
    pub all_from: f64,
    /// The segment's value at last.
    pub to: Mark,
    /// Everybody's value then.
    pub all_to: f64,
    /// How much worse off the segment was at first, in the indicator's unit; below zero if it was better off.
    pub gap_from: f64,
    /// How much worse off it is at last.
    pub gap_to: f64,
    /// How the segment itself fared.
    pub verdict: Verdict,
    /// How everybody fared meanwhile.
    pub all_verdict: Verdict,
}

impl GapRow {
    /// Whether the segment is further behind than it was.
    #[must_use]
    pub fn is_wider(&self) -> bool {
        self.gap_to > 0.0 && self.gap_to > self.gap_from
    }

    /// Whether it fared worse while everybody fared better.
    #[must_use]
    pub fn goes_against(&self) -> bool {
        self.verdict == Verdict::Worse && self.all_verdict == Verdict::Better
    }
}

/// The segments beside everybody, where `main` was taken; who is furthest behind first.
pub(super) fn gaps(
    initiative: &Initiative,
    indicator: &Entity,
    (main, all): (Place<'_>, &[Point<'_>]),
    series: &Series<'_>,
) -> Vec<GapRow> {
    let value = |points: &[Point<'_>], at: &Point<'_>| {
        points.iter().find(|point| point.period == at.period).and_then(|point| point.settled.value())
    };
    let behind = |value: f64, all: f64| {
        if indicator.text("direction") == Some("down") { value - all } else { all - value }
    };
    let mut rows = Vec::new();
    for (place, points) in series {
        let (Some(segment), true) = (place.segment, main.segment.is_none() && place.area == main.area) else {
            continue;
        };
        let both: Vec<(Mark, f64)> = points
            .iter()
            .filter_map(|point| {
                let mark = Mark { period: point.period.clone(), value: point.settled.value()? };
                Some((mark, value(all, point)?))
            })
            .collect();
        let [(from, all_from), .., (to, all_to)] = both.as_slice() else { continue };
        rows.push(GapRow {
            segment: segment.to_owned(),
            name: initiative.get("segments", segment).map(|s| s.words("name")).unwrap_or_default(),
            from: from.clone(),
            all_from: *all_from,
            to: to.clone(),
            all_to: *all_to,
            gap_from: behind(from.value, *all_from),
            gap_to: behind(to.value, *all_to),
            verdict: verdict(indicator, to.value - from.value),
            all_verdict: verdict(indicator, all_to - all_from),
        });
    }
    rows.sort_by(|a, b| b.gap_to.total_cmp(&a.gap_to));
    rows
}
