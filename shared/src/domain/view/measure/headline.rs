//! What became of an indicator, as data for a sentence, and the needle test with its arithmetic.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::series::{Place, Point, Settled};
use crate::domain::initiative::Entity;
use crate::domain::period::Period;

/// The least relative change for the better that counts as moving the needle.
pub const NEEDLE: f64 = 0.1;

/// Whether things are better, in the direction the indicator wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// As wanted.
    Better,
    /// As before.
    Same,
    /// Against what is wanted.
    Worse,
    /// The figures do not say.
    CantTell,
}

/// A value for a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The period.
    pub period: Period,
    /// What counts for it.
    pub value: f64,
}

/// What changed between two periods.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The earlier one.
    pub from: Mark,
    /// The later one.
    pub to: Mark,
    /// Later less earlier, in the indicator's unit; in points if that is a percentage.
    pub absolute: f64,
    /// The same as a part of the earlier value; nothing if that is zero, or if the values are a score or a grade.
    pub relative: Option<f64>,
    /// Whether that is as wanted.
    pub verdict: Verdict,
}

/// Whether the needle moved, or why that cannot be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Needle {
    /// By at least a tenth, for the better. The part is above zero.
    Moved(f64),
    /// By less, or for the worse; then the part is below zero.
    NotMoved(f64),
    /// Not to be said, for these reasons.
    Refused(Vec<Refusal>),
}

/// Why it cannot be said whether the needle moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// There are fewer than two periods.
    TooFewPeriods,
    /// It began at zero: no part of that can be said.
    ZeroBaseline,
    /// An index, a score or a grade, as the schema calls it: a part of it means nothing.
    NotAQuantity(String),
    /// Counted in another way at the two ends; how, as far as it was said.
    OtherMethod {
        /// At the beginning.
        from: Vec<String>,
        /// At the end.
        to: Vec<String>,
    },
    /// About the people somebody serves, and not about everybody.
    NotPopulation,
    /// About one segment of the people only.
    OneSegment,
    /// There are different values for this period, and nobody has decided.
    Undecided(Period),
}

/// What became of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Headline {
    /// Since the beginning; nothing with fewer than two periods, or while an end is undecided.
    pub change: Option<Change>,
    /// Since the period before.
    pub step: Option<Change>,
    /// The needle test.
    pub needle: Needle,
    /// The latest value as it was published, if that is no number.
    pub label: Option<String>,
}

/// What became of the indicator at a place.
pub(crate) fn headline(indicator: &Entity, place: Place<'_>, points: &[Point<'_>]) -> Headline {
    let before = points.len().checked_sub(2).and_then(|n| points.get(n));
    let latest = points.last();
    let label = latest.and_then(|point| point.answers.iter().rev().find_map(|r| r.entity.text("label")));
    Headline {
        change: change(indicator, points.first(), latest),
        step: change(indicator, before, latest),
        needle: needle(indicator, place, points),
        label: label.map(str::to_owned),
    }
}

/// Whether parts of a value mean something.
fn is_quantity(indicator: &Entity) -> bool {
    !matches!(indicator.text("value_kind"), Some("index" | "z_score" | "grade"))
}

/// Whether a change is as wanted.
pub(crate) fn verdict(indicator: &Entity, absolute: f64) -> Verdict {
    let wanted = if indicator.text("direction") == Some("down") { -absolute } else { absolute };
    if wanted > 0.0 {
        Verdict::Better
    } else if wanted < 0.0 {
        Verdict::Worse
    } else {
        Verdict::Same
    }
}

/// Whether two values were found in the same way, as far as it was said.
fn is_comparable(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one == other && one.len() <= 1
}

pub(crate) fn change(indicator: &Entity, from: Option<&Point<'_>>, to: Option<&Point<'_>>) -> Option<Change> {
    let (from, to) = (from?, to?);
    let (Settled::Value { value: earlier, methods: then }, Settled::Value { value: later, methods: now }) =
        (&from.settled, &to.settled)
    else {
        return None;
    };
    if from.period == to.period {
        return None;
    }
    let absolute = later - earlier;
    let relative = (is_quantity(indicator) && *earlier != 0.0).then(|| absolute / earlier.abs());
    let verdict = if is_comparable(then, now) { verdict(indicator, absolute) } else { Verdict::CantTell };
    Some(Change {
        from: Mark { period: from.period.clone(), value: *earlier },
        to: Mark { period: to.period.clone(), value: *later },
        absolute,
        relative,
        verdict,
    })
}

fn needle(indicator: &Entity, place: Place<'_>, points: &[Point<'_>]) -> Needle {
    let mut refusals = Vec::new();
    let kind = indicator.text("value_kind").unwrap_or_default();
    if !is_quantity(indicator) {
        refusals.push(Refusal::NotAQuantity(kind.to_owned()));
    }
    if indicator.text("level") == Some("performance") {
        refusals.push(Refusal::NotPopulation);
    }
    if place.segment.is_some() {
        refusals.push(Refusal::OneSegment);
    }
    let mut ends = points.first().into_iter().chain(points.last().filter(|_| points.len() > 1));
    let (from, to) = (ends.next(), ends.next());
    for end in [from, to].into_iter().flatten() {
        if matches!(end.settled, Settled::Open(_)) {
            refusals.push(Refusal::Undecided(end.period.clone()));
        }
    }
    let change = change(indicator, from, to);
    if points.len() < 2 {
        refusals.push(Refusal::TooFewPeriods);
    }
    if let (Some(from), Some(to), Some(change)) = (from, to, &change) {
        if change.from.value == 0.0 {
            refusals.push(Refusal::ZeroBaseline);
        }
        if let (Settled::Value { methods: then, .. }, Settled::Value { methods: now, .. }) =
            (&from.settled, &to.settled)
            && !is_comparable(then, now)
        {
            let (from, to) = (then.iter().cloned().collect(), now.iter().cloned().collect());
            refusals.push(Refusal::OtherMethod { from, to });
        }
    }
    match change.and_then(|change| change.relative).filter(|_| refusals.is_empty()) {
        None => Needle::Refused(refusals),
        Some(relative) => {
            let wanted = if indicator.text("direction") == Some("down") { -relative } else { relative };
            // 3,601 to 3,240.9 is a tenth, whatever the last digit of a quotient says.
            if wanted >= NEEDLE - 1e-9 { Needle::Moved(wanted) } else { Needle::NotMoved(wanted) }
        }
    }
}
