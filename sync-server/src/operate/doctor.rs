//! `doctor`: would a relay with these settings run well here? Each line is fine, or says what to do.

use std::net::TcpListener;
use std::path::Path;

use shared::wire::limits::PROTOCOL_VERSION;

use super::Report;
use crate::clock;
use crate::config::{Config, Founders};
use crate::files;
use crate::routes::assets;
use crate::store::{self, DATABASE};

/// Less free disk than this will not last.
const FREE_MIN: u64 = 1 << 30;
/// A write-ahead log is given back at 16 MiB; one this long was held by something that reads without end.
const WAL_MAX: u64 = 256 << 20;
/// 2026-01-01. A clock before that was never set; invitations end by this clock.
const CLOCK_MIN_MS: i64 = 1_767_225_600_000;

/// Looks at everything that a relay with these settings depends on.
#[must_use]
pub fn doctor(config: &Config) -> Report {
    let mut report = Report::default();
    versions(&mut report);
    founders(config, &mut report);
    let is_running = store::is_in_use(&config.data);
    listen(config, is_running, &mut report);
    data(&config.data, &mut report);
    database(&config.data, &mut report);
    disk(&config.data, &mut report);
    open_files(config, &mut report);
    app(config, &mut report);
    report
}

fn versions(report: &mut Report) {
    let (program, sqlite) = (env!("CARGO_PKG_VERSION"), store::sqlite_version());
    report.well(format!("ensemble-relay {program}, protocol {PROTOCOL_VERSION}, SQLite {sqlite}"));
    if clock::now().0 < CLOCK_MIN_MS {
        report.wrong("this machine's clock was never set; set it, since invitations end by it");
    }
}

fn founders(config: &Config, report: &mut Report) {
    let founders = config.founders(config.listen);
    if founders == Founders::Anyone && !config.open {
        report.well("anyone on this machine may found an initiative; behind a proxy set --creation-code");
    } else {
        report.well(founders.to_string());
    }
}

fn listen(config: &Config, is_running: bool, report: &mut Report) {
    let address = config.listen;
    match TcpListener::bind(address) {
        Ok(_) if is_running => {
            report.well(format!("a relay runs on this data folder, at another address than {address}"));
        }
        Ok(_) => report.well(format!("{address} is free to listen on")),
        Err(_) if is_running => report.well(format!("a relay runs on this data folder, {address} is in use")),
        Err(error) => report.wrong(format!(
            "cannot listen on {address} ({error}): stop what does, or choose another with --listen"
        )),
    }
}

fn data(folder: &Path, report: &mut Report) {
    let name = folder.display();
    let found = match std::fs::metadata(folder) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return report.well(format!("{name} will be made at the first start"));
        }
        Err(error) => return report.wrong(format!("cannot look into {name} ({error}): run as its owner")),
    };
    if !found.is_dir() {
        return report.wrong(format!("{name} is no folder: choose another with --data"));
    }
    if let Err(error) = tempfile_in(folder) {
        return report.wrong(format!("cannot write to {name} ({error}): run as its owner"));
    }
    match mode(&found) {
        Some(mode) if mode & 0o077 != 0 => report
            .wrong(format!("others on this machine may look into {name} (mode {mode:o}): chmod 700 {name}")),
        Some(_) | None => report.well(format!("{name} can be written")),
    }
}

/// Makes a file and removes it.
fn tempfile_in(folder: &Path) -> std::io::Result<()> {
    let path = folder.join("doctor.tmp");
    std::fs::write(&path, b"")?;
    std::fs::remove_file(path)
}

#[cfg(unix)]
fn mode(found: &std::fs::Metadata) -> Option<u32> {
    Some(std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o777)
}

#[cfg(not(unix))]
fn mode(_found: &std::fs::Metadata) -> Option<u32> {
    None
}

fn database(folder: &Path, report: &mut Report) {
    let path = folder.join(DATABASE);
    if !path.exists() {
        return report.well("no database yet");
    }
    match store::schema_of(&path) {
        Ok(schema) => report.well(format!("the database is of schema {schema}, {} bytes", length(&path))),
        Err(error) => {
            let source = std::error::Error::source(&error).map(|source| format!(": {source}"));
            report.wrong(format!(
                "{error}{}; restore the last backup into a new folder",
                source.unwrap_or_default()
            ));
        }
    }
    let n_bytes = length(&folder.join(format!("{DATABASE}-wal")));
    if n_bytes > WAL_MAX {
        report.wrong(format!(
            "the write-ahead log has grown to {n_bytes} bytes: something keeps the database open for reading; \
             end it, then restart the relay"
        ));
    } else {
        report.well(format!("the write-ahead log has {n_bytes} bytes"));
    }
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |found| found.len())
}

fn disk(folder: &Path, report: &mut Report) {
    // The folder, or the nearest above it that is there already.
    let there = folder.ancestors().find(|at| at.exists()).filter(|at| !at.as_os_str().is_empty());
    let Some(n_free) = files::n_bytes_free(there.unwrap_or(Path::new("."))) else { return };
    let n_mib = n_free >> 20;
    if n_free < FREE_MIN.max(length(&folder.join(DATABASE))) {
        report.wrong(format!(
            "{n_mib} MiB of disk are free: make room, at least 1 GiB and as much as the database has"
        ));
    } else {
        report.well(format!("{n_mib} MiB of disk are free"));
    }
}

fn open_files(config: &Config, report: &mut Report) {
    let n_connections = config.allowed.max_connections.get();
    match files::reachable_for(n_connections) {
        Err((limit, wanted)) => report.wrong(format!(
            "{limit} files may be open, {n_connections} phones need {wanted}: raise it (ulimit -n, or LimitNOFILE \
             in systemd), or lower --max-connections"
        )),
        Ok(()) => report.well(format!("enough files may be open for {n_connections} phones")),
    }
}

fn app(config: &Config, report: &mut Report) {
    match &config.assets {
        Some(folder) if folder.join(assets::INDEX).is_file() => {
            report.well(format!("the app is served from {}", folder.display()));
        }
        Some(folder) => report.wrong(format!(
            "there is no app in {}: build it with `cargo xtask web`, or leave --assets out",
            folder.display()
        )),
        None if assets::is_embedded() => report.well("the app is in this program"),
        None => report.wrong(
            "the app is not in this program: build it with `cargo xtask web` and compile again, or set --assets",
        ),
    }
}
