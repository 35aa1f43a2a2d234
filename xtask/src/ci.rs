//! `xtask test` and `xtask ci`: what must hold before a change lands.

use std::process::Command;
use std::thread;

use anyhow::{Context, Result};

use crate::arguments::Arguments;
use crate::browser;
use crate::process;
use crate::step::{self, Step};
use crate::toolchain::{self, TARGET};
use crate::web;
use crate::workspace::Workspace;

const APP: Step = Step { name: "web app, while the tests are compiled", run: app_beside_tests };
const LINT_ADVICE: &str = "each warning above is an error here";
const TESTS: Step = Step { name: "tests", run: tests };
const FORMAT: Step = Step { name: "format", run: format };

/// Runs every test: natively, then in a browser on the app as it ships.
pub(crate) fn test(workspace: &Workspace, args: &[String]) -> Result<()> {
    Arguments::parse(args, &[])?;
    step::run_all(workspace, "test", &[browser::INSTALL, APP, TESTS, browser::JOURNEYS])
}

/// Runs every check, warnings being errors.
pub(crate) fn ci(workspace: &Workspace, args: &[String]) -> Result<()> {
    Arguments::parse(args, &[])?;
    let journeys = Step { name: "browser journeys, while the code is linted", run: journeys_beside_lints };
    step::run_all(workspace, "ci", &[FORMAT, APP, TESTS, browser::INSTALL, journeys])
}

/// The checks that read the code and run nothing: what one wants to know before a commit.
pub(crate) fn lint(workspace: &Workspace, args: &[String]) -> Result<()> {
    Arguments::parse(args, &[])?;
    let native = Step { name: "lint, natively", run: lint_native };
    let wasm = Step { name: "lint, for wasm32", run: lint_wasm };
    step::run_all(workspace, "lint", &[FORMAT, native, wasm])
}

fn format(workspace: &Workspace) -> Result<()> {
    process::run(process::cargo(workspace).args(["fmt", "--all", "--check"]), "`cargo fmt --all` formats it")
}

fn lint_native(workspace: &Workspace) -> Result<()> {
    let mut clippy = process::cargo(workspace);
    clippy.args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]);
    process::run(&mut process::patient(&clippy), LINT_ADVICE)
}

/// The profile is the one that ships, so that build scripts and macros are compiled once for both.
fn lint_wasm(workspace: &Workspace) -> Result<()> {
    let wasm = toolchain::ensure_wasm_clippy(workspace)?;
    let mut clippy = wasm.clippy(workspace);
    clippy
        .args(["-p", "shared", "-p", "client", "--target", TARGET, "--profile", "wasm", "--quiet"])
        .args(["--", "-D", "warnings"]);
    process::run(&mut process::patient(&clippy), LINT_ADVICE)
}

/// The app's last minutes are one thread's work, since it is optimised as one unit: the other cores compile the tests. Both
/// have folders, and so locks, of their own.
fn app_beside_tests(workspace: &Workspace) -> Result<()> {
    thread::scope(|scope| {
        let tests = scope.spawn(|| {
            let mut compile = tests_but_of_this(workspace);
            process::run(compile.args(["--no-run", "--quiet"]), "the compiler's message is above")
        });
        let app = (web::STEP.run)(workspace);
        let tests = tests.join().ok().context("compiling the tests ended in a panic")?;
        app.and(tests)
    })
}

/// `cargo test`, whose lines are what a reader of this log looks for. It comes after the app and before the browsers: the
/// relay and the member that it builds for its own tests are those that the browsers meet. Building them by themselves
/// would choose other features of their dependencies, and compile all of these again.
fn tests(workspace: &Workspace) -> Result<()> {
    let advice = "the failing tests are named above";
    process::run(&mut tests_but_of_this(workspace), advice)?;
    process::run(process::cargo(workspace).args(["test", "-p", "xtask"]), advice)
}

/// This program is tested by itself, as it was built: together with the others its dependencies would have other features,
/// and be compiled once more.
fn tests_but_of_this(workspace: &Workspace) -> Command {
    let mut test = process::cargo(workspace);
    test.args(["test", "--workspace", "--exclude", "xtask"]);
    test
}

/// The journeys leave most of two cores idle, waiting as people do. The linter has what they leave: on a machine where
/// nothing was compiled yet, five minutes.
fn journeys_beside_lints(workspace: &Workspace) -> Result<()> {
    thread::scope(|scope| {
        let lints = scope.spawn(|| lint_native(workspace).and_then(|()| lint_wasm(workspace)));
        let journeys = (browser::JOURNEYS.run)(workspace);
        let lints = lints.join().ok().context("the linter ended in a panic")?;
        lints.and(journeys)
    })
}
