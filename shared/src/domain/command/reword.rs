//! Putting a voice into other words, as long as nobody of the team has dealt with it.

use super::entry::wrong;
use super::fields::Fields;
use super::{Author, CommandError, Prepared, Problem, allowed};
use crate::domain::Edit;
use crate::domain::initiative::{Entity, Initiative, Value};
use crate::domain::rights::Reach;
use crate::domain::view::is_dealt_with;
use crate::keys::tag_of_key;

/// Writes a voice's words anew. Those for the team only are sealed for good: they are taken back and given again.
pub(super) fn reword(
    initiative: &Initiative,
    author: &Author,
    voice: &str,
    body: &str,
) -> Result<Prepared, CommandError> {
    let mut fields = Fields::new("contributions");
    allowed(author, fields.kind, Reach::Own)?;
    let section = fields.kind.name.to_owned();
    if tag_of_key(voice) != author.tag.as_str() {
        return Err(CommandError::NotAllowed { role: author.role, section });
    }
    let entity = initiative.get("contributions", voice);
    let entity = entity.filter(|entity| entity.text("withdrawn").is_none());
    let entity = entity.ok_or_else(|| wrong("contribution", Problem::Unknown))?;
    if entity.text("body").is_none() {
        return Err(wrong("contribution", Problem::NotOffered));
    }
    if is_dealt_with(initiative, voice) {
        return Err(CommandError::WrittenOnce { section });
    }
    fields.only_given = true;
    fields.words("body", body, true);
    let values = fields.checked()?.values;
    let set = |(field, value)| Edit::Set { kind: "contributions", key: voice.to_owned(), field, value };
    Ok(Prepared { edits: values.into_iter().map(set).collect(), created: None, blobs: Vec::new() })
}

/// A print of a voice's words, by which it shows whether they were changed after somebody looked at them; nothing if they
/// are sealed, which never change.
pub(crate) fn print_of_words(voice: &Entity) -> Option<Value> {
    let hash = blake3::hash(voice.text("body")?.as_bytes());
    Some(Value::Text(hash.to_hex().chars().take(16).collect()))
}
