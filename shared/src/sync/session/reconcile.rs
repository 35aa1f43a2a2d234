//! Comparing what the relay has with what is here, by prints of eight bytes; what it misses is taken to it, whoever wrote
//! it.
//!
//! It is done with a log that is not the one this device knew: the relay came back from a backup, or is another one, and
//! what is not here is asked for. And now and then with the log it knows, so that what a relay lost in the middle, or
//! keeps back, does not stay lost while one phone has it.

use std::collections::BTreeSet;

use super::compact::Kept;
use super::outbox::Mine;
use super::records::{SPENT, delete, encoded, envelope_key, numbered, own_key, put, spent_key};
use super::{Effect, Millis, RelayMark, Session, Write, line};
use crate::wire::limits::PRINTS_MAX;
use crate::wire::message::{LogId, NO_PRINT};
use crate::wire::snapshot::{Mark, Marked};
use crate::wire::{EnvelopeId, ToRelay};

/// Prints taken from one log; a relay that says it has more is not believed, and what follows is asked for as usual.
const COMPARED_MAX: u64 = 1 << 20;

/// How long a log that one knows is taken at its word: by the team's devices, and by the others, many of which pay for
/// each byte.
const TRUSTED_MS: [i64; 2] = [30 * DAY_MS, 90 * DAY_MS];
const DAY_MS: i64 = 86_400_000;

/// What is known so far of the relay's log.
#[derive(Debug)]
pub(super) struct Comparing {
    log: LogId,
    theirs: BTreeSet<u64>,
    n_compared: u64,
    /// How many envelopes from the log's beginning on are here without a gap.
    n_shared: u64,
    /// What stands where this device's cursor does.
    at_cursor: Option<u64>,
    /// Whether the relay has something where everything up to the cursor was handed out, and it is not here.
    is_changed: bool,
}

impl RelayMark {
    /// What follows after this number is to be handed out again.
    pub(super) fn back_to(&mut self, cursor: u64) {
        (self.cursor, self.whole_after, self.at) = (cursor, self.whole_after.min(cursor), None);
    }

    /// A snapshot came to begin with: the changes that it covers are not handed out.
    pub(super) fn spared_by(&mut self, snapshot: &[u8]) {
        if let Some(Mark { marked: Marked::Snapshot(covers), .. }) = Mark::read(snapshot)
            && Some(covers.log) == self.log
        {
            self.whole_after = self.whole_after.max(covers.upto);
        }
    }
}

impl Session {
    /// Keeps of an envelope that was of use once only that it was here.
    pub(super) fn spend(&mut self, number: u64, id: EnvelopeId, writes: &mut Vec<Write>) {
        self.kept.remove(&number);
        writes.extend([delete(envelope_key(number)), put(spent_key(number), encoded(&id))]);
    }

    /// What was stored by [`Session::spend`].
    pub(super) fn restore_spent(&mut self, key: &str, id: &[u8]) {
        if numbered(key, SPENT).is_some()
            && let Ok(id) = minicbor::decode(id)
        {
            self.hold(id);
        }
    }

    /// Whether it is time to compare what the relay has with what is here, though it is the log that this device knows.
    pub(super) fn is_comparison_due(&self, now: Millis) -> bool {
        let trusted_ms = TRUSTED_MS[usize::from(!self.role().in_team())];
        // Not everybody on one day.
        let patience_ms = trusted_ms / 1_024 * i64::from(self.me.device.as_bytes()[0]);
        // Without knowing what stands at the cursor one could not tell a log that went back.
        let since = self.mark.compared.filter(|_| self.mark.at.is_some());
        // A clock that was set back has waited long enough.
        since.is_some_and(|at| !(0..trusted_ms + patience_ms).contains(&(now.0 - at.0)))
    }

    /// Begins to compare.
    pub(super) fn compare(&mut self, log: LogId, now: Millis) {
        self.comparing = Some(Comparing {
            log,
            theirs: BTreeSet::new(),
            n_compared: 0,
            n_shared: 0,
            at_cursor: None,
            is_changed: false,
        });
        self.ask_for_prints(0, now);
    }

    fn ask_for_prints(&mut self, after: u64, now: Millis) {
        let ask = ToRelay::Compare { channel: line::CHANNEL, key: self.print_key, after };
        self.effects.extend([Effect::Send(ask.to_frame()), Effect::Show]);
        self.timing.asked(now);
    }

    /// A page of prints came.
    pub(super) fn compared(&mut self, after: u64, prints: &[u8], now: Millis) {
        let Some(comparing) = self.comparing.as_mut().filter(|c| c.n_compared == after) else { return };
        let (prints, _) = prints.as_chunks::<8>();
        for print in prints.iter().map(|print| u64::from_be_bytes(*print)) {
            // Where nothing stands any more there is nothing to ask for.
            let is_here = print == NO_PRINT || self.held.contains(&print);
            if comparing.n_shared == comparing.n_compared && is_here {
                comparing.n_shared += 1;
            }
            comparing.n_compared += 1;
            if comparing.n_compared == self.mark.cursor {
                comparing.at_cursor = Some(print);
            }
            let is_told =
                self.mark.whole_after < comparing.n_compared && comparing.n_compared <= self.mark.cursor;
            comparing.is_changed |= is_told && !is_here;
            comparing.theirs.insert(print);
        }
        if prints.len() >= PRINTS_MAX && comparing.n_compared < COMPARED_MAX {
            let after = comparing.n_compared;
            return self.ask_for_prints(after, now);
        }
        if let Some(comparing) = self.comparing.take() {
            self.take_up(&comparing, now);
        }
    }

    /// Notes what the relay misses as to be taken to it, and asks for what is not here.
    fn take_up(&mut self, comparing: &Comparing, now: Millis) {
        // In a log that one knows, the cursor stays: who began with a snapshot has little of what stands before it. A log
        // with something else there, or with something that was never handed out, went back without a word, and is
        // another one.
        let at = self.mark.at.map(|id| self.print_key.print(&id));
        let is_as_seen = at.is_some() && at == comparing.at_cursor && !comparing.is_changed;
        let is_known = self.mark.log == Some(comparing.log) && is_as_seen;
        let is_missing = |number: &u64, kept: &Kept| {
            // Snapshots are told to the team only. Also what was set aside here is brought: another device may take it,
            // or decide between two others by it.
            let is_told = !kept.is_passing || !is_known || self.role().in_team();
            is_told && !comparing.theirs.contains(&kept.print) && !self.outbox.contains_key(number)
        };
        let missing = self.kept.iter().filter(|(number, kept)| is_missing(number, kept));
        let note = encoded(&Mine::carried(Vec::new(), now));
        let mut writes: Vec<_> = missing.map(|(number, _)| put(own_key(*number), note.clone())).collect();
        // Their bytes are in the store, and read from there once it says that they are to be sent.
        self.starts_over |= !writes.is_empty();
        let other = RelayMark {
            log: Some(comparing.log),
            cursor: comparing.n_shared,
            admitted: true,
            ..RelayMark::default()
        };
        let mark = if is_known { self.mark } else { other };
        let after = mark.cursor;
        self.mark = RelayMark { compared: Some(now), ..mark };
        writes.push(self.mark.write());
        self.stored(writes);
        if self.starts_over {
            return;
        }
        let follow = ToRelay::Follow { channel: line::CHANNEL, after };
        self.effects.push_back(Effect::Send(follow.to_frame()));
        self.push(now);
    }
}
