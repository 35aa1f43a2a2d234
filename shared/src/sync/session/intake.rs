//! Taking in what has been stored: the one step in which bytes from outside could stop the app.
//!
//! Envelopes are stored first and judged when they are durable. Together with them goes a note of their numbers, which
//! the next transaction clears. If a device starts and finds the note, the app may have stopped because of them, or
//! just have been closed: they are taken in again, together once, then one by one, and one that has stopped the app
//! each time is put aside, so that the rest goes on without it; [`stopped`](super::stopped) tries that again later.

use std::collections::{BTreeMap, VecDeque};

use minicbor::{Decode, Encode};

use super::inbox::OTHER_INITIATIVE;
use super::records::{delete, encoded, put};
use super::stopped::{STOPPED_THE_APP, Stopped};
use super::{Effect, Session, Write};
use crate::wire::Envelope;

pub(super) const AT_RISK: &str = "risk";

/// Records that are stored and not known to be harmless: those with numbers from `first` up to, and not with, `end`.
#[derive(Debug, Clone, Copy, Encode, Decode)]
pub(super) struct AtRisk {
    #[n(0)]
    pub(super) first: u64,
    #[n(1)]
    pub(super) end: u64,
    #[n(2)]
    attempt: Attempt,
}

/// What may have stopped the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
enum Attempt {
    /// They were taken in for the first time.
    #[n(0)]
    Fresh,
    /// They were taken in together again.
    #[n(1)]
    Together,
    /// The first of them was taken in alone.
    #[n(2)]
    Alone,
    /// And again.
    #[n(3)]
    AloneAgain,
}

/// Stored envelopes that are taken in once everything queued before them is done.
#[derive(Debug)]
struct Batch {
    due: u64,
    envelopes: Vec<(u64, Vec<u8>)>,
}

/// What waits to be taken in.
#[derive(Debug, Default)]
pub(super) struct Intake {
    batches: VecDeque<Batch>,
    n_performed: u64,
    /// Whether the note is on disk.
    is_noted: bool,
    /// Whether the note is to be cleared even if nothing else is to be stored: it says more than that the app was closed.
    is_retry: bool,
    /// What is put aside because it stopped the app, by record number.
    pub(super) stopped: BTreeMap<u64, Stopped>,
    /// Those that are tried again now, one after the other.
    pub(super) again: VecDeque<(u64, Stopped)>,
}

impl Intake {
    pub(super) fn is_empty(&self) -> bool {
        self.batches.is_empty()
    }
}

impl Session {
    /// What to do next. Asking for it says that what was asked for before is done.
    pub fn next_effect(&mut self) -> Option<Effect> {
        let n_performed = self.intake.n_performed;
        while let Some(batch) = self.intake.batches.pop_front_if(|batch| batch.due <= n_performed) {
            self.take_in_stored(batch.envelopes);
        }
        if self.effects.is_empty() {
            self.try_stopped();
        }
        let Some(effect) = self.effects.pop_front() else {
            return std::mem::take(&mut self.starts_over).then_some(Effect::StartOver);
        };
        self.intake.n_performed += 1;
        Some(effect)
    }

    /// Stores envelopes from outside, and then takes them in.
    pub(super) fn store_and_take_in(&mut self, envelopes: Vec<(u64, Vec<u8>)>, mut writes: Vec<Write>) {
        if let (Some((first, _)), Some((last, _))) = (envelopes.first(), envelopes.last()) {
            let waiting = self.intake.batches.front().and_then(|batch| batch.envelopes.first());
            let first = waiting.map_or(*first, |(earlier, _)| *earlier);
            writes.push(self.note(AtRisk { first, end: last + 1, attempt: Attempt::Fresh }));
        }
        self.effects.push_back(Effect::Persist(writes));
        self.plan(envelopes);
    }

    /// Takes in again what was found noted as at risk when this device started.
    pub(super) fn take_in_again(&mut self, risk: AtRisk, mut envelopes: VecDeque<(u64, Vec<u8>)>) {
        self.intake.is_noted = true;
        self.intake.is_retry = true;
        let mut writes = Vec::new();
        let mut attempt = match risk.attempt {
            Attempt::Fresh if envelopes.len() > 1 => Attempt::Together,
            Attempt::Fresh | Attempt::Together => Attempt::Alone,
            Attempt::Alone => Attempt::AloneAgain,
            Attempt::AloneAgain => {
                if let Some((number, _)) = envelopes.pop_front() {
                    self.put_aside(number, &STOPPED_THE_APP, &mut writes);
                }
                Attempt::Alone
            }
        };
        if attempt == Attempt::Together {
            writes.push(self.note(AtRisk { attempt, ..risk }));
            self.effects.push_back(Effect::Persist(writes));
            return self.plan(envelopes.into());
        }
        for envelope in envelopes {
            writes.push(self.note(AtRisk { first: envelope.0, end: risk.end, attempt }));
            self.effects.push_back(Effect::Persist(std::mem::take(&mut writes)));
            self.plan(vec![envelope]);
            attempt = Attempt::Alone;
        }
        if self.intake.batches.is_empty() {
            self.clear_note(&mut writes);
            self.effects.push_back(Effect::Persist(writes));
        }
    }

    /// Clears the note, in a transaction that is made anyway, once nothing waits.
    pub(super) fn clear_note(&mut self, writes: &mut Vec<Write>) {
        if self.intake.is_noted && self.intake.batches.is_empty() {
            (self.intake.is_noted, self.intake.is_retry) = (false, false);
            writes.push(delete(AT_RISK.to_owned()));
        }
    }

    fn note(&mut self, risk: AtRisk) -> Write {
        self.intake.is_noted = true;
        put(AT_RISK.to_owned(), encoded(&risk))
    }

    pub(super) fn plan(&mut self, envelopes: Vec<(u64, Vec<u8>)>) {
        let due = self.intake.n_performed + self.effects.len() as u64;
        self.intake.batches.push_back(Batch { due, envelopes });
    }

    fn take_in_stored(&mut self, stored: Vec<(u64, Vec<u8>)>) {
        let (mut writes, mut fresh) = (Vec::new(), Vec::new());
        let numbers: Vec<u64> = stored.iter().map(|(number, _)| *number).collect();
        for (number, bytes) in stored {
            match Envelope::read(bytes) {
                Ok(envelope) if envelope.initiative() == self.id() => fresh.push((number, envelope)),
                Ok(_) => self.put_aside(number, &OTHER_INITIATIVE, &mut writes),
                Err(error) => self.put_aside(number, &error, &mut writes),
            }
        }
        self.take_in(fresh, &mut writes);
        numbers.into_iter().for_each(|number| self.did_not_stop(number, &mut writes));
        self.note_since(&mut writes);
        if !writes.is_empty() || self.intake.is_retry || self.starts_over {
            self.clear_note(&mut writes);
        }
        self.stored(writes);
    }
}
