//! Time and randomness: the only callers of the system's clock and random source.

use std::time::{SystemTime, UNIX_EPOCH};

use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use shared::sync::Millis;

/// What this machine's clock says.
#[expect(clippy::disallowed_methods, reason = "the shell's clock")]
pub(crate) fn now() -> Millis {
    let ms = |since: std::time::Duration| i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    Millis(SystemTime::now().duration_since(UNIX_EPOCH).map_or_else(|early| -ms(early.duration()), ms))
}

/// The system's random source. A machine without one cannot have keys: there it ends the program.
pub(crate) const fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}
