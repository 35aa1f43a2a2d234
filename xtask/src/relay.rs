//! The relay: built here, and run in place of this program.

use std::process::Command;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::process;
use crate::step::{self, Step};
use crate::web;
use crate::workspace::Workspace;

/// The relay as a numbered step. The app comes first: the relay embeds it.
const STEP: Step = Step { name: "relay", run: build };

/// Builds the app and the relay, then becomes the relay.
pub(crate) fn serve(workspace: &Workspace, args: &[String]) -> Result<()> {
    let arguments = Arguments::parse(args, &["--listen", "--data"])?;
    step::run_all(workspace, "serve", &[web::STEP, STEP])?;

    // What is not given here is left to the relay, whose defaults and environment variables then hold.
    let mut relay = process::program(workspace, workspace.relay());
    relay.arg("serve");
    for option in ["--listen", "--data"] {
        if let Some(value) = arguments.get(option) {
            relay.args([option, value]);
        }
    }
    relay.args(arguments.rest);
    println!();
    become_program(&mut relay)
}

fn build(workspace: &Workspace) -> Result<()> {
    let mut build = process::cargo(workspace);
    build.args(["build", "-p", "sync-server", "--bin", "ensemble-relay"]);
    process::run(&mut build, "the compiler's message is above")
}

/// Replaces this program, so that signals such as Ctrl-C reach the relay alone.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    Err(anyhow::Error::from(command.exec()).context("cannot start the relay that was just built"))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    process::run(command, "the relay's message is above")
}
