//! The browser journeys: Node drives Chromium against the relay that was just built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::arguments::Arguments;
use crate::package;
use crate::process;
use crate::step::{self, Step};
use crate::web;
use crate::workspace::Workspace;

pub(crate) const INSTALL: Step = Step { name: "browser tools", run: install };
pub(crate) const JOURNEYS: Step = Step { name: "browser journeys", run: journeys };

/// The oldest Node that playwright-core runs on.
const NODE_MAJOR_MIN: u32 = 20;
/// What is installed, from npm, where the system's Node is older than that.
const NODE_MAJOR_INSTALLED: u32 = 22;

/// A browser, a Node recent enough to drive it, and the packages of the lock file.
fn install(workspace: &Workspace) -> Result<()> {
    let chromium = ensure_chromium(workspace)?;
    let node = ensure_node(workspace)?;
    ensure_packages(workspace)?;
    println!("browser {}, node {}", chromium.display(), node.display());
    Ok(())
}

fn journeys(workspace: &Workspace) -> Result<()> {
    let tests = test_files(&workspace.journeys())?;
    if tests.is_empty() {
        bail!("tests/browser was expected to hold files named *.test.mjs and holds none");
    }
    fs::create_dir_all(workspace.screenshots()).context("cannot make target/screenshots")?;
    let mut node = node(workspace)?;
    // One file at a time: each starts a relay and several browser contexts.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(tests);
    process::run(
        &mut node,
        "the failing journeys are named above, their screenshots are in target/screenshots",
    )
}

/// Measures what a person waits for in a browser.
pub(crate) fn figures(workspace: &Workspace, args: &[String]) -> Result<()> {
    Arguments::parse(args, &[])?;
    let programs = Step { name: "relay and members", run: programs };
    let measure = Step { name: "figures", run: measure };
    step::run_all(workspace, "figures", &[INSTALL, web::STEP, programs, measure])
}

fn programs(workspace: &Workspace) -> Result<()> {
    let mut build = process::cargo(workspace);
    build.args(["build", "-p", "sync-server", "-p", "client", "--bins"]);
    process::run(&mut build, "the compiler's message is above")
}

fn measure(workspace: &Workspace) -> Result<()> {
    process::run(node(workspace)?.arg("figures.mjs"), "what the browser could not do is said above")
}

/// Node among the journeys, told where everything is that they need.
fn node(workspace: &Workspace) -> Result<Command> {
    for program in [workspace.relay(), workspace.member()] {
        if !program.is_file() {
            bail!("{} was expected to be built and is not there", program.display());
        }
    }
    let mut node = process::program(workspace, ensure_node(workspace)?);
    node.current_dir(workspace.journeys())
        .env("ENSEMBLE_RELAY", workspace.relay())
        .env("ENSEMBLE_MEMBER", workspace.member())
        .env("CHROMIUM", ensure_chromium(workspace)?)
        .env("SCREENSHOTS", workspace.screenshots());
    Ok(node)
}

/// Listed here because Node 20 searches a folder for tests and later versions want files.
fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context("cannot read tests/browser")? {
        let path = entry.context("cannot read tests/browser")?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn ensure_chromium(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    package::install(
        workspace,
        &["chromium", "fonts-dejavu-core"],
        "a browser and a font, for the journeys",
    )?;
    find_chromium().context(
        "package chromium was expected to bring a program of that name and did not; \
         install Chromium or Chrome and name its program in the variable CHROMIUM",
    )
}

fn find_chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .into_iter()
        .find_map(process::find_program)
}

fn ensure_node(workspace: &Workspace) -> Result<PathBuf> {
    let own = own_node(workspace);
    if let Some(node) = recent_node(workspace, &own) {
        return Ok(node);
    }
    if process::find_program("node").is_none() || process::find_program("npm").is_none() {
        package::install(workspace, &["nodejs", "npm"], "Node, which drives the browser")?;
        if let Some(node) = recent_node(workspace, &own) {
            return Ok(node);
        }
    }
    // Debian 12 has Node 18. The npm registry carries Node itself, as a package per machine.
    println!(
        "the system's Node is older than {NODE_MAJOR_MIN}; installing Node {NODE_MAJOR_INSTALLED} from npm …"
    );
    let mut npm = npm(workspace);
    npm.args(["install", "--no-save", "--prefix"])
        .arg(workspace.tools())
        .arg(format!("node-linux-{}@{NODE_MAJOR_INSTALLED}", node_architecture()));
    let advice = format!("install Node {NODE_MAJOR_MIN} or later, then run this again");
    process::run(&mut npm, &advice)?;
    recent_node(workspace, &own)
        .with_context(|| format!("{} was expected to be a recent Node; {advice}", own.display()))
}

fn own_node(workspace: &Workspace) -> PathBuf {
    workspace.tools().join(format!("node_modules/node-linux-{}/bin/node", node_architecture()))
}

fn node_architecture() -> &'static str {
    match std::env::consts::ARCH {
        "aarch64" => "arm64",
        "x86_64" => "x64",
        other => other,
    }
}

fn recent_node(workspace: &Workspace, own: &Path) -> Option<PathBuf> {
    let system = process::find_program("node").filter(|_| process::find_program("npm").is_some());
    system.into_iter().chain([own.to_path_buf()]).find(|node| {
        let version = process::answer(process::program(workspace, node).arg("--version"));
        version.as_deref().and_then(node_major).is_some_and(|major| major >= NODE_MAJOR_MIN)
    })
}

/// The first number of a version such as `v20.20.2`.
fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn npm(workspace: &Workspace) -> Command {
    let mut npm = process::program(workspace, "npm");
    npm.env("NPM_CONFIG_AUDIT", "false")
        .env("NPM_CONFIG_FUND", "false")
        .env("NPM_CONFIG_UPDATE_NOTIFIER", "false")
        .env("NPM_CONFIG_LOGLEVEL", "error");
    npm
}

/// Installs exactly what the lock names, again only when the lock changed.
fn ensure_packages(workspace: &Workspace) -> Result<()> {
    let folder = workspace.journeys();
    let lock =
        fs::read(folder.join("package-lock.json")).context("cannot read tests/browser/package-lock.json")?;
    let stamp_path = folder.join("node_modules/.installed-lock");
    let stamp = blake3::hash(&lock).to_string();
    if fs::read_to_string(&stamp_path).is_ok_and(|installed| installed == stamp) {
        return Ok(());
    }
    println!("installing the npm packages of tests/browser …");
    process::run(npm(workspace).arg("ci").current_dir(&folder), "npm's message is above")?;
    fs::write(&stamp_path, stamp).context("cannot write into tests/browser/node_modules")
}

#[cfg(test)]
mod tests {
    use super::node_major;

    #[test]
    fn a_node_version_is_read_by_its_first_number() {
        assert_eq!(node_major("v18.20.4"), Some(18));
        assert_eq!(node_major("v20.20.2"), Some(20));
        assert_eq!(node_major("20"), None);
    }
}
