//! When to try the relay again: sooner after one failure than after ten, and not all phones at once.

use rand_core::Rng;

/// The first wait, at most.
const FIRST_MS: i64 = 1_000;
/// The longest wait.
const LONGEST_MS: i64 = 60_000;

/// How often in a row the relay could not be had.
#[derive(Debug, Clone, Copy, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Milliseconds to wait after another failure: half of the span fixed, half by chance, so that forty phones whose
    /// relay restarts do not return in one instant.
    pub fn failed(&mut self, rng: &mut impl Rng) -> i64 {
        let span = FIRST_MS.saturating_mul(1 << self.failures.min(6)).min(LONGEST_MS);
        self.failures = self.failures.saturating_add(1);
        span / 2 + i64::from(rng.next_u32()) * (span / 2) / i64::from(u32::MAX)
    }

    /// The relay answered.
    pub const fn succeeded(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;

    use super::{Backoff, LONGEST_MS};

    #[test]
    fn waits_grow_to_a_minute_and_no_further() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let mut backoff = Backoff::default();
        let waits: Vec<i64> = (0..100).map(|_| backoff.failed(&mut rng)).collect();
        assert!((500..=1_000).contains(&waits[0]), "the first wait was {} ms", waits[0]);
        assert!(waits.iter().all(|wait| *wait <= LONGEST_MS));
        assert!(waits[50] >= LONGEST_MS / 2);
    }
}
