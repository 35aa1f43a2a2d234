//! Long work as numbered steps, so that a person sees what is done and how far it is.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// One named part of a task.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Workspace) -> Result<()>,
}

/// Runs the steps in order, each with its number and time, and stops at the first that fails.
pub(crate) fn run_all(workspace: &Workspace, task: &str, steps: &[Step]) -> Result<()> {
    let total = steps.len();
    let started = Stopwatch::start();
    for (index, Step { name, run }) in steps.iter().enumerate() {
        let number = index + 1;
        println!("\n[{number}/{total}] {name} …");
        let step_started = Stopwatch::start();
        run(workspace).with_context(|| {
            format!("{task} stopped at step {number}/{total}, {name}, after {}", started.elapsed())
        })?;
        println!("[{number}/{total}] {name}: done in {}", step_started.elapsed());
    }
    let steps = if total == 1 { "step" } else { "steps" };
    println!("\n{task}: {total} {steps} passed in {}", started.elapsed());
    Ok(())
}

/// Wall time, for a person.
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "times shown to a person; nothing replays them")]
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn elapsed(&self) -> Elapsed {
        Elapsed(self.0.elapsed())
    }
}

/// A duration that reads `4.2 s` or `3 min 05 s`.
pub(crate) struct Elapsed(Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(f, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(f, "{} min {:02} s", seconds / 60, seconds % 60)
        }
    }
}
