//! Entries of any kind: listing, adding, changing, and who changed what.

use serde_json::{Value as Json, json};
use shared::domain::schema::{self, FieldSpec, Kind};
use shared::domain::view::{Edited, EntryRow, HistoryRow, Name, Piece, Query, View};
use shared::domain::{Command, CommandError, FieldError, Problem, Value, value};

use super::carry::moment;
use super::write::write;
use crate::member::Answer;
use crate::member::cli::entries::{Add, Change, History, List};
use crate::member::failure::{Code, Failure};
use crate::member::shell::Shell;

/// Rows that are asked for at once; a view gives no more.
const PAGE: usize = 200;

/// Lists what there is of a kind.
pub(super) fn list(shell: &Shell, list: &List, answer: Answer) -> Result<Code, Failure> {
    let mut rows = Vec::new();
    loop {
        let (kind, archived, from, count) = (list.kind.clone(), list.archived, rows.len(), PAGE);
        let query = Query::List { kind, of: None, archived, from, count };
        let View::List(Some(page)) = shell.session().view(&query) else { break };
        let is_last = page.rows.len() < PAGE;
        rows.extend(page.rows);
        if is_last {
            break;
        }
    }
    let initiative = shell.session().initiative();
    let told: Vec<String> = rows.iter().map(|row| in_words(row, &list.lang)).collect();
    let entries = rows.iter().map(|row| {
        let entity = initiative.get(&list.kind, &row.key);
        let mut told = json!({
            "key": row.key, "name": name(&row.name, &list.lang), "at_ms": row.at_ms, "by": row.by, "mine": row.mine,
            "archived": row.archived, "contested": row.contested,
        });
        if let (Some(entity), Some(told)) = (entity, told.as_object_mut()) {
            told.insert("fields".to_owned(), crate::member::state::of_entity(entity));
        }
        told
    });
    let entries: Vec<Json> = entries.collect();
    answer.say(&told.join("\n"), &json!({ "kind": list.kind, "entries": entries }))?;
    Ok(Code::Done)
}

fn in_words(row: &EntryRow, lang: &str) -> String {
    let mut words = format!("{}\t{}", row.key, name(&row.name, lang));
    let marks = row.mark.iter().map(|(_, code)| code.as_str()).chain(row.when.as_deref());
    let marks: Vec<&str> = marks.chain(row.archived.then_some("archived")).collect();
    if !marks.is_empty() {
        words.push_str(&format!("\t{}", marks.join(", ")));
    }
    words
}

/// What an entry is called, on one line.
fn name(pieces: &Name, lang: &str) -> String {
    let told = pieces.iter().filter_map(|piece| match piece {
        Piece::Words(words) => words.pick(lang).map(|(_, words)| words),
        Piece::Code(_, code) => Some(code.as_str()),
        Piece::When(words) | Piece::Device(words) => Some(words.as_str()),
    });
    told.collect::<Vec<_>>().join(" · ").replace(char::is_control, " ")
}

/// Writes something new.
pub(super) fn add(shell: &mut Shell, add: &Add, answer: Answer) -> Result<Code, Failure> {
    let fields = fields(&add.kind, &add.fields)?;
    let key = write(shell, &Command::Create { kind: add.kind.clone(), fields })?;
    answer.say(&key, &json!({ "key": key }))?;
    Ok(Code::Done)
}

/// Changes what is there.
pub(super) fn change(shell: &mut Shell, change: &Change, answer: Answer) -> Result<Code, Failure> {
    let (kind, key) = (change.kind.clone(), change.key.clone());
    let fields = fields(&kind, &change.fields)?;
    let before = shell.session().document().heads();
    write(shell, &Command::Change { kind, key, fields })?;
    let is_new = before != shell.session().document().heads();
    answer.say(if is_new { "saved" } else { "nothing to change" }, &json!({ "changed": is_new }))?;
    Ok(Code::Done)
}

/// The values that words on the command line stand for.
fn fields(kind: &str, given: &[String]) -> Result<Vec<(String, Value)>, Failure> {
    let Some(kind) = schema::kind(kind) else { return Ok(Vec::new()) };
    given.iter().map(|given| field(kind, given)).collect()
}

fn field(kind: &'static Kind, given: &str) -> Result<(String, Value), Failure> {
    let Some((name, words)) = given.split_once('=') else {
        return Err(Failure::new(Code::Usage, format!("expected FIELD=VALUE, found {given:?}")));
    };
    let part = kind.parts.iter().find(|part| part.name == name);
    let Some(spec) = part.or_else(|| kind.field(name)) else {
        return Err(Failure::new(Code::Data, format!("{name}: expected one of {}", names(kind))));
    };
    let member = name.split_once(':').map(|(_, member)| member);
    let read = value::read(spec.ty, member, words);
    let read = read.map_err(|problem: Problem| {
        Failure::from(CommandError::Fields(vec![FieldError { field: name.to_owned(), problem }]))
    })?;
    Ok((name.to_owned(), read))
}

/// The fields of a kind, as the command line takes them.
fn names(kind: &Kind) -> String {
    let told = |spec: &FieldSpec| {
        let behind = if spec.worded {
            "@LANG"
        } else if spec.ty.is_set() {
            ":MEMBER"
        } else {
            ""
        };
        format!("{}{behind}", spec.name)
    };
    kind.parts.iter().chain(kind.fields).map(told).collect::<Vec<_>>().join(", ")
}

/// Tells who changed what, newest first.
pub(super) fn history(shell: &Shell, history: &History, answer: Answer) -> Result<Code, Failure> {
    let query = Query::History { kind: history.kind.clone(), key: history.key.clone() };
    let View::History(Some(found)) = shell.session().view(&query) else {
        let message = format!("{}: who wrote it is for nobody to know", history.kind);
        return Err(Failure::new(Code::NotAllowed, message));
    };
    if found.rows.is_empty() {
        let message = format!("expected the key of something in {}; found {:?}", history.kind, history.key);
        return Err(Failure::new(Code::Data, message));
    }
    let words: Vec<String> = found.rows.iter().map(row_in_words).collect();
    let rows: Vec<Json> = found.rows.iter().map(row_in_json).collect();
    answer.say(&words.join("\n"), &json!({ "rows": rows, "cut": found.is_cut }))?;
    Ok(Code::Done)
}

fn row_in_words(row: &HistoryRow) -> String {
    let by = row.by.as_deref().unwrap_or(&row.by_tag);
    let mut words = format!("{} UTC  {by}  {}", moment(row.at_ms), row.field);
    match &row.edited {
        Edited::Value { before, after } => {
            let before = before.as_ref().map_or_else(String::new, |before| format!("{} -> ", plain(before)));
            words.push_str(&format!(": {before}{}", plain(after)));
        }
        Edited::Text { out, put, .. } => {
            let lines = out.iter().map(|line| ("-", line)).chain(put.iter().map(|line| ("+", line)));
            lines.for_each(|(sign, line)| words.push_str(&format!("\n  {sign} {line}")));
        }
    }
    words
}

fn row_in_json(row: &HistoryRow) -> Json {
    let mut told = json!({
        "at_ms": row.at_ms, "by": row.by, "by_tag": row.by_tag, "mine": row.mine, "field": row.field,
    });
    let what = match &row.edited {
        Edited::Value { before, after } => {
            json!({ "before": before.as_ref().map(crate::member::state::of_value), "after": crate::member::state::of_value(after) })
        }
        Edited::Text { out, put, after } => json!({ "out": out, "in": put, "after": after }),
    };
    if let (Some(told), Json::Object(what)) = (told.as_object_mut(), what) {
        told.extend(what);
    }
    told
}

/// A value on one line.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(words) => format!("{words:?}"),
        Value::Number(number) => number.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Bytes(bytes) => format!("{} bytes", bytes.len()),
    }
}
