//! The app: engine, state, screens.

pub mod bridge;
