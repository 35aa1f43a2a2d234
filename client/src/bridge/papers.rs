//! What other programs and paper get, across the boundary.

use serde::{Deserialize, Serialize};
use shared::domain::report::Asked;

/// A file to be made of what is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// The table of a kind.
    Table(String),
    /// The report, as one page of HTML.
    Report(Asked),
    /// Meetings, activities and tasks with their days; the language of its title.
    Calendar(String),
}
