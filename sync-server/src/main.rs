//! `ensemble-relay`: reads the settings and does what it is asked: mostly to serve until it is asked to stop.

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use sync_server::{Cli, Command, Config, Report, ServeError};

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Serve(config) => {
            start_log(&config);
            run(config).map(|()| ExitCode::SUCCESS)
        }
        Command::Backup(args) => sync_server::backup(&args).map_err(anyhow::Error::from).map(tell),
        Command::Restore(args) => sync_server::restore(&args).map_err(anyhow::Error::from).map(tell),
        Command::Verify(args) => sync_server::verify(&args).map_err(anyhow::Error::from).map(tell),
        Command::Doctor(config) => Ok(tell(sync_server::doctor(&config))),
    };
    done.unwrap_or_else(|error| {
        complain(&error);
        ExitCode::FAILURE
    })
}

/// Prints what was found; scripts look at the exit code.
#[expect(clippy::print_stdout, reason = "this is what was asked for")]
#[expect(clippy::needless_pass_by_value, reason = "it is the end of the report's way")]
fn tell(report: Report) -> ExitCode {
    print!("{report}");
    if report.is_well() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[tokio::main]
async fn run(config: Config) -> Result<()> {
    let address = config.listen;
    let listener = sync_server::bind(address).map_err(|source| ServeError::Listen { address, source })?;
    let stopped = sync_server::asked_to_stop().context("cannot listen for signals")?;
    Ok(sync_server::serve(listener, config, stopped).await?)
}

fn start_log(config: &Config) {
    tracing_subscriber::fmt()
        .with_max_level(config.log)
        .with_target(false)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
}

#[expect(
    clippy::print_stderr,
    reason = "the person who started the program reads this, whatever the log's level"
)]
fn complain(error: &anyhow::Error) {
    eprintln!("ensemble-relay: {error:#}");
}
