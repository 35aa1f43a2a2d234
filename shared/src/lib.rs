//! The pure core of Ensemble: what an initiative is, how it is replicated, and how devices and relays talk.
//!
//! No IO, no clock, no globals, no async. The app, the relay, the headless tools and the simulator run this same code.

/// What a community talks about, who may write what, and what each screen shows. The only place with business rules.
pub mod domain;

/// The replicated document: genesis, the gate, applying changes. The only caller of Automerge.
pub mod document;

/// Bytes and messages: everything that leaves a device or reaches it. The only place where a byte's position has a meaning.
pub mod wire;

/// Device keys, grants, invitations, epochs and sealing. Randomness is always an argument.
pub mod keys;

/// The conversation: one device's side (`Session`) and the relay's side (`Relay`), as effects in order.
pub mod sync;
