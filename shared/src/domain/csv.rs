//! Every kind as a table for a spreadsheet, and back: nothing is written by reading one.
//!
//! UTF-8 with a byte order mark, commas, one row for each entity, its key in the first column and then what the schema says
//! of its kind. Reading one back gives a [`Plan`]: the commands that would make the initiative say what the table says, and
//! for each cell that cannot be taken what was expected. A person looks at it and decides.

mod bundle;
mod called;
mod cells;
mod columns;
mod numbers;
mod paste;
mod plan;
mod preview;
mod value;

pub use bundle::bundle;
pub use called::Called;
pub use paste::{Pasted, PastedRow, Standing, paste};
pub use plan::{CellError, Plan, Wrong, plan};
pub use preview::{Brought, BroughtColumn, Came, CameCell, CameRow, Preview, look};

use super::initiative::Initiative;
use super::schema::{KINDS, Kind};
use super::view::Beholder;

/// The longest table that is read, in bytes: ten thousand rows of five hundred.
pub const TABLE_MAX: usize = 5 << 20;

/// The table of a kind: what stands in the lists, in the order of keys; answers by their codes, or by what they are called. What is for nobody to know is this device's own.
#[must_use]
pub fn table(kind: &'static Kind, initiative: &Initiative, me: &impl Beholder, called: &Called) -> String {
    let columns = columns::of(kind, &columns::languages(kind, initiative));
    let mut table = String::from(cells::MARK);
    let header: Vec<String> = columns.iter().map(columns::Column::header).collect();
    cells::write(&mut table, &header);
    for row in columns::rows(kind, initiative, me) {
        let cells: Vec<String> =
            columns.iter().map(|column| called.worded(column, row.cell(column, initiative))).collect();
        cells::write(&mut table, &cells);
    }
    table
}

/// The table of every kind of which there is something.
pub fn tables<'a>(
    initiative: &'a Initiative,
    me: &'a impl Beholder,
    called: impl Fn(&'static Kind) -> Called,
) -> impl Iterator<Item = (&'static Kind, String)> {
    let written = KINDS.iter().filter(|kind| !columns::rows(kind, initiative, me).is_empty());
    written.map(move |kind| (kind, table(kind, initiative, me, &called(kind))))
}

#[cfg(test)]
mod tests;
