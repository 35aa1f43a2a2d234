//! `ensemble-relay`: reads the settings, starts the log, listens, and serves until it is asked to stop.

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use sync_server::{Cli, Command, Config, ServeError};

fn main() -> ExitCode {
    let Command::Serve(config) = Cli::parse().command;
    start_log(&config);
    match run(config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
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
