//! The member without a screen, as its command line: homes in folders, a real relay, and files between them.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod home;
mod relay;

mod manners;
mod removal;
mod story;
mod tables;
