//! Files: writing one for somebody else, taking one in, and the document for other programs.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use serde_json::json;
use shared::sync::{Imported, Parcel, Session};
use shared::wire::limits::HANDOVER_MAX;

use super::{is_stream, tables};
use crate::member::answer::{print, remark};
use crate::member::cli::{Export, Import};
use crate::member::failure::{Code, Failure};
use crate::member::shell::Shell;
use crate::member::{Answer, clock};

/// Writes a file.
pub(super) fn export(shell: &mut Shell, export: &Export, answer: Answer) -> Result<Code, Failure> {
    let bytes = if let Some(kind) = &export.csv {
        tables::table(shell, kind)?.into_bytes()
    } else if export.tables {
        tables::tables(shell)?
    } else if export.automerge {
        shell.session().document().save()
    } else {
        let parcel = if export.unsent { Parcel::Unsent } else { Parcel::Everything };
        shell.session().export(&shell.home().records()?, parcel, clock::now())?
    };
    let file = export.file.as_deref().unwrap_or_else(|| Path::new("-"));
    let along = shell.session().goes_along();
    let code = hand_out(file, &bytes, export.force, answer)?;
    if export.csv.is_none() && !export.tables && !export.automerge {
        shell.tell(|session| session.handed_over(along))?;
    }
    Ok(code)
}

/// Writes a file, or prints it.
pub(super) fn hand_out(file: &Path, bytes: &[u8], replaces: bool, answer: Answer) -> Result<Code, Failure> {
    if is_stream(file) {
        print(bytes)?;
        return Ok(Code::Done);
    }
    write_whole(file, bytes, replaces)?;
    let words = format!("{}: {} bytes", file.display(), bytes.len());
    answer.say(&words, &json!({ "file": file.display().to_string(), "bytes": bytes.len() }))?;
    Ok(Code::Done)
}

/// Takes a file in, or tells what would come of it.
pub(super) fn import(shell: &mut Shell, import: &Import, answer: Answer) -> Result<Code, Failure> {
    let file = read_whole(&import.file)?;
    let imported = if import.preview {
        Session::preview(shell.home().records()?, &file, clock::now(), &mut clock::rng())?
    } else {
        shell.tell(|session| session.import(&file, clock::now()))??
    };
    answer.say(&in_words(&imported), &in_json(&imported, import.preview))?;
    if imported.refused.is_empty() {
        return Ok(Code::Done);
    }
    for (why, n) in &imported.refused {
        remark(&format!("{n} of its envelopes cannot be used: {why}"));
    }
    Ok(Code::Attention)
}

fn in_words(imported: &Imported) -> String {
    let Imported { maker, maker_label, at, n_envelopes, n_fresh, n_waiting, difference, .. } = imported;
    let from = maker_label.as_deref().unwrap_or_else(|| maker.as_str());
    let mut words = format!("from {from}, {} UTC: ", moment(at.0));
    let added = difference.added.iter().map(|(kind, n)| format!("{n} {kind}"));
    let texts = (difference.n_texts > 0).then(|| format!("{} changed texts", difference.n_texts));
    let changed = (difference.n_changed > 0).then(|| format!("{} changed entries", difference.n_changed));
    let news: Vec<String> = added.chain(texts).chain(changed).collect();
    words.push_str(&if news.is_empty() {
        "nothing new".to_owned()
    } else {
        format!("adds {}", news.join(", "))
    });
    if difference.n_disagreeing > 0 {
        words.push_str(&format!("; {} disagree with what is here", difference.n_disagreeing));
    }
    words.push_str(&format!("\n{n_fresh} of {n_envelopes} envelopes were not here"));
    if *n_waiting > 0 {
        words.push_str(&format!("; {n_waiting} wait for what they build on"));
    }
    words
}

fn in_json(imported: &Imported, is_preview: bool) -> serde_json::Value {
    let Imported { maker, maker_label, at, n_envelopes, n_fresh, n_waiting, refused, difference } = imported;
    json!({
        "preview": is_preview, "from": maker.as_str(), "name": maker_label, "made_ms": at.0,
        "envelopes": n_envelopes, "fresh": n_fresh, "waiting": n_waiting, "refused": refused,
        "adds": difference.added, "changes": difference.n_changed, "texts": difference.n_texts,
        "disagrees": difference.n_disagreeing,
    })
}

/// `2026-05-03 14:05` of milliseconds since 1970; days are counted as in the proleptic Gregorian calendar.
pub(super) fn moment(at_ms: i64) -> String {
    let (days, minutes) = (at_ms.div_euclid(86_400_000), at_ms.rem_euclid(86_400_000) / 60_000);
    // Years are counted from March, so that a leap day is the last of its year.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads a file that is no longer than any hand-over is.
pub(super) fn read_whole(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| {
        let code = if error.kind() == ErrorKind::NotFound { Code::NoInput } else { Code::Io };
        Failure::new(code, format!("{}: {error}", path.display()))
    };
    let mut bytes = Vec::new();
    let limit = HANDOVER_MAX as u64 + 1;
    if is_stream(path) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(failed)?;
    }
    Ok(bytes)
}

/// Writes beside and renames, so that nobody finds half a file.
fn write_whole(path: &Path, bytes: &[u8], replaces: bool) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::new(Code::CannotCreate, format!("{}: {error}", path.display()));
    if !replaces && path.exists() {
        let message = format!("{} is there already; --force replaces it", path.display());
        return Err(Failure::new(Code::CannotCreate, message));
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).open(&unfinished).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.and_then(|()| fs::rename(&unfinished, path)).map_err(|error| {
        // Why it failed says more than that the rest of it could not be removed either.
        drop(fs::remove_file(&unfinished));
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_told_by_the_calendar() {
        for (at_ms, told) in [
            (0, "1970-01-01 00:00"),
            (951_827_640_000, "2000-02-29 12:34"),
            (1_767_225_599_999, "2025-12-31 23:59"),
            (1_767_225_600_000, "2026-01-01 00:00"),
            (-1, "1969-12-31 23:59"),
        ] {
            assert_eq!(moment(at_ms), told);
        }
    }
}
