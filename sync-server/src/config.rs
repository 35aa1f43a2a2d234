//! Every setting of the relay: its name, unit, default, and why one would change it.
//!
//! A setting comes from the command line, else from the environment (`ENSEMBLE_…`), else from the default.

mod allowed;

use std::fmt;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand};
use thiserror::Error;

pub use self::allowed::Allowed;
use crate::operate::{BackupArgs, RestoreArgs, VerifyArgs};

/// The relay of Ensemble: stores and passes on what a community's phones write, without being able to read it.
#[derive(Debug, Parser)]
#[command(name = "ensemble-relay", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the relay and serve the app, until it is asked to stop
    Serve(Config),
    /// Copy what is stored into one file, also while the relay runs
    Backup(BackupArgs),
    /// Make a new data folder of a backup
    Restore(RestoreArgs),
    /// Look over everything that is stored: hashes, signatures, members, numbers
    Verify(VerifyArgs),
    /// Say whether a relay with these settings would run well here, and what to do if not
    Doctor(Config),
}

/// How a relay runs.
#[derive(Debug, Clone, Args)]
pub struct Config {
    /// Address and port to listen on.
    ///
    /// The default reaches only this machine: for a try-out, or behind a proxy that brings HTTPS. Phones need HTTPS to
    /// work offline, so 0.0.0.0:8080 or [::]:8080 is for a closed network or a proxy on another machine.
    #[arg(long, env = "ENSEMBLE_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    #[arg(value_parser = parse_address)]
    pub listen: SocketAddr,

    /// Folder for everything that must not be lost; made if missing.
    ///
    /// Copy it only while the relay is stopped; `ensemble-relay backup` copies it at any time.
    #[arg(long, env = "ENSEMBLE_DATA", value_name = "DIR", default_value = "./data")]
    pub data: PathBuf,

    /// Let anyone who reaches the relay found an initiative.
    ///
    /// On an address of this machine alone that is so anyway, unless a creation code is set.
    #[arg(long, env = "ENSEMBLE_OPEN", conflicts_with = "creation_code")]
    pub open: bool,

    /// Let those found an initiative who give this code (at least 8 characters).
    ///
    /// Joining an initiative never needs it. Set one behind a proxy that others can reach.
    #[arg(long, env = "ENSEMBLE_CREATION_CODE", value_name = "CODE", hide_env_values = true)]
    pub creation_code: Option<CreationCode>,

    /// Folder to serve the app from, instead of the app in this program.
    ///
    /// It is read at every request: for working on the app.
    #[arg(long, env = "ENSEMBLE_ASSETS", value_name = "DIR")]
    pub assets: Option<PathBuf>,

    /// What to log, as error, warn, info, debug or trace.
    #[arg(long, env = "ENSEMBLE_LOG", value_name = "LEVEL", default_value = "info")]
    pub log: tracing::Level,

    /// What phones may take up.
    #[command(flatten)]
    pub allowed: Allowed,
}

/// Who may found an initiative on a relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Founders {
    /// Anyone who reaches it.
    Anyone,
    /// Who gives the code.
    WithCode(CreationCode),
    /// Nobody; initiatives that are there go on.
    Nobody,
}

impl fmt::Display for Founders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Anyone => "anyone may found an initiative",
            Self::WithCode(_) => "who has the creation code may found an initiative",
            Self::Nobody => "nobody may found an initiative; --creation-code or --open changes that",
        })
    }
}

impl Config {
    /// Who may found an initiative on a relay that listens at `address`.
    #[must_use]
    pub(crate) fn founders(&self, address: SocketAddr) -> Founders {
        match &self.creation_code {
            Some(code) => Founders::WithCode(code.clone()),
            None if self.open || address.ip().to_canonical().is_loopback() => Founders::Anyone,
            None => Founders::Nobody,
        }
    }
}

/// The secret that founding an initiative needs; it is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct CreationCode(String);

impl CreationCode {
    /// Fewer characters can be guessed.
    const LENGTH_MIN: usize = 8;

    /// The code itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CreationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CreationCode(…)")
    }
}

/// Why a setting is not taken.
#[derive(Debug, Error)]
pub enum SettingError {
    /// A creation code anyone could guess.
    #[error("expected at least {} characters, found {found}", CreationCode::LENGTH_MIN)]
    ShortCode {
        /// Its length in characters.
        found: usize,
    },
    /// Not an address and a port.
    #[error("expected an address and a port, as 127.0.0.1:8080, [::]:8080 or localhost:8080")]
    Address,
}

impl FromStr for CreationCode {
    type Err = SettingError;

    fn from_str(text: &str) -> Result<Self, SettingError> {
        let found = text.chars().count();
        if found < Self::LENGTH_MIN {
            Err(SettingError::ShortCode { found })
        } else {
            Ok(Self(text.to_owned()))
        }
    }
}

/// Addresses may be given by name; the first that the name stands for is taken, IPv4 before IPv6.
fn parse_address(text: &str) -> Result<SocketAddr, SettingError> {
    let mut found: Vec<SocketAddr> = text.to_socket_addrs().map(Iterator::collect).unwrap_or_default();
    found.sort_by_key(SocketAddr::is_ipv6);
    found.first().copied().ok_or(SettingError::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Config, clap::Error> {
        let cli = Cli::try_parse_from(["ensemble-relay", "serve"].iter().chain(args))?;
        let Command::Serve(config) = cli.command else { panic!("expected to serve: {:?}", cli.command) };
        Ok(config)
    }

    fn founders(args: &[&str]) -> Founders {
        let config = parse(args).expect("good settings");
        config.founders(config.listen)
    }

    #[test]
    fn the_defaults_serve_this_machine_alone() {
        let config = parse(&[]).expect("no setting is needed");
        assert_eq!(config.listen, SocketAddr::from(([127, 0, 0, 1], 8080)));
        assert_eq!(config.data, PathBuf::from("./data"));
        assert_eq!(config.founders(config.listen), Founders::Anyone);
    }

    #[test]
    fn who_may_found_depends_on_the_address_and_what_is_set() {
        let code = || Founders::WithCode(CreationCode("correct horse".to_owned()));
        for (args, expected) in [
            (vec!["--listen", "[::1]:0"], Founders::Anyone),
            (vec!["--listen", "[::ffff:127.0.0.1]:0"], Founders::Anyone),
            (vec!["--listen", "0.0.0.0:80"], Founders::Nobody),
            (vec!["--listen", "[::]:80"], Founders::Nobody),
            (vec!["--listen", "0.0.0.0:80", "--open"], Founders::Anyone),
            (vec!["--listen", "0.0.0.0:80", "--creation-code", "correct horse"], code()),
            (vec!["--creation-code", "correct horse"], code()),
        ] {
            assert_eq!(founders(&args), expected, "{args:?}");
        }
    }

    #[test]
    fn a_setting_that_makes_no_sense_is_refused_with_a_reason() {
        for (args, reason) in [
            (vec!["--listen", "8080"], "as 127.0.0.1:8080"),
            (vec!["--listen", "127.0.0.1:80800"], "as 127.0.0.1:8080"),
            (vec!["--creation-code", "short"], "expected at least 8 characters, found 5"),
            (vec!["--creation-code", "long enough", "--open"], "cannot be used with"),
            (vec!["--max-connections", "0"], "zero"),
            (vec!["--envelopes-per-second", "0"], "zero"),
            (vec!["--log", "loud"], "loud"),
            (vec!["--port", "1"], "unexpected argument"),
        ] {
            let error = parse(&args).expect_err("a reason");
            assert!(error.to_string().contains(reason), "{args:?}: {error}");
            assert_eq!(error.exit_code(), 2, "{args:?}");
        }
    }

    #[test]
    fn the_creation_code_is_in_no_log() {
        let config = parse(&["--creation-code", "correct horse"]).expect("good settings");
        assert!(!format!("{config:?}").contains("correct"));
    }
}
