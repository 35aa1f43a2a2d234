//! What answers are called, for tables that people read: the words come from whoever asks, since a table's screens know
//! them and this does not.

use serde::{Deserialize, Serialize};

use super::cells::guarded;
use super::columns::{Column, MEMBERS};
use crate::domain::schema::FieldType;

/// What the answers of a kind's fields are called: field, code, words. What stands for yes and no has no field. Where two
/// answers of a field are called the same, the first one is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called(pub Vec<(String, String, String)>);

impl Called {
    /// The words for an answer, or the code itself if nobody said what it is called.
    fn words<'a>(&'a self, field: &str, code: &'a str) -> &'a str {
        let known = self.0.iter().find(|(of, known, _)| of == field && known == code);
        known.map_or(code, |(_, _, words)| words)
    }

    /// The answer that these words mean.
    pub(super) fn code(&self, field: &str, words: &str) -> Option<&str> {
        let wanted = plain(words);
        let known = self.0.iter().find(|(of, _, said)| of == field && plain(said) == wanted);
        known.map(|(_, code, _)| code.as_str())
    }

    /// A cell for people to read.
    pub(super) fn worded(&self, column: &Column, cell: String) -> String {
        let (Column::Part(spec) | Column::Field(spec, _)) = column else { return cell };
        if matches!(spec.ty, FieldType::Choice(_) | FieldType::Codes(_)) {
            let members = cell.split(MEMBERS).map(|code| self.words(spec.name, code));
            return guarded(&members.collect::<Vec<_>>().join(MEMBERS));
        }
        if spec.ty == FieldType::Flag { self.words("", &cell).to_owned() } else { cell }
    }
}

/// Words as they are compared: in small letters, and with the signs that spreadsheets put in the place of others.
fn plain(words: &str) -> String {
    words.trim().to_lowercase().replace('’', "'").replace(['\u{a0}', '\u{202f}'], " ")
}
