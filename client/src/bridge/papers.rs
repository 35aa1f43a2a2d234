//! What other programs and paper get, across the boundary.

use serde::{Deserialize, Serialize};
use shared::domain::csv::{Called, Preview};
use shared::domain::report::Asked;

/// A file to be made of what is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// The table of a kind, and what its answers are called.
    Table(String, Called),
    /// The tables of all kinds in one archive: of each kind what its file and its answers are called.
    Tables(Vec<(String, String, Called)>),
    /// The report, as one page of HTML.
    Report(Asked),
    /// Meetings, activities and tasks with their days; the language of its title.
    Calendar(String),
    /// Outcomes, indicators and what was counted, for funders' programs; the language to prefer.
    ImpactData(String),
}

/// What taking a table in would come to, for the way to the screens.
pub(crate) fn packed(preview: &Preview) -> Vec<u8> {
    // As all messages are packed; a preview holds nothing that cannot be.
    postcard::to_allocvec(preview).unwrap_or_default()
}

/// The same, there; nothing of what another version packed.
pub(crate) fn unpacked(packed: &[u8]) -> Preview {
    postcard::from_bytes(packed).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use shared::domain::csv::{BroughtColumn, Came, CameRow, CellError, Preview, Wrong};

    use super::{packed, unpacked};

    #[test]
    fn a_preview_arrives_as_it_was_sent() {
        let column = BroughtColumn {
            header: "Nom".to_owned(),
            sample: "La clinique".to_owned(),
            taken_for: "name@fr".to_owned(),
            is_remark: false,
        };
        let (column_name, found) = ("sector".to_owned(), "shops".to_owned());
        let error = CellError { row: 2, column: column_name, found, wrong: Wrong::Twice };
        let rows = vec![CameRow { row: 2, came: Came::Refused(vec![error]) }];
        let preview = Preview { columns: vec![column], rows, n_refused: 1, ..Preview::default() };
        assert_eq!(unpacked(&packed(&preview)), preview);
    }
}
