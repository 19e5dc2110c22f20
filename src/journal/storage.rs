//! The port to a key-value store of texts, shaped after what a browser's localStorage can do and can do wrong.
//!
//! A store may throw at every call, may be full, and may forget. So every method can fail, and a failure of
//! [`KeyValue::set`] means "not written" and nothing finer: browsers differ in how they name their errors.

use std::rc::Rc;
use thiserror::Error;

/// A store of texts under keys.
pub trait KeyValue {
    /// All keys that begin with a prefix, in any order.
    ///
    /// # Errors
    /// When the store can't be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;

    /// The text under a key.
    ///
    /// # Errors
    /// When the store can't be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a text under a key, in place of what was there.
    ///
    /// # Errors
    /// When it was not written.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Takes a key away; a key that is not there may be taken away as well.
    ///
    /// # Errors
    /// When the store can't be changed.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// How much the store can hold, in units of UTF-16 of keys and texts; nothing when it has no end that is known.
    fn budget(&self) -> Option<usize> {
        None
    }

    /// How much it holds, in the same units, with all that others keep in it.
    ///
    /// # Errors
    /// When the store can't be read.
    fn used(&self) -> Result<usize, StorageError> {
        let units = |text: &str| text.encode_utf16().count();
        let mut used = 0;
        for key in self.keys("")? {
            used += units(&key) + self.get(&key)?.as_deref().map_or(0, units);
        }
        Ok(used)
    }
}

/// Why a store did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum StorageError {
    /// There is no room left.
    #[error("the storage is full")]
    Full,
    /// It refused, for a reason of its own.
    #[error("the storage refused: {detail}")]
    Refused {
        /// What it said.
        detail: String,
    },
}

impl<S: KeyValue + ?Sized> KeyValue for Rc<S> {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        (**self).keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn budget(&self) -> Option<usize> {
        (**self).budget()
    }

    fn used(&self) -> Result<usize, StorageError> {
        (**self).used()
    }
}
