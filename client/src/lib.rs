//! The app: engine, state, screens.
//!
//! `engine` knows no Yew; screens know the engine by [`bridge`]'s messages only, through `hooks`; what they need of the
//! page itself is in `browser`. `member` is the same initiative without a screen, for every system but browsers.

pub mod bridge;
pub mod engine;

#[cfg(not(target_arch = "wasm32"))]
pub mod member;

mod app;
mod browser;
mod components;
mod hooks;
mod i18n;
mod pages;
mod route;
mod state;

pub use app::start;
