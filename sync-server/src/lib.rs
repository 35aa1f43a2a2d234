//! The relay of Ensemble: axum and SQLite around the pure [`shared::sync::Relay`].
//!
//! It stores, acknowledges and passes on envelopes that it cannot read, and serves the app that writes them.

mod accept;
mod clock;
mod config;
mod error;
mod files;
mod hub;
mod operate;
mod routes;
mod serve;
mod signals;
mod store;

pub use accept::bind;
pub use config::{Allowed, Cli, Command, Config, CreationCode, SettingError};
pub use error::ServeError;
pub use operate::{BackupArgs, Report, RestoreArgs, VerifyArgs, backup, doctor, restore, verify};
pub use serve::serve;
pub use signals::asked_to_stop;
pub use store::StoreError;
