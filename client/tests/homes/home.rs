//! A home, worked on by running `ensemble`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder that is a home.
pub(crate) struct Home {
    folder: TempDir,
}

/// What came of a command.
#[derive(Debug)]
pub(crate) struct Ran {
    /// How it ended.
    pub(crate) code: i32,
    /// Its answer.
    pub(crate) answer: Vec<u8>,
    /// Its talk.
    pub(crate) talk: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The command that works on it.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = ensemble(&["--home"]);
        command.arg(self.path()).args(args);
        command
    }

    /// Runs a command, with these words on standard input.
    pub(crate) fn runs_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it was asked for");
        // A command that reads nothing may have ended before it is told anything.
        drop(stdin.write_all(input.as_bytes()));
        drop(stdin);
        Ran::of(child.wait_with_output().expect("it ends"))
    }

    /// Runs a command.
    pub(crate) fn runs(&self, args: &[&str]) -> Ran {
        self.runs_with(args, "")
    }

    /// Runs a command that must do what it is asked; its answer as words.
    pub(crate) fn does(&self, args: &[&str]) -> String {
        let ran = self.runs(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        String::from_utf8(ran.answer).expect("words").trim_end().to_owned()
    }

    /// Runs a command that must do what it is asked; its answer as JSON.
    pub(crate) fn tells(&self, args: &[&str]) -> Value {
        let answer = self.does(&[args, &["--json"]].concat());
        serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{args:?}: {error} in {answer}"))
    }

    /// Everything it shows, byte for byte.
    pub(crate) fn shows(&self) -> String {
        self.does(&["show", "--json"])
    }

    /// Invites somebody; the link.
    pub(crate) fn invites(&self, role: &str) -> String {
        self.does(&["invite", "--role", role])
    }

    /// Hands everything over to another home by file.
    pub(crate) fn hands_over_to(&self, other: &Self, folder: &Path) -> Value {
        let file = folder.join("parcel.ensemble");
        let file = file.to_str().expect("a path in UTF-8");
        self.does(&["export", file, "--force"]);
        other.tells(&["import", file])
    }
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        Self { code: output.status.code().expect("it ended by itself"), answer: output.stdout, talk }
    }
}

/// The program, not told anything by the test's own environment.
pub(crate) fn ensemble(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ensemble"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_remove("ENSEMBLE_HOME").env_remove("ENSEMBLE_CREATION_CODE");
    command
}
