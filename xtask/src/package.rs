//! Packages of the operating system, installed where apt can and asked for in a sentence where it cannot.

use std::fs::{self, File};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::step::Stopwatch;
use crate::workspace::Workspace;

/// Package lists on a fresh machine are as old as its image: they are renewed once before the first install.
static LISTS_ARE_FRESH: AtomicBool = AtomicBool::new(false);

/// Installs Debian packages; `purpose` names what is missing and what for.
pub(crate) fn install(workspace: &Workspace, packages: &[&str], purpose: &str) -> Result<()> {
    let names = packages.join(" ");
    if process::find_program("apt-get").is_none() {
        bail!(
            "{purpose} was expected on this machine and not found, and there is no apt-get to install it with; \
             install what Debian calls `{names}`, then run this again"
        );
    }
    println!("installing {names} ({purpose}) …");
    let started = Stopwatch::start();
    if !LISTS_ARE_FRESH.swap(true, Ordering::Relaxed) {
        apt(workspace, &["update"], &names)?;
    }
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    apt(workspace, &arguments, &names)?;
    println!("installed {names} in {}", started.elapsed());
    Ok(())
}

/// Whether a Debian package is installed, entirely.
pub(crate) fn is_installed(workspace: &Workspace, package: &str) -> bool {
    let mut query = process::program(workspace, "dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    process::answer(&mut query).as_deref() == Some("installed")
}

fn apt(workspace: &Workspace, arguments: &[&str], names: &str) -> Result<()> {
    let log_path = workspace.tools().join("apt.log");
    fs::create_dir_all(workspace.tools()).context("cannot make target/tools")?;
    let log = File::create(&log_path).context("cannot write target/tools/apt.log")?;
    let mut command = as_root(workspace)?;
    let status = command
        .args(["apt-get", "--quiet", "--option", "DPkg::Lock::Timeout=300"])
        .args(arguments)
        .stdout(log.try_clone().context("cannot write target/tools/apt.log twice")?)
        .stderr(log)
        .status()
        .context("cannot start apt-get")?;
    if !status.success() {
        let said = fs::read_to_string(&log_path).unwrap_or_default();
        bail!(
            "apt-get was expected to install {names} and ended with {status}; its last words:\n{}\n\
             Install {names} by hand, then run this again",
            last_lines(&said, 12)
        );
    }
    Ok(())
}

/// `env …` as root, through sudo when needed.
fn as_root(workspace: &Workspace) -> Result<Command> {
    let is_root = process::answer(process::program(workspace, "id").arg("-u")).as_deref() == Some("0");
    let mut command = if is_root {
        process::program(workspace, "env")
    } else if process::find_program("sudo").is_some() {
        let mut sudo = process::program(workspace, "sudo");
        sudo.arg("env");
        sudo
    } else {
        bail!("installing packages was expected to be allowed, but this is not root and there is no sudo");
    };
    command.arg("DEBIAN_FRONTEND=noninteractive");
    Ok(command)
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
