//! `xtask sim`: the simulator on as many generated histories as one likes.

use anyhow::{Context, Result};

use crate::arguments::Arguments;
use crate::process;
use crate::workspace::Workspace;

/// Runs the generated histories from `--seed` on, `--runs` of them.
pub(crate) fn task(workspace: &Workspace, args: &[String]) -> Result<()> {
    let arguments = Arguments::parse(args, &["--seed", "--runs"])?;
    let mut command = process::cargo(workspace);
    command.args(["test", "-p", "tests", "--test", "sim", "--", "generated", "--nocapture"]);
    for (option, variable) in [("--seed", "SIM_SEED"), ("--runs", "SIM_RUNS")] {
        if let Some(value) = arguments.get(option) {
            value
                .parse::<u64>()
                .with_context(|| format!("{option} takes a whole number, found `{value}`"))?;
            command.env(variable, value);
        }
    }
    process::run(&mut command, "the line above that names a seed replays the failure with `xtask sim --seed`")
}
