//! Turning many measurements into the few numbers a person compares.

use serde_json::{Value, json};

/// Rounded to three digits behind the point.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}

/// How many there are, the median, the 99th of a hundred, and the worst.
pub(crate) fn spread(mut numbers: Vec<f64>) -> Value {
    numbers.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let last = numbers.len().checked_sub(1)?;
        numbers.get((numbers.len() * percent / 100).min(last)).copied().map(rounded)
    };
    json!({ "n": numbers.len(), "p50": at(50), "p99": at(99), "max": at(100) })
}

/// A count as a number to calculate with; counts here are far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2^52")]
pub(crate) const fn float(count: u64) -> f64 {
    count as f64
}

/// `total` for each thousand of `count`.
pub(crate) fn per_thousand(total: f64, count: usize) -> f64 {
    rounded(total * 1_000.0 / float(count as u64).max(1.0))
}
