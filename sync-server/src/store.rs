//! What the relay must not lose: the logs, in one SQLite database, behind one thread that writes and one that reads.
//!
//! [`Store::commit`] answers only once everything it was given is on disk, and writes it in one transaction: whoever
//! hands over many entries at once pays for one flush. Nothing is kept in memory for an initiative at rest.

mod audit;
mod blobs;
mod copy;
mod log;
mod pages;
mod schema;
#[cfg(test)]
mod tests;

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;

use shared::keys::InitiativeId;
use shared::sync::{LogState, Millis};
use shared::wire::EnvelopeId;
use shared::wire::blob::{BlobAnswer, BlobAsk};
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};

pub(crate) use self::audit::audit;
pub(crate) use self::blobs::BlobOrder;
pub(crate) use self::copy::{backup, restore};
use self::log::Log;
pub(crate) use self::log::{Entry, NewEnvelope, Stored};
use self::pages::Pages;

/// The database's name in the data directory.
pub(crate) const DATABASE: &str = "relay.sqlite3";
/// The file whose lock says that a relay is running on the data directory.
const LOCK: &str = "relay.lock";
/// Requests that wait for a thread; more make the asker wait.
const WAITING_MAX: usize = 64;

/// Why the store did not do what was asked of it.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The directory cannot be made or written.
    #[error("cannot use the data directory {}", path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Two relays on one directory would not hear of each other's envelopes.
    #[error("another relay is using the data directory {}", path.display())]
    InUse {
        /// The directory.
        path: PathBuf,
    },
    /// Made by a later version of this program.
    #[error(
        "the database is of schema {found}, expected at most {known}: it was written by a newer ensemble-relay"
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// SQLite reports an error.
    #[error("the database reports an error")]
    Sqlite(#[from] rusqlite::Error),
    /// An entry for an initiative without a log.
    #[error("no log for {initiative:?}")]
    NoLog {
        /// The initiative.
        initiative: InitiativeId,
    },
    /// A log has as many envelopes as its positions can name.
    #[error("the log of {initiative:?} is full")]
    Full {
        /// The initiative.
        initiative: InitiativeId,
    },
    /// Its thread has ended.
    #[error("the store is closed")]
    Closed,
    /// Nothing there to copy or to look over.
    #[error("there is no relay's database at {}", path.display())]
    NoDatabase {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A copy would overwrite it.
    #[error("{} is there already, and nothing is overwritten", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A restore would mix two relays' data.
    #[error("the data directory {} is not empty; restore into a new one", path.display())]
    NotEmpty {
        /// The directory.
        path: PathBuf,
    },
    /// The file is not whole.
    #[error("{} is damaged: {found}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite found.
        found: String,
    },
    /// A copy cannot be written or read.
    #[error("cannot use {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// The store, open.
#[derive(Debug)]
pub(crate) struct Store {
    writer: mpsc::Sender<WriteOrder>,
    reader: Reader,
    write: thread::JoinHandle<()>,
    read: thread::JoinHandle<()>,
    /// Locked as long as the store is open.
    _lock: File,
}

/// A handle to read by.
#[derive(Debug, Clone)]
pub(crate) struct Reader(mpsc::Sender<ReadOrder>);

/// A handle for the health check.
#[derive(Debug, Clone)]
pub(crate) struct Probe {
    writer: mpsc::Sender<WriteOrder>,
    reader: Reader,
}

/// A handle to ask for blobs by.
#[derive(Debug, Clone)]
pub(crate) struct BlobDesk {
    writer: mpsc::Sender<WriteOrder>,
    reader: Reader,
}

type Answer<T> = oneshot::Sender<Result<T, StoreError>>;

#[derive(Debug)]
enum WriteOrder {
    Commit(Vec<Entry>, Millis, Answer<Vec<Stored>>),
    Blob(Box<BlobOrder>, Millis, Answer<BlobAnswer>),
    Check(Millis, Answer<()>),
    Stop,
}

#[derive(Debug)]
enum ReadOrder {
    State(InitiativeId, Answer<Option<LogState>>),
    Page(PageOrder, Answer<Page>),
    List(ListOrder, Answer<Vec<(u64, EnvelopeId)>>),
    Blob(Box<BlobOrder>, Answer<BlobAnswer>),
    Check(Answer<()>),
    Stop,
}

/// Which part of a log to read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageOrder {
    /// The log.
    pub(crate) initiative: InitiativeId,
    /// The sequence number before the first to read.
    pub(crate) after: u64,
    /// Changes up to this number are left out.
    pub(crate) skip: u64,
    /// Stop before the envelopes read exceed this many bytes, but read at least one.
    pub(crate) bytes_max: usize,
}

/// Which ids of a log to read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListOrder {
    /// The log.
    pub(crate) initiative: InitiativeId,
    /// The sequence number before the first to read.
    pub(crate) after: u64,
    /// How many at most.
    pub(crate) max: usize,
}

/// Envelopes and their sequence numbers, in order.
pub(crate) type Page = Vec<(u64, Vec<u8>)>;

impl Store {
    /// Opens the store in `directory`, making what is missing, and starts its threads.
    ///
    /// # Errors
    /// When the directory cannot be used, another relay uses it, or its database is not ours to open.
    pub(crate) fn open(directory: &Path) -> Result<Self, StoreError> {
        let unusable = |source| StoreError::Directory { path: directory.to_owned(), source };
        let lock = lock(directory)?;
        let path = directory.join(DATABASE);
        let log = Log::open(&path)?;
        let pages = Pages::open(&path)?;
        let (writer, write_orders) = mpsc::channel(WAITING_MAX);
        let (reader, read_orders) = mpsc::channel(WAITING_MAX);
        let write = thread::Builder::new().name("relay-write".to_owned());
        let write = write.spawn(move || write_all(log, write_orders)).map_err(unusable)?;
        let read = thread::Builder::new().name("relay-read".to_owned());
        let read = read.spawn(move || read_all(&pages, read_orders)).map_err(unusable)?;
        Ok(Self { writer, reader: Reader(reader), write, read, _lock: lock })
    }

    /// Stores `entries` in order, in one transaction; once this returns they survive a power cut.
    ///
    /// # Errors
    /// Nothing was stored then.
    pub(crate) async fn commit(&self, entries: Vec<Entry>, now: Millis) -> Result<Vec<Stored>, StoreError> {
        ask(&self.writer, |answer| WriteOrder::Commit(entries, now, answer)).await
    }

    /// A handle to read by.
    pub(crate) fn reader(&self) -> Reader {
        self.reader.clone()
    }

    /// A handle to ask for blobs by.
    pub(crate) fn blobs(&self) -> BlobDesk {
        BlobDesk { writer: self.writer.clone(), reader: self.reader.clone() }
    }

    /// A handle that can only ask whether the store works.
    pub(crate) fn probe(&self) -> Probe {
        Probe { writer: self.writer.clone(), reader: self.reader.clone() }
    }

    /// Waits until everything handed over is done and the database is closed; other handles then answer with
    /// [`StoreError::Closed`].
    pub(crate) async fn close(self) {
        // The reader first: only the last connection to close can fold the write-ahead log into the database, and it
        // must be one that may write. A thread that has ended already needs no order to.
        drop(self.reader.0.send(ReadOrder::Stop).await);
        let is_read_done = joined(self.read).await;
        drop(self.writer.send(WriteOrder::Stop).await);
        let is_write_done = joined(self.write).await;
        if !(is_read_done && is_write_done) {
            tracing::error!("a thread of the store ended by a panic");
        }
    }
}

impl Reader {
    /// What is known of an initiative, unless it has no log here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn state(&self, initiative: InitiativeId) -> Result<Option<LogState>, StoreError> {
        ask(&self.0, |answer| ReadOrder::State(initiative, answer)).await
    }

    /// Reads a page of a log; one without a log is empty.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn page(&self, order: PageOrder) -> Result<Page, StoreError> {
        ask(&self.0, |answer| ReadOrder::Page(order, answer)).await
    }

    /// Reads ids of envelopes with consecutive numbers; a log that is not there has none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn list(&self, order: ListOrder) -> Result<Vec<(u64, EnvelopeId)>, StoreError> {
        ask(&self.0, |answer| ReadOrder::List(order, answer)).await
    }
}

impl BlobDesk {
    /// Does what is asked of a blob; what it changes survives a power cut once this returns.
    ///
    /// # Errors
    /// When the database does not work.
    pub(crate) async fn serve(&self, order: BlobOrder, now: Millis) -> Result<BlobAnswer, StoreError> {
        let order = Box::new(order);
        match order.ask {
            BlobAsk::Get { .. } => ask(&self.reader.0, |answer| ReadOrder::Blob(order, answer)).await,
            BlobAsk::Put { .. } | BlobAsk::Erase => {
                ask(&self.writer, |answer| WriteOrder::Blob(order, now, answer)).await
            }
        }
    }
}

impl Probe {
    /// Reads from the database and writes to it.
    ///
    /// # Errors
    /// When either does not work.
    pub(crate) async fn check(&self, now: Millis) -> Result<(), StoreError> {
        ask(&self.reader.0, ReadOrder::Check).await?;
        ask(&self.writer, |answer| WriteOrder::Check(now, answer)).await
    }
}

async fn joined(thread: thread::JoinHandle<()>) -> bool {
    matches!(tokio::task::spawn_blocking(|| thread.join()).await, Ok(Ok(())))
}

async fn ask<O, T>(thread: &mpsc::Sender<O>, order: impl FnOnce(Answer<T>) -> O) -> Result<T, StoreError> {
    let (answer, answered) = oneshot::channel();
    thread.send(order(answer)).await.ok().ok_or(StoreError::Closed)?;
    answered.await.unwrap_or(Err(StoreError::Closed))
}

/// An answer that nobody waits for any more is dropped.
fn write_all(mut log: Log, mut orders: mpsc::Receiver<WriteOrder>) {
    while let Some(order) = orders.blocking_recv() {
        match order {
            WriteOrder::Commit(entries, now, answer) => drop(answer.send(log.commit(&entries, now))),
            WriteOrder::Blob(order, now, answer) => drop(answer.send(log.blob(&order, now))),
            WriteOrder::Check(now, answer) => drop(answer.send(log.check(now))),
            WriteOrder::Stop => return,
        }
    }
}

fn read_all(pages: &Pages, mut orders: mpsc::Receiver<ReadOrder>) {
    while let Some(order) = orders.blocking_recv() {
        match order {
            ReadOrder::State(initiative, answer) => drop(answer.send(pages.state(initiative))),
            ReadOrder::Page(order, answer) => drop(answer.send(pages.page(order))),
            ReadOrder::List(order, answer) => drop(answer.send(pages.list(order))),
            ReadOrder::Blob(order, answer) => drop(answer.send(pages.blob(&order))),
            ReadOrder::Check(answer) => drop(answer.send(pages.check())),
            ReadOrder::Stop => return,
        }
    }
}

/// Makes the directory if it is missing, and holds it as long as the file is kept open.
///
/// # Errors
/// When it cannot be used, or another relay uses it.
pub(crate) fn lock(directory: &Path) -> Result<File, StoreError> {
    let unusable = |source| StoreError::Directory { path: directory.to_owned(), source };
    make_private(directory).map_err(unusable)?;
    let lock = File::create(directory.join(LOCK)).map_err(unusable)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: directory.to_owned() }),
        Err(TryLockError::Error(source)) => Err(unusable(source)),
    }
}

/// The schema of a database file.
///
/// # Errors
/// When it is no database, or of a later version of this program.
pub(crate) fn schema_of(path: &Path) -> Result<i64, StoreError> {
    schema::version(&schema::open_to_read(path)?)
}

/// The version of SQLite in this program.
pub(crate) fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// Whether a relay is running on the directory.
pub(crate) fn is_in_use(directory: &Path) -> bool {
    File::open(directory.join(LOCK))
        .is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Makes the directory, for its owner alone where the system knows owners.
fn make_private(directory: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}
