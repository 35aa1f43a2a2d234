//! Rows of cells in a file (RFC 4180), and words that a spreadsheet would take for a formula.

/// What begins a file, so that spreadsheets read accents as they were written.
pub(super) const MARK: &str = "\u{feff}";

/// Writes one row.
pub(super) fn write(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        let needs_quotes = cell.contains([',', ';', '"', '\r', '\n', '\t'])
            || cell.starts_with(char::is_whitespace)
            || cell.ends_with(char::is_whitespace);
        if needs_quotes {
            out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

/// Words as a cell that no spreadsheet runs: an apostrophe before what would begin a formula, and before what reads as if
/// one had been put there.
pub(super) fn guarded(words: &str) -> String {
    if begins_formula(words.trim_start_matches('\'')) { format!("'{words}") } else { words.to_owned() }
}

/// The words of a cell, as they were before [`guarded`].
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| begins_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

fn begins_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// The rows of a file, whatever separates its cells; lines without any words are left out, the others say which line of
/// the table they are, counted from 1.
///
/// # Errors
/// Says on which line a quotation begins that never ends.
pub(super) fn read(text: &str) -> Result<Vec<(usize, Vec<String>)>, usize> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let separator = separator(text);
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut number, mut quoted_from) = (1, None);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, quoted_from) {
            ('"', Some(_)) if rest.peek() == Some(&'"') => cell.extend(rest.next()),
            ('"', Some(_)) => quoted_from = None,
            ('\r', _) if rest.peek() == Some(&'\n') => {}
            ('\r', Some(_)) => cell.push('\n'),
            (c, Some(_)) => cell.push(c),
            ('"', None) if cell.is_empty() => quoted_from = Some(number),
            ('\n' | '\r', None) => {
                row.push(std::mem::take(&mut cell));
                rows.push((number, std::mem::take(&mut row)));
                number += 1;
            }
            (c, None) if c == separator => row.push(std::mem::take(&mut cell)),
            (c, None) => cell.push(c),
        }
    }
    if let Some(line) = quoted_from {
        return Err(line);
    }
    row.push(cell);
    rows.push((number, row));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(rows)
}

/// What separates the cells of the first line: a tab if there is one, else whichever is there more often.
fn separator(text: &str) -> char {
    let mut is_quoted = false;
    let (mut n_commas, mut n_semicolons) = (0, 0);
    for c in text.trim_start().chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\t' if !is_quoted => return '\t',
            ',' if !is_quoted => n_commas += 1,
            ';' if !is_quoted => n_semicolons += 1,
            '\n' | '\r' if !is_quoted => break,
            _ => {}
        }
    }
    if n_semicolons > 0 && n_semicolons >= n_commas { ';' } else { ',' }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{guarded, read, unguarded, write};

    #[test]
    fn cells_are_told_apart_by_commas_semicolons_or_tabs() {
        for (text, cells) in [
            ("a,b\r\n", ["a", "b"]),
            ("a;12,5", ["a", "12,5"]),
            ("a\tb, c; d\n\n", ["a", "b, c; d"]),
            ("\u{feff}\"a \"\"b\"\"\n c\";d\n", ["a \"b\"\n c", "d"]),
            ("\"x;y;z\",b", ["x;y;z", "b"]),
        ] {
            assert_eq!(read(text), Ok(vec![(1, cells.map(str::to_owned).to_vec())]), "{text:?}");
        }
        assert_eq!(read("a,b\n\"c,d\ne"), Err(2), "a quotation that never ends");
    }

    #[test]
    fn no_words_begin_like_a_formula() {
        for words in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "''-1"] {
            assert!(guarded(words).starts_with('\''), "{words}");
            assert_eq!(unguarded(&guarded(words)), words);
        }
        for words in ["l’école", "'t Hof", "a=b", ""] {
            assert_eq!((guarded(words).as_str(), unguarded(words)), (words, words));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(rows in prop::collection::vec(
            prop::collection::vec("['=+@\",;\t\n aé-]{0,6}", 2), 1..4)
        ) {
            let mut file = String::from(super::MARK);
            // A first cell that is never empty, as keys are.
            let rows: Vec<Vec<String>> =
                rows.into_iter().map(|row| [vec!["k".to_owned()], row].concat()).collect();
            for row in &rows {
                write(&mut file, &row.iter().map(|cell| guarded(cell)).collect::<Vec<_>>());
            }
            let read = read(&file).expect("every quotation ends");
            let cells = |row: &Vec<String>| row.iter().map(|cell| unguarded(cell).to_owned()).collect::<Vec<_>>();
            prop_assert_eq!(read.iter().map(|(_, row)| cells(row)).collect::<Vec<_>>(), rows);
        }
    }
}
