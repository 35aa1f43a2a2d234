//! Why the storage did not do what was asked.

use indexed_db_futures::error::{Error, OpenDbError};
use thiserror::Error;
use wasm_bindgen::prelude::{JsCast, JsValue};

/// Why nothing was written, or nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum StorageError {
    /// No room left.
    #[error("the phone has no room left")]
    Full,
    /// Another window works since.
    #[error("another window has become the one that writes")]
    OtherWriter,
    /// Somebody, or the browser for want of room, deleted everything.
    #[error("the browser has deleted everything that this phone kept")]
    Gone,
    /// The browser failed.
    #[error("the browser's storage failed: {reason}")]
    Failed {
        /// Its name for it, and its words.
        reason: String,
    },
}

impl StorageError {
    /// A transaction that neither ended nor failed.
    pub(crate) fn silent() -> Self {
        Self::Failed { reason: "no answer".to_owned() }
    }

    /// Whether a fresh connection may do it.
    pub(crate) const fn may_pass(&self) -> bool {
        matches!(self, Self::Failed { .. })
    }

    fn named(name: &str, message: &str) -> Self {
        if name == "QuotaExceededError" {
            return Self::Full;
        }
        let reason = if message.is_empty() { name.to_owned() } else { format!("{name}: {message}") };
        Self::Failed { reason }
    }
}

impl From<&web_sys::DomException> for StorageError {
    fn from(exception: &web_sys::DomException) -> Self {
        Self::named(&exception.name(), &exception.message())
    }
}

impl From<JsValue> for StorageError {
    fn from(thrown: JsValue) -> Self {
        if let Some(exception) = thrown.dyn_ref::<web_sys::DomException>() {
            return exception.into();
        }
        match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => Self::named(&String::from(error.name()), &String::from(error.message())),
            None => Self::named("Error", "something was thrown that is no error"),
        }
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => (&web_sys::DomException::from(exception)).into(),
            Error::Unknown(thrown) => JsValue::from(thrown).into(),
            Error::Serialisation(_) | Error::MissingData(_) => Self::Failed { reason: error.to_string() },
        }
    }
}

impl From<OpenDbError> for StorageError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => error.into(),
            OpenDbError::VersionZero | OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => {
                Self::Failed { reason: error.to_string() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::StorageError;

    #[test]
    fn a_full_disk_is_told_apart_and_not_tried_again() {
        let full = StorageError::named("QuotaExceededError", "");
        assert_eq!(full, StorageError::Full);
        assert!(!full.may_pass());
    }

    #[test]
    fn a_lost_connection_is_tried_again() {
        let lost = StorageError::named("UnknownError", "Connection to Indexed Database server lost");
        assert!(lost.may_pass());
    }
}
