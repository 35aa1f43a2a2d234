//! How this machine compiles for wasm32: decided by its settings, never by trying a download.
//!
//! 1. The target is in rustup's sysroot: use it.
//! 2. `RUSTUP_AUTO_INSTALL=0`: downloads of toolchains are switched off here on purpose. Debian's `rustc-web` compiles
//!    instead, driven by rustup's cargo, with std built from Debian's source and linked by rustup's `rust-lld`.
//! 3. Otherwise: `rustup target add`.
//!
//! On every way std is built from its source, for size: a panic then ends in a trap at once, without the code that would
//! word and place it. That is 88 of 601 KB of the app's first load (brotli, 2026-11-22). The flags it takes are unstable,
//! so a stable compiler is told to accept them; nothing else of theirs is used.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::package;
use crate::process;
use crate::workspace::Workspace;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO_CLIPPY: &str = "/usr/bin/cargo-clippy";

/// What makes a panic a trap, keeps the places and wordings of panics out of the module, and takes SHA-2 in its short
/// form: a phone hashes a few signatures a second.
const SMALL: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none \
                     --cfg sha2_backend_soft=\"compact\" -Clink-arg=--emit-relocs";

/// A way to compile for wasm32 that is installed and ready.
pub(crate) enum Wasm {
    /// Rustup's compiler has the target.
    Rustup,
    /// Debian's compiler; rustup's own linker.
    Debian { linker: PathBuf },
}

/// Chooses and installs what compiles the app.
pub(crate) fn ensure_wasm(workspace: &Workspace) -> Result<Wasm> {
    let sysroot = rustc_answer(workspace, &["--print", "sysroot"])?;
    let rustlib = Path::new(&sysroot).join("lib/rustlib");
    if rustlib.join(TARGET).join("lib").is_dir() {
        ensure_source(workspace, &rustlib)?;
        return Ok(Wasm::Rustup);
    }
    if std::env::var_os("RUSTUP_AUTO_INSTALL").is_some_and(|value| value == "0") {
        ensure_debian(workspace, &["rustc-web", "rust-web-src"])?;
        let linker = rustlib.join(host(workspace)?).join("bin/rust-lld");
        if !linker.is_file() {
            bail!(
                "rustup's toolchain was expected to bring its linker at {}; reinstall the toolchain",
                linker.display()
            );
        }
        return Ok(Wasm::Debian { linker });
    }
    println!("adding rustup's target {TARGET} …");
    let mut add = process::program(workspace, "rustup");
    add.args(["target", "add", TARGET]);
    process::run(&mut add, "install Rust with rustup, or your compiler's std for wasm32-unknown-unknown")?;
    ensure_source(workspace, &rustlib)?;
    Ok(Wasm::Rustup)
}

/// Std's source, which rustup brings as a component.
fn ensure_source(workspace: &Workspace, rustlib: &Path) -> Result<()> {
    if rustlib.join("src/rust/library").is_dir() {
        return Ok(());
    }
    println!("adding rustup's component rust-src …");
    let mut add = process::program(workspace, "rustup");
    add.args(["component", "add", "rust-src"]);
    process::run(&mut add, "install Rust with rustup, or your compiler's source")
}

/// Also installs clippy for the compiler that was chosen: it reads only what its own version compiled.
pub(crate) fn ensure_wasm_clippy(workspace: &Workspace) -> Result<Wasm> {
    let wasm = ensure_wasm(workspace)?;
    match wasm {
        Wasm::Rustup => {}
        Wasm::Debian { .. } => ensure_debian(workspace, &["rustc-web", "rust-web-src", "rust-web-clippy"])?,
    }
    Ok(wasm)
}

impl Wasm {
    /// Cargo, compiling for wasm32 into its own target folder.
    pub(crate) fn cargo(&self, workspace: &Workspace) -> Command {
        self.with_compiler(workspace, process::cargo(workspace))
    }

    /// `cargo clippy` for wasm32. Debian's starts rustup's cargo, which finds Debian's `clippy-driver` beside it.
    pub(crate) fn clippy(&self, workspace: &Workspace) -> Command {
        match self {
            Self::Rustup => {
                let mut command = self.cargo(workspace);
                command.arg("clippy");
                command
            }
            Self::Debian { .. } => {
                let command = process::program(workspace, DEBIAN_CARGO_CLIPPY);
                let mut command = self.with_compiler(workspace, command);
                command.arg("clippy");
                command
            }
        }
    }

    /// Each of these values is part of what cargo remembers: another one rebuilds std.
    fn with_compiler(&self, workspace: &Workspace, mut command: Command) -> Command {
        command
            .env("CARGO_TARGET_DIR", workspace.wasm_target())
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", SMALL);
        match self {
            Self::Rustup => {}
            Self::Debian { linker } => {
                command.env("RUSTC", DEBIAN_RUSTC).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            }
        }
        command
    }
}

fn ensure_debian(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    let missing = packages.iter().any(|name| !package::is_installed(workspace, name));
    if missing || !is_recent(workspace) {
        package::install(workspace, packages, "the compiler for wasm32")?;
    }
    if !is_recent(workspace) {
        bail!(
            "Debian's rustc-web was expected to be {} or later, found {}; \
             on a machine that may fetch toolchains, unset RUSTUP_AUTO_INSTALL and run this again",
            env!("CARGO_PKG_RUST_VERSION"),
            debian_version(workspace).unwrap_or_else(|| "none".to_owned())
        );
    }
    Ok(())
}

fn is_recent(workspace: &Workspace) -> bool {
    let wanted = release(env!("CARGO_PKG_RUST_VERSION"));
    debian_version(workspace).and_then(|version| release(&version)) >= wanted
}

fn debian_version(workspace: &Workspace) -> Option<String> {
    let line = process::answer(process::program(workspace, DEBIAN_RUSTC).arg("--version"))?;
    line.split_whitespace().nth(1).map(str::to_owned)
}

/// Major and minor of a version such as `1.96.0`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The triple of this machine, which names the folder of rustup's own tools.
pub(crate) fn host(workspace: &Workspace) -> Result<String> {
    let verbose = rustc_answer(workspace, &["--version", "--verbose"])?;
    verbose
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("`rustc --version --verbose` was expected to name its host")
}

fn rustc_answer(workspace: &Workspace, arguments: &[&str]) -> Result<String> {
    process::answer(process::program(workspace, "rustc").args(arguments))
        .context("`rustc` was expected to answer and did not; install Rust with rustup")
}

#[cfg(test)]
mod tests {
    use super::release;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(release("1.100.0") > release("1.95"));
        assert!(release("1.85.0") < release("1.95"));
        assert!(release("nonsense") < release("1.95"));
    }
}
