//! A home: the folder where a member without a screen keeps its initiative, in one SQLite file.
//!
//! | table | what |
//! |---|---|
//! | `records` | the session's records |
//! | `settings` | what only this shell needs: `relay`, the relay's address |
//!
//! It holds keys: folder and file are for their owner alone. One process at a time works on a home.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write as _};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use shared::sync::Write;
use thiserror::Error;

use super::address::RelayAddress;

/// The file with everything in it.
const DATABASE: &str = "ensemble.sqlite3";
/// Held by the process that works on the home; says which.
const LOCK: &str = "lock";
/// `ensm`, so that `file` and other programs know whose database it is.
const APPLICATION: i32 = 0x656e_736d;
const VERSION: i32 = 1;

/// A home that this process alone works on.
#[derive(Debug)]
pub struct Home {
    database: Connection,
    /// Held as long as this lives.
    _lock: Option<File>,
}

/// Why a home cannot be used.
#[derive(Debug, Error)]
pub enum HomeError {
    /// There is none.
    #[error("{} holds no initiative: found or join one there", path.display())]
    Missing { path: PathBuf },
    /// Somebody else works on it.
    #[error("{} is in use by another process{by}: wait until it ends", path.display())]
    InUse { path: PathBuf, by: String },
    /// The file is of another program, or of another version of this one.
    #[error("{}: expected a home of version {VERSION}, found {found}", path.display())]
    Foreign { path: PathBuf, found: String },
    /// The folder or its lock cannot be used.
    #[error("{}: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    /// The database cannot be read or written.
    #[error("the home's database: {0}")]
    Database(#[from] rusqlite::Error),
}

impl Home {
    /// Opens a home that is there.
    ///
    /// # Errors
    /// When there is none, another process works on it, or it cannot be read.
    pub fn open(path: &Path) -> Result<Self, HomeError> {
        if !path.join(DATABASE).is_file() {
            return Err(HomeError::Missing { path: path.to_owned() });
        }
        Self::at(path)
    }

    /// Opens a home, and makes it if it is not there.
    ///
    /// # Errors
    /// When another process works on it, or it cannot be made or read.
    pub fn make(path: &Path) -> Result<Self, HomeError> {
        let folder = |source| HomeError::Folder { path: path.to_owned(), source };
        if !path.is_dir() {
            fs::create_dir_all(path).map_err(folder)?;
            for_owner_alone(path, 0o700).map_err(folder)?;
        }
        Self::at(path)
    }

    /// A home that is gone when this is dropped: for trials and measurements.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn in_memory() -> Result<Self, HomeError> {
        let database = Connection::open_in_memory()?;
        prepare(&database)?;
        Ok(Self { database, _lock: None })
    }

    fn at(path: &Path) -> Result<Self, HomeError> {
        let lock = lock(path)?;
        let file = path.join(DATABASE);
        let database = Connection::open(&file)?;
        for_owner_alone(&file, 0o600)
            .map_err(|source| HomeError::Folder { path: path.to_owned(), source })?;
        let pragma = |name: &str| database.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let foreign = |found: String| HomeError::Foreign { path: file.clone(), found };
        match (pragma("application_id"), pragma("user_version")) {
            (Ok(0), Ok(0)) | (Ok(APPLICATION), Ok(VERSION)) => {}
            (Ok(APPLICATION), Ok(found)) => return Err(foreign(format!("version {found}"))),
            _ => return Err(foreign("another program's file".to_owned())),
        }
        prepare(&database)?;
        Ok(Self { database, _lock: Some(lock) })
    }

    /// Whether nothing was ever stored.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_empty(&self) -> Result<bool, HomeError> {
        Ok(self.database.query_row("SELECT NOT EXISTS (SELECT 1 FROM records)", [], |row| row.get(0))?)
    }

    /// Every record, in the order of their keys.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn records(&self) -> Result<Vec<(String, Vec<u8>)>, HomeError> {
        let mut rows = self.database.prepare("SELECT key, value FROM records ORDER BY key")?;
        let records = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(records.collect::<Result<_, _>>()?)
    }

    /// Writes all of these or none, durable when it returns.
    ///
    /// # Errors
    /// When it is not known to be durable.
    pub fn write(&mut self, writes: &[Write]) -> Result<(), HomeError> {
        let transaction = self.database.transaction()?;
        for Write { key, value } in writes {
            match value {
                Some(value) => transaction
                    .prepare_cached("INSERT OR REPLACE INTO records (key, value) VALUES (?1, ?2)")?
                    .execute(params![key, value])?,
                None => transaction.prepare_cached("DELETE FROM records WHERE key = ?1")?.execute([key])?,
            };
        }
        Ok(transaction.commit()?)
    }

    /// Where the relay is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn relay(&self) -> Result<Option<RelayAddress>, HomeError> {
        let found: Option<String> = self
            .database
            .query_row("SELECT value FROM settings WHERE name = 'relay'", [], |row| row.get(0))
            .optional()?;
        Ok(found.and_then(|address| address.parse().ok()))
    }

    /// Remembers where the relay is.
    ///
    /// # Errors
    /// When it is not known to be durable.
    pub fn set_relay(&mut self, relay: &RelayAddress) -> Result<(), HomeError> {
        self.database.execute(
            "INSERT OR REPLACE INTO settings (name, value) VALUES ('relay', ?1)",
            [relay.to_string()],
        )?;
        Ok(())
    }
}

fn prepare(database: &Connection) -> Result<(), rusqlite::Error> {
    // What a command has called saved survives a power cut, hence FULL.
    database.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA application_id = {APPLICATION};
         CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT;
         CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
         PRAGMA user_version = {VERSION};"
    ))
}

/// The system releases the lock when the process ends, however it ends.
fn lock(path: &Path) -> Result<File, HomeError> {
    let folder = |source| HomeError::Folder { path: path.to_owned(), source };
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path.join(LOCK))
        .map_err(folder)?;
    match file.try_lock() {
        Ok(()) => {
            file.set_len(0).and_then(|()| file.rewind()).map_err(folder)?;
            write!(file, "{}", std::process::id()).map_err(folder)?;
            Ok(file)
        }
        Err(TryLockError::WouldBlock) => {
            let mut id = String::new();
            let by = match file.take(20).read_to_string(&mut id) {
                Ok(n) if n > 0 => format!(", {id}"),
                Ok(_) | Err(_) => String::new(),
            };
            Err(HomeError::InUse { path: path.to_owned(), by })
        }
        Err(TryLockError::Error(source)) => Err(folder(source)),
    }
}

#[cfg(unix)]
fn for_owner_alone(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn for_owner_alone(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}
