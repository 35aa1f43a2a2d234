//! Numbers and dates the way each language writes them.
//!
//! In a browser its own tables are asked, which cost the app nothing; natively, where only tests run, a plain form
//! stands in.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use super::Lang;
use crate::browser::shrug;

const IS_BROWSER: bool = cfg!(target_arch = "wasm32");

/// What of a date is written, in the words of the browser.
type Style = &'static [(&'static str, &'static str)];

const MOMENT: Style = &[("dateStyle", "long"), ("timeStyle", "short")];
const TIME: Style = &[("timeStyle", "short")];
const DAY: Style = &[("dateStyle", "long")];
const CALENDAR_DAY: Style = &[("dateStyle", "long"), ("timeZone", "UTC")];
const CALENDAR_MONTH: Style = &[("year", "numeric"), ("month", "long"), ("timeZone", "UTC")];

/// A number.
pub(crate) fn number(lang: Lang, value: f64) -> String {
    if IS_BROWSER {
        return js_sys::Number::from(value).to_locale_string(locale(lang)).into();
    }
    let plain = value.to_string();
    if lang == Lang::Fr { plain.replace('.', ",") } else { plain }
}

/// A day and a time on it.
pub(crate) fn moment(lang: Lang, at_ms: i64) -> String {
    date(lang, at_ms, MOMENT)
}

/// A time of day.
pub(crate) fn time(lang: Lang, at_ms: i64) -> String {
    date(lang, at_ms, TIME)
}

/// A day.
pub(crate) fn day(lang: Lang, at_ms: i64) -> String {
    date(lang, at_ms, DAY)
}

/// A calendar day given as `YYYY-MM-DD`, wherever the phone is.
pub(crate) fn calendar_day(lang: Lang, date: &str) -> String {
    calendar(lang, date, CALENDAR_DAY)
}

/// A calendar month given by one of its days.
pub(crate) fn calendar_month(lang: Lang, date: &str) -> String {
    calendar(lang, date.get(..7).unwrap_or(date), CALENDAR_MONTH)
}

/// The country's way of writing the language.
const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-CA",
        Lang::Fr => "fr-CA",
    }
}

#[expect(clippy::cast_precision_loss, reason = "dates in milliseconds are far below 2^53")]
fn date(lang: Lang, at_ms: i64, style: Style) -> String {
    if IS_BROWSER {
        write(lang, &Date::new(&JsValue::from_f64(at_ms as f64)), style)
    } else {
        at_ms.to_string()
    }
}

fn calendar(lang: Lang, date: &str, style: Style) -> String {
    if !IS_BROWSER {
        return date.to_owned();
    }
    // A date without a time is one of the universal calendar, by the browser language's own definition.
    let read = Date::new(&JsValue::from_str(date));
    if read.get_time().is_nan() { date.to_owned() } else { write(lang, &read, style) }
}

fn write(lang: Lang, date: &Date, style: Style) -> String {
    let options = Object::new();
    for (name, value) in style {
        // Setting a property of a fresh object cannot fail.
        shrug(Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)));
    }
    let written: String = date.to_locale_string(locale(lang), &options).into();
    // Browsers break the line within `13 h 05`.
    if lang == Lang::Fr { written.replace(" h ", "\u{a0}h\u{a0}") } else { written }
}
