//! A table that somebody brings to the screen: which column is what, and row by row what would come of taking it in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::called::Called;
use super::cells;
use super::columns::{self, Column};
use super::paste::{FIELDS, Standing, paste};
use super::plan::{CellError, Plan, plan, planned};
use crate::domain::Command;
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::schema::{Kind, TEXT_LANGUAGES};
use crate::domain::view::history::lead;
use crate::domain::view::name::named;
use crate::domain::view::{BackLink, Beholder, Edited, Named};

/// As many rows as are shown one by one; of the others, how many there are.
const ROWS_MAX: usize = 100;

/// What somebody brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// The indicator, if it is readings of one; else empty, and the first line names the columns.
    pub indicator: String,
    /// As it was copied, or as the file has it.
    pub text: String,
    /// For each column the one of the kind that it stands for, no words for none; nothing while nobody has said.
    pub said: Vec<String>,
    /// The person's language.
    pub lang: String,
    /// What answers are called, in any language in which somebody may have written the table.
    pub called: Called,
}

/// What would come of taking a table in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// Its columns.
    pub columns: Vec<BroughtColumn>,
    /// What a column can stand for, in the order of a form.
    pub offered: Vec<String>,
    /// The rows that would change something or cannot be taken, the first ones.
    pub rows: Vec<CameRow>,
    /// How many are new.
    pub n_new: usize,
    /// How many say something else than what is here.
    pub n_changed: usize,
    /// How many say what is here already.
    pub n_same: usize,
    /// How many cannot be taken.
    pub n_refused: usize,
    /// Whether numbers such as 3,601 were read by the person's language, because nothing else told what the comma means.
    pub is_comma_guessed: bool,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtColumn {
    /// What stands above it.
    pub header: String,
    /// The first words in it.
    pub sample: String,
    /// The column of the kind that it was taken for; no words for none.
    pub taken_for: String,
    /// Whether it only tells the name behind a key, as the app's own tables do.
    pub is_remark: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CameRow {
    /// The row, as spreadsheets count them.
    pub row: usize,
    /// What would come of it.
    pub came: Came,
}

/// What would come of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Came {
    /// Something new; for a reading, the other values of the same period and place that are here and stay.
    New(Vec<CameCell>, Vec<f64>),
    /// What is here would say something else.
    Changed(Named, Vec<CameCell>),
    /// Nothing: these cells cannot be taken.
    Refused(Vec<CellError>),
}

/// One field that would be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CameCell {
    /// The field's name as the document has it.
    pub field: String,
    /// What it holds and would hold.
    pub edited: Edited,
    /// Where it leads now, if it leads somewhere.
    pub led_to: Option<BackLink>,
    /// Where it would lead.
    pub leads_to: Option<BackLink>,
}

/// What taking a table in would come to, and the commands that would do it. Nothing is done by looking.
#[must_use]
pub fn look(
    kind: &'static Kind,
    brought: &Brought,
    initiative: &Initiative,
    me: &impl Beholder,
) -> (Preview, Vec<Command>) {
    if brought.indicator.is_empty() {
        table(kind, brought, initiative, me)
    } else {
        readings(kind, brought, initiative, me)
    }
}

fn table(
    kind: &'static Kind,
    brought: &Brought,
    initiative: &Initiative,
    me: &impl Beholder,
) -> (Preview, Vec<Command>) {
    let is_read = brought.text.len() <= super::TABLE_MAX;
    let mut rows = is_read.then(|| cells::read(&brought.text).ok()).flatten().unwrap_or_default();
    let mut preview = Preview { offered: offered(kind, initiative), ..Preview::default() };
    preview.columns = rows.first().map(|(_, header)| taken(kind, header, brought)).unwrap_or_default();
    for (row, column) in preview.columns.iter_mut().enumerate() {
        column.sample = sample(rows.iter().skip(1).map(|(_, cells)| cells), row);
    }
    let Plan { commands, n_new, n_changed, n_same, errors } = if rows.is_empty() {
        plan(kind, &brought.text, initiative, me)
    } else {
        only_taken(&mut rows, &preview.columns);
        planned(kind, rows, initiative, me, &brought.called)
    };
    (preview.n_new, preview.n_changed, preview.n_same) = (n_new, n_changed, n_same);
    let told = commands.iter().map(|(row, command)| (*row, came(kind, command, initiative, me)));
    preview.fill(told.collect(), errors);
    (preview, commands.into_iter().map(|(_, command)| command).collect())
}

fn readings(
    kind: &'static Kind,
    brought: &Brought,
    initiative: &Initiative,
    me: &impl Beholder,
) -> (Preview, Vec<Command>) {
    let pasted = paste(&brought.text, &brought.said, (&brought.indicator, &brought.lang), initiative, me);
    let commands = pasted.commands().cloned().collect();
    let rows = cells::read(&brought.text).unwrap_or_default();
    let column = |(place, (header, field)): (usize, (String, Option<&str>))| BroughtColumn {
        sample: sample(rows.iter().skip(usize::from(!header.is_empty())).map(|(_, cells)| cells), place),
        header,
        taken_for: field.unwrap_or_default().to_owned(),
        is_remark: false,
    };
    let mut preview = Preview {
        columns: pasted.columns.into_iter().enumerate().map(column).collect(),
        offered: FIELDS.iter().map(|(field, _)| (*field).to_owned()).collect(),
        is_comma_guessed: pasted.is_comma_guessed,
        ..Preview::default()
    };
    let (mut told, mut errors) = (BTreeMap::new(), Vec::new());
    for row in pasted.rows {
        match row.standing {
            Standing::New(command, others) => {
                let mut came = came(kind, &command, initiative, me);
                if let Came::New(_, beside) = &mut came {
                    *beside = others;
                }
                told.insert(row.row, came);
            }
            Standing::Here => preview.n_same += 1,
            Standing::Wrong(wrong) => errors.extend(wrong),
        }
    }
    preview.n_new = told.len();
    preview.fill(told, errors);
    (preview, commands)
}

impl Preview {
    /// The rows in their order, the first of them one by one.
    fn fill(&mut self, mut rows: BTreeMap<usize, Came>, errors: Vec<CellError>) {
        for error in errors {
            match rows.entry(error.row).or_insert_with(|| Came::Refused(Vec::new())) {
                Came::Refused(errors) => errors.push(error),
                Came::New(..) | Came::Changed(..) => {}
            }
        }
        self.n_refused = rows.values().filter(|came| matches!(came, Came::Refused(_))).count();
        self.rows = rows.into_iter().take(ROWS_MAX).map(|(row, came)| CameRow { row, came }).collect();
    }
}

/// What the columns of a table can stand for.
fn offered(kind: &'static Kind, initiative: &Initiative) -> Vec<String> {
    let all = columns::of(kind, &columns::languages(kind, initiative));
    let read = all.iter().filter(|column| !matches!(column, Column::Named(_)));
    read.map(Column::header).collect()
}

/// The columns as a person said, or as what stands above them says.
fn taken(kind: &'static Kind, header: &[String], brought: &Brought) -> Vec<BroughtColumn> {
    let column = |(place, header): (usize, &String)| {
        let known = Column::read(kind, header);
        let is_remark = matches!(known, Some(Column::Named(_)));
        let by_header = known.filter(|_| !is_remark).map(|column| column.header()).unwrap_or_default();
        let taken_for = match brought.said.get(place) {
            Some(said) if is_column(kind, said) => said.clone(),
            Some(_) => String::new(),
            None => by_header,
        };
        BroughtColumn { header: header.trim().to_owned(), sample: String::new(), taken_for, is_remark }
    };
    header.iter().enumerate().map(column).collect()
}

fn is_column(kind: &'static Kind, said: &str) -> bool {
    columns::of(kind, TEXT_LANGUAGES).iter().any(|column| column.header() == said)
}

/// The rows with only the columns that stand for something, under the names that these have.
fn only_taken(rows: &mut [(usize, Vec<String>)], columns: &[BroughtColumn]) {
    for (at, (_, cells)) in rows.iter_mut().enumerate() {
        let taken = columns.iter().enumerate().filter(|(_, column)| !column.taken_for.is_empty());
        let cell = |(place, column): (usize, &BroughtColumn)| match at {
            0 => column.taken_for.clone(),
            _ => cells.get(place).cloned().unwrap_or_default(),
        };
        *cells = taken.map(cell).collect();
    }
}

/// The first words in a column.
fn sample<'a>(mut rows: impl Iterator<Item = &'a Vec<String>>, column: usize) -> String {
    let words = rows.find_map(|cells| cells.get(column).filter(|cell| !cell.trim().is_empty()));
    words.map(|words| words.trim().chars().take(60).collect()).unwrap_or_default()
}

/// What a command would do, field by field.
fn came(kind: &Kind, command: &Command, initiative: &Initiative, me: &impl Beholder) -> Came {
    let cell = |stands: Option<&Entity>, (field, value): &(String, Value)| {
        let before = stands.and_then(|entity| entity.get(field)).cloned();
        CameCell {
            field: field.clone(),
            led_to: before.as_ref().and_then(|before| lead(initiative, me, kind, field, before)),
            leads_to: lead(initiative, me, kind, field, value),
            edited: Edited::Value { before, after: value.clone() },
        }
    };
    #[expect(clippy::wildcard_enum_match_arm, reason = "reading a table gives these three")]
    match command {
        Command::Change { key, fields, .. } => {
            let stands = initiative.get(kind.name, key);
            let cells = fields.iter().map(|field| cell(stands, field)).collect();
            Came::Changed(named(initiative, me, kind.name, key), cells)
        }
        Command::SetText { field, lang, text, base } => {
            let before = (!base.is_empty()).then(|| Value::Text(base.clone()));
            let edited = Edited::Value { before, after: Value::Text(text.clone()) };
            let field = [field, "|", lang].concat();
            let cell = CameCell { field: field.clone(), edited, led_to: None, leads_to: None };
            Came::Changed(Named { key: field, name: Vec::new() }, vec![cell])
        }
        Command::Create { fields, .. } => {
            Came::New(fields.iter().map(|field| cell(None, field)).collect(), Vec::new())
        }
        _ => Came::Refused(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Brought, Called, Came, Preview, look};
    use crate::domain::rig::{Person, Table};
    use crate::domain::schema::kind;
    use crate::domain::view::Edited;
    use crate::domain::{Command, Role, Value};

    fn looks(person: &Person, of: &str, brought: &Brought) -> (Preview, Vec<Command>) {
        look(kind(of).expect("a kind"), brought, person.sees(), person)
    }

    fn brought(indicator: &str, text: &str, said: &[&str]) -> Brought {
        let said = said.iter().map(|one| (*one).to_owned()).collect();
        Brought {
            indicator: indicator.to_owned(),
            text: text.to_owned(),
            said,
            lang: "en".to_owned(),
            called: Called::default(),
        }
    }

    #[test]
    fn columns_are_taken_as_somebody_says_and_each_row_tells_what_would_come_of_it() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let school = lead.adds("partners", &[("name@en", "The school"), ("sector", "school")]);
        let key = lead.adds("tasks", &[("title", "Lamps"), ("state", "open")]);
        let text = format!(
            "id;what;by;how far;colour\n{key};Lamps;The school;done;red\n;Benches;;open;\n;Trees;;soon;\n{key};;;;"
        );
        let (preview, commands) = looks(lead, "tasks", &brought("", &text, &[]));
        assert_eq!((preview.columns.len(), preview.n_new, commands.len()), (5, 0, 0), "nobody has said yet");
        assert_eq!(
            (preview.columns[3].header.as_str(), preview.columns[3].sample.as_str()),
            ("how far", "done")
        );
        assert!(preview.offered.iter().any(|column| column == "state"));

        let said = ["key", "title", "owner", "state", ""];
        let (preview, commands) = looks(lead, "tasks", &brought("", &text, &said));
        assert_eq!((preview.n_new, preview.n_changed, preview.n_refused), (1, 1, 2));
        assert_eq!(commands.len(), 2);
        let [changed, new, soon, twice] = preview.rows.as_slice() else { panic!("four rows: {preview:?}") };
        let Came::Changed(what, cells) = &changed.came else { panic!("it is here: {changed:?}") };
        let led: Vec<_> = cells.iter().filter_map(|cell| cell.leads_to.as_ref().map(|to| &to.key)).collect();
        assert_eq!((what.key.as_str(), led), (key.as_str(), vec![&school]));
        let state = cells.iter().find(|cell| cell.field == "state").expect("it is told");
        let words = |words: &str| Value::Text(words.to_owned());
        let expected = Edited::Value { before: Some(words("open")), after: words("done") };
        assert_eq!(state.edited, expected);
        assert!(matches!(new.came, Came::New(..)));
        let wrong = |came: &Came| match came {
            Came::Refused(errors) => errors.iter().map(|error| error.column.clone()).collect::<Vec<_>>(),
            Came::New(..) | Came::Changed(..) => Vec::new(),
        };
        assert_eq!((wrong(&soon.came), soon.row), (vec!["state".to_owned()], 4));
        assert!(!wrong(&twice.came).is_empty());

        commands.iter().for_each(|command| drop(lead.does(command).expect("she may")));
        let (again, commands) = looks(lead, "tasks", &brought("", &text, &said));
        assert_eq!((again.n_same, commands.len()), (2, 0), "a table taken in twice adds nothing twice");
    }

    #[test]
    fn readings_are_taken_by_columns_that_somebody_chose() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let fields = [
            ("name@en", "Lamps"),
            ("level", "population"),
            ("value_kind", "count"),
            ("unit", "points"),
            ("direction", "up"),
        ];
        let indicator = lead.adds("indicators", &fields);
        let text = "quand\tcombien\tavant\n2024\t12\t9\n2025\t14\t11";
        let said = ["period", "value", ""];
        let (preview, commands) = looks(lead, "readings", &brought(&indicator, text, &said));
        assert_eq!(
            (preview.n_new, preview.n_refused),
            (2, 1),
            "what stands above is no reading: {preview:?}"
        );
        commands.iter().for_each(|command| drop(lead.does(command).expect("she may")));
        let said = ["period", "", "value"];
        let (preview, _) = looks(lead, "readings", &brought(&indicator, text, &said));
        let beside = preview.rows.iter().filter_map(|row| match &row.came {
            Came::New(_, beside) => Some(beside.clone()),
            Came::Changed(..) | Came::Refused(_) => None,
        });
        assert_eq!(beside.collect::<Vec<_>>(), [vec![12.0], vec![14.0]]);
    }
}
