//! The recovery sheet as people type it: with or without the lines' numbers, in small letters, in lines or in one piece, and
//! with digits for the letters they look like.

use shared::keys::recovery::{RecoveryError, RecoverySheet};

use crate::bridge::SheetTrouble;

/// The groups of a line, by their length.
const GROUPS: [usize; 5] = [4, 4, 4, 4, 2];

/// Reads what was typed.
///
/// # Errors
/// Says where it is not as printed: in which group if that shows, or else in which line.
pub(crate) fn read(typed: &str) -> Result<RecoverySheet, SheetTrouble> {
    let lines = lines(typed);
    let joined: Vec<String> = lines.iter().map(|groups| groups.join(" ")).collect();
    RecoverySheet::read(&joined).map_err(|error| match error {
        RecoveryError::Lines { expected, found } => SheetTrouble::Lines { expected, found },
        RecoveryError::Line { line } => {
            let groups = line.checked_sub(1).and_then(|at| lines.get(at));
            match groups.and_then(|groups| odd_group(groups)) {
                Some(group) => SheetTrouble::Group { line, group: group.to_owned() },
                None => SheetTrouble::Line { line },
            }
        }
        RecoveryError::Version { .. } => SheetTrouble::TooNew,
    })
}

/// The groups of each line.
fn lines(typed: &str) -> Vec<Vec<String>> {
    let written = typed.lines().map(groups).filter(|groups| !groups.is_empty());
    let lines: Vec<Vec<String>> =
        (1..).zip(written).map(|(number, groups)| without_number(number, groups)).collect();
    match lines.as_slice() {
        // Pasted from where lines are not kept: cut where the sheet cuts.
        [one] if one.len() > GROUPS.len() => one.chunks(GROUPS.len()).map(<[String]>::to_vec).collect(),
        _ => lines,
    }
}

fn groups(line: &str) -> Vec<String> {
    let groups = line.split(|c: char| !c.is_alphanumeric()).filter(|group| !group.is_empty());
    groups.map(str::to_ascii_uppercase).collect()
}

/// Without the number that stands before the line on the sheet; zero, one and eight, which are never printed in a group,
/// stand for the letters they look like.
fn without_number(number: usize, mut groups: Vec<String>) -> Vec<String> {
    if groups.len() == GROUPS.len() + 1 && groups.first().is_some_and(|first| *first == number.to_string()) {
        groups.remove(0);
    }
    let meant = |group: String| group.replace('0', "O").replace('1', "I").replace('8', "B");
    groups.into_iter().map(meant).collect()
}

/// The first group that cannot be as printed.
fn odd_group(groups: &[String]) -> Option<&str> {
    let is_printed = |c: char| c.is_ascii_uppercase() || ('2'..='7').contains(&c);
    let odd = groups.iter().zip(GROUPS).find(|(group, length)| {
        (groups.len() == GROUPS.len() && group.len() != *length) || !group.chars().all(is_printed)
    });
    odd.map(|(group, _)| group.as_str())
}

#[cfg(test)]
mod tests {
    use getrandom::rand_core::UnwrapErr;
    use shared::domain::template::TEMPLATES;
    use shared::sync::{Founding, Millis, Session};

    use super::{SheetTrouble, read};

    fn printed() -> Vec<String> {
        let founding = Founding { template: &TEMPLATES[0], lang: "en", nickname: "", creation_code: "" };
        let session = Session::found(&founding, Millis(0), &mut UnwrapErr(getrandom::SysRng));
        session.recovery_sheet().unwrap().lines()
    }

    #[test]
    fn a_sheet_is_read_however_it_is_typed() {
        let lines = printed();
        let numbered: Vec<String> = (1..).zip(&lines).map(|(n, line)| format!("{n}. {line}")).collect();
        let small = lines.join("\n\n").to_lowercase().replace(' ', "-").replace('o', "0").replace('b', "8");
        for typed in [lines.join("\n"), lines.join(" "), numbered.join("\r\n"), small] {
            assert!(read(&typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn a_mistyped_group_is_named_or_else_its_line() {
        let lines = printed();
        let typed = |at: usize, line: String| {
            let mut lines = lines.clone();
            lines[at] = line;
            read(&lines.join("\n"))
        };
        let short = lines[3].split_once(' ').unwrap().1;
        let group = |group: &str| Err(SheetTrouble::Group { line: 4, group: group.to_owned() });
        assert_eq!(typed(3, format!("ABC {short}")), group("ABC"));
        assert_eq!(typed(3, format!("AB9C {short}")), group("AB9C"));
        let last = lines[10].char_indices().next_back().unwrap().0;
        let other = if lines[10].ends_with('A') { "B" } else { "A" };
        let line = Err(SheetTrouble::Line { line: 11 });
        assert_eq!(typed(10, format!("{}{other}", &lines[10][..last])), line);
        let ten = lines[..10].join("\n");
        assert_eq!(read(&ten), Err(SheetTrouble::Lines { expected: 11, found: 10 }));
    }
}
