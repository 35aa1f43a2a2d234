//! What an operator does besides serving: backing up, restoring, looking over, asking what is wrong.

mod doctor;

use std::fmt;
use std::path::PathBuf;

use clap::Args;

use crate::store::{self, DATABASE, StoreError};

pub use self::doctor::doctor;

/// Which copy to make.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// File to write; it must not exist.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[command(flatten)]
    folder: DataFolder,
}

/// What to make of a backup.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// Backup to restore.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Folder for the restored relay's data; made if missing, and it must be empty.
    #[arg(long, env = "ENSEMBLE_DATA", value_name = "DIR")]
    data: PathBuf,
}

/// What to look over.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Backup to look over, instead of the relay's data.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    #[command(flatten)]
    folder: DataFolder,
}

/// Where the data is.
#[derive(Debug, Args)]
struct DataFolder {
    /// The relay's data folder.
    #[arg(long, env = "ENSEMBLE_DATA", value_name = "DIR", default_value = "./data")]
    data: PathBuf,
}

/// What was done or found, for a person to read and, by [`Report::is_well`], for a script.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<(Finding, String)>,
}

/// How a line of a report begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finding {
    /// A plain statement.
    Said,
    /// Something is as it should be.
    Well,
    /// Somebody has to do something.
    Wrong,
}

impl Report {
    fn said(line: String) -> Self {
        Self { lines: vec![(Finding::Said, line)] }
    }

    fn well(&mut self, line: impl Into<String>) {
        self.lines.push((Finding::Well, line.into()));
    }

    fn wrong(&mut self, line: impl Into<String>) {
        self.lines.push((Finding::Wrong, line.into()));
    }

    /// Whether nobody has to do anything.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.lines.iter().all(|(finding, _)| *finding != Finding::Wrong)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (finding, line) in &self.lines {
            match finding {
                Finding::Said => writeln!(f, "{line}")?,
                Finding::Well => writeln!(f, "ok     {line}")?,
                Finding::Wrong => writeln!(f, "WRONG  {line}")?,
            }
        }
        Ok(())
    }
}

/// Copies what a relay has stored into a new file; the relay may be running.
///
/// # Errors
/// When there is nothing to copy, the file is there already, or either disk does not do its part.
pub fn backup(args: &BackupArgs) -> Result<Report, StoreError> {
    let n_bytes = store::backup(&args.folder.data, &args.file)?;
    Ok(Report::said(format!("{}: {n_bytes} bytes, on disk", args.file.display())))
}

/// Makes a new data folder of a backup. Phones will send what the backup does not have.
///
/// # Errors
/// When a relay runs on the folder, something is in it, or the backup is damaged.
pub fn restore(args: &RestoreArgs) -> Result<Report, StoreError> {
    let n_logs = store::restore(&args.file, &args.data)?;
    Ok(Report::said(format!("{}: {n_logs} initiatives, ready to serve", args.data.display())))
}

/// Looks over everything that is stored.
///
/// # Errors
/// When it cannot be read at all.
pub fn verify(args: &VerifyArgs) -> Result<Report, StoreError> {
    let path = args.file.clone().unwrap_or_else(|| args.folder.data.join(DATABASE));
    let audit = store::audit(&path)?;
    let mut report = Report::default();
    for fault in &audit.faults {
        report.wrong(fault);
    }
    let n_untold = audit.n_faults - audit.faults.len() as u64;
    if n_untold > 0 {
        report.wrong(format!("and {n_untold} more"));
    }
    let counts = format!(
        "{} initiatives, {} members, {} envelopes, {} bytes",
        audit.n_logs, audit.n_members, audit.n_envelopes, audit.n_bytes
    );
    if audit.n_faults == 0 {
        report.well(counts);
    } else {
        report.wrong(format!("{counts}: restore the last backup that verifies into a new folder"));
    }
    Ok(report)
}
