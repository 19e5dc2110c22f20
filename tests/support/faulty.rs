//! A key-value store that fails on purpose.

use event_sourced_bank::journal::{KeyValue, MemoryStorage, StorageError};
use std::cell::Cell;
use std::rc::Rc;

/// What a faulty store does to one of its calls.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Fault {
    /// It throws, and does nothing.
    Throws,
    /// It does what was asked, and throws.
    DoesAndThrows,
    /// It says that it did, and did not.
    Forgets,
}

/// A store whose calls fail from the `nth` on, or only then.
pub(crate) struct Faulty<S = MemoryStorage> {
    pub(crate) inner: S,
    pub(crate) calls: Rc<Cell<usize>>,
    pub(crate) nth: usize,
    pub(crate) for_ever: bool,
    pub(crate) fault: Fault,
}

impl<S> Faulty<S> {
    fn call<T>(&self, act: impl FnOnce() -> Result<T, StorageError>, forgotten: T) -> Result<T, StorageError> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        if call != self.nth && !(self.for_ever && call > self.nth) {
            return act();
        }
        let error = Err(StorageError::Refused { detail: "on purpose".to_owned() });
        match self.fault {
            Fault::Throws => error,
            Fault::DoesAndThrows => act().and(error),
            Fault::Forgets => Ok(forgotten),
        }
    }
}

impl<S: KeyValue> KeyValue for Faulty<S> {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        // A store that forgets does so when it is written to; what it has, it lists and reads.
        let list = || self.inner.keys(prefix);
        if self.fault == Fault::Forgets { list() } else { self.call(list, vec![]) }
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let get = || self.inner.get(key);
        if self.fault == Fault::Forgets { get() } else { self.call(get, None) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.call(|| self.inner.set(key, text), ())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.call(|| self.inner.remove(key), ())
    }
}
