//! Numbers and periods as people write them in spreadsheets.

use crate::domain::period::Period;

/// What a comma in numbers stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comma {
    /// It stands before the decimals: 12,5.
    Decimal,
    /// It stands between thousands: 3,601.
    Thousands,
    /// The numbers can be read in both ways.
    Unclear,
}

/// What commas stand for in a column of numbers, which are taken to be written alike.
pub(super) fn comma<'a>(cells: impl Iterator<Item = &'a str>) -> Comma {
    let mut is_any = false;
    for cell in cells {
        let cell = bare(cell);
        let Some((before, after)) = cell.rsplit_once(',') else { continue };
        is_any = true;
        let of_three = after.split('.').next().is_some_and(|digits| digits.len() == 3);
        if cell.contains('.') || before.contains(',') {
            return if cell.find('.') < cell.find(',') && cell.contains('.') {
                Comma::Decimal
            } else {
                Comma::Thousands
            };
        }
        if !of_three || before.trim_start_matches('-') == "0" || before.trim_start_matches('-').len() > 3 {
            return Comma::Decimal;
        }
    }
    if is_any { Comma::Unclear } else { Comma::Decimal }
}

/// The number that a cell holds. Blanks and apostrophes between thousands, a percent or dollar sign and a long minus are
/// understood.
pub(super) fn number(cell: &str, comma: Comma) -> Option<f64> {
    let bare = bare(cell);
    let plain = match comma {
        Comma::Decimal if bare.contains(',') => bare.replace('.', "").replace(',', "."),
        Comma::Decimal => bare,
        Comma::Thousands => bare.replace(',', ""),
        Comma::Unclear if bare.contains(',') => return None,
        Comma::Unclear => bare,
    };
    let has_digits = plain.bytes().any(|b| b.is_ascii_digit());
    let is_plain = plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    plain.parse().ok().filter(|number: &f64| has_digits && is_plain && number.is_finite())
}

/// The digits and signs of a number, without what only makes it readable.
fn bare(cell: &str) -> String {
    let cell = cell.trim().trim_start_matches('$').trim_end_matches(['%', '$']).trim();
    let is_between = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    cell.chars().filter(|c| !is_between(c)).map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
}

/// Names of months, by their beginnings, in English and in French; those that could be two months are written out.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fév", "fev"],
    &["mar"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou"],
    &["sep"],
    &["oct"],
    &["nov"],
    &["dec", "déc"],
];

/// The period that a cell holds: also `05/2026`, `May 2026`, `mai 2026`, `Q2 2026`, `T2 2026`, and a day whose order of
/// day and month leaves no doubt.
pub(super) fn period(cell: &str) -> Option<Period> {
    let cell = cell.trim().to_lowercase();
    if let Ok(period) = Period::parse(&cell) {
        return Some(period);
    }
    let parts: Vec<&str> =
        cell.split([' ', '\u{a0}', '/', '-', '.']).filter(|part| !part.is_empty()).collect();
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    let small = |part: &str| part.parse::<u32>().ok().filter(|n| (1..=31).contains(n));
    let words = match parts.as_slice() {
        [year, quarter] | [quarter, year] if is_year(year) && quarter_of(quarter).is_some() => {
            let last = 3 * quarter_of(quarter)?;
            format!("{year}-{:02}/{year}-{last:02}", last - 2)
        }
        [month, year] | [year, month] if is_year(year) => {
            format!("{year}-{:02}", month_of(month).or_else(|| small(month))?)
        }
        [day, month, year] if is_year(year) => match (small(day), month_of(month), small(month)) {
            (Some(day), Some(month), _) => format!("{year}-{month:02}-{day:02}"),
            (Some(day), None, Some(month)) if day > 12 => format!("{year}-{month:02}-{day:02}"),
            (Some(month), None, Some(day)) if day > 12 || day == month => {
                format!("{year}-{month:02}-{day:02}")
            }
            _ => return None,
        },
        [year, month, day] if is_year(year) => format!("{year}-{:02}-{:02}", small(month)?, small(day)?),
        _ => return None,
    };
    Period::parse(&words).ok()
}

fn quarter_of(part: &str) -> Option<u32> {
    let number = part.strip_prefix(['q', 't'])?.parse().ok()?;
    (1..=4).contains(&number).then_some(number)
}

fn month_of(part: &str) -> Option<u32> {
    let names = (1..).zip(MONTHS);
    names
        .into_iter()
        .find(|(_, names)| names.iter().any(|name| part.starts_with(name)))
        .map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::{Comma, comma, number, period};

    #[test]
    fn a_column_says_what_its_commas_stand_for() {
        for (cells, expected) in [
            (&["12,5", "3,601"][..], Comma::Decimal),
            (&["3,601", "1,234.5"], Comma::Thousands),
            (&["1.234,5"], Comma::Decimal),
            (&["1,234,567"], Comma::Thousands),
            (&["3,601", "3,190"], Comma::Unclear),
            (&["0,125"], Comma::Decimal),
            (&["12.5"], Comma::Decimal),
        ] {
            assert_eq!(comma(cells.iter().copied()), expected, "{cells:?}");
        }
    }

    #[test]
    fn numbers_are_understood_as_people_write_them() {
        for (cell, rule, expected) in [
            (" 12,5 % ", Comma::Decimal, Some(12.5)),
            ("3\u{202f}601", Comma::Decimal, Some(3_601.0)),
            ("1.234,5", Comma::Decimal, Some(1_234.5)),
            ("1,234.5", Comma::Thousands, Some(1_234.5)),
            ("\u{2212}0,06", Comma::Decimal, Some(-0.06)),
            ("$44,800", Comma::Thousands, Some(44_800.0)),
            ("3,601", Comma::Unclear, None),
            ("inf", Comma::Decimal, None),
            ("2026-05", Comma::Decimal, None),
            ("", Comma::Decimal, None),
        ] {
            assert_eq!(number(cell, rule), expected, "{cell:?}");
        }
    }

    #[test]
    fn periods_are_understood_as_people_write_them() {
        for (cell, expected) in [
            ("2026", Some("2026")),
            ("05/2026", Some("2026-05")),
            ("Mai 2026", Some("2026-05")),
            ("janv. 2012", Some("2012-01")),
            ("Q2 2026", Some("2026-04-01/2026-06-30")),
            ("2026-T4", Some("2026-10-01/2026-12-31")),
            ("19 October 2016", Some("2016-10-19")),
            ("31/12/2012", Some("2012-12-31")),
            ("12/31/2012", Some("2012-12-31")),
            ("03/04/2012", None),
            ("spring", None),
        ] {
            assert_eq!(period(cell).map(|period| period.label()).as_deref(), expected, "{cell}");
        }
    }
}
