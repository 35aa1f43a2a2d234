//! Numbers and dates the way each language writes them.
//!
//! In a browser its own tables are asked, which cost the app nothing; natively, where only tests run, a plain form
//! stands in.

use super::Lang;

/// A number.
pub(crate) fn number(lang: Lang, value: f64) -> String {
    platform::number(lang, value)
}

/// A day and a time on it.
pub(crate) fn moment(lang: Lang, at_ms: i64) -> String {
    platform::date(lang, at_ms, platform::Style::Moment)
}

/// A time of day.
pub(crate) fn time(lang: Lang, at_ms: i64) -> String {
    platform::date(lang, at_ms, platform::Style::Time)
}

/// A day.
pub(crate) fn day(lang: Lang, at_ms: i64) -> String {
    platform::date(lang, at_ms, platform::Style::Day)
}

/// A calendar day given as `YYYY-MM-DD`, wherever the phone is.
pub(crate) fn calendar_day(lang: Lang, date: &str) -> String {
    platform::calendar(lang, date, platform::Style::CalendarDay)
}

/// A calendar month given by one of its days.
pub(crate) fn calendar_month(lang: Lang, date: &str) -> String {
    platform::calendar(lang, date, platform::Style::CalendarMonth)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use js_sys::{Date, Object, Reflect};
    use wasm_bindgen::JsValue;

    use crate::i18n::Lang;

    #[derive(Clone, Copy)]
    pub(super) enum Style {
        Moment,
        Time,
        Day,
        CalendarDay,
        CalendarMonth,
    }

    impl Style {
        fn options(self) -> &'static [(&'static str, &'static str)] {
            match self {
                Self::Moment => &[("dateStyle", "long"), ("timeStyle", "short")],
                Self::Time => &[("timeStyle", "short")],
                Self::Day => &[("dateStyle", "long")],
                Self::CalendarDay => &[("dateStyle", "long"), ("timeZone", "UTC")],
                Self::CalendarMonth => &[("year", "numeric"), ("month", "long"), ("timeZone", "UTC")],
            }
        }
    }

    /// The country's way of writing the language.
    const fn locale(lang: Lang) -> &'static str {
        match lang {
            Lang::En => "en-CA",
            Lang::Fr => "fr-CA",
        }
    }

    pub(super) fn number(lang: Lang, value: f64) -> String {
        js_sys::Number::from(value).to_locale_string(locale(lang)).into()
    }

    fn write(lang: Lang, date: &Date, style: Style) -> String {
        let options = Object::new();
        for (name, value) in style.options() {
            // Setting a property of a fresh object cannot fail.
            let _: Result<bool, JsValue> =
                Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        date.to_locale_string(locale(lang), &options).into()
    }

    #[expect(clippy::cast_precision_loss, reason = "dates in milliseconds are far below 2^53")]
    pub(super) fn date(lang: Lang, at_ms: i64, style: Style) -> String {
        write(lang, &Date::new(&JsValue::from_f64(at_ms as f64)), style)
    }

    pub(super) fn calendar(lang: Lang, date: &str, style: Style) -> String {
        // A date without a time is one of the universal calendar, by the language's own definition.
        let read = Date::new(&JsValue::from_str(date));
        if read.get_time().is_nan() { date.to_owned() } else { write(lang, &read, style) }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use crate::i18n::Lang;

    #[derive(Clone, Copy)]
    pub(super) enum Style {
        Moment,
        Time,
        Day,
        CalendarDay,
        CalendarMonth,
    }

    pub(super) fn number(lang: Lang, value: f64) -> String {
        let plain = value.to_string();
        match lang {
            Lang::En => plain,
            Lang::Fr => plain.replace('.', ","),
        }
    }

    pub(super) fn date(_: Lang, at_ms: i64, style: Style) -> String {
        match style {
            Style::Time => format!("{}:{:02}", at_ms / 3_600_000 % 24, at_ms / 60_000 % 60),
            Style::Moment | Style::Day | Style::CalendarDay | Style::CalendarMonth => at_ms.to_string(),
        }
    }

    pub(super) fn calendar(_: Lang, date: &str, style: Style) -> String {
        let len = if matches!(style, Style::CalendarMonth) { 7 } else { 10 };
        date.get(..len).unwrap_or(date).to_owned()
    }
}
