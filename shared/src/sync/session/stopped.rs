//! Envelopes that were put aside because the app stopped each time it took them in.
//!
//! The app may have been stopped by chance, or have been mended since: so each is tried again when the app starts, more
//! and more rarely, and whenever the app is another version. What is written before each try says that it was made, so
//! an envelope that does stop the app stops it once in a while and never twice in a row.

use minicbor::{Decode, Encode};

use super::records::{aside_key, delete, encoded, numbered, put};
use super::{Effect, Millis, Session, Write};

/// Why an envelope is put aside that stopped the app.
pub(super) const STOPPED_THE_APP: &str = "the app stopped each time it took it in";

/// From when it is put aside to the next try; each further pause is twice as long. After any try in vain the app is left
/// alone for this long.
const PAUSE_MS: i64 = 3_600_000;
/// The longest pause: a week.
const PAUSE_MAX_MS: i64 = 7 * 24 * PAUSE_MS;
/// What tries.
const APP: &str = env!("CARGO_PKG_VERSION");

/// What is known of the tries with one envelope.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(super) struct Stopped {
    /// When it was put aside or last tried, by this device's clock.
    #[n(0)]
    since_ms: i64,
    /// How often it was tried since it was put aside, by this version of the app.
    #[n(1)]
    n_tries: u32,
    /// The version.
    #[n(2)]
    app: String,
}

impl Stopped {
    fn put_aside(now: Millis) -> Self {
        Self { since_ms: now.0, n_tries: 0, app: APP.to_owned() }
    }

    fn tried(&self, now: Millis, app: &str) -> Self {
        let n_tries = if self.app == app { self.n_tries.saturating_add(1) } else { 0 };
        Self { since_ms: now.0, n_tries, app: app.to_owned() }
    }

    /// A clock that was set back must not put it off for a year.
    fn is_due(&self, now: Millis, app: &str) -> bool {
        let pause =
            PAUSE_MS.checked_shl(self.n_tries.min(16)).map_or(PAUSE_MAX_MS, |ms| ms.min(PAUSE_MAX_MS));
        self.app != app || !self.is_within(pause, now)
    }

    /// Whether it stopped the app so lately that nothing of the kind is tried now.
    fn is_fresh(&self, now: Millis, app: &str) -> bool {
        self.app == app && self.is_within(PAUSE_MS, now)
    }

    fn is_within(&self, ms: i64, now: Millis) -> bool {
        (self.since_ms..self.since_ms.saturating_add(ms)).contains(&now.0)
    }
}

fn stopped_key(number: u64) -> String {
    format!("stopped/{number:010}")
}

impl Session {
    /// Takes up one stored record, if it tells of tries.
    pub(super) fn restore_stopped(&mut self, key: &str, bytes: &[u8]) {
        if let Some(number) = numbered(key, "stopped/")
            && let Ok(stopped) = minicbor::decode(bytes)
        {
            self.intake.stopped.insert(number, stopped);
        }
    }

    /// The app starts: notes what was put aside since it last did, and plans to try what is due.
    pub(super) fn look_at_stopped(&mut self, now: Millis) {
        let aside = self.aside.iter().filter(|(_, why)| *why == STOPPED_THE_APP);
        let fresh: Vec<u64> =
            aside.map(|(number, _)| *number).filter(|n| !self.intake.stopped.contains_key(n)).collect();
        let stopped = Stopped::put_aside(now);
        let writes: Vec<Write> =
            fresh.iter().map(|number| put(stopped_key(*number), encoded(&stopped))).collect();
        if !writes.is_empty() {
            self.effects.push_back(Effect::Persist(writes));
        }
        self.intake.stopped.extend(fresh.into_iter().map(|number| (number, stopped.clone())));
        let mut known = self.intake.stopped.iter();
        if known.clone().any(|(_, stopped)| stopped.is_fresh(now, APP)) {
            return;
        }
        let due = known.by_ref().filter(|(_, stopped)| stopped.is_due(now, APP));
        let mut due: Vec<(u64, Stopped)> =
            due.map(|(number, stopped)| (*number, stopped.tried(now, APP))).collect();
        due.sort_by_key(|(number, stopped)| (stopped.n_tries, *number));
        self.intake.again = due.into();
    }

    /// Begins the next planned try, if nothing else is to be taken in.
    pub(super) fn try_stopped(&mut self) {
        if !self.intake.is_empty() {
            return;
        }
        let Some((number, stopped)) = self.intake.again.pop_front() else { return };
        let Some(bytes) = self.at_hand.remove(&number) else { return };
        let mut writes = vec![put(stopped_key(number), encoded(&stopped))];
        self.intake.stopped.insert(number, stopped);
        self.clear_note(&mut writes);
        self.effects.push_back(Effect::Persist(writes));
        self.aside.remove(&number);
        self.plan(vec![(number, bytes)]);
    }

    /// An envelope was taken in, and the app goes on.
    pub(super) fn did_not_stop(&mut self, number: u64, writes: &mut Vec<Write>) {
        if self.intake.stopped.remove(&number).is_some() {
            writes.push(delete(stopped_key(number)));
            if !self.aside.contains_key(&number) {
                writes.push(delete(aside_key(number)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = PAUSE_MS;

    /// The hours between one try in vain and the next.
    #[test]
    fn the_pauses_double_up_to_a_week() {
        let mut stopped = Stopped::put_aside(Millis(0));
        let mut pauses = Vec::new();
        for _ in 0..10 {
            let hours =
                (1..=1_000).find(|h| stopped.is_due(Millis(stopped.since_ms + h * HOUR), APP)).unwrap();
            assert!(!stopped.is_due(Millis(stopped.since_ms + hours * HOUR - 1), APP));
            pauses.push(hours);
            stopped = stopped.tried(Millis(stopped.since_ms + hours * HOUR), APP);
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 168, 168]);
        for _ in 0..100 {
            stopped = stopped.tried(Millis(0), APP);
        }
        assert!(stopped.is_due(Millis(168 * HOUR), APP));
    }

    #[test]
    fn another_version_tries_at_once_and_counts_anew() {
        let stopped = Stopped { since_ms: 0, n_tries: 9, app: "0.0.1".to_owned() };
        assert!(!stopped.is_due(Millis(1), "0.0.1"));
        assert!(stopped.is_due(Millis(1), "0.0.2"));
        assert!(!stopped.is_fresh(Millis(1), "0.0.2"));
        let tried = stopped.tried(Millis(1), "0.0.2");
        assert!(tried.is_fresh(Millis(2), "0.0.2") && !tried.is_due(Millis(HOUR), "0.0.2"));
        assert!(tried.is_due(Millis(1 + HOUR), "0.0.2"));
    }

    #[test]
    fn a_clock_set_back_puts_nothing_off() {
        let stopped = Stopped::put_aside(Millis(1_000 * HOUR));
        assert!(stopped.is_due(Millis(999 * HOUR), APP));
        assert!(!stopped.is_fresh(Millis(999 * HOUR), APP));
    }
}
