//! Readings put in order: one series for each area and segment, one point for each period, and what the answers for it
//! come to.

use std::collections::BTreeSet;

use crate::domain::groups::Groups;
use crate::domain::initiative::{Entity, Initiative};
use crate::domain::period::Period;

/// Where a reading was taken: everywhere and of everybody, if nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place<'a> {
    /// The key of an area.
    pub(crate) area: Option<&'a str>,
    /// The key of a segment.
    pub(crate) segment: Option<&'a str>,
}

/// One reading on its way through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) key: &'a str,
    pub(crate) entity: &'a Entity,
    pub(crate) value: f64,
}

impl<'a> Reading<'a> {
    fn place(&self) -> Place<'a> {
        Place { area: self.entity.text("area"), segment: self.entity.text("segment") }
    }

    /// The last and the first day of its period: the latest period is the one that ends last.
    fn end_and_start(&self) -> Option<(&'a str, &'a str)> {
        Some((self.entity.text("period_end")?, self.entity.text("period_start")?))
    }
}

/// One period of a series.
#[derive(Debug, Clone)]
pub(crate) struct Point<'a> {
    pub(crate) period: Period,
    /// The readings that count, oldest first by their authors' clocks.
    pub(crate) answers: Vec<Reading<'a>>,
    /// Those that a later one has restated.
    pub(crate) restated: Vec<Reading<'a>>,
    /// What was decided about it, if anything was.
    pub(crate) adoption: Option<&'a Entity>,
    pub(crate) settled: Settled,
}

/// What the answers for a period come to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Settled {
    /// One value.
    Value { value: f64, methods: BTreeSet<String> },
    /// Different values, lowest first, and nobody has decided, or somebody has before one of them came.
    Open(Vec<f64>),
}

impl Settled {
    pub(crate) const fn value(&self) -> Option<f64> {
        if let Self::Value { value, .. } = self { Some(*value) } else { None }
    }
}

/// The points of every place, each place's oldest first; the whole comes first.
pub(crate) type Series<'a> = Vec<(Place<'a>, Vec<Point<'a>>)>;

/// Readings by indicator, so that a list of all indicators reads each reading once.
pub(crate) type ByIndicator<'a> = Groups<Reading<'a>>;

pub(crate) fn by_indicator(initiative: &Initiative) -> ByIndicator<'_> {
    let mut by_indicator = ByIndicator::new();
    for (key, entity) in initiative.standing("readings") {
        if let (Some(indicator), Some(value)) = (entity.text("indicator"), entity.number("value")) {
            by_indicator.push(indicator, Reading { key, entity, value });
        }
    }
    by_indicator
}

/// The series of one indicator.
pub(crate) fn series<'a>(
    initiative: &'a Initiative,
    indicator: &str,
    readings: &[Reading<'a>],
) -> Series<'a> {
    let restated: Vec<&str> = readings.iter().filter_map(|r| r.entity.text("supersedes")).collect();
    let mut sorted = readings.to_vec();
    sorted.sort_by_key(|reading| {
        (reading.place(), reading.end_and_start(), reading.entity.at_ms(), reading.key)
    });
    let mut series = Series::new();
    for all in sorted.chunk_by(|a, b| (a.place(), a.end_and_start()) == (b.place(), b.end_and_start())) {
        let Some(place) = all.first().map(Reading::place) else { continue };
        let period = all.first().and_then(|reading| {
            let (end, start) = reading.end_and_start()?;
            Period::between(start.to_owned(), end.to_owned()).ok()
        });
        let Some(period) = period else { continue };
        let (mut old, mut answers): (Vec<_>, Vec<_>) =
            all.iter().copied().partition(|r| restated.contains(&r.key));
        if answers.is_empty() {
            // They restate each other: none of them is the last word.
            std::mem::swap(&mut old, &mut answers);
        }
        let key = adoption_key(indicator, &period, place);
        let adoption = initiative.get("adoptions", &key).filter(|decided| !decided.is_archived());
        let settled = settled(adoption, &answers, &old);
        if series.last().is_none_or(|(last, _)| *last != place) {
            series.push((place, Vec::new()));
        }
        if let Some((_, points)) = series.last_mut() {
            points.push(Point { period, answers, restated: old, adoption, settled });
        }
    }
    series
}

/// The key under which it is decided what counts.
pub(crate) fn adoption_key(indicator: &str, period: &Period, place: Place<'_>) -> String {
    let (area, segment) = (place.area.unwrap_or("-"), place.segment.unwrap_or("-"));
    format!("{indicator}|{}|{area}|{segment}", period.label())
}

/// A name for which readings there were when something was decided.
pub(crate) fn among(answers: &[Reading<'_>]) -> String {
    let mut keys: Vec<&str> = answers.iter().map(|reading| reading.key).collect();
    keys.sort_unstable();
    blake3::hash(keys.join("|").as_bytes()).to_hex().chars().take(16).collect()
}

/// What these answers come to under a rule of the schema; nothing if the rule lacks what it needs.
pub(crate) fn by_rule(
    rule: &str,
    (reading, value): (Option<&str>, Option<f64>),
    answers: &[Reading<'_>],
    restated: &[Reading<'_>],
) -> Option<Settled> {
    let chosen = answers.iter().chain(restated).filter(|answer| Some(answer.key) == reading);
    #[expect(clippy::cast_precision_loss, reason = "there are few readings for one period")]
    let n = answers.len() as f64;
    let sum: f64 = answers.iter().map(|answer| answer.value).sum();
    let (value, used): (f64, Vec<Reading<'_>>) = match rule {
        "single" => chosen.copied().next().map(|answer| (answer.value, vec![answer]))?,
        "latest" => answers.last().map(|answer| (answer.value, vec![*answer]))?,
        "average" if !answers.is_empty() => (sum / n, answers.to_vec()),
        "sum" if !answers.is_empty() => (sum, answers.to_vec()),
        "agreed" => (value?, answers.to_vec()),
        _ => return None,
    };
    Some(Settled::Value { value, methods: methods(&used) })
}

fn settled(adoption: Option<&Entity>, answers: &[Reading<'_>], restated: &[Reading<'_>]) -> Settled {
    let mut values: Vec<f64> = answers.iter().map(|answer| answer.value).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    if let Some(decided) = adoption {
        let given = (decided.text("reading"), decided.number("value"));
        let by_rule = by_rule(decided.text("rule").unwrap_or_default(), given, answers, restated);
        // What came after the decision was not in it; if it says the same, nothing is to be decided again.
        let knew_all = decided.text("among").is_none_or(|known| known == among(answers));
        let same = |settled: &Settled| values.iter().all(|value| Some(*value) == settled.value());
        if let Some(settled) = by_rule.filter(|settled| knew_all || same(settled)) {
            return settled;
        }
    }
    match values.as_slice() {
        [value] => Settled::Value { value: *value, methods: methods(answers) },
        _ => Settled::Open(values),
    }
}

/// How these readings were found, as far as it was said, written in one way.
fn methods(readings: &[Reading<'_>]) -> BTreeSet<String> {
    let said = readings.iter().filter_map(|reading| reading.entity.text("method"));
    said.map(|method| method.trim().to_lowercase()).collect()
}

/// The place that speaks for the whole: everywhere and everybody, else the area that was looked at most often, else
/// some segment.
pub(crate) fn main<'s, 'a>(series: &'s Series<'a>) -> Option<(Place<'a>, &'s [Point<'a>])> {
    let order = |(place, points): &&(Place<'a>, Vec<Point<'a>>)| {
        (place.segment.is_none(), place.area.is_none(), points.len(), std::cmp::Reverse(*place))
    };
    series.iter().max_by_key(order).map(|(place, points)| (*place, points.as_slice()))
}
