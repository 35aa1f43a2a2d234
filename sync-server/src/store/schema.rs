//! Opening the database: its settings, and bringing an older one up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;

/// Each migration makes schema n + 1 of schema n; the database's `user_version` is the number that have run.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_log.sql"),
    include_str!("../../migrations/0002_kept.sql"),
    include_str!("../../migrations/0003_blobs.sql"),
    include_str!("../../migrations/0004_marks.sql"),
];

/// How long to wait for a lock that a backup tool may hold, before that is an error.
const BUSY: Duration = Duration::from_secs(5);

/// The connection that writes.
///
/// `synchronous = FULL` flushes the write-ahead log at every commit: an acknowledgement means that a power cut loses
/// nothing. (`NORMAL`, the usual companion of WAL, only promises an intact file.)
///
/// # Errors
/// When the file is not a database, is of a newer schema, or cannot be written.
pub(super) fn open_to_write(path: &Path) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // A burst may grow the write-ahead log; give the disk back afterwards.
    connection.pragma_update(None, "journal_size_limit", 16 * 1_024 * 1_024)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// The connection that reads; opened after the first, which has made the file.
///
/// # Errors
/// When it cannot be opened.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}

/// A database's schema.
///
/// # Errors
/// When it cannot be read, or a later version of this program has written it.
pub(super) fn version(connection: &Connection) -> Result<i64, StoreError> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(found) }
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = version(connection)?;
    for (version, migration) in (1_i64..).zip(MIGRATIONS).skip_while(|(version, _)| *version <= found) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
        tracing::info!(schema.version = version, "the database was brought up to date");
    }
    Ok(())
}
