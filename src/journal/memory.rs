//! A key-value store in memory: for a page that has no storage, and for tests.
//!
//! A clone is the same store, as two tabs see the same localStorage.

use super::{KeyValue, StorageError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A store that ends with the page.
#[derive(Clone, Debug, Default)]
pub struct MemoryStorage {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
}

impl MemoryStorage {
    /// A store of its own with the same content, as a disk image is.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self { texts: Rc::new(RefCell::new(self.texts.borrow().clone())) }
    }
}

impl KeyValue for MemoryStorage {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}
