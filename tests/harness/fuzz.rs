//! What must hold of any bytes at all: one module for each way in, called by the fuzzer in `fuzz/` and, with the corpus
//! it gathered, by the tests.
//!
//! An input says first, in one byte, how far in its bytes are put: raw, or behind the signature, seal or checksum that
//! chance would never get right.

pub mod envelope;
pub mod gate;
pub mod handover;
pub mod snapshot;
mod tape;
pub mod text;

/// One way in.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, which is its corpus folder's too.
    pub name: &'static str,
    /// Takes one input; panics if something does not hold.
    pub run: fn(&[u8]),
    /// Inputs to begin with, each with a name.
    pub seeds: fn() -> Vec<(&'static str, Vec<u8>)>,
}

/// Everything that is fuzzed.
pub const TARGETS: &[Target] = &[
    Target { name: "envelope", run: envelope::run, seeds: envelope::seeds },
    Target { name: "gate", run: gate::run, seeds: gate::seeds },
    Target { name: "handover", run: handover::run, seeds: handover::seeds },
    Target { name: "snapshot", run: snapshot::run, seeds: snapshot::seeds },
    Target { name: "text", run: text::run, seeds: text::seeds },
];
