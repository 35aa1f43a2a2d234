//! The relay as a process of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::process::{ExitStatus, Output, Stdio};

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};

use crate::soon;

/// The database's name in the data directory.
pub(crate) const DATABASE: &str = "relay.sqlite3";

/// A running relay; it is killed when this is dropped.
pub(crate) struct Daemon {
    child: Child,
    log: Lines<BufReader<ChildStderr>>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ensemble-relay"));
    command.args(args).stdin(Stdio::null()).kill_on_drop(true);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("ENSEMBLE_")) {
            command.env_remove(name);
        }
    }
    command
}

/// Runs the program until it ends by itself.
pub(crate) async fn run(args: &[&str]) -> Output {
    soon("the program ends", command(args).output()).await.expect("the program starts")
}

impl Daemon {
    /// Starts a relay for this machine alone, on a port that is free.
    pub(crate) async fn start(data: &Path) -> Self {
        Self::start_with(data, &["--listen", "127.0.0.1:0"]).await
    }

    /// Starts a relay with these settings, and waits until it listens.
    pub(crate) async fn start_with(data: &Path, args: &[&str]) -> Self {
        let data = data.to_str().expect("a path in UTF-8");
        let mut child = command(&["serve", "--data", data])
            .args(args)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut log = BufReader::new(child.stderr.take().expect("its log is read here")).lines();
        let address = soon("the relay says where it listens", async {
            loop {
                let line = log.next_line().await.expect("a readable log").expect("the relay goes on");
                if let Some((_, rest)) = line.split_once("listen=") {
                    return rest.split(' ').next().and_then(|at| at.parse().ok()).expect("an address");
                }
            }
        });
        let mut address: SocketAddr = address.await;
        if address.ip().is_unspecified() {
            address.set_ip([127, 0, 0, 1].into());
        }
        Self { child, log, address }
    }

    /// Kills it as a power cut would: it runs not one instruction more.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.expect("it was running");
    }

    /// Asks it to stop, as a service manager does.
    pub(crate) fn ask_to_stop(&self) {
        let id = self.child.id().and_then(|id| i32::try_from(id).ok()).expect("it is running");
        let id = rustix::process::Pid::from_raw(id).expect("a process number");
        rustix::process::kill_process(id, rustix::process::Signal::TERM).expect("it is ours to stop");
    }

    /// Waits for it to end; returns what it logged since it was ready.
    pub(crate) async fn ended(mut self) -> (ExitStatus, String) {
        let mut log = String::new();
        soon("the relay ends", async {
            while let Some(line) = self.log.next_line().await.expect("a readable log") {
                log.push_str(&line);
                log.push('\n');
            }
            (self.child.wait().await.expect("it ends"), log)
        })
        .await
    }
}
