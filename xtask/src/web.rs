//! `xtask web`: the app, from its crate to the folder that the relay serves.

use std::fs;

use anyhow::{Context, Result};

use crate::arguments::Arguments;
use crate::budget;
use crate::bundle::{self, Parts};
use crate::dist;
use crate::process;
use crate::step::{self, Step};
use crate::toolchain::{self, TARGET};
use crate::workspace::Workspace;

/// The app as a numbered step: compiled, bundled, weighed.
pub(crate) const STEP: Step = Step { name: "web app", run: build };

/// Builds the app alone.
pub(crate) fn task(workspace: &Workspace, args: &[String]) -> Result<()> {
    Arguments::parse(args, &[])?;
    step::run_all(workspace, "web", &[STEP])
}

fn build(workspace: &Workspace) -> Result<()> {
    let wasm = toolchain::ensure_wasm(workspace)?;
    let mut cargo = wasm.cargo(workspace);
    cargo.args(["build", "-p", "client", "--bin", "client", "--target", TARGET, "--profile", "wasm"]);
    process::run(&mut cargo, "the compiler's message is above")?;

    let compiled = workspace.wasm_target().join(TARGET).join("wasm/client.wasm");
    let module = fs::read(&compiled)
        .with_context(|| format!("cargo was expected to leave the app in {}", compiled.display()))?;
    let parts = Parts::read(workspace, module)?;

    // Bundling takes seconds: it is skipped while neither the parts nor the bundler changed.
    let stamp_path = workspace.web().join("stamp");
    let stamp = parts.stamp();
    let is_current = fs::read_to_string(&stamp_path).is_ok_and(|last| last == stamp);
    if !is_current || !workspace.dist().join("index.html").is_file() {
        println!("bundling …");
        let files = bundle::bundle(&parts, &workspace.web().join("parts"))?;
        dist::write(workspace, &files)?;
        fs::write(&stamp_path, stamp).context("cannot write target/web/stamp")?;
    }
    budget::weigh(workspace)
}
