//! The browser's database: transactions that are durable or failed, over a connection that is opened again when the browser drops it.
//!
//! Browsers close connections of windows in the background, and a write that meets this is replayed on a fresh one:
//! every write puts or deletes whole values, so doing it twice does it once. [`shelf`] says what is stored.

pub(crate) mod failure;
pub(crate) mod shelf;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::{Build, BuildPrimitive, QuerySource};
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};

use super::clock;
use failure::StorageError;

const NAME: &str = "ensemble";
/// Grows when a store is added; older windows are then asked to let go of the database, and do at once.
const VERSION: u8 = 1;
/// How often a transaction is tried on a fresh connection.
const TRIES: usize = 3;
/// How long one try may take. A dropped connection can leave a transaction that never ends.
const TRY_MS_MAX: i64 = 15_000;
/// The setting that names the window which may write.
const WRITER: &str = "writer";

/// What is in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Store {
    /// What sessions persist.
    Records,
    /// The initiatives on this phone.
    Initiatives,
    /// What is being typed.
    Drafts,
    /// Everything of which there is one.
    Settings,
}

impl Store {
    const ALL: [Self; 4] = [Self::Records, Self::Initiatives, Self::Drafts, Self::Settings];

    const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Initiatives => "initiatives",
            Self::Drafts => "drafts",
            Self::Settings => "settings",
        }
    }
}

/// One value to put, or to delete when there is none.
#[derive(Debug)]
pub(crate) struct Change {
    /// Where.
    pub(crate) store: Store,
    /// Under which key.
    pub(crate) key: String,
    /// What.
    pub(crate) value: Option<JsValue>,
}

/// Which window may write something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Writer,
    Any,
}

/// The database.
pub(crate) struct Storage {
    connection: Rc<RefCell<Option<Connection>>>,
    /// What this window wrote under [`WRITER`]; another value there means that another window works since.
    writer: String,
}

struct Connection {
    database: Database,
    _on_version_change: Closure<dyn FnMut()>,
    _on_close: Closure<dyn FnMut()>,
}

impl Storage {
    /// Not yet connected; `writer` is this window's random name.
    pub(crate) fn new(writer: String) -> Self {
        Self { connection: Rc::default(), writer }
    }

    /// Makes this window the only one whose changes are taken, even while another still believes it is.
    ///
    /// # Errors
    /// When the storage cannot be opened or written.
    pub(crate) async fn claim(&self) -> Result<(), StorageError> {
        self.tried(async |database: &Database| {
            let transaction = writing(database)?;
            put(&transaction, Store::Settings, WRITER, &self.writer.as_str().into())?;
            commit(transaction).await
        })
        .await
    }

    /// Makes all of `changes`, durable, or none.
    ///
    /// # Errors
    /// When there is no room, another window works, or the storage failed [`TRIES`] times.
    pub(crate) async fn write(&self, changes: &[Change]) -> Result<(), StorageError> {
        self.written(changes, Whose::Writer).await
    }

    /// The same, also while another window is the one that writes: for what each window keeps for itself.
    ///
    /// # Errors
    /// When there is no room, or the storage failed [`TRIES`] times.
    pub(crate) async fn write_from_any_window(&self, changes: &[Change]) -> Result<(), StorageError> {
        self.written(changes, Whose::Any).await
    }

    async fn written(&self, changes: &[Change], whose: Whose) -> Result<(), StorageError> {
        self.tried(async |database: &Database| {
            let transaction = writing(database)?;
            let settings = transaction.object_store(Store::Settings.name())?;
            let writer: Option<JsValue> = settings.get(JsValue::from(WRITER)).primitive()?.await?;
            match (writer.and_then(|writer| writer.as_string()), whose) {
                (Some(_), Whose::Any) => {}
                (Some(writer), Whose::Writer) if writer == self.writer => {}
                (Some(_), Whose::Writer) => return Err(StorageError::OtherWriter),
                (None, _) => return Err(StorageError::Gone),
            }
            for change in changes {
                match &change.value {
                    Some(value) => put(&transaction, change.store, &change.key, value)?,
                    None => {
                        let store = transaction.object_store(change.store.name())?;
                        store.delete(JsValue::from(change.key.as_str())).primitive()?;
                    }
                }
            }
            commit(transaction).await
        })
        .await
    }

    /// The value under a key.
    ///
    /// # Errors
    /// When the storage failed [`TRIES`] times.
    pub(crate) async fn get(&self, store: Store, key: &str) -> Result<Option<JsValue>, StorageError> {
        self.tried(async |database: &Database| {
            let transaction = database.transaction(store.name()).build()?;
            let objects = transaction.object_store(store.name())?;
            let value: Option<JsValue> = objects.get(JsValue::from(key)).primitive()?.await?;
            Ok(value.filter(|value| !value.is_undefined()))
        })
        .await
    }

    /// All keys that begin with `prefix`, without it, and their values, in key order. The prefix ends in `/`, or is
    /// empty for everything.
    ///
    /// # Errors
    /// When the storage failed [`TRIES`] times.
    pub(crate) async fn all(
        &self,
        store: Store,
        prefix: &str,
    ) -> Result<Vec<(String, JsValue)>, StorageError> {
        // `0` is what follows `/`.
        let end = prefix.strip_suffix('/').map_or_else(|| "\u{ffff}".to_owned(), |name| format!("{name}0"));
        self.tried(async |database: &Database| {
            let transaction = database.transaction(store.name()).build()?;
            let objects = transaction.object_store(store.name())?;
            let range: KeyRange<JsValue> =
                KeyRange::Bound(JsValue::from(prefix), false, JsValue::from(end.as_str()), true);
            let keys =
                objects.get_all_keys::<JsValue>().with_query::<JsValue, _>(range.clone()).primitive()?;
            let values = objects.get_all::<JsValue>().with_query::<JsValue, _>(range).primitive()?;
            let keys = keys.await?;
            let values = values.await?;
            let mut found = Vec::new();
            for (key, value) in keys.zip(values) {
                let key = key?.as_string().unwrap_or_default();
                found.push((key.strip_prefix(prefix).unwrap_or(&key).to_owned(), value?));
            }
            Ok(found)
        })
        .await
    }

    /// Does `work`, which is one transaction, on a connection; again on a fresh one if that may help.
    async fn tried<T>(
        &self,
        work: impl AsyncFn(&Database) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut tries = 1;
        loop {
            let attempt = async {
                let database = self.connected().await?;
                work(&database).await
            };
            let outcome = match clock::within(TRY_MS_MAX, attempt).await {
                Some(outcome) => outcome,
                None => Err(StorageError::silent()),
            };
            match outcome {
                Err(error) if error.may_pass() && tries < TRIES => {
                    self.hang_up();
                    tries += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn connected(&self) -> Result<Database, StorageError> {
        let open = self.connection.borrow().as_ref().map(|connection| connection.database.clone());
        if let Some(database) = open {
            return Ok(database);
        }
        let database = Database::open(NAME)
            .with_version(VERSION)
            .with_on_upgrade_needed(|_event, database| {
                let present: Vec<String> = database.object_store_names().collect();
                for store in Store::ALL {
                    if !present.iter().any(|name| name == store.name()) {
                        database.create_object_store(store.name()).build()?;
                    }
                }
                Ok(())
            })
            .await?;
        let connection = Connection::new(database.clone(), &self.connection);
        *self.connection.borrow_mut() = Some(connection);
        Ok(database)
    }

    fn hang_up(&self) {
        let connection = self.connection.borrow_mut().take();
        if let Some(connection) = connection {
            connection.database.clone().close();
        }
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storage").field("writer", &self.writer).finish_non_exhaustive()
    }
}

impl Connection {
    /// Forgets itself in `place` when the browser closes it, or a newer version of the app wants the database changed;
    /// the next transaction then opens it again.
    fn new(database: Database, place: &Rc<RefCell<Option<Self>>>) -> Self {
        let gone = {
            let place = Rc::downgrade(place);
            let database = database.clone();
            move || {
                database.clone().close();
                let connection = place.upgrade().and_then(|place| place.borrow_mut().take());
                // Not here: this runs inside one of the closures that it owns.
                wasm_bindgen_futures::spawn_local(async move { drop(connection) });
            }
        };
        let on_version_change = Closure::<dyn FnMut()>::new(gone.clone());
        let on_close = Closure::<dyn FnMut()>::new(gone);
        let raw: &web_sys::IdbDatabase = database.as_sys();
        raw.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        raw.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self { database, _on_version_change: on_version_change, _on_close: on_close }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let raw: &web_sys::IdbDatabase = self.database.as_sys();
        raw.set_onversionchange(None);
        raw.set_onclose(None);
    }
}

fn writing(database: &Database) -> Result<Transaction<'_>, StorageError> {
    let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction = database
        .transaction(Store::ALL.map(Store::name))
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()?;
    Ok(transaction)
}

fn put(transaction: &Transaction<'_>, store: Store, key: &str, value: &JsValue) -> Result<(), StorageError> {
    let objects = transaction.object_store(store.name())?;
    objects.put(value).with_key(JsValue::from(key)).without_key_type().primitive()?;
    Ok(())
}

/// Ends the transaction; it is durable when this is `Ok`.
async fn commit(transaction: Transaction<'_>) -> Result<(), StorageError> {
    // A disk that fills up shows at the end, and the wrapper then says no more than "aborted".
    let raw: web_sys::IdbTransaction = transaction.as_sys().clone().unchecked_into();
    match transaction.commit().await {
        Ok(()) => Ok(()),
        Err(error) => Err(raw.error().map_or_else(|| error.into(), |exception| (&exception).into())),
    }
}
