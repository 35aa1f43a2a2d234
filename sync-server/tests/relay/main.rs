//! The real program, over real sockets: what a phone, an operator and a stranger can count on.
//!
//! Rules of the conversation are tried in the core's own tests and in the simulator; here it is the wiring, the disk and
//! the process.

#![expect(clippy::panic, reason = "a test fails by panicking")]

mod daemon;
mod phone;
mod raw;
mod web;

mod blobs;
mod conversation;
mod durability;
mod hostile;
mod operation;
mod operator;

use std::time::Duration;

/// Longer than anything here takes; what is not there by then never comes.
const PATIENCE: Duration = Duration::from_secs(40);

/// Waits for something that must happen.
async fn soon<T>(what: &str, happens: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, happens).await.unwrap_or_else(|_| panic!("never happened: {what}"))
}
