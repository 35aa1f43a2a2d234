//! A phone's storage: records by key, written in transactions that happen or do not.

use std::collections::{BTreeMap, BTreeSet};

use shared::sync::{Session, Write};
use shared::wire::EnvelopeId;
use shared::wire::blob::BlobName;

/// How the next transaction goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trouble {
    /// As it should.
    #[default]
    None,
    /// Fails, and nothing of it is stored.
    Fails,
    /// Is stored, but reported as failed: the power went between the two.
    FailsUnsaid,
}

/// The transaction was not reported as durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskFailed;

/// What a phone keeps when its app is closed or dies.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    records: BTreeMap<String, Vec<u8>>,
    /// How the next transaction goes; back to none after one failure, unless full.
    pub trouble: Trouble,
    /// Whether every transaction fails until there is room again.
    pub is_full: bool,
}

impl Disk {
    /// One transaction: all of these, or none.
    ///
    /// # Errors
    /// When it is not known to be durable.
    pub fn write(&mut self, writes: Vec<Write>) -> Result<(), DiskFailed> {
        let trouble = if self.is_full { Trouble::Fails } else { std::mem::take(&mut self.trouble) };
        if trouble != Trouble::Fails {
            for write in writes {
                write.perform(&mut self.records);
            }
        }
        if trouble == Trouble::None { Ok(()) } else { Err(DiskFailed) }
    }

    /// Everything stored.
    #[must_use]
    pub fn load(&self) -> Vec<(String, Vec<u8>)> {
        self.records.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// One record.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&[u8]> {
        self.records.get(key).map(Vec::as_slice)
    }

    /// The key of the record that is the envelope with this id.
    #[must_use]
    pub fn record_of(&self, id: &EnvelopeId) -> Option<&str> {
        self.records.iter().find(|(_, bytes)| EnvelopeId::of(bytes) == *id).map(|(key, _)| key.as_str())
    }

    /// Whether nothing was ever stored.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Why envelopes were set aside, as their records say.
    pub fn whys(&self) -> impl Iterator<Item = String> {
        let asides = self.records.iter().filter(|(key, _)| key.starts_with("aside/"));
        asides.map(|(key, why)| format!("{key}: {}", String::from_utf8_lossy(why)))
    }

    /// Whether these bytes stand somewhere in a record.
    #[must_use]
    pub fn contains(&self, bytes: &[u8]) -> bool {
        self.records.values().any(|record| crate::oracle::contains(record, bytes))
    }

    /// Whether some record is the blob of this name.
    #[must_use]
    pub fn holds_blob(&self, name: &BlobName) -> bool {
        self.records.values().any(|record| name.names(record))
    }

    /// Whether some record holds exactly these bytes.
    #[must_use]
    pub fn holds(&self, bytes: &[u8]) -> bool {
        self.records.values().any(|record| record == bytes)
            || (self.has_packs() && self.envelopes().contains(&EnvelopeId::of(bytes)))
    }

    /// Whether some of the envelopes are packed.
    #[must_use]
    pub fn has_packs(&self) -> bool {
        self.records.keys().any(|key| key.starts_with("pack/"))
    }

    /// The ids of all envelopes, packed or not.
    #[must_use]
    pub fn envelopes(&self) -> BTreeSet<EnvelopeId> {
        let envelopes = Session::envelopes(&self.load()).unwrap_or_default();
        envelopes.iter().map(|bytes| EnvelopeId::of(bytes)).collect()
    }

    /// As [`Disk::envelopes`], but for the phone's own unsent ones that these writes drop, since others say the same.
    #[must_use]
    pub fn envelopes_but(&self, writes: &[Write]) -> BTreeSet<EnvelopeId> {
        let deleted: BTreeSet<&str> =
            writes.iter().filter(|write| write.value.is_none()).map(|write| write.key.as_str()).collect();
        let numbers = deleted.iter().filter_map(|key| key.strip_prefix("own/"));
        let dropped =
            numbers.map(|number| format!("e/{number}")).filter(|key| deleted.contains(key.as_str()));
        let mut envelopes = self.envelopes();
        for bytes in dropped.filter_map(|key| self.get(&key)) {
            envelopes.remove(&EnvelopeId::of(bytes));
        }
        envelopes
    }
}
