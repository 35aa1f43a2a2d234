//! What reading a table would do.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::called::Called;
use super::cells;
use super::columns::{self, Column};
use super::numbers::{Comma, comma};
use super::value::{Cell, Reader};
use crate::domain::Command;
use crate::domain::command::{Problem, may_change, may_create};
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::rights::Reach;
use crate::domain::schema::{AGENDA_TEXTS, FieldType, Kind, Shape, TEXT_LANGUAGES};
use crate::domain::view::Beholder;

/// What reading a table would do. Nothing is done by making one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What would be done, in the order of the table, with the rows' numbers.
    pub commands: Vec<(usize, Command)>,
    /// How many rows are new.
    pub n_new: usize,
    /// How many rows say something else than what is here.
    pub n_changed: usize,
    /// How many rows say what is here already.
    pub n_same: usize,
    /// The cells that cannot be taken, in the order of the table.
    pub errors: Vec<CellError>,
}

/// A cell that cannot be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CellError {
    /// The row, as spreadsheets count them: the header is 1.
    pub row: usize,
    /// The header of its column.
    pub column: String,
    /// What stands in it.
    pub found: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Wrong {
    /// The field takes something else; if it takes codes, these. They do not travel: who knows the field knows them.
    Value(Problem, #[serde(skip)] &'static [&'static str]),
    /// Nothing of the kind has such a field.
    NoSuchColumn,
    /// This many are called so: their keys tell them apart.
    Several(usize),
    /// A number such as 3,601, which means two things in two languages.
    TwoReadings,
    /// Another row has the same key.
    Twice,
    /// What was written stays as it was written; a row without a key adds something new.
    Stays,
    /// This person's role does not write it.
    NotAllowed,
    /// No table writes this kind.
    NotByTable,
    /// A quotation begins here and never ends.
    Quotation,
    /// More bytes than [`super::TABLE_MAX`].
    TooLong,
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self::Value(problem, &[])
    }
}

/// One row on its way into a plan.
struct Line {
    number: usize,
    key: String,
    /// What is wrong with it so far.
    errors: Vec<CellError>,
    /// What each column says, by its place in the table.
    cells: BTreeMap<usize, Cell>,
}

struct Planner<'a> {
    kind: &'static Kind,
    initiative: &'a Initiative,
    columns: Vec<(String, Column)>,
    /// What stands in the columns of each entity that is here, to know what is here already.
    here: BTreeSet<Vec<String>>,
    seen: BTreeSet<String>,
    plan: Plan,
}

fn fails(row: usize, column: &str, wrong: Wrong) -> Plan {
    let errors = vec![CellError { row, column: column.to_owned(), found: String::new(), wrong }];
    Plan { errors, ..Plan::default() }
}

/// Reads a table of a kind, for this person.
#[must_use]
pub fn plan(kind: &'static Kind, table: &str, initiative: &Initiative, me: &impl Beholder) -> Plan {
    if table.len() > super::TABLE_MAX {
        return fails(1, "", Wrong::TooLong);
    }
    match cells::read(table) {
        Ok(rows) => planned(kind, rows, initiative, me, &Called::default()),
        Err(row) => fails(row, "", Wrong::Quotation),
    }
}

/// What taking in these rows would do, of which the first names the columns.
pub(super) fn planned(
    kind: &'static Kind,
    rows: Vec<(usize, Vec<String>)>,
    initiative: &Initiative,
    me: &impl Beholder,
    called: &Called,
) -> Plan {
    if kind.by_command && kind.collection().shape != Shape::Texts {
        return fails(1, "key", Wrong::NotByTable);
    }
    let mut rows = rows.into_iter();
    let Some((_, header)) = rows.next() else { return Plan::default() };
    let rows: Vec<(usize, Vec<String>)> = rows.collect();
    let mut planner = Planner::new(kind, initiative, me, &header, &rows);
    if planner.plan.errors.is_empty() {
        let commas = planner.commas(&rows);
        let mut reader = Reader::new(initiative, me.tag().as_str(), called);
        for (number, row) in &rows {
            let line = planner.line(*number, row, &commas, &mut reader);
            planner.take(line, me);
        }
    }
    planner.plan
}

impl<'a> Planner<'a> {
    fn new(
        kind: &'static Kind,
        initiative: &'a Initiative,
        me: &impl Beholder,
        header: &[String],
        rows: &[(usize, Vec<String>)],
    ) -> Self {
        let (mut plan, mut columns) = (Plan::default(), Vec::new());
        for (at, name) in header.iter().enumerate() {
            let name = name.trim();
            let known = Column::read(kind, name);
            let is_used = rows.iter().any(|(_, row)| row.get(at).is_some_and(|cell| !cell.trim().is_empty()));
            if known.is_none() && (is_used || !name.is_empty()) {
                let (column, found) = (name.to_owned(), name.to_owned());
                plan.errors.push(CellError { row: 1, column, found, wrong: Wrong::NoSuchColumn });
            }
            let column = known.unwrap_or(Column::Key);
            let is_there = |(_, other): &(String, Column)| *other == column && column != Column::Key;
            if columns.iter().any(is_there) {
                let (column, found) = (name.to_owned(), name.to_owned());
                plan.errors.push(CellError { row: 1, column, found, wrong: Wrong::Twice });
            }
            columns.push((name.to_owned(), column));
        }
        let told: Vec<&Column> = columns.iter().map(|(_, column)| column).collect();
        let here = columns::rows(kind, initiative, me).into_iter();
        let here = here.map(|row| row.cells(&told, initiative)).collect();
        Self { kind, initiative, columns, here, seen: BTreeSet::new(), plan }
    }

    /// What commas stand for, column by column.
    fn commas(&self, rows: &[(usize, Vec<String>)]) -> Vec<Comma> {
        let of = |at: usize| comma(rows.iter().filter_map(|(_, row)| row.get(at)).map(String::as_str));
        (0..self.columns.len()).map(of).collect()
    }

    fn line(&self, number: usize, row: &[String], commas: &[Comma], reader: &mut Reader<'_>) -> Line {
        let mut line = Line { number, key: String::new(), errors: Vec::new(), cells: BTreeMap::new() };
        for (at, ((name, column), comma)) in self.columns.iter().zip(commas).enumerate() {
            let words = row.get(at).map_or("", String::as_str);
            match (column, reader.read(column, words, *comma)) {
                (Column::Key, _) => line.key.push_str(words.trim()),
                (Column::Named(_), _) => {}
                (_, Ok(cell)) => drop(line.cells.insert(at, cell)),
                (_, Err(wrong)) => line.fail(name, words, wrong),
            }
        }
        if row.len() > self.columns.len() && row[self.columns.len()..].iter().any(|cell| !cell.is_empty()) {
            line.fail("", &row[self.columns.len()], Wrong::NoSuchColumn);
        }
        line
    }

    fn take(&mut self, mut line: Line, me: &impl Beholder) {
        if line.key.is_empty() && line.errors.is_empty() {
            line.key = self.composed(&line, me).unwrap_or_default();
        }
        let command = if self.kind.collection().shape == Shape::Texts {
            self.text(&mut line, me)
        } else if let Some(entity) = self.initiative.get(self.kind.name, &line.key) {
            self.changed(&mut line, entity, me)
        } else {
            self.created(&mut line, me)
        };
        if !line.key.is_empty() && !self.seen.insert(line.key.clone()) {
            let key = line.key.clone();
            line.fail("key", &key, Wrong::Twice);
        }
        match command {
            _ if !line.errors.is_empty() => self.plan.errors.extend(line.errors),
            None => self.plan.n_same += 1,
            Some(command) => {
                let is_new = matches!(command, Command::Create { .. });
                *(if is_new { &mut self.plan.n_new } else { &mut self.plan.n_changed }) += 1;
                self.plan.commands.push((line.number, command));
            }
        }
    }

    /// The composite key that a row's parts make, if something stands under it.
    fn composed(&self, line: &Line, me: &impl Beholder) -> Option<String> {
        let parts = self.kind.parts.iter().map(|spec| {
            let told = self.columns.iter().position(|(_, column)| *column == Column::Part(spec));
            let words = told.and_then(|at| line.cells.get(&at)?.words().map(str::to_owned));
            let is_me = matches!(spec.ty, FieldType::Device | FieldType::Who);
            words.unwrap_or_else(|| if is_me { me.tag().as_str().to_owned() } else { "-".to_owned() })
        });
        let key = parts.collect::<Vec<_>>().join("|");
        self.initiative.get(self.kind.name, &key).map(|_| key)
    }

    fn text(&self, line: &mut Line, me: &impl Beholder) -> Option<Command> {
        let Some((field, lang)) = line.key.split_once('|').map(|(a, b)| (a.to_owned(), b.to_owned())) else {
            line.fail_key(Problem::Missing.into());
            return None;
        };
        if !AGENDA_TEXTS.contains(&field.as_str()) || !TEXT_LANGUAGES.contains(&lang.as_str()) {
            line.fail_key(Problem::Unknown.into());
        }
        let cell = self.columns.iter().position(|(_, column)| *column == Column::Text);
        let text = line.cells.get(&cell?)?.words().unwrap_or_default().to_owned();
        let base = self.initiative.agenda_text(&field, &lang).to_owned();
        if text == base {
            return None;
        }
        if self.kind.collection().rights.reach(me.role()) != Reach::All {
            line.fail_key(Wrong::NotAllowed);
        }
        Some(Command::SetText { field, lang, text, base })
    }

    fn created(&self, line: &mut Line, me: &impl Beholder) -> Option<Command> {
        if !line.key.is_empty() {
            line.fail_key(Problem::Unknown.into());
            return None;
        }
        let told: Vec<String> = (0..self.columns.len())
            .map(|at| {
                let cell = line.cells.get(&at).filter(|_| self.columns[at].1.tells());
                cell.map(Cell::canonical).unwrap_or_default()
            })
            .collect();
        if self.here.contains(&told) {
            return None;
        }
        if !may_create(self.kind, me.role()) {
            line.fail_key(Wrong::NotAllowed);
        }
        let fields: Vec<(String, Value)> = line
            .cells
            .values()
            .flat_map(|cell| cell.values(None))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let failed: Vec<String> = line.errors.iter().map(|error| base(&error.column)).collect();
        let has = |name: &str| {
            failed.iter().any(|failed| failed == name) || fields.iter().any(|(field, _)| base(field) == name)
        };
        let is_mine = |ty| matches!(ty, FieldType::Device | FieldType::Who);
        let needed = self.kind.fields.iter().chain(self.kind.parts);
        for spec in needed.filter(|spec| spec.required && !is_mine(spec.ty) && !has(spec.name)) {
            line.fail(spec.name, "", Problem::Missing.into());
        }
        Some(Command::Create { kind: self.kind.name.to_owned(), fields })
    }

    fn changed(&self, line: &mut Line, entity: &Entity, me: &impl Beholder) -> Option<Command> {
        let parts = |at: &usize| matches!(self.columns.get(*at), Some((_, Column::Part(_))));
        let fields: Vec<(String, Value)> = line
            .cells
            .iter()
            .filter(|(at, _)| !parts(at))
            .flat_map(|(_, cell)| cell.values(Some(entity)))
            .filter(|(name, value)| differs(entity, name, value))
            .collect();
        let (name, value) = fields.first()?.clone();
        let told = columns::value_cell(&value);
        if self.kind.append_only {
            line.fail(&name, &told, Wrong::Stays);
        } else if !may_change(self.kind, me.role(), me.tag().as_str(), &line.key) {
            line.fail_key(Wrong::NotAllowed);
        }
        for (name, _) in fields.iter().filter(|(_, value)| value.is_empty()) {
            if self.kind.fields.iter().any(|spec| spec.name == name && spec.required) {
                line.fail(name, "", Problem::Missing.into());
            }
        }
        Some(Command::Change { kind: self.kind.name.to_owned(), key: line.key.clone(), fields })
    }
}

impl Line {
    fn fail(&mut self, column: &str, found: &str, wrong: Wrong) {
        let (column, found) = (column.to_owned(), found.trim().to_owned());
        self.errors.push(CellError { row: self.number, column, found, wrong });
    }

    fn fail_key(&mut self, wrong: Wrong) {
        let key = self.key.clone();
        self.fail("key", &key, wrong);
    }
}

/// The name of the field that a column or a value is of.
fn base(name: &str) -> String {
    name.split(['@', ':']).next().unwrap_or_default().to_owned()
}

/// Whether a cell says something else than what stands; however a line ends is the spreadsheet's.
fn differs(entity: &Entity, name: &str, value: &Value) -> bool {
    match (entity.get(name), value) {
        (None, value) => !value.is_empty() && *value != Value::Flag(false),
        (Some(Value::Text(stands)), Value::Text(words)) => stands.replace("\r\n", "\n").trim() != words,
        (Some(stands), value) => stands != value,
    }
}
