//! What each command does.

mod begin;
mod carry;
mod entries;
mod people;
mod show;
mod sync;
mod tables;
mod tell;
mod write;

use std::io::{self, Read};
use std::path::Path;

use super::Answer;
use super::cli::{Cli, Command};
use super::failure::{Code, Failure};
use super::home::{Home, HomeError};
use super::shell::Shell;

/// The longest text, link or sheet read from standard input, in bytes; what a field may hold is less.
const INPUT_MAX: u64 = 256 << 10;

/// Does what the command line says.
pub(crate) fn run(cli: Cli) -> Result<Code, Failure> {
    let answer = if cli.json { Answer::Json } else { Answer::Words };
    let home = cli.home.filter(|home| !home.as_os_str().is_empty());
    let home = home.ok_or_else(|| {
        Failure::new(Code::Usage, "expected --home DIR, or ENSEMBLE_HOME in the environment; found neither")
    })?;
    match cli.command {
        Command::Found(found) => begin::found(&home, &found, answer),
        Command::Join(join) => begin::join(&home, &join, answer),
        Command::Invite(invite) => people::invite(&mut open(&home)?, &invite, answer),
        Command::Give(give) => write::give(&mut open(&home)?, &give, answer),
        Command::SetText(text) => write::set_text(&mut open(&home)?, &text, answer),
        Command::Record(record) => write::record(&mut open(&home)?, &record, answer),
        Command::Sync(how) => sync::sync(&home, &how, answer),
        Command::Show(how) => show::show(&open(&home)?, &how, answer),
        Command::Status => tell::status(&open(&home)?, answer),
        Command::Export(export) => carry::export(&mut open(&home)?, &export, answer),
        Command::Import(import) => match &import.csv {
            Some(kind) => tables::import(&mut open(&home)?, kind, &import, answer),
            None => carry::import(&mut open(&home)?, &import, answer),
        },
        Command::List(list) => entries::list(&open(&home)?, &list, answer),
        Command::Add(add) => entries::add(&mut open(&home)?, &add, answer),
        Command::Change(change) => entries::change(&mut open(&home)?, &change, answer),
        Command::History(history) => entries::history(&open(&home)?, &history, answer),
        Command::Report(report) => tables::report(&open(&home)?, &report, answer),
        Command::Calendar(calendar) => tables::calendar(&open(&home)?, &calendar, answer),
        Command::ImpactData(data) => tables::impact_data(&open(&home)?, &data, answer),
        Command::Members => people::members(&open(&home)?, answer),
        Command::Remove(remove) => people::remove(&mut open(&home)?, &remove.device, answer),
        Command::ChangeLock => people::change_lock(&mut open(&home)?, answer),
        Command::RecoverySheet => people::recovery_sheet(&mut open(&home)?, answer),
        Command::Recover(recover) => people::recover(&home, &recover, answer),
    }
}

/// Opens a home that has an initiative.
fn open(path: &Path) -> Result<Shell, Failure> {
    let home = Home::open(path)?;
    if home.is_empty()? {
        return Err(HomeError::Missing { path: path.to_owned() }.into());
    }
    Ok(Shell::open(home)?)
}

/// The words of an argument, or those on standard input if it is `-`.
fn words(argument: &str) -> Result<String, Failure> {
    if argument != "-" {
        return Ok(argument.to_owned());
    }
    let mut words = String::new();
    let read = io::stdin().lock().take(INPUT_MAX + 1).read_to_string(&mut words);
    match read {
        Ok(n) if n as u64 > INPUT_MAX => Err(Failure::new(
            Code::Data,
            format!("standard input: expected at most {INPUT_MAX} bytes, found more"),
        )),
        // The last line's end is the terminal's, not the text's.
        Ok(_) => {
            Ok(words.strip_suffix('\n').map_or(words.as_str(), |text| text.trim_end_matches('\r')).to_owned())
        }
        Err(error) => Err(Failure::new(Code::Data, format!("standard input: {error}"))),
    }
}

/// Whether a file stands for standard input or output.
fn is_stream(file: &Path) -> bool {
    file == Path::new("-")
}
