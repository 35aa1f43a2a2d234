//! Stories of a neighbourhood, each named after what Ensemble promises, and neighbourhoods drawn by chance.
#![expect(clippy::unwrap_used, reason = "a story fails by panicking")]

mod altered;
mod blobs;
mod compaction;
mod convergence;
mod corpus;
mod durability;
mod field;
mod forks;
mod gate;
mod generated;
mod handover;
mod hostile;
mod limits;
mod lock;
mod media;
mod nonsense;
mod partition;
mod privacy;
mod reading;
mod removal;
mod restored;
mod snapshots;
mod stopped;
mod vectors;
mod withheld;
