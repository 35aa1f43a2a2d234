//! A small curve: enough to see which way things go; the sentence before it and the table behind it say the rest.

use super::page::Page;
use super::sentences::Sentences;
use crate::domain::period::{Period, days_between};

const WIDTH: i32 = 520;
const HEIGHT: i32 = 180;
/// Room at the sides, for values and years.
const MARGIN: i32 = 40;

/// Draws values over time, which are ordered by it; fewer than two are no curve.
pub(super) fn draw(page: &mut Page, say: &Sentences, unit: &str, sentence: &str, values: &[(Period, f64)]) {
    let [(first, from), .., (last, to)] = values else { return };
    #[expect(clippy::cast_precision_loss, reason = "days of a few centuries")]
    let days = |period: &Period| days_between(first.end(), period.end()).unwrap_or_default() as f64;
    let within =
        |value: f64, low: f64, high: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    let (low, high) =
        values.iter().fold((*from, *from), |(low, high), (_, value)| (low.min(*value), high.max(*value)));
    let points: Vec<(i32, i32)> = values
        .iter()
        .map(|(period, value)| {
            let x = place(within(days(period), days(first), days(last)), WIDTH);
            (x, HEIGHT - place(within(*value, low, high), HEIGHT))
        })
        .collect();
    page.open("figure");
    page.drawing((WIDTH, HEIGHT), sentence, |page| {
        page.curve(&points);
        let ends = [(points.first(), "start", first, from), (points.last(), "end", last, to)];
        for (point, anchor, period, value) in ends {
            let Some((x, y)) = point else { continue };
            let x = if anchor == "start" { x - 8 } else { x + 8 };
            page.label((x, (y - 12).max(14)), anchor, &say.amount(*value, unit));
            page.label((x, HEIGHT - 6), anchor, &say.period(period));
        }
    });
    page.close("figure");
}

/// Where a part of the way is, in whole units of the drawing.
fn place(part: f64, length: i32) -> i32 {
    let room = f64::from(length - 2 * MARGIN);
    #[expect(clippy::cast_possible_truncation, reason = "a part of a few hundred")]
    let at = (part * room).round() as i32;
    MARGIN + at
}
