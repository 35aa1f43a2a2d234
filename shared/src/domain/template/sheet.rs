//! Sheets: what a template writes, as a person can read and write it.
//!
//! A sheet consists of entries. The first line of one names its kind, and by a second word what other entries of the
//! template call it; each line below begins with a blank, a field's name and a blank, and the rest is its value:
//!
//! ```text
//! goals ready
//!  title@en Children begin school ready to learn
//!  title@fr Les enfants commencent l’école prêts à apprendre
//!
//! indicators
//!  goal ready
//!  headline yes
//! ```
//!
//! The schema says what a value is. A link holds what the other entry is called, which stands above it; a field of
//! several is written once for each, as `goals:ready yes`. `+28` is a day as many days after the founding, `+28T18:30`
//! an hour of it. A field the schema has in one language only, such as a definition's, is written in the founder's.

use rand_core::CryptoRng;

use crate::domain::Edit;
use crate::domain::initiative::Value;
use crate::domain::schema::{AGENDA_TEXTS, FieldType, Kind, Order, Shape, kind};
use crate::keys::{DeviceTag, fresh_key};
use crate::sync::Millis;

/// Why a sheet may be read without looking back: a test founds from each.
const WELL_FORMED: &str = "because a test reads every sheet";

/// One entry of a sheet.
pub(super) struct Entry {
    pub(super) kind: &'static str,
    /// What other entries call it; may be empty.
    name: &'static str,
    /// Field and value, as they are written.
    pub(super) lines: Vec<(&'static str, &'static str)>,
}

pub(super) fn entries(sheet: &'static str) -> Vec<Entry> {
    let mut entries = Vec::<Entry>::new();
    for line in sheet.lines().filter(|line| !line.is_empty()) {
        let words = line.strip_prefix(' ');
        let (first, rest) = words.unwrap_or(line).split_once(' ').unwrap_or((line, ""));
        match entries.last_mut() {
            Some(entry) if words.is_some() => entry.lines.push((first, rest)),
            _ => entries.push(Entry { kind: first, name: rest, lines: Vec::new() }),
        }
    }
    entries
}

/// The language in which a sheet says what can be said in one only: the founder's if it has it, else English.
pub(super) fn spoken<'a>(sheets: &[&str], lang: &'a str) -> &'a str {
    let marked = format!("@{lang} ");
    if sheets.iter().any(|sheet| sheet.contains(&marked)) { lang } else { "en" }
}

/// Somebody founding, on the way through the sheets.
pub(super) struct Founder<'a> {
    tag: &'a DeviceTag,
    now: Millis,
    lang: &'a str,
    /// The keys of what is called something.
    keys: Vec<(&'static str, String)>,
    /// How many there are of each kind that people arrange.
    ranks: Vec<&'static str>,
    pub(super) edits: Vec<Edit>,
}

impl<'a> Founder<'a> {
    pub(super) fn new(tag: &'a DeviceTag, now: Millis, lang: &'a str) -> Self {
        Self { tag, now, lang, keys: Vec::new(), ranks: Vec::new(), edits: Vec::new() }
    }

    /// Writes what a sheet says.
    ///
    /// # Panics
    /// When it is not well-formed, which a test of the templates rules out.
    pub(super) fn write(&mut self, sheet: &'static str, rng: &mut impl CryptoRng) {
        for entry in entries(sheet) {
            if entry.kind == "agenda" {
                self.texts(&entry);
                continue;
            }
            let row = kind(entry.kind).expect(WELL_FORMED);
            if row.collection().shape == Shape::Entity {
                let key = fresh_key(self.tag, rng);
                self.entity(row, &entry, key);
            } else {
                self.keyed(row, &entry);
            }
        }
    }

    fn texts(&mut self, entry: &Entry) {
        for (name, text) in &entry.lines {
            let (name, lang) = name.split_once('@').expect(WELL_FORMED);
            let field = AGENDA_TEXTS.iter().find(|field| **field == name).expect(WELL_FORMED);
            let (lang, text) = (lang.to_owned(), (*text).to_owned());
            self.edits.push(Edit::Text { field, lang, base: String::new(), text });
        }
    }

    fn entity(&mut self, row: &'static Kind, entry: &Entry, key: String) {
        let mut fields = self.fields(row, entry);
        if row.order == Order::Rank {
            // With room between them, so that a later one fits in without moving others.
            let n = self.ranks.iter().filter(|kind| **kind == row.name).count();
            fields.push(("rank".to_owned(), Value::Text(format!("m{n:02}"))));
            self.ranks.push(row.name);
        }
        fields.push(("at".to_owned(), Value::Int(self.now.0)));
        if !entry.name.is_empty() {
            self.keys.push((entry.name, key.clone()));
        }
        self.edits.push(Edit::Create { kind: row.name, key, fields });
    }

    fn keyed(&mut self, row: &'static Kind, entry: &Entry) {
        let mut key = String::new();
        for part in row.parts {
            let words =
                entry.lines.iter().find(|(name, _)| *name == part.name).map_or("-", |(_, words)| words);
            if !key.is_empty() {
                key.push('|');
            }
            key.push_str(if part.ty.target().is_some() && words != "-" { self.key(words) } else { words });
        }
        let mut fields = self.fields(row, entry);
        fields.push(("at".to_owned(), Value::Int(self.now.0)));
        fields.push(("by".to_owned(), Value::Text(self.tag.as_str().to_owned())));
        let set = |(field, value)| Edit::Set { kind: row.name, key: key.clone(), field, value };
        self.edits.extend(fields.into_iter().map(set));
    }

    fn fields(&self, row: &'static Kind, entry: &Entry) -> Vec<(String, Value)> {
        let mut fields = Vec::new();
        let mut is_said = false;
        for (name, words) in &entry.lines {
            let text = Value::Text((*words).to_owned());
            match (row.field(name), name.split_once('@')) {
                (Some(spec), None) => fields.push(self.value(name, spec.ty, words)),
                (Some(_), Some(_)) => fields.push(((*name).to_owned(), text)),
                (None, Some((name, lang))) if lang == self.lang => {
                    is_said = true;
                    fields.push((name.to_owned(), text));
                }
                // Said in another language, or part of the key.
                (None, _) => {}
            }
        }
        if is_said {
            fields.push(("lang".to_owned(), Value::Text(self.lang.to_owned())));
        }
        fields
    }

    fn value(&self, name: &str, ty: FieldType, words: &str) -> (String, Value) {
        let value = match ty {
            FieldType::Number => Value::Number(number(words)),
            FieldType::Count | FieldType::Score(..) => Value::Int(words.parse().expect(WELL_FORMED)),
            FieldType::Flag | FieldType::Codes(_) => Value::Flag(true),
            FieldType::Link(_) | FieldType::Subject => Value::Text(self.key(words).to_owned()),
            FieldType::Links(_) => {
                let (field, called) = name.split_once(':').expect(WELL_FORMED);
                return (format!("{field}:{}", self.key(called)), Value::Flag(true));
            }
            FieldType::Date | FieldType::Moment => Value::Text(day(words, self.now)),
            FieldType::Line(_)
            | FieldType::Prose(_)
            | FieldType::Choice(_)
            | FieldType::Period
            | FieldType::Device
            | FieldType::Who
            | FieldType::Address
            | FieldType::Sealed
            | FieldType::PublicKey => Value::Text(words.to_owned()),
        };
        (name.to_owned(), value)
    }

    fn key(&self, called: &str) -> &str {
        self.keys.iter().find(|(name, _)| *name == called).map(|(_, key)| key.as_str()).expect(WELL_FORMED)
    }
}

/// The number that decimals stand for; the general way of reading one is much more code.
fn number(words: &str) -> f64 {
    let (whole, part) = words.split_once('.').unwrap_or((words, ""));
    let digits: i32 = [whole, part].concat().parse().expect(WELL_FORMED);
    f64::from(digits) / part.bytes().fold(1.0, |unit, _| unit * 10.0)
}

/// A day as it is written, or one so many days from now.
fn day(words: &str, now: Millis) -> String {
    let Some(words) = words.strip_prefix('+') else { return words.to_owned() };
    let (days, hour) = words.split_once('T').map_or((words, None), |(days, hour)| (days, Some(hour)));
    let days: i64 = days.parse().expect(WELL_FORMED);
    let (year, month, day) = date(now.0.div_euclid(86_400_000) + days);
    let hour = hour.map(|hour| format!("T{hour}")).unwrap_or_default();
    format!("{year:04}-{month:02}-{day:02}{hour}")
}

/// The date so many days after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    // Years are counted from March, so that a leap day is the last of its year.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day_of_year - (153 * from_march + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::{day, number};
    use crate::sync::Millis;

    #[test]
    fn numbers_read_as_everywhere_else() {
        for words in ["0", "21", "44800", "25.7", "-0.06", "3.4", "0.125"] {
            assert_eq!(Ok(number(words)), words.parse(), "{words}");
        }
    }

    #[test]
    fn days_after_the_founding_are_days_that_exist() {
        let founded = Millis(1_709_164_800_000); // 2024-02-29
        for (words, expected) in [
            ("+0", "2024-02-29"),
            ("+1", "2024-03-01"),
            ("+366T18:30", "2025-03-01T18:30"),
            ("2006-01-01", "2006-01-01"),
        ] {
            assert_eq!(day(words, founded), expected);
        }
    }
}
