//! Targets: what is aimed at by when, whether it was met, and where things go if nothing new is done.

use serde::{Deserialize, Serialize};

use super::headline::{Mark, Verdict, verdict};
use super::series::Point;
use crate::domain::initiative::{Entity, Initiative};

/// One target of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetRow {
    /// Its key.
    pub key: String,
    /// What is aimed at.
    pub value: f64,
    /// By when, as a day.
    pub due: String,
    /// Whether nobody of the team has agreed to it yet.
    pub is_proposed: bool,
    /// When it was first met, if it was: the value that met it.
    pub met: Option<Mark>,
    /// Whether the latest value meets it, and not only an earlier one.
    pub is_met: bool,
    /// What is left to go from the latest value, never below zero; nothing if there is no value.
    pub remaining: Option<f64>,
    /// The line of business as usual: where it begins, and the value it comes to on the target's day.
    pub as_usual: Option<(Mark, f64)>,
}

/// The targets that are set for these series, the next one due first.
pub(super) fn targets(
    initiative: &Initiative,
    (key, indicator): (&str, &Entity),
    (place, points): (super::series::Place<'_>, &[Point<'_>]),
) -> Vec<TargetRow> {
    let here = initiative.standing("targets").filter(|(_, target)| {
        target.text("indicator") == Some(key)
            && (target.text("area"), target.text("segment")) == (place.area, place.segment)
    });
    let mark = |point: &Point<'_>| Some(Mark { period: point.period.clone(), value: point.settled.value()? });
    let mut rows: Vec<TargetRow> = here
        .filter_map(|(key, target)| {
            let (value, due) = (target.number("value")?, target.text("due")?);
            let meets = |mark: &Mark| verdict(indicator, mark.value - value) != Verdict::Worse;
            let latest = points.last().and_then(mark);
            let bau = target.number("bau_value");
            Some(TargetRow {
                key: key.clone(),
                value,
                due: due.to_owned(),
                is_proposed: target.text("state") == Some("proposed"),
                met: points.iter().skip(1).filter_map(mark).find(meets),
                is_met: latest.as_ref().is_some_and(meets),
                remaining: latest
                    .as_ref()
                    .map(|mark| if meets(mark) { 0.0 } else { (value - mark.value).abs() }),
                as_usual: points.iter().find_map(mark).zip(bau),
            })
        })
        .collect();
    rows.sort_by(|a, b| (&a.due, &a.key).cmp(&(&b.due, &b.key)));
    rows
}
