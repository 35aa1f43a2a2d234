//! Blobs in the database: one transaction for each request, durable before it is answered.
//!
//! What is erased is gone from the file: SQLite overwrites deleted rows (`secure_delete`), and the write-ahead log, which
//! still has them, is emptied behind each erasure.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use shared::sync::{Bearer, BlobStep, Kept, Millis, Room, judge, mismatch};
use shared::wire::blob::{BlobAnswer, BlobAsk, BlobName};

use super::StoreError;
use super::log::find_log;

/// What has been begun and not gone on with for so long is dropped: a week of no signal is a fair delay.
const BEGUN_MS_MAX: i64 = 7 * 24 * 60 * 60 * 1_000;

/// What a device asks of a blob.
#[derive(Debug, Clone)]
pub(crate) struct BlobOrder {
    /// Who asks.
    pub(crate) bearer: Bearer,
    /// Of which blob.
    pub(crate) name: BlobName,
    /// What.
    pub(crate) ask: BlobAsk,
    /// How much may be kept.
    pub(crate) most: Room,
}

/// Has the database overwrite what it deletes.
///
/// # Errors
/// When the database reports one.
pub(super) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(())
}

/// Does what is asked; once this returns it survives a power cut.
///
/// # Errors
/// Nothing was changed then, except that an erasure may still stand in the write-ahead log.
pub(super) fn serve(
    connection: &mut Connection,
    order: &BlobOrder,
    now: Millis,
) -> Result<BlobAnswer, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Some(desk) = Desk::of(&transaction, order)? else { return Ok(BlobAnswer::of(404)) };
    let (kept, row) = desk.kept()?;
    // Adding up is left out where nothing is added.
    let used = if kept == Kept::Nothing && matches!(order.ask, BlobAsk::Put { .. }) {
        desk.used()?
    } else {
        Room { device: 0, initiative: 0 }
    };
    let step = judge(&order.bearer, &order.name, &order.ask, kept, used, order.most);
    let is_erasure = step == BlobStep::Erase;
    let answer = match step {
        BlobStep::Answer(answer) => answer,
        BlobStep::Read { at } => read(&transaction, row, at)?,
        BlobStep::Append { is_last, answer } => {
            drop_begun(&transaction, now)?;
            desk.append(row, is_last, now)?.unwrap_or(answer)
        }
        BlobStep::Erase => {
            desk.erase(now)?;
            BlobAnswer::of(204)
        }
    };
    transaction.commit()?;
    if is_erasure {
        empty_write_ahead_log(connection)?;
    }
    Ok(answer)
}

/// Reads what is asked for, without waiting for the writer.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn fetch(connection: &Connection, order: &BlobOrder) -> Result<BlobAnswer, StoreError> {
    let snapshot = connection.unchecked_transaction()?;
    let Some(desk) = Desk::of(&snapshot, order)? else { return Ok(BlobAnswer::of(404)) };
    let (kept, row) = desk.kept()?;
    let none = Room { device: 0, initiative: 0 };
    match judge(&order.bearer, &order.name, &order.ask, kept, none, order.most) {
        BlobStep::Read { at } => read(&snapshot, row, at),
        BlobStep::Answer(answer) => Ok(answer),
        // Not a question for those who read only.
        BlobStep::Append { .. } | BlobStep::Erase => Ok(BlobAnswer::of(405)),
    }
}

/// A piece that stands at, or over, `at`.
fn read(connection: &Connection, row: Option<i64>, at: u32) -> Result<BlobAnswer, StoreError> {
    let sql = "SELECT at, bytes FROM pieces WHERE blob = ?1 AND at <= ?2 ORDER BY at DESC LIMIT 1";
    let mut find = connection.prepare_cached(sql)?;
    let found: Option<(u32, Vec<u8>)> =
        find.query_row(params![row, at], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (from, bytes) = found.unwrap_or_default();
    let skip = usize::try_from(at - from).unwrap_or(usize::MAX);
    Ok(BlobAnswer { status: 200, body: bytes.get(skip..).unwrap_or_default().to_vec() })
}

/// Forgets what has been begun long ago.
fn drop_begun(transaction: &Transaction<'_>, now: Millis) -> Result<(), StoreError> {
    let before = now.plus(-BEGUN_MS_MAX).0;
    let old = "SELECT blob FROM blobs WHERE have < len AND touched_ms < ?1";
    transaction.execute(&format!("DELETE FROM pieces WHERE blob IN ({old})"), [before])?;
    transaction.execute("DELETE FROM blobs WHERE have < len AND touched_ms < ?1", [before])?;
    Ok(())
}

/// Folds the write-ahead log into the database and empties it. A backup that is being made holds it back; the next
/// erasure or the relay's end then does it.
fn empty_write_ahead_log(connection: &Connection) -> Result<(), StoreError> {
    let is_busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        tracing::warn!("what was erased stays in the write-ahead log until nobody reads the database");
    }
    Ok(())
}

/// One request inside a transaction.
struct Desk<'a> {
    connection: &'a Connection,
    log: i64,
    order: &'a BlobOrder,
}

impl<'a> Desk<'a> {
    fn of(connection: &'a Connection, order: &'a BlobOrder) -> Result<Option<Self>, StoreError> {
        let log = find_log(connection, order.bearer.initiative)?;
        Ok(log.map(|log| Self { connection, log, order }))
    }

    /// What is known of the blob, and the row it stands in.
    fn kept(&self) -> Result<(Kept, Option<i64>), StoreError> {
        let BlobName { author, hash } = &self.order.name;
        let name = params![self.log, author.as_str(), hash];
        let sql = "SELECT 1 FROM erased WHERE log = ?1 AND author = ?2 AND hash = ?3";
        if self.connection.prepare_cached(sql)?.exists(name)? {
            return Ok((Kept::Erased, None));
        }
        let sql = "SELECT blob, len, have, device FROM blobs WHERE log = ?1 AND author = ?2 AND hash = ?3";
        let mut find = self.connection.prepare_cached(sql)?;
        let mut rows = find.query(name)?;
        let mut mine = (Kept::Nothing, None);
        while let Some(row) = rows.next()? {
            let (len, have): (u32, u32) = (row.get(1)?, row.get(2)?);
            let device: [u8; 32] = row.get(3)?;
            if have == len {
                return Ok((Kept::Whole { len }, Some(row.get(0)?)));
            }
            if &device == self.order.bearer.device.as_bytes() {
                mine = (Kept::Part { of: len, have }, Some(row.get(0)?));
            }
        }
        Ok(mine)
    }

    fn used(&self) -> Result<Room, StoreError> {
        let sql = "SELECT total(len), total(len) FILTER (WHERE device = ?2) FROM blobs WHERE log = ?1";
        let device = self.order.bearer.device;
        let mut add_up = self.connection.prepare_cached(sql)?;
        let (initiative, device): (f64, f64) =
            add_up.query_row(params![self.log, device.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Room { device: whole(device), initiative: whole(initiative) })
    }

    /// Adds a piece; answers only if the whole turns out not to be what it is called.
    fn append(&self, row: Option<i64>, is_last: bool, now: Millis) -> Result<Option<BlobAnswer>, StoreError> {
        let BlobAsk::Put { at, of, piece } = &self.order.ask else { return Ok(None) };
        let BlobName { author, hash } = &self.order.name;
        let blob = match row {
            Some(blob) => blob,
            None => {
                let device = self.order.bearer.device;
                let sql = "INSERT INTO blobs (log, author, hash, device, len, have, touched_ms)
                           VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6)";
                let mut insert = self.connection.prepare_cached(sql)?;
                insert.insert(params![self.log, author.as_str(), hash, device.as_bytes(), of, now.0])?
            }
        };
        let sql = "INSERT INTO pieces (blob, at, bytes) VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(sql)?.execute(params![blob, at, piece])?;
        let sql = "UPDATE blobs SET have = have + length(?2), touched_ms = ?3 WHERE blob = ?1";
        self.connection.prepare_cached(sql)?.execute(params![blob, piece, now.0])?;
        if !is_last {
            return Ok(None);
        }
        let mut all =
            self.connection.prepare_cached("SELECT bytes FROM pieces WHERE blob = ?1 ORDER BY at")?;
        let pieces: Vec<Vec<u8>> = all.query_map([blob], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if !self.order.name.names(&pieces.concat()) {
            self.remove("blob = ?2", blob)?;
            return Ok(Some(mismatch()));
        }
        self.remove("blob <> ?2", blob)?;
        Ok(None)
    }

    /// Removes every byte and remembers that.
    fn erase(&self, now: Millis) -> Result<(), StoreError> {
        let BlobName { author, hash } = &self.order.name;
        self.remove("?2 IS NOT NULL", 0)?;
        let sql = "INSERT INTO erased (log, author, hash, erased_ms) VALUES (?1, ?2, ?3, ?4)";
        self.connection.prepare_cached(sql)?.execute(params![self.log, author.as_str(), hash, now.0])?;
        Ok(())
    }

    /// Removes those rows of this blob, and their pieces, that a condition on `?2` names.
    fn remove(&self, condition: &str, blob: i64) -> Result<(), StoreError> {
        let BlobName { author, hash } = &self.order.name;
        let rows = format!("FROM blobs WHERE log = ?1 AND {condition} AND author = ?3 AND hash = ?4");
        let name = params![self.log, blob, author.as_str(), hash];
        self.connection.execute(&format!("DELETE FROM pieces WHERE blob IN (SELECT blob {rows})"), name)?;
        self.connection.execute(&format!("DELETE {rows}"), name)?;
        Ok(())
    }
}

/// SQLite's sum of many lengths, which it gives as a real.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of lengths, far below 2^53"
)]
const fn whole(sum: f64) -> u64 {
    sum as u64
}
