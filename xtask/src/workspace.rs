//! Where things are in this repository and under `target/`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository and the folders that tasks read and write.
pub(crate) struct Workspace {
    root: PathBuf,
    native_target: PathBuf,
}

impl Workspace {
    /// Finds the repository from where this program was compiled, and cargo's output from where it runs.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask was expected to be a folder of the workspace")?
            .to_path_buf();
        let program = std::env::current_exe().context("cannot tell where xtask itself is")?;
        let native_target =
            program.parent().context("xtask was expected to run from a folder")?.to_path_buf();
        Ok(Self { root, native_target })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The relay's program, built beside xtask by the same cargo profile.
    pub(crate) fn relay(&self) -> PathBuf {
        self.native_target.join(format!("ensemble-relay{}", std::env::consts::EXE_SUFFIX))
    }

    /// The program of a member without a screen, built beside it.
    pub(crate) fn member(&self) -> PathBuf {
        self.native_target.join(format!("ensemble{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program built for release, beside the profile that xtask itself is built with.
    pub(crate) fn release(&self, name: &str) -> PathBuf {
        self.native_target.join("../release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    pub(crate) fn client(&self) -> PathBuf {
        self.root.join("client")
    }

    pub(crate) fn journeys(&self) -> PathBuf {
        self.root.join("tests/browser")
    }

    /// Cargo's output for wasm32. Apart from the native one, because another compiler may fill it.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target/wasm")
    }

    /// What the bundler keeps between runs.
    pub(crate) fn web(&self) -> PathBuf {
        self.root.join("target/web")
    }

    /// The app as the relay serves it.
    pub(crate) fn dist(&self) -> PathBuf {
        self.web().join("dist")
    }

    pub(crate) fn screenshots(&self) -> PathBuf {
        self.root.join("target/screenshots")
    }

    /// Logs and programs that xtask installs for itself.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }
}
