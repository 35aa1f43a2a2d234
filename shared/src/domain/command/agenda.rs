//! Rewriting the agenda's texts, and naming a version of the whole.

use rand_core::CryptoRng;

use super::fields::Fields;
use super::{Author, CommandError, FieldError, Prepared, Problem, allowed};
use crate::domain::initiative::{Initiative, Value};
use crate::domain::rights::Reach;
use crate::domain::schema::{self, AGENDA_MAX, AGENDA_TEXTS, TEXT_LANGUAGES};
use crate::domain::view::versions;
use crate::domain::{Edit, value};
use crate::keys::fresh_key;
use crate::sync::Millis;

/// Rewrites an agenda text; the document keeps what others changed in it since `base`.
pub(super) fn set_text(
    author: &Author,
    (field, lang): (&str, &str),
    text: &str,
    base: &str,
) -> Result<Prepared, CommandError> {
    allowed(author, schema::kind("agenda").expect("the schema has it"), Reach::All)?;
    let mut errors = Vec::new();
    let field = AGENDA_TEXTS.iter().find(|known| **known == field);
    if field.is_none() || !TEXT_LANGUAGES.contains(&lang) {
        errors.push(FieldError { field: "field".to_owned(), problem: Problem::NotOffered });
    }
    if let Err(problem) = value::length(text, AGENDA_MAX) {
        errors.push(FieldError { field: "text".to_owned(), problem });
    }
    let (Some(field), true) = (field, errors.is_empty()) else {
        return Err(CommandError::Fields(errors));
    };
    let (lang, base, text) = (lang.to_owned(), base.to_owned(), text.to_owned());
    Ok(Prepared { edits: vec![Edit::Text { field, lang, base, text }], created: None, blobs: Vec::new() })
}

/// Copies what is agreed on: a version must read the same for ever, whatever becomes of the working text.
pub(super) fn publish(
    initiative: &Initiative,
    author: &Author,
    (name, meeting, note): (&str, &str, &str),
    (now, rng): (Millis, &mut impl CryptoRng),
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("versions");
    fields.words("name", name, true);
    fields.words("note", note, false);
    if !meeting.is_empty() {
        fields.exists("meeting", initiative, "meetings", meeting);
        fields.set("meeting", Value::Text(meeting.to_owned()));
    }
    for (field, lang, text) in initiative.texts() {
        fields.set(&format!("{field}@{lang}"), Value::Text(text.to_owned()));
    }
    let rows = versions::rows(initiative);
    if !rows.is_empty() {
        fields.set("rows", Value::Text(rows));
    }
    fields.create(author, fresh_key(&author.tag, rng), now)
}
