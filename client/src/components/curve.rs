//! A chart of an indicator: its values over time, its target, and where things go by themselves.

use shared::domain::period::{Period, days_between};
use shared::domain::view::{IndicatorView, Mark};
use yew::prelude::*;

use crate::i18n::{Lang, sentences};

/// The drawing's size, in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 150.0;
/// Room for figures above and below, and for half a point at the sides.
const TOP: f64 = 26.0;
const BOTTOM: f64 = 26.0;
const SIDE: f64 = 10.0;

/// A day of the calendar as a number, from one that lies before all of them.
fn day(of: &str) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days since 1900 are far below 2^53")]
    days_between("1900-01-01", of).map_or(0.0, |days| days as f64)
}

/// Where a value on a day is drawn.
struct Scale {
    first_day: f64,
    last_day: f64,
    least: f64,
    most: f64,
}

impl Scale {
    fn of(points: &[(f64, f64)]) -> Self {
        let fold = |start: f64, pick: fn(f64, f64) -> f64, of: fn(&(f64, f64)) -> f64| {
            points.iter().map(of).fold(start, pick)
        };
        // Zero belongs on the scale: a small change is to look small.
        Self {
            first_day: fold(f64::INFINITY, f64::min, |point| point.0),
            last_day: fold(f64::NEG_INFINITY, f64::max, |point| point.0),
            least: fold(0.0, f64::min, |point| point.1),
            most: fold(0.0, f64::max, |point| point.1),
        }
    }

    fn x(&self, day: f64) -> f64 {
        let span = self.last_day - self.first_day;
        let part = if span > 0.0 { (day - self.first_day) / span } else { 0.5 };
        (SIDE + part * (WIDTH - 2.0 * SIDE)).round()
    }

    fn y(&self, value: f64) -> f64 {
        let span = self.most - self.least;
        let part = if span > 0.0 { (value - self.least) / span } else { 0.0 };
        (HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)).round()
    }
}

/// The chart, or nothing if there are fewer than two values. What it shows is said in words and stands in a table below.
pub(crate) fn curve(lang: Lang, indicator: &IndicatorView) -> Html {
    let (Some(first), Some(last), true) =
        (indicator.curve.first(), indicator.curve.last(), indicator.curve.len() > 1)
    else {
        return html! { <span hidden=true></span> };
    };
    let t = lang.catalogue().needle();
    let at = |mark: &Mark| (day(mark.period.end()), mark.value);
    let target = indicator.targets.iter().find(|target| !target.is_proposed);
    let usual = target
        .and_then(|target| target.as_usual.as_ref().map(|(from, to)| (at(from), (day(&target.due), *to))));
    let mut points: Vec<(f64, f64)> = indicator.curve.iter().map(at).collect();
    points.extend(target.map(|target| (day(&target.due), target.value)));
    points.extend(usual.map(|(_, to)| to));
    let scale = Scale::of(&points);
    let place = |(day, value): (f64, f64)| format!("{},{}", scale.x(day), scale.y(value));
    let line = indicator.curve.iter().map(|mark| place(at(mark))).collect::<Vec<_>>().join(" ");
    let dot = |mark: &Mark| {
        let (day, value) = at(mark);
        html! { <circle class="curve__dot" cx={scale.x(day).to_string()} cy={scale.y(value).to_string()} r="4" /> }
    };
    let figure = |value: f64| sentences::figure(lang, value, &indicator.row.unit);
    let label = (t.chart)(&sentences::indicator(lang, &indicator.row));
    html! {
        <svg class="curve" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={label}>
            <line class="curve__ground" x1="0" x2={WIDTH.to_string()} y1={scale.y(0.0).to_string()} y2={scale.y(0.0).to_string()} />
            if let Some(target) = target {
                <line class="curve__target" x1="0" x2={WIDTH.to_string()}
                    y1={scale.y(target.value).to_string()} y2={scale.y(target.value).to_string()} />
            }
            if let Some((from, to)) = usual {
                <polyline class="curve__usual" points={format!("{} {}", place(from), place(to))} />
            }
            <polyline class="curve__line" points={line} />
            { indicator.curve.iter().map(dot).collect::<Html>() }
            { words(&scale, at(first), "start", figure(first.value)) }
            { words(&scale, at(last), "end", figure(last.value)) }
            { below(&scale, lang, &first.period, "start") }
            { below(&scale, lang, &last.period, "end") }
        </svg>
    }
}

/// A figure above its point.
fn words(scale: &Scale, (day, value): (f64, f64), anchor: &'static str, said: String) -> Html {
    let (x, y) = (scale.x(day).to_string(), (scale.y(value) - 9.0).to_string());
    html! { <text class="curve__words" {x} {y} text-anchor={anchor}>{ said }</text> }
}

/// A period at the bottom.
fn below(scale: &Scale, lang: Lang, period: &Period, anchor: &'static str) -> Html {
    let (x, y) = (scale.x(day(period.end())).to_string(), (HEIGHT - 6.0).to_string());
    html! { <text class="curve__words" {x} {y} text-anchor={anchor}>{ sentences::period(lang, period) }</text> }
}

#[cfg(test)]
mod tests {
    use super::{BOTTOM, HEIGHT, SIDE, Scale, TOP, WIDTH};

    #[test]
    fn the_scale_has_zero_and_everything_drawn_on_it() {
        let scale = Scale::of(&[(10.0, 20.0), (30.0, 40.0)]);
        assert_eq!((scale.x(10.0), scale.x(30.0)), (SIDE, WIDTH - SIDE));
        assert_eq!((scale.y(0.0), scale.y(40.0)), (HEIGHT - BOTTOM, TOP));
        let below = Scale::of(&[(10.0, -2.0), (30.0, 3.0)]);
        assert_eq!((below.y(-2.0), below.y(3.0)), (HEIGHT - BOTTOM, TOP));
    }

    #[test]
    fn one_day_or_no_height_draws_in_the_middle_and_at_the_bottom() {
        let scale = Scale::of(&[(10.0, 0.0)]);
        assert_eq!((scale.x(10.0), scale.y(0.0)), (WIDTH / 2.0, HEIGHT - BOTTOM));
    }
}
