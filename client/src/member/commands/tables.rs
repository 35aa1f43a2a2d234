//! Tables of any kind, reports and calendars: files that other programs and people open.

use serde_json::{Value as Json, json};
use shared::domain::csv::{Called, CellError, Plan, TABLE_MAX, Wrong, bundle};
use shared::domain::period::Period;
use shared::domain::report::{Asked, Failures, Reader, ReportLang};
use shared::domain::schema;

use super::carry::{hand_out, read_whole};
use super::write::write;
use crate::member::Answer;
use crate::member::answer::remark;
use crate::member::cli::Import;
use crate::member::cli::entries::{InLang, Report};
use crate::member::failure::{Code, Failure, problem};
use crate::member::shell::Shell;

/// Errors that are told one by one; of the rest, how many there are.
const TOLD_MAX: usize = 20;

/// The table of a kind.
pub(super) fn table(shell: &Shell, kind: &str) -> Result<String, Failure> {
    Ok(shell.session().table(known(kind)?, &Called::default()))
}

/// The tables of all kinds of which there is something, in one archive.
pub(super) fn tables(shell: &Shell) -> Result<Vec<u8>, Failure> {
    let tables = shell.session().tables(|_| Called::default()).into_iter();
    let files: Vec<_> = tables.map(|(kind, table)| (format!("{}.csv", kind.name), table)).collect();
    let too_long = |found| format!("expected tables of at most 4 GiB, found {found} bytes");
    bundle(&files).map_err(|found| Failure::new(Code::Data, too_long(found)))
}

fn known(kind: &str) -> Result<&'static schema::Kind, Failure> {
    schema::kind(kind).ok_or_else(|| Failure::new(Code::Usage, format!("expected a kind, found {kind:?}")))
}

/// Takes a table in if all of it can be taken, or tells what would come of it.
pub(super) fn import(
    shell: &mut Shell,
    kind: &str,
    import: &Import,
    answer: Answer,
) -> Result<Code, Failure> {
    let bytes = read_whole(&import.file)?;
    let told = |found: String| Failure::new(Code::Data, format!("{}: {found}", import.file.display()));
    if bytes.len() > TABLE_MAX {
        return Err(told(format!("expected at most {TABLE_MAX} bytes, found {}", bytes.len())));
    }
    let table = String::from_utf8(bytes).map_err(|error| {
        let from = error.utf8_error().valid_up_to();
        told(format!("expected UTF-8, found something else from byte {from} on: save it as CSV UTF-8"))
    })?;
    let plan = shell.session().plan_table(known(kind)?, &table);
    if !plan.errors.is_empty() && !import.preview {
        let errors = plan.errors.iter().take(TOLD_MAX).map(in_words);
        let more = plan.errors.len().saturating_sub(TOLD_MAX);
        let more = (more > 0).then(|| format!("and {more} more"));
        let errors: Vec<String> = errors.chain(more).collect();
        return Err(told(format!("nothing was written\n  {}", errors.join("\n  "))));
    }
    let commands = plan.commands.iter().filter(|_| !import.preview);
    for (n_written, (row, command)) in commands.enumerate() {
        write(shell, command).map_err(|failure| {
            let behind = format!("row {row}: {}; the {n_written} before it are written", failure.message);
            Failure::new(failure.code, format!("{}: {behind}", import.file.display()))
        })?;
    }
    let Plan { n_new, n_changed, n_same, errors, .. } = &plan;
    let words = format!("{n_new} new, {n_changed} changed, {n_same} as they are");
    let cells: Vec<Json> = errors.iter().map(in_json).collect();
    let json = json!({
        "preview": import.preview, "new": n_new, "changed": n_changed, "same": n_same, "errors": cells,
    });
    answer.say(&words, &json)?;
    errors.iter().for_each(|error| remark(&in_words(error)));
    Ok(if errors.is_empty() { Code::Done } else { Code::Attention })
}

fn in_json(error: &CellError) -> Json {
    json!({ "row": error.row, "column": error.column, "found": error.found, "expected": expected(&error.wrong) })
}

fn in_words(error: &CellError) -> String {
    let CellError { row, column, found, wrong } = error;
    let column = if column.is_empty() { String::new() } else { format!(", {column}") };
    let found = if found.is_empty() { String::new() } else { format!(" ({found:?})") };
    format!("row {row}{column}: {}{found}", expected(wrong))
}

/// What was expected of a cell, in words.
fn expected(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Value(_, offered) if !offered.is_empty() => format!("expected one of {}", offered.join(", ")),
        Wrong::Value(found, _) => problem(found),
        Wrong::NoSuchColumn => "nothing of this kind has such a field".to_owned(),
        Wrong::Several(n) => format!("{n} are called so: expected a key"),
        Wrong::TwoReadings => {
            "expected a number without a comma, which could stand for thousands or decimals".to_owned()
        }
        Wrong::Twice => "another row has this key, too".to_owned(),
        Wrong::Stays => "what was written stays as it was; a row without a key adds something new".to_owned(),
        Wrong::NotAllowed => "this member's role does not write that".to_owned(),
        Wrong::NotByTable => "no table writes this kind".to_owned(),
        Wrong::Quotation => "a quotation begins here and never ends".to_owned(),
        Wrong::TooLong => format!("expected at most {TABLE_MAX} bytes"),
    }
}

/// Writes the report.
pub(super) fn report(shell: &Shell, report: &Report, answer: Answer) -> Result<Code, Failure> {
    let period = report.period.as_deref().map(Period::parse).transpose();
    let period = period.map_err(|error| Failure::new(Code::Data, format!("--period: {error}")))?;
    let asked = Asked {
        lang: if report.lang == "fr" { ReportLang::Fr } else { ReportLang::En },
        reader: match report.reader.as_str() {
            "public" => Reader::Public,
            "funder" => Reader::Funder,
            _ => Reader::Table,
        },
        period,
        failures: if report.without_failures { Failures::LeftOut } else { Failures::Included },
    };
    hand_out(&report.file, shell.session().report(&asked).as_bytes(), report.force, answer)
}

/// Writes the calendar.
pub(super) fn calendar(shell: &Shell, calendar: &InLang, answer: Answer) -> Result<Code, Failure> {
    hand_out(&calendar.file, shell.session().calendar(&calendar.lang).as_bytes(), calendar.force, answer)
}

/// Writes what funders' programs read.
pub(super) fn impact_data(shell: &Shell, data: &InLang, answer: Answer) -> Result<Code, Failure> {
    hand_out(&data.file, shell.session().impact_data(&data.lang).as_bytes(), data.force, answer)
}
