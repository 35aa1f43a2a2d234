//! Writing: entries go in together or not at all.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use shared::keys::InitiativeId;
use shared::keys::grant::GrantId;
use shared::sync::Millis;
use shared::wire::EnvelopeId;
use shared::wire::blob::BlobAnswer;
use shared::wire::message::LogId;

use super::{BlobOrder, StoreError, blobs, schema};

/// Bits of a position that hold the sequence number; the rest is the log.
const SEQ_BITS: u32 = 32;
/// A health check within this time of the last good one does not write again, so that asking cannot wear out a disk.
const CHECK_EVERY_MS: i64 = 1_000;

/// Something to store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A log for a new initiative.
    Create { initiative: InitiativeId, log_id: LogId },
    /// Another id for an initiative's log.
    Renew { initiative: InitiativeId, log_id: LogId },
    /// A member.
    Admit { initiative: InitiativeId, grant: GrantId, record: Vec<u8> },
    /// An envelope at the end of its initiative's log.
    Append(NewEnvelope),
}

/// An envelope that has no sequence number yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewEnvelope {
    /// Names it in the answer.
    pub(crate) ticket: u64,
    /// Whose log it belongs to.
    pub(crate) initiative: InitiativeId,
    /// The hash of its bytes.
    pub(crate) id: EnvelopeId,
    /// The exact bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Where an appended envelope is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stored {
    /// The ticket it was handed over with.
    pub(crate) ticket: u64,
    /// Its place in its log, from 1.
    pub(crate) seq: u64,
    /// Whether it was not there before.
    pub(crate) fresh: bool,
}

/// The write side of the database.
#[derive(Debug)]
pub(super) struct Log {
    connection: Connection,
    checked: Option<Millis>,
}

impl Log {
    /// Opens the database, making it or bringing it up to date.
    ///
    /// # Errors
    /// When it cannot be used.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = schema::open_to_write(path)?;
        blobs::prepare(&connection)?;
        Ok(Self { connection, checked: None })
    }

    /// Stores `entries` in order in one transaction, and answers for the appended ones once it is on disk.
    ///
    /// # Errors
    /// Nothing was stored then.
    pub(super) fn commit(&mut self, entries: &[Entry], now: Millis) -> Result<Vec<Stored>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut round = Round { transaction: &transaction, ends: BTreeMap::new() };
        let mut stored = Vec::new();
        for entry in entries {
            match entry {
                Entry::Create { initiative, log_id } => round.create(*initiative, *log_id, now)?,
                Entry::Renew { initiative, log_id } => round.renew(*initiative, *log_id)?,
                Entry::Admit { initiative, grant, record } => round.admit(*initiative, *grant, record)?,
                Entry::Append(envelope) => stored.push(round.append(envelope)?),
            }
        }
        transaction.commit()?;
        Ok(stored)
    }

    /// Does what is asked of a blob.
    ///
    /// # Errors
    /// When the database does not work.
    pub(super) fn blob(&mut self, order: &BlobOrder, now: Millis) -> Result<BlobAnswer, StoreError> {
        blobs::serve(&mut self.connection, order, now)
    }

    /// Writes one row, which a full or read-only disk refuses.
    ///
    /// # Errors
    /// When it was refused.
    pub(super) fn check(&mut self, now: Millis) -> Result<(), StoreError> {
        if self.checked.is_some_and(|last| (0..CHECK_EVERY_MS).contains(&(now.0 - last.0))) {
            return Ok(());
        }
        self.checked = None;
        let sql = "INSERT INTO health (one, checked_ms) VALUES (1, ?1)
                   ON CONFLICT (one) DO UPDATE SET checked_ms = excluded.checked_ms";
        self.connection.prepare_cached(sql)?.execute([now.0])?;
        self.checked = Some(now);
        Ok(())
    }
}

/// The end of a log inside a transaction.
#[derive(Debug, Clone, Copy)]
struct End {
    log: i64,
    last: i64,
}

/// One transaction; what it remembers of logs it forgets with it.
struct Round<'a> {
    transaction: &'a Transaction<'a>,
    ends: BTreeMap<InitiativeId, End>,
}

impl Round<'_> {
    fn create(&mut self, initiative: InitiativeId, log_id: LogId, now: Millis) -> Result<(), StoreError> {
        let sql = "INSERT INTO logs (initiative, log_id, created_ms) VALUES (?1, ?2, ?3)";
        let mut insert = self.transaction.prepare_cached(sql)?;
        insert.execute(params![initiative.as_bytes(), log_id.0, now.0])?;
        Ok(())
    }

    fn renew(&mut self, initiative: InitiativeId, log_id: LogId) -> Result<(), StoreError> {
        let End { log, .. } = self.end(initiative)?;
        let mut update = self.transaction.prepare_cached("UPDATE logs SET log_id = ?1 WHERE log = ?2")?;
        update.execute(params![log_id.0, log])?;
        Ok(())
    }

    fn admit(&mut self, initiative: InitiativeId, grant: GrantId, record: &[u8]) -> Result<(), StoreError> {
        let End { log, .. } = self.end(initiative)?;
        let sql = "INSERT INTO members (log, grant_id, record) VALUES (?1, ?2, ?3)
                   ON CONFLICT (log, grant_id) DO UPDATE SET record = excluded.record";
        self.transaction.prepare_cached(sql)?.execute(params![log, grant.as_bytes(), record])?;
        Ok(())
    }

    fn append(&mut self, envelope: &NewEnvelope) -> Result<Stored, StoreError> {
        let NewEnvelope { ticket, initiative, id, bytes } = envelope;
        let End { log, last } = self.end(*initiative)?;
        let mut find =
            self.transaction.prepare_cached("SELECT position FROM envelopes WHERE log = ?1 AND id = ?2")?;
        let existing: Option<i64> =
            find.query_row(params![log, id.as_bytes()], |row| row.get(0)).optional()?;
        if let Some(position) = existing {
            return Ok(Stored { ticket: *ticket, seq: seq_of(position), fresh: false });
        }
        let position = last + 1;
        if position >> SEQ_BITS != log {
            return Err(StoreError::Full { initiative: *initiative });
        }
        let sql = "INSERT INTO envelopes (position, log, id, bytes) VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.transaction.prepare_cached(sql)?;
        insert.execute(params![position, log, id.as_bytes(), bytes])?;
        self.ends.insert(*initiative, End { log, last: position });
        Ok(Stored { ticket: *ticket, seq: seq_of(position), fresh: true })
    }

    /// Where an initiative's log ends.
    fn end(&mut self, initiative: InitiativeId) -> Result<End, StoreError> {
        if let Some(end) = self.ends.get(&initiative) {
            return Ok(*end);
        }
        let log = find_log(self.transaction, initiative)?.ok_or(StoreError::NoLog { initiative })?;
        let end = End { log, last: last_position(self.transaction, log)? };
        self.ends.insert(initiative, end);
        Ok(end)
    }
}

/// The short name of an initiative's log.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn find_log(connection: &Connection, initiative: InitiativeId) -> Result<Option<i64>, StoreError> {
    let mut find = connection.prepare_cached("SELECT log FROM logs WHERE initiative = ?1")?;
    Ok(find.query_row([initiative.as_bytes()], |row| row.get(0)).optional()?)
}

/// The position of the last envelope in a log, or the one before its first.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn last_position(connection: &Connection, log: i64) -> Result<i64, StoreError> {
    let sql = "SELECT max(position) FROM envelopes WHERE position > ?1 AND position < ?2";
    let mut find = connection.prepare_cached(sql)?;
    let last: Option<i64> = find.query_row([start_of(log), start_of(log + 1)], |row| row.get(0))?;
    Ok(last.unwrap_or_else(|| start_of(log)))
}

/// The position before a log's first envelope.
pub(super) const fn start_of(log: i64) -> i64 {
    log << SEQ_BITS
}

/// The sequence number in a position.
pub(super) fn seq_of(position: i64) -> u64 {
    u64::try_from(position & ((1 << SEQ_BITS) - 1)).unwrap_or(0)
}
