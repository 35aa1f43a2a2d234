//! Bytes and messages: everything that leaves a device or reaches it.
//!
//! PROTOCOL.md describes what stands here; a test compares the two. Everything read is bounded before it is allocated,
//! and anything unexpected is an error that says what was expected and what was found.

pub mod blob;
pub mod envelope;
pub mod handover;
pub mod limits;
pub mod message;
pub mod pack;
pub mod snapshot;

pub use envelope::{Envelope, EnvelopeError, EnvelopeId, EnvelopeKind};
pub use handover::{HandOver, HandOverError};
pub use message::{Closed, FrameError, HangUp, Refusal, ToDevice, ToRelay};
