//! `cargo xtask`: everything a person or a machine does with this repository, as named tasks.
//!
//! A task installs what it needs first, so that a fresh machine with git and rustup's Rust is enough.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task runner talks to the person who started it"
)]

mod arguments;
mod browser;
mod budget;
mod bundle;
mod ci;
mod dist;
mod fuzz;
mod package;
mod process;
mod relay;
mod sim;
mod split;
mod step;
mod swarm;
mod toolchain;
mod web;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// Something `cargo xtask` can do.
struct Task {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(&Workspace, &[String]) -> Result<()>,
}

const TASKS: &[Task] = &[
    Task {
        name: "serve",
        usage: "serve [--listen ADDR] [--data DIR] [-- RELAY ARGS]",
        about: "build the app and the relay, then serve both on http://127.0.0.1:8080",
        run: relay::serve,
    },
    Task {
        name: "test",
        usage: "test",
        about: "run every test, the journeys in a real browser included",
        run: ci::test,
    },
    Task {
        name: "lint",
        usage: "lint",
        about: "what one wants to know before a commit: format, clippy natively and for wasm32",
        run: ci::lint,
    },
    Task {
        name: "ci",
        usage: "ci",
        about: "format, app and its size, tests, journeys, lint (natively and for wasm32)",
        run: ci::ci,
    },
    Task {
        name: "web",
        usage: "web",
        about: "build only the app, into target/web/dist, and weigh it",
        run: web::task,
    },
    Task {
        name: "sim",
        usage: "sim [--seed N] [--runs M]",
        about: "run the simulator on generated histories, from seed N on",
        run: sim::task,
    },
    Task {
        name: "fuzz",
        usage: "fuzz [TARGET] [--seconds N | --runs N]",
        about: "look for bytes that break something, in one way in or in each",
        run: fuzz::task,
    },
    Task {
        name: "swarm",
        usage: "swarm [-- WORKLOADS AND OPTIONS]",
        about: "many phones against a relay built for release; `swarm -- --help` lists what they do",
        run: swarm::task,
    },
    Task {
        name: "figures",
        usage: "figures",
        about: "time what a person waits for in a browser, on a phone made four times slower",
        run: browser::figures,
    },
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let Some((name, rest)) = args.split_first() else {
        list();
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        list();
        return Ok(());
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        list();
        bail!("there is no task `{name}`; the tasks are listed above");
    };
    (task.run)(&Workspace::find()?, rest)
}

fn list() {
    println!("cargo xtask <task>\n");
    for Task { usage, about, .. } in TASKS {
        println!("  {usage:<52} {about}");
    }
}
