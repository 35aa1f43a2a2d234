//! The server under load, as a process of its own: what it costs is read from the system, not asked of it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};

/// Ticks of the processor's clock in a second, as Linux counts them for every program.
const TICKS_PER_S: f64 = 100.0;

/// What is under load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The relay.
    Relay,
    /// The least that could do the same: stores bytes it does not look at, and passes them on.
    Floor,
}

impl Kind {
    /// Its name in reports.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::Floor => "floor",
        }
    }
}

/// A running server; it is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    log: Lines<BufReader<ChildStderr>>,
    folder: TempDir,
    program: PathBuf,
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts a server on an empty folder.
    pub(crate) async fn start(kind: Kind, relay: &Path) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        Self::start_in(kind, relay, folder).await
    }

    async fn start_in(kind: Kind, relay: &Path, folder: TempDir) -> Result<Self> {
        let data = folder.path().to_str().context("expected a path in UTF-8")?;
        let program = match kind {
            Kind::Relay => relay.to_owned(),
            Kind::Floor => std::env::current_exe()?,
        };
        let mut command = Command::new(&program);
        match kind {
            Kind::Relay => command
                .args(["serve", "--listen", "127.0.0.1:0", "--data", data])
                // What is measured is how fast it is, not how well it slows others down.
                .args(["--envelopes-per-second", "1000000"]),
            Kind::Floor => command.args(["floor", data]),
        };
        let mut child =
            command.stdin(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true).spawn().with_context(
                || format!("cannot start {}: `cargo xtask swarm` builds it", program.display()),
            )?;
        let stderr = child.stderr.take().context("its log is read here")?;
        let mut log = BufReader::new(stderr).lines();
        let address = loop {
            let line = log.next_line().await?.context("the server ended instead of listening")?;
            if let Some((_, rest)) = line.split_once("listen=") {
                break rest.split(' ').next().unwrap_or_default().parse()?;
            }
        };
        Ok(Self { child, log, folder, program: relay.to_owned(), kind, address })
    }

    /// Kills it as a power cut would, and starts it again on the same folder.
    pub(crate) async fn kill_and_restart(mut self) -> Result<Self> {
        self.child.kill().await?;
        drop(self.log);
        Self::start_in(self.kind, &self.program, self.folder).await
    }

    /// Seconds of processor time it has used.
    pub(crate) fn cpu_s(&self) -> Result<f64> {
        let stat = self.proc_file("stat")?;
        // The second field, a name in parentheses, may contain blanks.
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
        let (user, system) = ticks(11).zip(ticks(12)).context("expected /proc/…/stat as Linux writes it")?;
        Ok((user + system) / TICKS_PER_S)
    }

    /// Memory it has in use, in KiB.
    pub(crate) fn rss_kib(&self) -> Result<f64> {
        let status = self.proc_file("status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.and_then(|number| number.parse().ok()).context("expected /proc/…/status as Linux writes it")
    }

    fn proc_file(&self, name: &str) -> Result<String> {
        let id = self.child.id().context("the server has ended")?;
        Ok(std::fs::read_to_string(format!("/proc/{id}/{name}"))?)
    }
}
