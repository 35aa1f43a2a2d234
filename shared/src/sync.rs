//! The conversation.
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970 by somebody's clock; always an argument, never read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Millis(pub i64);
