//! The browser's localStorage as a key-value store of the journal.
//!
//! Reading `window.localStorage` may itself throw, and it may be null; then there is no storage, and that is found out
//! here, once, before anything relies on it. Every later exception means that the call did nothing.

use crate::journal::{KeyValue, StorageError};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JsString;
use thiserror::Error;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

/// A key that is written and taken away again, to see whether anything can be written at all.
const TRIAL: &str = "bank-trial";

/// What all pages of an origin may keep together, in units of UTF-16. It was measured in Chromium; other browsers give as
/// much or more.
const BUDGET: usize = 5 * 1024 * 1024;

#[wasm_bindgen]
extern "C" {
    /// `Storage`, with texts as JavaScript has them.
    type CountedStorage;

    #[wasm_bindgen(method, catch)]
    fn key(this: &CountedStorage, index: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &CountedStorage, key: &JsValue) -> Result<JsValue, JsValue>;
}

/// The localStorage of this origin.
pub struct BrowserStorage {
    storage: Storage,
}

/// Why there is no storage.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NoStorage {
    /// The browser has none.
    #[error("this browser offers no storage")]
    Absent,
    /// The browser does not let this page use it.
    #[error("the browser blocks the storage of this page: {detail}")]
    Blocked {
        /// What it said.
        detail: String,
    },
}

impl BrowserStorage {
    /// Finds the storage.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find() -> Result<Self, NoStorage> {
        let blocked = |error: JsValue| NoStorage::Blocked { detail: detail(&error) };
        let window = web_sys::window().ok_or(NoStorage::Absent)?;
        // Only now that this did not throw may gloo-storage be asked, which would panic.
        window.local_storage().map_err(blocked)?.ok_or(NoStorage::Absent)?;
        let storage = LocalStorage::raw();
        let is_empty = storage.length().map_err(blocked)? == 0;
        let trial = storage.set_item(TRIAL, "").and_then(|()| storage.remove_item(TRIAL));
        match trial {
            // Where something lies, storage works and is only full, and what lies there must be shown.
            Err(error) if is_empty => Err(blocked(error)),
            Ok(()) | Err(_) => Ok(Self { storage }),
        }
    }
}

impl KeyValue for BrowserStorage {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let mut keys = Vec::new();
        for index in 0..self.storage.length().map_err(error)? {
            let key = self.storage.key(index).map_err(error)?;
            keys.extend(key.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get_item(key).map_err(error)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.storage.set_item(key, text).map_err(error)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove_item(key).map_err(error)
    }

    fn budget(&self) -> Option<usize> {
        Some(BUDGET)
    }

    fn used(&self) -> Result<usize, StorageError> {
        // Only the lengths are needed, so the texts stay where they are.
        let storage: &CountedStorage = self.storage.unchecked_ref();
        let mut used = 0;
        for index in 0..self.storage.length().map_err(error)? {
            let key = storage.key(index).map_err(error)?;
            let text = storage.get_item(&key).map_err(error)?;
            used +=
                [key, text].into_iter().filter_map(|text| text.dyn_into::<JsString>().ok()).map(units).sum::<usize>();
        }
        Ok(used)
    }
}

fn units(text: JsString) -> usize {
    usize::try_from(text.length()).unwrap_or(usize::MAX)
}

/// Browsers name the lack of room differently, so this may say "refused" where there was none; either way nothing was
/// written.
#[allow(clippy::needless_pass_by_value, reason = "map_err hands it over")]
fn error(thrown: JsValue) -> StorageError {
    let is_full = thrown.dyn_ref::<DomException>().is_some_and(|thrown| thrown.name().contains("Quota"));
    if is_full { StorageError::Full } else { StorageError::Refused { detail: detail(&thrown) } }
}

fn detail(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<DomException>() {
        Some(exception) => format!("{}: {}", exception.name(), exception.message()),
        None => format!("{thrown:?}"),
    }
}
