//! The swarm's clocks: the only place that reads them.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use shared::sync::Millis;

/// A moment, for measuring how long something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment(Instant);

impl Moment {
    /// This one.
    #[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
    pub(crate) fn now() -> Self {
        Self(Instant::now())
    }

    /// Milliseconds since then.
    pub(crate) fn ms(self) -> f64 {
        Self::now().0.duration_since(self.0).as_secs_f64() * 1_000.0
    }

    /// Seconds since then.
    pub(crate) fn s(self) -> f64 {
        self.ms() / 1_000.0
    }

    /// Waits until so long after this moment; at once if that is over.
    pub(crate) async fn wait_until(self, after: Duration) {
        tokio::time::sleep_until((self.0 + after).into()).await;
    }
}

/// The time of day, as phones take it.
#[expect(clippy::disallowed_methods, reason = "the phones' clock")]
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
