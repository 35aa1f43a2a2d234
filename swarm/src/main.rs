//! `swarm`: many headless phones against a real relay, and what that costs, as JSON. `cargo xtask swarm` builds and
//! runs it; `docs/performance.md` says what it found.

mod clock;
mod device;
mod floor;
mod line;
mod measure;
mod phone;
mod server;
mod workload;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use serde_json::{Map, Value, json};

use crate::server::Kind;
use crate::workload::Workload;

#[derive(Debug, Parser)]
#[command(name = "swarm", about = "Many phones against one relay, on this machine")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run workloads and print what they cost
    Run {
        /// The relay's program, built for release.
        #[arg(long, value_name = "FILE")]
        relay: PathBuf,
        /// How long the steady workloads last.
        #[arg(long, value_name = "S", default_value = "10")]
        seconds: u64,
        /// Leave the floor out.
        #[arg(long)]
        no_floor: bool,
        /// Which; all of them if none is named.
        workloads: Vec<Workload>,
    },
    /// Be the floor that the relay is compared with
    #[command(hide = true)]
    Floor {
        /// Folder for its log.
        folder: PathBuf,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Floor { folder } => floor::serve(&folder).await,
        Command::Run { relay, seconds, no_floor, workloads } => {
            let all = if workloads.is_empty() { Workload::value_variants().to_vec() } else { workloads };
            let mut found = Map::new();
            for workload in all {
                let mut costs = Map::new();
                for kind in [Kind::Relay, Kind::Floor] {
                    if kind == Kind::Relay || (workload.has_floor() && !no_floor) {
                        let load = load_average();
                        let mut cost = workload.run(kind, &relay, seconds).await?;
                        if let Value::Object(cost) = &mut cost {
                            cost.insert("load_before".to_owned(), json!(load));
                        }
                        costs.insert(kind.name().to_owned(), cost);
                    }
                }
                let name = workload.to_possible_value().map(|value| value.get_name().to_owned());
                found.insert(name.unwrap_or_default(), Value::Object(costs));
            }
            print(&json!({ "at_ms": clock::now().0, "cores": cores(), "seconds": seconds, "found": found }));
            Ok(())
        }
    }
}

/// Programs that wanted to run in the last minute: figures taken beside others are worse than they need be.
fn load_average() -> Option<f64> {
    let line = std::fs::read_to_string("/proc/loadavg").ok()?;
    line.split(' ').next()?.parse().ok()
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[expect(clippy::print_stdout, reason = "this is what was asked for")]
fn print(found: &Value) {
    println!("{found:#}");
}
