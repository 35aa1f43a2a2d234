//! The member without a screen: the same session as the app, one SQLite file for each home, a socket, a command line.
//!
//! [`home`] keeps the records, [`shell`] performs the session's effects, [`line`] is the socket; these three serve other
//! programs too. The rest is the command `ensemble`. One home holds one initiative.

mod answer;
mod cli;
mod clock;
mod commands;
mod failure;
mod request;
mod state;

pub mod address;
pub mod home;
pub mod line;
pub mod shell;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use answer::Answer;
use cli::Cli;
use failure::Code;

/// Runs `ensemble` with the arguments it was called with.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => {
            let is_help = matches!(told.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            // Nobody is left to tell, if that fails.
            drop(told.print());
            return if is_help { ExitCode::SUCCESS } else { Code::Usage.into() };
        }
    };
    match commands::run(cli) {
        Ok(code) => code.into(),
        Err(failure) => {
            answer::complain(&failure);
            failure.code.into()
        }
    }
}
