//! The relay's storage: one log for each initiative, written in transactions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use shared::keys::InitiativeId;
use shared::keys::grant::GrantId;
use shared::sync::{Amount, LogState};
use shared::wire::message::LogId;
use shared::wire::snapshot::Mark;
use shared::wire::{Envelope, EnvelopeId};

/// Something to be stored.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A new log.
    Create(InitiativeId, LogId),
    /// Another id for a log.
    Renew(InitiativeId, LogId),
    /// A member.
    Admit(InitiativeId, GrantId, Vec<u8>),
    /// An envelope, under the ticket to answer with.
    Append(u64, InitiativeId, EnvelopeId, Vec<u8>),
}

/// Where an appended envelope stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// The ticket it came with.
    pub ticket: u64,
    /// Its number.
    pub seq: u64,
    /// Whether it was not there before.
    pub fresh: bool,
}

#[derive(Debug, Clone)]
struct Log {
    id: LogId,
    members: BTreeMap<GrantId, Vec<u8>>,
    envelopes: Vec<Vec<u8>>,
    seq_by_id: HashMap<EnvelopeId, u64>,
    /// The numbers of envelopes that the relay says nothing of any more.
    withheld: BTreeSet<u64>,
    kept: Amount,
    kept_by_grant: BTreeMap<GrantId, Amount>,
}

/// What the relay keeps when it dies.
#[derive(Debug, Clone, Default)]
pub struct Logs {
    logs: BTreeMap<InitiativeId, Log>,
}

impl Logs {
    /// One transaction: all of these in order, or (by not calling this) none.
    ///
    /// # Panics
    /// When an initiative gets a second log, or is written to without having one: the core asked for nonsense.
    pub fn commit(&mut self, entries: Vec<Entry>) -> Vec<Appended> {
        let mut appended = Vec::new();
        for entry in entries {
            match entry {
                Entry::Create(initiative, id) => {
                    let log = Log {
                        id,
                        members: BTreeMap::new(),
                        envelopes: Vec::new(),
                        seq_by_id: HashMap::new(),
                        withheld: BTreeSet::new(),
                        kept: Amount::default(),
                        kept_by_grant: BTreeMap::new(),
                    };
                    assert!(self.logs.insert(initiative, log).is_none(), "an initiative has one log");
                }
                Entry::Renew(initiative, id) => self.log(initiative).id = id,
                Entry::Admit(initiative, grant, record) => {
                    self.log(initiative).members.insert(grant, record);
                }
                Entry::Append(ticket, initiative, id, bytes) => {
                    let log = self.log(initiative);
                    let fresh = !log.seq_by_id.contains_key(&id);
                    if fresh {
                        let envelope = Envelope::read(bytes.clone()).expect("the core checks what it stores");
                        for kept in [&mut log.kept, log.kept_by_grant.entry(envelope.grant()).or_default()] {
                            kept.n_envelopes += 1;
                            kept.n_bytes += bytes.len() as u64;
                        }
                        log.envelopes.push(bytes);
                        log.seq_by_id.insert(id, log.envelopes.len() as u64);
                    }
                    appended.push(Appended { ticket, seq: log.seq_by_id[&id], fresh });
                }
            }
        }
        appended
    }

    fn log(&mut self, initiative: InitiativeId) -> &mut Log {
        self.logs.get_mut(&initiative).expect("the core creates a log before it writes to it")
    }

    /// The log as the relay asks for it.
    #[must_use]
    pub fn state(&self, initiative: InitiativeId) -> Option<LogState> {
        let log = self.logs.get(&initiative)?;
        Some(LogState {
            kept: log.kept,
            kept_by_grant: log.kept_by_grant.iter().map(|(grant, kept)| (*grant, *kept)).collect(),
            log: log.id,
            head: log.envelopes.len() as u64,
            marks: (1..)
                .zip(&log.envelopes)
                .filter(|(_, bytes)| Mark::read(bytes).is_some())
                .map(|(seq, bytes)| (seq, EnvelopeId::of(bytes), bytes[..Mark::START].to_vec()))
                .collect(),
            members: log.members.iter().map(|(grant, record)| (*grant, record.clone())).collect(),
        })
    }

    /// A page of envelopes: those after a number, up to a size, at least one if there is one.
    #[must_use]
    pub fn page(
        &self,
        initiative: InitiativeId,
        (after, skip): (u64, u64),
        max_bytes: usize,
    ) -> Vec<(u64, Vec<u8>)> {
        let Some(log) = self.logs.get(&initiative) else { return Vec::new() };
        let mut page: Vec<(u64, Vec<u8>)> = Vec::new();
        let mut size = 0;
        let begin = usize::try_from(after).unwrap_or(usize::MAX);
        for (seq, bytes) in (1..).zip(&log.envelopes).skip(begin) {
            if log.withheld.contains(&seq) || (seq <= skip && bytes.get(1) == Some(&2)) {
                continue;
            }
            size += bytes.len();
            if size > max_bytes && !page.is_empty() {
                break;
            }
            page.push((seq, bytes.clone()));
        }
        page
    }

    /// The ids of envelopes after a number, with their numbers.
    #[must_use]
    pub fn list(&self, initiative: InitiativeId, after: u64, max: usize) -> Vec<(u64, EnvelopeId)> {
        let Some(log) = self.logs.get(&initiative) else { return Vec::new() };
        let skip = usize::try_from(after).unwrap_or(usize::MAX);
        let told = (1..).zip(&log.envelopes).skip(skip).filter(|(seq, _)| !log.withheld.contains(seq));
        told.take(max).map(|(seq, bytes)| (seq, EnvelopeId::of(bytes))).collect()
    }

    /// Says nothing any more of what was appended last, as a relay might that loses it, or keeps it back.
    pub fn withhold_last(&mut self) {
        for log in self.logs.values_mut() {
            log.withheld.insert(log.envelopes.len() as u64);
            log.envelopes.last().map(|bytes| log.seq_by_id.remove(&EnvelopeId::of(bytes)));
        }
    }

    /// As restoring a backup does: every log gets a new id.
    pub fn renew(&mut self, mut fresh: impl FnMut() -> [u8; 16]) {
        self.logs.values_mut().for_each(|log| log.id = LogId(fresh()));
    }

    /// Whether every log here that is in the other store has the same id there.
    #[must_use]
    pub fn have_ids_of(&self, other: &Self) -> bool {
        other
            .logs
            .iter()
            .all(|(initiative, log)| self.logs.get(initiative).is_none_or(|here| here.id == log.id))
    }

    /// Every byte string in the store.
    pub fn everything(&self) -> impl Iterator<Item = &[u8]> {
        self.logs.values().flat_map(|log| log.members.values().chain(&log.envelopes)).map(Vec::as_slice)
    }

    /// Whether an envelope is stored in some log.
    #[must_use]
    pub fn holds(&self, id: &EnvelopeId) -> bool {
        self.logs.values().any(|log| log.seq_by_id.contains_key(id))
    }

    /// How many envelopes are stored.
    #[must_use]
    pub fn n_envelopes(&self) -> usize {
        self.logs.values().map(|log| log.envelopes.len()).sum()
    }
}
