//! Tables to and from a spreadsheet, in English.

use crate::i18n::TablesText;

fn n(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

pub(in crate::i18n) static TEXT: TablesText = TablesText {
    link: "As a table",
    title: |kind| format!("As a table: {kind}"),
    paste_link: "Paste figures from a spreadsheet",
    paste_title: |name| format!("Paste figures: {name}"),
    take_along: "Take it along",
    take_along_about: "A file that every spreadsheet opens (CSV). What was taken out of the list is not in it.",
    make: "Make the table",
    bring: "Bring a table",
    bring_about: "Nothing is written before you have seen, row by row, what would come of it.",
    paste: "Paste the table here",
    paste_hint: "Copy the cells in your spreadsheet. The first line names the columns.",
    readings_hint: "Copy the cells in your spreadsheet: a column of periods and one of numbers are enough.",
    open: "Or open a file (CSV)",
    look: "Look at it",
    not_text: "This file cannot be read. Save it as “CSV UTF-8” in your spreadsheet and open that.",
    nothing: "There is nothing in it.",
    columns: "Which column is what",
    column: |header, sample| format!("{header} (such as: {sample})"),
    nameless_column: |place| format!("Column {place}"),
    left_out: "Leave out",
    key: "Key (how the app knows the row again)",
    text: "Text",
    outcome: "What would come of it",
    n_new: |rows| n(rows, "new row", "new rows"),
    n_changed: |rows| n(rows, "row changes something", "rows change something"),
    n_same: |rows| n(rows, "row is here already, just so", "rows are here already, just so"),
    n_refused: |rows| n(rows, "row cannot be taken", "rows cannot be taken"),
    comma_guessed: "A comma in the numbers could mean two things. They were read as English writes them: 3,601 is three thousand six hundred and one.",
    row: |row| format!("Row {row}"),
    is_new: "New",
    is_changed: "Changes",
    is_refused: "Cannot be taken",
    field_is: |field, value| format!("{field}: {value}"),
    found: |words| format!("Found: {words}"),
    beside: |values| {
        format!("For the same period there is already: {values}. Both stay until somebody decides.")
    },
    more_rows: |rows| n(rows, "more row is not shown.", "more rows are not shown."),
    take_in: |rows| if rows == 1 { "Take in 1 row".to_owned() } else { format!("Take in {rows} rows") },
    take_in_rest: "The rows that cannot be taken are left out. Mend them in your spreadsheet and bring the table again: nothing comes in twice.",
    taken: |rows| {
        if rows == 1 { "1 row is taken in.".to_owned() } else { format!("{rows} rows are taken in.") }
    },
    no_such_column: "There is no such field.",
    several: |several| format!("{several} are called so. Put the key instead of the name."),
    two_readings: "A comma can stand for thousands or for decimals here. Write the number without it.",
    twice: "Another row or column is the same one.",
    stays: "What was written here stays as it was. A row without a key adds something new.",
    not_allowed: "This is not part of your role.",
    not_by_table: "This is not written by table.",
    quotation: "A quotation mark opens here and never closes.",
    too_long: "The table is too long. Bring it in parts.",
    one_of: |answers| format!("One of these is wanted: {answers}."),
};
