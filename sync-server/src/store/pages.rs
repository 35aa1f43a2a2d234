//! Reading: what wakes an initiative up, and pages of its log. A reader never waits for the writer (WAL).

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row};
use shared::keys::InitiativeId;
use shared::keys::grant::GrantId;
use shared::sync::{Amount, LogState};
use shared::wire::EnvelopeId;
use shared::wire::blob::BlobAnswer;
use shared::wire::message::LogId;
use shared::wire::snapshot::Mark;

use super::log::{find_log, last_position, seq_of, start_of};
use super::{BlobOrder, ListOrder, Page, PageOrder, StoreError, blobs, schema};

/// The read side of the database.
#[derive(Debug)]
pub(super) struct Pages {
    connection: Connection,
}

impl Pages {
    /// Opens a database that exists.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { connection: schema::open_to_read(path)? })
    }

    /// What is known of an initiative, unless it has no log here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn state(&self, initiative: InitiativeId) -> Result<Option<LogState>, StoreError> {
        // One snapshot, so that head and members are of the same moment.
        let snapshot = self.connection.unchecked_transaction()?;
        let sql = "SELECT n_envelopes, n_bytes, log, log_id FROM logs WHERE initiative = ?1";
        let mut find = snapshot.prepare_cached(sql)?;
        let found: Option<(Amount, i64, [u8; 16])> = find
            .query_row([initiative.as_bytes()], |row| Ok((amount(row)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((kept, log, log_id)) = found else { return Ok(None) };
        let head = seq_of(last_position(&snapshot, log)?);
        let sql = "SELECT n_envelopes, n_bytes, grant_id, record FROM members WHERE log = ?1";
        let mut all = snapshot.prepare_cached(sql)?;
        let mut rows = all.query([log])?;
        let (mut members, mut kept_by_grant) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let grant = GrantId::from_bytes(row.get(2)?);
            members.push((grant, row.get(3)?));
            kept_by_grant.push((grant, amount(row)?));
        }
        let sql = "SELECT position, id, substr(bytes, 1, ?2) FROM envelopes
                   WHERE log = ?1 AND substr(bytes, 2, 1) IN (x'04', x'05') ORDER BY position";
        let mut marked = snapshot.prepare_cached(sql)?;
        let start = i64::try_from(Mark::START).unwrap_or(i64::MAX);
        let marks = marked.query_map([log, start], |row| {
            Ok((seq_of(row.get(0)?), EnvelopeId::from_bytes(row.get(1)?), row.get(2)?))
        })?;
        let marks = marks.collect::<Result<_, _>>()?;
        Ok(Some(LogState { log: LogId(log_id), head, members, marks, kept, kept_by_grant }))
    }

    /// Reads a page of a log; one without a log is empty.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn page(&self, order: PageOrder) -> Result<Page, StoreError> {
        let Some(log) = find_log(&self.connection, order.initiative)? else { return Ok(Page::new()) };
        // An envelope's second byte is its kind; 2 is changes.
        let sql = "SELECT position, bytes FROM envelopes WHERE position > ?1 AND position < ?2
                   AND (position > ?3 OR substr(bytes, 2, 1) <> x'02') ORDER BY position";
        let mut find = self.connection.prepare_cached(sql)?;
        // A cursor past any position there can be is past the end.
        let after = i64::try_from(order.after).unwrap_or(i64::MAX);
        let skip = i64::try_from(order.skip).unwrap_or(i64::MAX);
        let [after, skip] = [after, skip].map(|seq| start_of(log).saturating_add(seq));
        let mut rows = find.query([after, start_of(log + 1), skip])?;
        let mut page = Page::new();
        let mut n_bytes = 0;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            n_bytes += bytes.len();
            if n_bytes > order.bytes_max && !page.is_empty() {
                break;
            }
            page.push((seq_of(row.get(0)?), bytes.to_vec()));
        }
        Ok(page)
    }

    /// Reads the ids of envelopes with their numbers, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn list(&self, order: ListOrder) -> Result<Vec<(u64, EnvelopeId)>, StoreError> {
        let Some(log) = find_log(&self.connection, order.initiative)? else { return Ok(Vec::new()) };
        let sql = "SELECT position, id FROM envelopes WHERE position > ?1 AND position < ?2
                   ORDER BY position LIMIT ?3";
        let mut find = self.connection.prepare_cached(sql)?;
        let after = i64::try_from(order.after).unwrap_or(i64::MAX);
        let max = i64::try_from(order.max).unwrap_or(i64::MAX);
        let ids = find.query_map([start_of(log).saturating_add(after), start_of(log + 1), max], |row| {
            Ok((seq_of(row.get(0)?), EnvelopeId::from_bytes(row.get(1)?)))
        })?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Reads what is asked of a blob.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn blob(&self, order: &BlobOrder) -> Result<BlobAnswer, StoreError> {
        blobs::fetch(&self.connection, order)
    }

    /// Reads something small.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        let mut find = self.connection.prepare_cached("SELECT count(*) FROM logs WHERE log = 1")?;
        find.query_row([], |_| Ok(()))?;
        Ok(())
    }
}

/// The first two columns: envelopes and their bytes.
fn amount(row: &Row<'_>) -> rusqlite::Result<Amount> {
    let (n_envelopes, n_bytes): (i64, i64) = (row.get(0)?, row.get(1)?);
    Ok(Amount { n_envelopes: n_envelopes.max(0).unsigned_abs(), n_bytes: n_bytes.max(0).unsigned_abs() })
}
