//! What a cell says, as values of a field.

use std::collections::{BTreeMap, BTreeSet};

use super::called::Called;
use super::cells::unguarded;
use super::columns::{Column, MEMBERS, titles, value_cell};
use super::numbers::{Comma, number, period};
use super::plan::Wrong;
use crate::domain::command::Problem;
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::schema::{FieldSpec, FieldType};
use crate::domain::value;

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// One value of the field of this name; no words if it is empty.
    One(String, Value),
    /// The members of a field that holds several.
    Set(&'static str, BTreeSet<String>),
}

impl Cell {
    /// The words it holds, if it holds some.
    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Self::One(_, value) => value.as_text().filter(|words| !words.is_empty()),
            Self::Set(..) => None,
        }
    }

    /// As a table has it, however it was written.
    pub(super) fn canonical(&self) -> String {
        match self {
            Self::One(_, value) => value_cell(value),
            Self::Set(_, members) => members.iter().map(String::as_str).collect::<Vec<_>>().join(MEMBERS),
        }
    }

    /// The values it gives; of a field that holds several, those it takes from what stands, too.
    pub(super) fn values(&self, stands: Option<&Entity>) -> Vec<(String, Value)> {
        match self {
            Self::One(name, value) => vec![(name.clone(), value.clone())],
            Self::Set(name, members) => {
                let there: BTreeSet<String> =
                    stands.into_iter().flat_map(|entity| entity.members(name)).map(str::to_owned).collect();
                let all = members.union(&there);
                all.map(|member| (format!("{name}:{member}"), Value::Flag(members.contains(member))))
                    .collect()
            }
        }
    }
}

/// Keys by name, lower case, of one kind.
type Names = BTreeMap<String, Vec<String>>;

/// Reads cells.
pub(super) struct Reader<'a> {
    initiative: &'a Initiative,
    me: &'a str,
    called: &'a Called,
    names: BTreeMap<&'static str, Names>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(initiative: &'a Initiative, me: &'a str, called: &'a Called) -> Self {
        Self { initiative, me, called, names: BTreeMap::new() }
    }

    /// What a cell of a column says.
    pub(super) fn read(&mut self, column: &Column, words: &str, comma: Comma) -> Result<Cell, Wrong> {
        let words = unguarded(words.trim_matches([' ', '\u{a0}'])).trim();
        let one = |value| Cell::One(column.header(), value);
        match column {
            Column::Key | Column::Named(_) => Ok(one(Value::Text(String::new()))),
            Column::Text => Ok(one(Value::Text(words.to_owned()))),
            Column::Field(spec, _) if spec.ty.is_set() => self.members(spec, words),
            Column::Part(spec) | Column::Field(spec, _) => self.value(spec, words, comma).map(one),
        }
    }

    fn members(&mut self, spec: &'static FieldSpec, words: &str) -> Result<Cell, Wrong> {
        let mut members = BTreeSet::new();
        let by_code = matches!(spec.ty, FieldType::Codes(_));
        // What a member is called may hold blanks and commas; codes may stand beside each other without more.
        let whole = words.split(';').flat_map(|part| match self.called.code(spec.name, part) {
            Some(code) if by_code => vec![code],
            _ => part.split(|c: char| by_code && (c == ',' || c.is_whitespace())).collect(),
        });
        let whole: Vec<&str> = whole.collect();
        for member in whole {
            match (spec.ty, member.trim()) {
                (_, "") => {}
                (FieldType::Codes(offered), code) if !offered.contains(&code) => {
                    return Err(Wrong::Value(Problem::NotOffered, offered));
                }
                (FieldType::Links(target), words) => {
                    members.insert(self.key(Some(target), words)?);
                }
                (_, code) => {
                    members.insert(code.to_owned());
                }
            }
        }
        Ok(Cell::Set(spec.name, members))
    }

    fn value(&mut self, spec: &FieldSpec, words: &str, comma: Comma) -> Result<Value, Wrong> {
        let offered = if let FieldType::Choice(offered) = spec.ty { offered } else { &[] };
        let wrong = |problem| Wrong::Value(problem, offered);
        let as_read = |words: &str| {
            value::read(spec.ty, None, words).and_then(|read| value::checked(spec.ty, None, &read))
        };
        if words.is_empty() {
            return Ok(Value::Text(String::new()));
        }
        let called = self.called;
        let is_called = matches!(spec.ty, FieldType::Choice(_)) && !offered.contains(&words);
        let words = if is_called { called.code(spec.name, words).unwrap_or(words) } else { words };
        match spec.ty {
            FieldType::Number | FieldType::Count | FieldType::Score(..) => {
                let two_readings = comma == Comma::Unclear && words.contains(',');
                let found = number(words, comma);
                let found = found.ok_or_else(|| {
                    if two_readings { Wrong::TwoReadings } else { wrong(Problem::NotANumber) }
                })?;
                as_read(&found.to_string()).map_err(wrong)
            }
            FieldType::Flag => as_read(flag(words)).map_err(wrong),
            FieldType::Date | FieldType::Period => {
                let found = period(words)
                    .filter(|found| spec.ty == FieldType::Period || found.start() == found.end());
                as_read(&found.map_or_else(|| words.to_owned(), |found| found.label())).map_err(wrong)
            }
            FieldType::Moment => as_read(&moment(words)).map_err(wrong),
            FieldType::Link(target) => self.key(Some(target), words).map(Value::Text),
            FieldType::Who if words == self.me || self.initiative.get("devices", words).is_some() => {
                Ok(Value::Text(words.to_owned()))
            }
            FieldType::Who => self.key(Some("partners"), words).map(Value::Text),
            FieldType::Subject => self.key(None, words).map(Value::Text),
            FieldType::Device if words != self.me => Err(Wrong::NotAllowed),
            FieldType::Line(_)
            | FieldType::Prose(_)
            | FieldType::Choice(_)
            | FieldType::Codes(_)
            | FieldType::Links(_)
            | FieldType::Device
            | FieldType::Address
            | FieldType::Sealed
            | FieldType::PublicKey => as_read(words).map_err(wrong),
        }
    }

    /// The key that words mean: a key, or what exactly one of the kind is called.
    fn key(&mut self, target: Option<&'static str>, words: &str) -> Result<String, Wrong> {
        let Some(target) = target else {
            let found = self.initiative.find(words).map(|_| words.to_owned());
            return found.ok_or_else(|| Problem::Unknown.into());
        };
        if self.initiative.get(target, words).is_some() {
            return Ok(words.to_owned());
        }
        let initiative = self.initiative;
        let names = self.names.entry(target).or_insert_with(|| {
            let mut names = Names::new();
            for (key, entity) in initiative.standing(target) {
                let called: BTreeSet<String> =
                    titles(target, entity).iter().map(|title| title.trim().to_lowercase()).collect();
                for name in called {
                    names.entry(name).or_default().push(key.clone());
                }
            }
            names
        });
        match names.get(&words.to_lowercase()).map(Vec::as_slice) {
            Some([key]) => Ok(key.clone()),
            Some(several) => Err(Wrong::Several(several.len())),
            None => Err(Problem::Unknown.into()),
        }
    }
}

/// Yes and no as spreadsheets in English and in French write them.
fn flag(words: &str) -> &str {
    match words.to_lowercase().as_str() {
        "yes" | "true" | "oui" | "vrai" | "x" | "1" => "yes",
        "no" | "false" | "non" | "faux" | "0" => "no",
        _ => words,
    }
}

/// A day and an hour with a blank between them is as good as with a T.
fn moment(words: &str) -> String {
    match words.split_once(' ') {
        Some((day, hour)) => {
            let hour = if hour.len() == 4 { format!("0{hour}") } else { hour.to_owned() };
            format!("{day}T{}", hour.get(..5).unwrap_or(&hour))
        }
        None => words.to_owned(),
    }
}
