//! Copying the database: out while a relay runs on it, and back in for a relay to run on.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use getrandom::SysRng;
use rand_core::{Rng, UnwrapErr};
use rusqlite::{Connection, params};

use super::{DATABASE, LOCK, StoreError, is_in_use, lock, schema};

/// Copies a data directory's database, as it is at one moment, into a new file; a relay may be writing meanwhile.
/// Returns the copy's length in bytes.
///
/// The copy appears under its name only once it is whole and on disk.
///
/// # Errors
/// When there is no database, the file is there already, or either disk does not do its part.
pub(crate) fn backup(directory: &Path, to: &Path) -> Result<u64, StoreError> {
    let from = directory.join(DATABASE);
    copy(&from, to, |_| Ok(()))
}

/// Makes an empty data directory one to run a relay on, with a backup's logs. Returns how many logs there are.
///
/// Every log gets a new random id: phones must not trust their cursors, which count envelopes the backup may not have.
///
/// # Errors
/// When a relay runs on the directory, something is in it, or the backup is damaged or of a newer program.
pub(crate) fn restore(from: &Path, directory: &Path) -> Result<usize, StoreError> {
    if is_in_use(directory) {
        return Err(StoreError::InUse { path: directory.to_owned() });
    }
    // A restore that could not be finished leaves the lock behind, and may be tried again.
    let is_empty = match std::fs::read_dir(directory) {
        Ok(mut entries) => entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == LOCK)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(source) => return Err(StoreError::Directory { path: directory.to_owned(), source }),
    };
    if !is_empty {
        return Err(StoreError::NotEmpty { path: directory.to_owned() });
    }
    let _lock = lock(directory)?;
    let mut n_logs = 0;
    copy(from, &directory.join(DATABASE), |part| {
        n_logs = renew(part)?;
        Ok(())
    })?;
    Ok(n_logs)
}

/// Copies a database under a name of its own, `finish`es it there, and gives it its name once it is on disk.
fn copy(
    from: &Path,
    to: &Path,
    finish: impl FnOnce(&Path) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let cannot = |source| StoreError::File { path: to.to_owned(), source };
    if to.try_exists().map_err(cannot)? {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let source = whole(from)?;
    let part = part_of(to);
    create_private(&part).map_err(|source| StoreError::File { path: part.clone(), source })?;
    let written = write(&source, &part).and_then(|()| finish(&part));
    let named = written.and_then(|()| {
        let file = File::open(&part).map_err(cannot)?;
        file.sync_all().map_err(cannot)?;
        std::fs::rename(&part, to).map_err(cannot)?;
        sync_folder(to).map_err(cannot)?;
        Ok(file.metadata().map_err(cannot)?.len())
    });
    if named.is_err() && part.exists() {
        // What stopped the copy is the error to report, not that its rest cannot be removed.
        std::fs::remove_file(&part).unwrap_or(());
    }
    named
}

/// Opens a database that exists and of which SQLite finds every page in order.
fn whole(path: &Path) -> Result<Connection, StoreError> {
    if !path.is_file() {
        return Err(StoreError::NoDatabase { path: path.to_owned() });
    }
    let damaged = |found: String| StoreError::Damaged { path: path.to_owned(), found };
    let connection = schema::open_to_read(path)?;
    match schema::version(&connection) {
        Ok(0) => return Err(StoreError::NoDatabase { path: path.to_owned() }),
        Err(StoreError::Sqlite(error)) => return Err(damaged(error.to_string())),
        Ok(_) => {}
        Err(other) => return Err(other),
    }
    let found: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if found == "ok" { Ok(connection) } else { Err(damaged(found)) }
}

fn write(source: &Connection, to: &Path) -> Result<(), StoreError> {
    let name = to.to_str().ok_or_else(|| StoreError::File {
        path: to.to_owned(),
        source: io::Error::other("expected a name in UTF-8"),
    })?;
    source.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}

/// Brings a copy up to date and gives every log in it a new id.
fn renew(path: &Path) -> Result<usize, StoreError> {
    let mut connection = schema::open_to_write(path)?;
    let transaction = connection.transaction()?;
    let logs: Vec<i64> = {
        let mut all = transaction.prepare("SELECT log FROM logs")?;
        let logs = all.query_map([], |row| row.get(0))?;
        logs.collect::<Result<_, _>>()?
    };
    let mut rng = UnwrapErr(SysRng);
    for log in &logs {
        let mut id = [0; 16];
        rng.fill_bytes(&mut id);
        transaction.execute("UPDATE logs SET log_id = ?1 WHERE log = ?2", params![id, log])?;
    }
    transaction.commit()?;
    // The write-ahead log is named after the copy, which is about to be renamed: closing folds it in.
    connection.close().map_err(|(_, error)| error)?;
    Ok(logs.len())
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".part");
    path.with_file_name(name)
}

/// Makes an empty file, which must not exist, for its owner alone where the system knows owners.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a file's new name durable, where a folder can be opened for that.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}
