//! What is stored, and under which keys.
//!
//! | store | key | value |
//! |---|---|---|
//! | `records` | initiative `/` record key | bytes; `[iv, bytes]` if sealed by the [`vault`](crate::engine::vault) |
//! | `initiatives` | initiative | `[title, when last opened]` |
//! | `drafts` | initiative or nothing, `/`, form | `[text, when kept]` |
//! | `settings` | `open`, `writer`, `vault`, `asked-to-stay`, `done` | initiative, window, key, `true`, `[ticket, key]` |
//! | `settings` | `seen` | what was shown last ([`seen`](crate::engine::seen)), sealed as secrets are |

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use shared::sync::{Millis, Write};
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::failure::StorageError;
use super::{Change, Storage, Store};
use crate::engine::vault::Vault;

const OPEN: &str = "open";
const VAULT: &str = "vault";
const DONE: &str = "done";
const SEEN: &str = "seen";
const ASKED_TO_STAY: &str = "asked-to-stay";
/// Records whose key begins so hold the device's secrets, and are sealed.
const SECRET: &str = "identity";

/// One initiative on this phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its id.
    pub(crate) id: String,
    /// Its name when it was last open.
    pub(crate) title: String,
    /// When that was.
    pub(crate) opened: Millis,
}

/// The last thing a screen had done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deed {
    /// The ticket of the call.
    pub(crate) ticket: u64,
    /// The key of what was created, if something was.
    pub(crate) key: Option<String>,
}

/// Everything this phone keeps.
#[derive(Debug)]
pub(crate) struct Shelf {
    storage: Storage,
    vault: RefCell<Option<Vault>>,
}

impl Shelf {
    /// In the database, in the name of this window.
    pub(crate) fn new(writer: String) -> Self {
        Self { storage: Storage::new(writer), vault: RefCell::default() }
    }

    /// Makes this window the only one that writes, and fetches or makes the key that seals secrets. Returns the last
    /// deed of the window before.
    ///
    /// # Errors
    /// When the storage failed; if only for want of room, everything can still be read.
    pub(crate) async fn claim(&self) -> Result<Option<Deed>, StorageError> {
        self.unlock().await?;
        self.storage.claim().await?;
        if self.vault.borrow().is_none() {
            *self.vault.borrow_mut() = self.fresh_vault().await?;
        }
        Ok(self.storage.get(Store::Settings, DONE).await?.and_then(|done| {
            let parts = Array::from(&done);
            let ticket = parts.get(0).as_string()?.parse().ok()?;
            Some(Deed { ticket, key: parts.get(1).as_string() })
        }))
    }

    /// Fetches the key that seals secrets, if there is one: enough to read.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn unlock(&self) -> Result<(), StorageError> {
        let stored = self.storage.get(Store::Settings, VAULT).await?;
        *self.vault.borrow_mut() = stored.and_then(Vault::stored);
        Ok(())
    }

    /// A vault whose key is durable before anything is sealed with it; none where the browser has no such keys, or
    /// cannot store them: secrets are then as safe as everything else on the phone.
    async fn fresh_vault(&self) -> Result<Option<Vault>, StorageError> {
        let Some(vault) = Vault::generate().await else { return Ok(None) };
        match self.storage.write(&[setting(VAULT, vault.key().clone())]).await {
            Ok(()) => Ok(Some(vault)),
            Err(error @ (StorageError::Full | StorageError::OtherWriter | StorageError::Gone)) => Err(error),
            Err(StorageError::Failed { .. }) => Ok(None),
        }
    }

    /// The initiative that was open last.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn open_initiative(&self) -> Result<Option<String>, StorageError> {
        Ok(self.storage.get(Store::Settings, OPEN).await?.and_then(|id| id.as_string()))
    }

    /// The initiatives on this phone, the one opened last first.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn rows(&self) -> Result<Vec<Row>, StorageError> {
        let stored = self.storage.all(Store::Initiatives, "").await?;
        let mut rows: Vec<Row> = stored
            .into_iter()
            .map(|(id, value)| {
                let (title, opened) = dated(&value);
                Row { id, title, opened }
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.opened));
        Ok(rows)
    }

    /// Everything a session persisted for an initiative.
    ///
    /// # Errors
    /// When the storage failed, or a secret cannot be unsealed.
    pub(crate) async fn records(&self, id: &str) -> Result<Vec<(String, Vec<u8>)>, StorageError> {
        let stored = self.storage.all(Store::Records, &format!("{id}/")).await?;
        let vault = self.vault.borrow().clone();
        let mut records = Vec::with_capacity(stored.len());
        for (key, value) in stored {
            let bytes = match value.dyn_into::<Uint8Array>() {
                Ok(bytes) => bytes.to_vec(),
                Err(sealed) => {
                    let vault = vault.as_ref().ok_or_else(unsealable)?;
                    vault.unseal(&sealed, &key).await.ok_or_else(unsealable)?
                }
            };
            records.push((key, bytes));
        }
        Ok(records)
    }

    /// Performs a session's writes, and remembers the initiative and the deed that they come from; all or nothing. What
    /// was shown last goes with it: these writes may take words off this phone, and nobody has to tell which do.
    ///
    /// # Errors
    /// When the storage failed; nothing was written.
    pub(crate) async fn write(
        &self,
        id: &str,
        writes: Vec<Write>,
        row: Option<&Row>,
        deed: Option<&Deed>,
    ) -> Result<(), StorageError> {
        let mut changes = row.map(remembering).unwrap_or_default();
        changes.push(Change { value: None, ..setting(SEEN, JsValue::NULL) });
        if let Some(Deed { ticket, key }) = deed {
            let key = key.as_deref().map_or(JsValue::NULL, JsValue::from);
            changes.push(setting(DONE, Array::of2(&ticket.to_string().into(), &key).into()));
        }
        let vault = self.vault.borrow().clone();
        for Write { key, value } in writes {
            let value = match (value, &vault) {
                (None, _) => None,
                (Some(bytes), Some(vault)) if key.starts_with(SECRET) => {
                    Some(vault.seal(&bytes, &key).await.ok_or_else(unsealable)?)
                }
                (Some(bytes), _) => Some(Uint8Array::from(bytes.as_slice()).into()),
            };
            changes.push(Change { store: Store::Records, key: format!("{id}/{key}"), value });
        }
        self.storage.write(&changes).await
    }

    /// Remembers an initiative's name, and that it is the open one.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn remember(&self, row: &Row) -> Result<(), StorageError> {
        self.storage.write(&remembering(row)).await
    }

    /// Keeps what was shown last; nothing forgets it. Unless it can be sealed, nothing is kept: it may be words for few.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn keep_seen(&self, bytes: Option<Vec<u8>>) -> Result<(), StorageError> {
        let vault = self.vault.borrow().clone();
        let value = match (bytes, vault) {
            (Some(bytes), Some(vault)) => vault.seal(&bytes, SEEN).await,
            (None, _) | (_, None) => None,
        };
        self.storage.write(&[Change { value, ..setting(SEEN, JsValue::NULL) }]).await
    }

    /// What was shown last, once the vault is [unlocked](Self::unlock).
    pub(crate) async fn seen(&self) -> Option<Vec<u8>> {
        let vault = self.vault.borrow().clone()?;
        vault.unseal(&self.storage.get(Store::Settings, SEEN).await.ok()??, SEEN).await
    }

    /// What was being typed in a form, and when it was kept.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn draft(&self, id: &str, form: &str) -> Result<Option<(String, Millis)>, StorageError> {
        let stored = self.storage.get(Store::Drafts, &format!("{id}/{form}")).await?;
        Ok(stored.as_ref().map(dated))
    }

    /// Keeps what is being typed in a form; empty text forgets it.
    ///
    /// # Errors
    /// When the storage failed; what was kept before is still there.
    pub(crate) async fn keep_draft(
        &self,
        id: &str,
        form: &str,
        text: &str,
        at: Millis,
    ) -> Result<(), StorageError> {
        let value = (!text.is_empty()).then(|| date(text, at));
        let change = Change { store: Store::Drafts, key: format!("{id}/{form}"), value };
        self.storage.write_from_any_window(&[change]).await
    }

    /// Whether this is the first time, on this phone, that one could ask the browser to keep everything for good.
    ///
    /// # Errors
    /// When the storage failed.
    pub(crate) async fn first_ask_to_stay(&self) -> Result<bool, StorageError> {
        if self.storage.get(Store::Settings, ASKED_TO_STAY).await?.is_some() {
            return Ok(false);
        }
        self.storage.write(&[setting(ASKED_TO_STAY, JsValue::TRUE)]).await?;
        Ok(true)
    }
}

fn remembering(row: &Row) -> Vec<Change> {
    let value = Some(date(&row.title, row.opened));
    vec![
        Change { store: Store::Initiatives, key: row.id.clone(), value },
        setting(OPEN, row.id.as_str().into()),
    ]
}

fn setting(key: &str, value: JsValue) -> Change {
    Change { store: Store::Settings, key: key.to_owned(), value: Some(value) }
}

fn unsealable() -> StorageError {
    StorageError::Failed { reason: "the key that seals this phone's secrets does not fit".to_owned() }
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are exact in a JavaScript number")]
fn date(text: &str, at: Millis) -> JsValue {
    Array::of2(&text.into(), &(at.0 as f64).into()).into()
}

#[expect(clippy::cast_possible_truncation, reason = "written by `date` from whole milliseconds")]
fn dated(value: &JsValue) -> (String, Millis) {
    let parts = Array::from(value);
    let at = parts.get(1).as_f64().unwrap_or(0.0);
    (parts.get(0).as_string().unwrap_or_default(), Millis(at as i64))
}
