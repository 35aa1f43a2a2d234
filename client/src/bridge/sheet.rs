//! The recovery sheet across the boundary: why typed lines are none.

use serde::{Deserialize, Serialize};

/// What is wrong with the lines of a recovery sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetTrouble {
    /// Too many or too few lines.
    Lines {
        /// So many are printed.
        expected: usize,
        /// So many were typed.
        found: usize,
    },
    /// A group of characters cannot be as printed: one is missing, too many, or none that is ever printed.
    Group {
        /// The line, from 1.
        line: usize,
        /// The group as typed.
        group: String,
    },
    /// A line is not as printed; nothing shows in which place.
    Line {
        /// The line, from 1.
        line: usize,
    },
    /// Printed by a newer version of the app.
    TooNew,
}
