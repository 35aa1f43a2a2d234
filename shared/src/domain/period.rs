//! The period a reading stands for: a year, a month, a day, or a stretch between two days.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// From the first to the last day, both included, as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    start: String,
    end: String,
}

/// Why words are not a period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodError {
    /// Not in a known form.
    #[error("expected a year, a month or a day such as 2026, 2026-05 or 2026-05-03; found {found:?}")]
    Form { found: String },
    /// Ends before it starts.
    #[error("expected an end on or after {start}; found {end}")]
    Backwards { start: String, end: String },
}

impl Period {
    /// Reads `2026`, `2026-05`, `2026-05-03` or `2026-05-03/2026-06-01`.
    ///
    /// # Errors
    /// When the words have another form, name a day that does not exist, or end before they start.
    pub fn parse(words: &str) -> Result<Self, PeriodError> {
        let words = words.trim();
        if let Some((start, end)) = words.split_once('/') {
            let (first, last) = (Self::parse(start)?, Self::parse(end)?);
            return Self::between(first.start, last.end);
        }
        let form = || PeriodError::Form { found: words.to_owned() };
        let parts: Vec<&str> = words.split('-').collect();
        let number = |text: &str, len: usize| {
            (text.len() == len && text.bytes().all(|b| b.is_ascii_digit()))
                .then(|| text.parse::<u32>().ok())
                .flatten()
                .ok_or_else(form)
        };
        let year = number(parts.first().copied().unwrap_or_default(), 4)?;
        let month = parts.get(1).map(|text| number(text, 2)).transpose()?;
        let day = parts.get(2).map(|text| number(text, 2)).transpose()?;
        if parts.len() > 3 || month.is_some_and(|m| !(1..=12).contains(&m)) {
            return Err(form());
        }
        let last = month.map_or(31, |m| days_in(year, m));
        if day.is_some_and(|d| d == 0 || d > last) {
            return Err(form());
        }
        let start = format!("{year:04}-{:02}-{:02}", month.unwrap_or(1), day.unwrap_or(1));
        let end = format!("{year:04}-{:02}-{:02}", month.unwrap_or(12), day.unwrap_or(last));
        Ok(Self { start, end })
    }

    /// A period between two dates that are already `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When it would end before it starts.
    pub fn between(start: String, end: String) -> Result<Self, PeriodError> {
        if start > end {
            return Err(PeriodError::Backwards { start, end });
        }
        Ok(Self { start, end })
    }

    /// The first day.
    #[must_use]
    pub fn start(&self) -> &str {
        &self.start
    }

    /// The last day.
    #[must_use]
    pub fn end(&self) -> &str {
        &self.end
    }

    /// The shortest words for it: `2026`, `2026-05`, `2026-05-03` or both ends with a slash. Reads back as itself.
    #[must_use]
    pub fn label(&self) -> String {
        let short = self.start.get(..4).filter(|year| Self::parse(year).as_ref() == Ok(self));
        let short =
            short.or_else(|| self.start.get(..7).filter(|month| Self::parse(month).as_ref() == Ok(self)));
        let short = short.or_else(|| (self.start == self.end).then_some(self.start.as_str()));
        short.map_or_else(|| format!("{}/{}", self.start, self.end), str::to_owned)
    }
}

/// How many days lie between two days written `YYYY-MM-DD`, or between moments of them; below zero if the second is
/// earlier.
#[must_use]
pub fn days_between(from: &str, to: &str) -> Option<i64> {
    Some(day_number(to)? - day_number(from)?)
}

/// The day that lies this many days after another one.
#[must_use]
pub fn day_after(day: &str, days: i64) -> Option<String> {
    Some(day_of_number(day_number(day)? + days))
}

/// The day of a moment in milliseconds since 1970, where clocks show Greenwich's time.
#[must_use]
pub fn day_of_ms(at_ms: i64) -> String {
    day_of_number(at_ms.div_euclid(86_400_000))
}

/// The day with this number, counted from 1970-01-01.
fn day_of_number(number: i64) -> String {
    // Days of 400 years, of which each has as many; they begin in March, so that the leap day is a year's last.
    let number = number + 719_468;
    let (era, day) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + i64::from(month > 9);
    let month = if month > 9 { month - 9 } else { month + 3 };
    format!("{year:04}-{month:02}-{day:02}")
}

/// The number of a day, counted from 1970-01-01.
fn day_number(day: &str) -> Option<i64> {
    let number = |from: usize, to: usize| day.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // Years begin in March, so that the leap day is a year's last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leaps + (153 * month + 2) / 5 + day - 1 - 719_468)
}

const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, day_after, day_number, day_of_ms, day_of_number, days_between};

    #[test]
    fn days_and_numbers_lead_to_each_other() {
        for number in (-700_000..800_000).step_by(97) {
            assert_eq!(day_number(&day_of_number(number)), Some(number));
        }
        assert_eq!(day_after("2024-02-28", 2).as_deref(), Some("2024-03-01"));
        assert_eq!(day_of_ms(-1), "1969-12-31");
    }

    #[test]
    fn days_are_counted_over_leap_days_and_years() {
        assert_eq!(day_number("1970-01-01"), Some(0));
        assert_eq!(day_number("2026-06-15"), Some(20_619));
        assert_eq!(days_between("2024-02-28", "2024-03-01"), Some(2));
        assert_eq!(days_between("2023-12-31T23:59", "2023-01-01"), Some(-364));
        assert_eq!(days_between("soon", "2023-01-01"), None);
    }

    #[test]
    fn periods_read_back_as_they_were_written() {
        for words in ["2026", "2026-05", "2024-02-29", "2003-09-01/2005-06-30"] {
            assert_eq!(Period::parse(words).map(|p| p.label()), Ok(words.to_owned()));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for words in
            ["", "20", "2026-13", "2023-02-29", "2026-05-00", "2026-5", "2026-05-03-01", "2026/2025", "202é"]
        {
            assert!(Period::parse(words).is_err(), "{words} was accepted");
        }
    }
}
