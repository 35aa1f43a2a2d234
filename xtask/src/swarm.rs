//! `xtask swarm`: the load tool, against a relay as it ships.

use anyhow::Result;

use crate::arguments::Arguments;
use crate::process;
use crate::workspace::Workspace;

/// Builds the relay and the swarm for release, then runs what follows `--`.
pub(crate) fn task(workspace: &Workspace, args: &[String]) -> Result<()> {
    let arguments = Arguments::parse(args, &[])?;
    let mut build = process::cargo(workspace);
    build.args(["build", "--release", "-p", "sync-server", "-p", "swarm"]);
    process::run(&mut build, "the compiler's message is above")?;
    let relay = workspace.release("ensemble-relay");
    let mut swarm = process::program(workspace, workspace.release("swarm"));
    swarm.arg("run").arg("--relay").arg(relay).args(arguments.rest);
    process::run(&mut swarm, "the swarm's message is above")
}
