//! Starting other programs, and saying in a sentence why one failed.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// What `cargo run` sets for its child. Passed on, they would tie an inner cargo to this program's compiler and flags.
const LEAKED: [&str; 5] = ["CARGO", "RUSTC", "RUSTDOC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// A program that starts in the repository, without what `cargo run` leaks.
pub(crate) fn program(workspace: &Workspace, name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(workspace.root());
    for variable in LEAKED {
        command.env_remove(variable);
    }
    command
}

/// Cargo, as the person who typed `cargo xtask` would start it.
pub(crate) fn cargo(workspace: &Workspace) -> Command {
    program(workspace, "cargo")
}

/// The same program, with what others leave of the processors, where the system can tell that.
pub(crate) fn patient(command: &Command) -> Command {
    let mut patient = match find_program("nice") {
        Some(nice) => {
            let mut patient = Command::new(nice);
            patient.args(["-n", "19"]).arg(command.get_program());
            patient
        }
        None => Command::new(command.get_program()),
    };
    patient.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        patient.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => patient.env(name, value),
            None => patient.env_remove(name),
        };
    }
    patient
}

/// Runs to the end with its output shown; `advice` says what to do when it fails.
pub(crate) fn run(command: &mut Command, advice: &str) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`; {advice}"))?;
    if !status.success() {
        bail!("`{shown}` was expected to succeed and ended with {status}; {advice}");
    }
    Ok(())
}

/// Runs to the end and returns what it printed, trimmed. `None` when it cannot start or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Finds a program the way a shell does.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

/// The command as one would type it, without its variables.
fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
