//! Readings pasted from a spreadsheet: which column is what, what is here already, and what would be recorded.

use std::collections::BTreeMap;

use super::called::Called;
use super::cells;
use super::columns::Column;
use super::numbers::{Comma, comma, number, period};
use super::plan::{CellError, Wrong};
use super::value::{Cell, Reader};
use crate::domain::Command;
use crate::domain::command::{Problem, may_create};
use crate::domain::initiative::{Initiative, Value};
use crate::domain::period::Period;
use crate::domain::schema::{self, Kind};
use crate::domain::view::Beholder;

/// What was pasted, understood. Nothing is recorded by understanding it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// The columns: what stood above each, if anything did, and the field of a reading it was taken for; `period` for one
    /// that holds whole periods.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// Whether numbers such as 3,601 were read by the person's language, because nothing else told what the comma means.
    pub is_comma_guessed: bool,
    /// The rows, in order.
    pub rows: Vec<PastedRow>,
}

/// One row that was pasted.
#[derive(Debug, Clone, PartialEq)]
pub struct PastedRow {
    /// Which line of what was pasted, counted from 1.
    pub row: usize,
    /// The period, if it is one.
    pub period: Option<Period>,
    /// The number, if it is one.
    pub value: Option<f64>,
    /// Where it stands.
    pub standing: Standing,
}

/// How a row compares with what is here.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// It can be recorded, by this; other values for the same period, area and segment that are here and stay.
    New(Command, Vec<f64>),
    /// The same is here already.
    Here,
    /// It cannot be recorded.
    Wrong(Vec<CellError>),
}

impl Pasted {
    /// What recording all that is new and all right would do.
    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        self.rows.iter().filter_map(|row| match &row.standing {
            Standing::New(command, _) => Some(command),
            Standing::Here | Standing::Wrong(_) => None,
        })
    }
}

/// What may stand above a column, in lower case, for each field.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
    ("indicator", &["indicator", "indicateur"]),
    (
        "period",
        &[
            "period",
            "période",
            "periode",
            "year",
            "année",
            "annee",
            "date",
            "month",
            "mois",
            "quarter",
            "trimestre",
        ],
    ),
    ("period_start", &["period_start", "from", "start", "de", "du", "début", "debut"]),
    ("period_end", &["period_end", "to", "until", "end", "au", "à", "fin"]),
    (
        "value",
        &[
            "value",
            "valeur",
            "number",
            "nombre",
            "count",
            "rate",
            "taux",
            "result",
            "résultat",
            "percent",
            "pourcentage",
        ],
    ),
    ("n", &["n", "sample", "effectif", "échantillon", "echantillon"]),
    ("area", &["area", "place", "secteur", "lieu", "territoire"]),
    ("segment", &["segment", "group", "groupe"]),
    ("method", &["method", "méthode", "methode"]),
    ("quality", &["quality", "qualité", "qualite"]),
    ("source_name", &["source_name", "source"]),
    ("source_url", &["source_url", "url", "link", "lien", "address", "adresse"]),
    ("note", &["note", "notes", "remark", "comment", "comments", "remarque", "commentaire", "commentaires"]),
];

/// Indicator, first day, last day, area, segment.
type Place = [String; 5];

/// Understands rows of readings: of `indicator`, unless a column names one. `lang` is the person's language. What a person
/// said the columns are, by the names of fields, goes before what they seem to be; no words stand for no field.
///
/// # Panics
/// Never: the schema has readings, and headers name their fields.
#[must_use]
pub fn paste(
    text: &str,
    said: &[String],
    (indicator, lang): (&str, &str),
    initiative: &Initiative,
    me: &impl Beholder,
) -> Pasted {
    let readings = schema::kind("readings").expect("the schema has readings");
    let fails = |row, wrong| {
        let errors = vec![CellError { row, column: String::new(), found: String::new(), wrong }];
        let row = PastedRow { row, period: None, value: None, standing: Standing::Wrong(errors) };
        Pasted { columns: Vec::new(), is_comma_guessed: false, rows: vec![row] }
    };
    if text.len() > super::TABLE_MAX {
        return fails(1, Wrong::TooLong);
    }
    let mut rows = match cells::read(text) {
        Ok(rows) => rows,
        Err(row) => return fails(row, Wrong::Quotation),
    };
    let mut columns = columns(&mut rows);
    for ((_, field), said) in columns.iter_mut().zip(said) {
        *field = FIELDS.iter().find(|(name, _)| name == said).map(|(name, _)| *name);
    }
    let told = columns.iter().position(|(_, field)| *field == Some("value"));
    let rule = comma(
        told.into_iter()
            .flat_map(|at| rows.iter().filter_map(move |(_, row)| row.get(at)))
            .map(String::as_str),
    );
    let is_comma_guessed = rule == Comma::Unclear;
    let by_language = if lang == "fr" { Comma::Decimal } else { Comma::Thousands };
    // A line of figures asks for no answers that have names.
    let called = Called::default();
    let mut paster = Paster {
        readings,
        indicator,
        comma: if is_comma_guessed { by_language } else { rule },
        may: may_create(readings, me.role()),
        columns: &columns,
        reader: Reader::new(initiative, me.tag().as_str(), &called),
        here: here(initiative),
    };
    let rows = rows.iter().map(|(number, row)| paster.row(*number, row)).collect();
    Pasted { rows, is_comma_guessed, columns }
}

/// The values that are here, by place.
fn here(initiative: &Initiative) -> BTreeMap<Place, Vec<f64>> {
    let mut here: BTreeMap<Place, Vec<f64>> = BTreeMap::new();
    for (_, reading) in initiative.standing("readings") {
        let place = ["indicator", "period_start", "period_end", "area", "segment"]
            .map(|name| reading.text(name).unwrap_or_default().to_owned());
        here.entry(place).or_default().extend(reading.number("value"));
    }
    here
}

/// What each column is, by the words above it or else by its shape; takes the header off the rows.
fn columns(rows: &mut Vec<(usize, Vec<String>)>) -> Vec<(String, Option<&'static str>)> {
    let width = rows.iter().map(|(_, row)| row.len()).max().unwrap_or(0);
    let mut columns: Vec<(String, Option<&'static str>)> = vec![(String::new(), None); width];
    let is_header = rows.first().is_some_and(|(_, row)| {
        row.iter().any(|cell| meant(cell).is_some())
            && row.iter().all(|cell| number(cell, Comma::Decimal).is_none())
    });
    if is_header {
        let (_, header) = rows.remove(0);
        for (at, name) in header.into_iter().enumerate() {
            let meaning =
                meant(&name).filter(|field| columns.iter().all(|(_, taken)| taken != &Some(*field)));
            columns[at] = (name.trim().to_owned(), meaning);
        }
    }
    let has =
        |columns: &[(String, Option<&str>)], field| columns.iter().any(|(_, taken)| *taken == Some(field));
    let by_shape = |columns: &mut Vec<(String, Option<&'static str>)>, field, fits: &dyn Fn(&str) -> bool| {
        let is_free = |at: &usize| columns[*at].1.is_none();
        let holds = |at: &usize| {
            let mut cells = rows
                .iter()
                .filter_map(|(_, row)| row.get(*at))
                .filter(|cell| !cell.trim().is_empty())
                .peekable();
            cells.peek().is_some() && cells.all(|cell| fits(cell))
        };
        if let Some(at) = (0..width).filter(is_free).find(holds) {
            columns[at].1 = Some(field);
        }
    };
    if !has(&columns, "period") && !has(&columns, "period_start") {
        by_shape(&mut columns, "period", &|cell| period(cell).is_some());
    }
    if !has(&columns, "value") {
        let is_number =
            |cell: &str| [Comma::Decimal, Comma::Thousands].iter().any(|rule| number(cell, *rule).is_some());
        by_shape(&mut columns, "value", &is_number);
    }
    if !is_header {
        by_shape(&mut columns, "note", &|cell| cell.chars().any(char::is_alphabetic));
    }
    columns
}

/// The field that a header means.
fn meant(header: &str) -> Option<&'static str> {
    let header = header.trim().trim_end_matches(':').to_lowercase();
    FIELDS.iter().find(|(_, words)| words.contains(&header.as_str())).map(|(field, _)| *field)
}

struct Paster<'a> {
    readings: &'static Kind,
    indicator: &'a str,
    comma: Comma,
    may: bool,
    columns: &'a [(String, Option<&'static str>)],
    reader: Reader<'a>,
    here: BTreeMap<Place, Vec<f64>>,
}

impl Paster<'_> {
    fn row(&mut self, number: usize, row: &[String]) -> PastedRow {
        let mut fields: BTreeMap<String, Value> = BTreeMap::new();
        fields.insert("indicator".to_owned(), Value::Text(self.indicator.to_owned()));
        let mut errors = Vec::new();
        for ((header, field), words) in self.columns.iter().zip(row) {
            let Some(field) = field.filter(|_| !words.trim().is_empty()) else { continue };
            if let Err(wrong) = self.cell(field, words, &mut fields) {
                let column = if header.is_empty() { field } else { header }.to_owned();
                errors.push(CellError { row: number, column, found: words.trim().to_owned(), wrong });
            }
        }
        let mut word = |name: &str, given: &str| {
            let words = fields.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
            if words.is_empty() && !given.is_empty() && errors.is_empty() {
                let (column, found) = (given.to_owned(), String::new());
                errors.push(CellError { row: number, column, found, wrong: Problem::Missing.into() });
            }
            words
        };
        let place = [
            word("indicator", "indicator"),
            word("period_start", "period"),
            word("period_end", "period"),
            word("area", ""),
            word("segment", ""),
        ];
        let value = fields.get("value").and_then(Value::as_number);
        if value.is_none() && errors.is_empty() {
            let wrong = Problem::Missing.into();
            errors.push(CellError { row: number, column: "value".to_owned(), found: String::new(), wrong });
        }
        if errors.is_empty() && !self.may {
            let column = "indicator".to_owned();
            errors.push(CellError { row: number, column, found: String::new(), wrong: Wrong::NotAllowed });
        }
        let period =
            Period::between(place[1].clone(), place[2].clone()).ok().filter(|_| !place[1].is_empty());
        if period.is_none() && errors.is_empty() {
            let (column, found) = ("period".to_owned(), format!("{}/{}", place[1], place[2]));
            errors.push(CellError { row: number, column, found, wrong: Problem::NotAPeriod.into() });
        }
        let standing = match value {
            Some(value) if errors.is_empty() => self.stands(place, value, fields),
            Some(_) | None => Standing::Wrong(errors),
        };
        PastedRow { row: number, period, value, standing }
    }

    fn cell(
        &mut self,
        field: &'static str,
        words: &str,
        fields: &mut BTreeMap<String, Value>,
    ) -> Result<(), Wrong> {
        if ["period", "period_start", "period_end"].contains(&field) {
            let found = period(words).ok_or(Problem::NotAPeriod)?;
            // One column of beginnings alone, such as a year, is a whole period.
            if field != "period_end" {
                fields.insert("period_start".to_owned(), Value::Text(found.start().to_owned()));
            }
            if field != "period_start" || !fields.contains_key("period_end") {
                fields.insert("period_end".to_owned(), Value::Text(found.end().to_owned()));
            }
            return Ok(());
        }
        let spec = self.readings.field(field).expect("headers name fields of readings");
        if let Cell::One(name, value) = self.reader.read(&Column::Field(spec, None), words, self.comma)? {
            fields.insert(name, value);
        }
        Ok(())
    }

    fn stands(&mut self, place: Place, value: f64, fields: BTreeMap<String, Value>) -> Standing {
        let others = self.here.entry(place).or_default();
        if others.contains(&value) {
            return Standing::Here;
        }
        let others = std::mem::replace(others, [others.as_slice(), &[value]].concat());
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        Standing::New(Command::Create { kind: self.readings.name.to_owned(), fields }, others)
    }
}
