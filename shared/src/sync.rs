//! The conversation between a device ([`Session`]) and a relay ([`Relay`]).
//!
//! Both are state machines without IO: tell them what happened, then perform the effects they queue, **in order**.
//!
//! ```text
//! device                                   relay
//!    |  <-------------- Challenge nonce      |     one socket
//!    |  Open initiative, cursor, proof --->  |     one channel for each initiative
//!    |  <-------- Welcome log, head, from    |
//!    |  <---- Deliver first, envelopes …     |     what the device has not, in pages
//!    |  Push envelope ------------------->   |     verified, appended, fsynced
//!    |  <---------------- Ack id, seq        |     and passed on to the others as Deliver
//!    |  Ping ---------------------------->   |     a silent line is a dead line
//!    |  <------------------------- Pong      |
//! ```
//!
//! A [`Session`] queues [`Effect::Persist`] before the [`Effect::Show`] or [`Effect::Send`] that relies on it, so
//! nothing is shown as saved, or sent, that a crash could forget; [`Effect::Dial`] and [`Effect::HangUp`] govern the
//! socket; [`Effect::Blob`] asks over HTTP, beside it; [`Effect::StartOver`] asks for what follows a crash, when what was
//! taken up no longer counts. A [`Relay`] acknowledges in the input that says an append is durable, and never before. An
//! effect that cannot be performed is a crash: the shell drops the state machine and restores it from what is stored.

pub mod backoff;
pub mod relay;
pub mod session;

use serde::{Deserialize, Serialize};

pub use relay::blobs::{Bearer, BlobStep, Kept, Room, judge, mismatch};
pub use relay::{Admitted, Amount, BURST_S, ConnId, Founding as FoundingPolicy, LogState};
pub use relay::{Relay, RelayConfig, RelayEffect, RelayLimits};
pub use session::handed::Handed;
pub use session::handover::{Imported, Parcel, PreviewError};
pub use session::late::Adoption;
pub use session::{
    ActError, BlobCall, Effect, Founding, Line, LineTrouble, RestoreError, Session, SessionStatus, Write,
};

/// Milliseconds since 1970 by somebody's clock; always an argument, never read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Millis(pub i64);

impl Millis {
    /// This much later.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}
