//! Recording readings, and deciding which of several counts.

use rand_core::CryptoRng;

use super::entry::{put, wrong};
use super::fields::Fields;
use super::{Author, CommandError, Prepared, Problem};
use crate::domain::initiative::{Initiative, Value};
use crate::domain::period::Period;
use crate::domain::schema;
use crate::domain::view::measure::series::{Place, adoption_key, among, by_indicator, by_rule, series};
use crate::keys::fresh_key;
use crate::sync::Millis;

pub(super) fn record(
    initiative: &Initiative,
    author: &Author,
    (indicator, period, value): (&str, &str, f64),
    (method, note): (&str, &str),
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("readings");
    fields.set("indicator", Value::Text(indicator.to_owned()));
    fields.exists("indicator", initiative, "indicators", indicator);
    fields.period(period);
    fields.set("value", Value::Number(value));
    fields.words("method", method, false);
    fields.words("note", note, false);
    fields.create(author, fresh_key(&author.tag, rng), now)
}

/// What is to be decided about: an indicator's period, and the place of the readings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Matter<'a> {
    pub(super) indicator: &'a str,
    pub(super) period: &'a str,
    pub(super) place: Place<'a>,
}

/// Writes down which answer counts, and among which it was chosen: one that comes later opens the question again.
pub(super) fn adopt(
    initiative: &Initiative,
    author: &Author,
    matter: Matter<'_>,
    (rule, reading, value, reason): (&str, &str, Option<f64>, &str),
    now: Millis,
) -> Result<Prepared, CommandError> {
    let Matter { indicator, period, place } = matter;
    let period = Period::parse(period).map_err(|_form| wrong("period", Problem::NotAPeriod))?;
    if reason.trim().is_empty() {
        return Err(wrong("reason", Problem::Missing));
    }
    let readings = by_indicator(initiative).take(indicator);
    let series = series(initiative, indicator, &readings);
    let point = series.iter().find(|(at, _)| *at == place);
    let point = point.and_then(|(_, points)| points.iter().find(|point| point.period == period));
    let point = point.ok_or_else(|| wrong("period", Problem::Unknown))?;
    let chosen = (!reading.is_empty()).then_some(reading);
    if by_rule(rule, (chosen, value), &point.answers, &point.restated).is_none() {
        let lacks = match rule {
            "single" => "reading",
            "agreed" => "value",
            _ => "rule",
        };
        return Err(wrong(lacks, if lacks == "rule" { Problem::NotOffered } else { Problem::Missing }));
    }
    let text = |name: &str, words: &str| (name.to_owned(), Value::Text(words.to_owned()));
    let mut fields = vec![
        text("rule", rule),
        text("reading", if rule == "single" { reading } else { "" }),
        text("reason", reason),
        text("among", &among(&point.answers)),
    ];
    // Only what was agreed on is a value of its own; the others follow from the readings.
    let value = value.filter(|_| rule == "agreed").map_or(Value::Text(String::new()), Value::Number);
    fields.push(("value".to_owned(), value));
    let kind = schema::kind("adoptions").expect("the schema has it");
    put(kind, initiative, author, adoption_key(indicator, &period, place), &fields, now)
}
