//! Rewriting the agenda's texts.

use super::{Author, CommandError, FieldError, Prepared, Problem, allowed};
use crate::domain::rights::Reach;
use crate::domain::schema::{self, AGENDA_MAX, AGENDA_TEXTS, TEXT_LANGUAGES};
use crate::domain::{Edit, value};

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
    Ok(Prepared { edits: vec![Edit::Text { field, lang, base, text }], created: None, blob: None })
}
