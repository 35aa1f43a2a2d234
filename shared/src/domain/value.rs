//! What a field may hold, checked: the one place where a type of the schema says what it takes.

use super::command::Problem;
use super::initiative::Value;
use super::period::Period;
use super::schema::FieldType;

/// The value that plain words stand for, as a form, a table or a command line has them; no words clear a field.
///
/// # Errors
/// When they are not what the field takes.
pub fn read(ty: FieldType, member: Option<&str>, words: &str) -> Result<Value, Problem> {
    let words = words.trim();
    let value = match ty {
        _ if words.is_empty() => Value::Text(String::new()),
        FieldType::Number => Value::Number(words.parse().ok().ok_or(Problem::NotANumber)?),
        FieldType::Count | FieldType::Score(..) => Value::Int(words.parse().ok().ok_or(Problem::NotANumber)?),
        FieldType::Flag | FieldType::Codes(_) | FieldType::Links(_) => match words {
            "true" | "yes" | "1" => Value::Flag(true),
            "false" | "no" | "0" => Value::Flag(false),
            _ => return Err(Problem::NotOffered),
        },
        FieldType::Line(_)
        | FieldType::Prose(_)
        | FieldType::Choice(_)
        | FieldType::Date
        | FieldType::Moment
        | FieldType::Period
        | FieldType::Link(_)
        | FieldType::Subject
        | FieldType::Device
        | FieldType::Who
        | FieldType::Address
        | FieldType::Sealed
        | FieldType::PublicKey => Value::Text(words.to_owned()),
    };
    checked(ty, member, &value)
}

/// The value as it is written: words without the blanks around them. Whether a link leads anywhere is not looked at.
///
/// # Errors
/// When it is not what the field takes.
pub fn checked(ty: FieldType, member: Option<&str>, value: &Value) -> Result<Value, Problem> {
    let words = value.as_text().map(str::trim);
    if words == Some("") {
        return Ok(Value::Text(String::new()));
    }
    let text = |words: &str| Ok(Value::Text(words.to_owned()));
    match (ty, value, words) {
        (FieldType::Line(max), _, Some(words)) => {
            let line = words.split(char::is_control).collect::<Vec<_>>().join(" ");
            length(&line, max)?;
            Ok(Value::Text(line))
        }
        (FieldType::Prose(max), _, Some(words)) => length(words, max).and_then(|()| text(words)),
        (FieldType::Choice(offered), _, Some(code)) if offered.contains(&code) => text(code),
        (FieldType::Codes(offered), Value::Flag(_), _)
            if member.is_some_and(|code| offered.contains(&code)) =>
        {
            Ok(value.clone())
        }
        (FieldType::Links(_) | FieldType::Flag, Value::Flag(_), _)
        | (FieldType::Sealed | FieldType::PublicKey, Value::Bytes(_), _) => Ok(value.clone()),
        (FieldType::Number, Value::Number(number), _) if number.is_finite() => Ok(value.clone()),
        (FieldType::Count, Value::Int(n), _) => in_range(*n, 0, i64::MAX),
        (FieldType::Score(min, max), Value::Int(n), _) => in_range(*n, min, max),
        (FieldType::Number | FieldType::Count | FieldType::Score(..), _, _) => Err(Problem::NotANumber),
        (FieldType::Date, _, Some(day)) if is_day(day) => text(day),
        (FieldType::Moment, _, Some(moment)) if is_moment(moment) => text(moment),
        (FieldType::Date | FieldType::Moment, _, _) => Err(Problem::NotADay),
        (FieldType::Period, _, Some(period)) => match Period::parse(period) {
            // Said in one way, as periods stand in keys.
            Ok(period) => Ok(Value::Text(period.label())),
            Err(_) => Err(Problem::NotAPeriod),
        },
        (FieldType::Address, _, Some(address)) => {
            if !is_web(address) {
                return Err(Problem::NotAnAddress);
            }
            length(address, 2_000).and_then(|()| text(address))
        }
        (FieldType::Link(_) | FieldType::Subject | FieldType::Who | FieldType::Device, _, Some(key)) => {
            length(key, 80).and_then(|()| text(key))
        }
        _ => Err(Problem::NotOffered),
    }
}

/// Whether an address that came from outside is one of the web, and nothing that a browser would run.
#[must_use]
pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Whether words are a day that exists: `YYYY-MM-DD`.
#[must_use]
pub fn is_day(words: &str) -> bool {
    words.len() == 10 && Period::parse(words).is_ok_and(|period| period.start() == period.end())
}

fn is_moment(words: &str) -> bool {
    let Some((day, hour)) = words.split_once('T') else { return is_day(words) };
    let two = |text: &str, below: u8| {
        text.len() == 2
            && text.bytes().all(|b| b.is_ascii_digit())
            && text.parse().is_ok_and(|n: u8| n < below)
    };
    is_day(day) && hour.split_once(':').is_some_and(|(hour, minute)| two(hour, 24) && two(minute, 60))
}

fn in_range(n: i64, min: i64, max: i64) -> Result<Value, Problem> {
    if (min..=max).contains(&n) { Ok(Value::Int(n)) } else { Err(Problem::OutOfRange { min, max }) }
}

/// Whether words fit, counted as browsers count them.
pub(super) fn length(words: &str, max: usize) -> Result<(), Problem> {
    let found = words.encode_utf16().count();
    if found > max { Err(Problem::TooLong { max, found }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{Problem, Value, read};
    use crate::domain::schema::FieldType;

    #[test]
    fn every_type_takes_what_it_says_and_nothing_else() {
        let good = [
            (FieldType::Line(5), " a\nb ", Value::Text("a b".to_owned())),
            (FieldType::Choice(&["up", "down"]), "up", Value::Text("up".to_owned())),
            (FieldType::Number, "-12.5", Value::Number(-12.5)),
            (FieldType::Count, "12", Value::Int(12)),
            (FieldType::Score(1, 5), "5", Value::Int(5)),
            (FieldType::Date, "2024-02-29", Value::Text("2024-02-29".to_owned())),
            (FieldType::Moment, "2026-05-03T18:30", Value::Text("2026-05-03T18:30".to_owned())),
            (FieldType::Period, "2026-01-01/2026-12-31", Value::Text("2026".to_owned())),
            (FieldType::Flag, "yes", Value::Flag(true)),
            (FieldType::Address, "https://example.org", Value::Text("https://example.org".to_owned())),
            (FieldType::Count, " ", Value::Text(String::new())),
        ];
        for (ty, words, value) in good {
            assert_eq!(read(ty, None, words), Ok(value), "{ty:?} {words}");
        }
        let bad = [
            (FieldType::Line(2), "abc", Problem::TooLong { max: 2, found: 3 }),
            (FieldType::Choice(&["up", "down"]), "UP", Problem::NotOffered),
            (FieldType::Number, "inf", Problem::NotANumber),
            (FieldType::Number, "12,5", Problem::NotANumber),
            (FieldType::Count, "-1", Problem::OutOfRange { min: 0, max: i64::MAX }),
            (FieldType::Score(1, 5), "6", Problem::OutOfRange { min: 1, max: 5 }),
            (FieldType::Date, "2023-02-29", Problem::NotADay),
            (FieldType::Date, "2023-02", Problem::NotADay),
            (FieldType::Moment, "2023-02-03T24:00", Problem::NotADay),
            (FieldType::Period, "summer", Problem::NotAPeriod),
            (FieldType::Flag, "perhaps", Problem::NotOffered),
            (FieldType::Address, "javascript:alert(1)", Problem::NotAnAddress),
        ];
        for (ty, words, problem) in bad {
            assert_eq!(read(ty, None, words), Err(problem), "{ty:?} {words}");
        }
    }

    #[test]
    fn a_set_takes_its_own_members_only() {
        let codes = FieldType::Codes(&["power"]);
        assert_eq!(read(codes, Some("power"), "1"), Ok(Value::Flag(true)));
        assert_eq!(read(codes, Some("weather"), "1"), Err(Problem::NotOffered));
    }
}
