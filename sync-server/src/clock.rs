//! The relay's clock, the only place that reads one: the core takes `now` as an argument.

use std::time::{SystemTime, UNIX_EPOCH};

use shared::sync::Millis;

/// The time by this machine's clock; 1970 if it is set to before that.
#[expect(clippy::disallowed_methods, reason = "the shell's clock")]
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
