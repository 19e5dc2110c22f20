//! Writing: one commit, one value under a key that nobody else writes to.
//!
//! Before each commit the journal looks whether a writer of a higher epoch has appeared, and whether its own last
//! commit is still there. After it, the text is read back: a store may say "done" and keep nothing. Whoever is not sure
//! says "not written", takes back what may have been written, and stops.

use super::listing::Listing;
use super::reading::{Journal, Stance};
use super::{CommitKey, Epoch, KeyValue, StorageError, TabNumber, record};
use crate::event_sourcing::{Commit, CommitWriter, Storable, WriteError};
use std::cell::RefCell;
use std::rc::Rc;

impl<S: KeyValue> Journal<S> {
    /// Becomes the writer, with an epoch one higher than any seen here and than `heard`, which other tabs told.
    ///
    /// # Errors
    /// When the store can't be read, or the log was not read to its end and found whole.
    pub fn start_writing(&mut self, heard: Epoch) -> Result<Epoch, WriteError> {
        self.start(heard, Epoch::next)
    }

    /// Becomes the writer, with an epoch that no other tab can have.
    ///
    /// # Errors
    /// As [`start_writing`](Self::start_writing).
    pub fn start_writing_as(&mut self, tab: TabNumber, heard: Epoch) -> Result<Epoch, WriteError> {
        self.start(heard, |highest| highest.next_of(tab))
    }

    fn start(&mut self, heard: Epoch, next: impl FnOnce(Epoch) -> Epoch) -> Result<Epoch, WriteError> {
        if !self.is_whole || self.stance == Stance::Unsure {
            return Err(WriteError::ReadOnly);
        }
        self.list(&mut Vec::new())?;
        let epoch = next(self.highest.max(heard));
        self.stance = Stance::Writing(epoch);
        Ok(epoch)
    }

    /// Stops being the writer, as when another tab is.
    pub fn stop_writing(&mut self) {
        if let Stance::Writing(_) | Stance::Overtaken = self.stance {
            self.stance = Stance::Reading;
        }
    }

    /// The epoch of this writer, while it is one.
    #[must_use]
    pub fn writes_as(&self) -> Option<Epoch> {
        match self.stance {
            Stance::Writing(epoch) => Some(epoch),
            Stance::Reading | Stance::Overtaken | Stance::Unsure => None,
        }
    }

    /// Says whether this journal may write its next commit.
    pub(super) fn fence(&mut self) -> Result<(Epoch, Listing), WriteError> {
        let epoch = match self.stance {
            Stance::Writing(epoch) if self.is_whole => epoch,
            Stance::Overtaken => return Err(WriteError::Overtaken),
            Stance::Writing(_) | Stance::Reading | Stance::Unsure => return Err(WriteError::ReadOnly),
        };
        let listing = self.list(&mut Vec::new())?;
        if self.highest > epoch {
            self.stance = Stance::Overtaken;
            return Err(WriteError::Overtaken);
        }
        let is_sealed =
            |last: CommitKey| listing.sealed.iter().any(|key| self.sealed.contains(key) && key.covers(last.first));
        if self.last().is_some_and(|last| !listing.open.contains(&last) && !is_sealed(last)) {
            self.stance = Stance::Unsure;
            let detail = format!("position {} was written, and is there no longer", self.head);
            return Err(WriteError::Refused { detail });
        }
        Ok((epoch, listing))
    }

    /// Writes a text under a key and reads it back.
    fn put(&mut self, key: &str, text: &str) -> Result<(), WriteError> {
        let set = self.storage.set(key, text);
        match self.storage.get(key) {
            Ok(Some(found)) if set.is_ok() && found == text => return Ok(()),
            Ok(None) => {}
            // It is reported as not written, so it must not be there when the page is opened again.
            Ok(Some(_)) | Err(_) => self.take_back(key),
        }
        set?;
        Err(WriteError::Refused { detail: "what was written could not be read back".to_owned() })
    }

    /// Takes back what this very write may have left, and writes nothing more in this epoch. So no key ever has two texts
    /// one after the other: whoever had read the first would take the second for the same.
    fn take_back(&mut self, key: &str) {
        // Whether this works or not is seen when the store is read anew.
        drop(self.storage.remove(key));
        self.stance = Stance::Unsure;
    }
}

impl<P: Storable, S: KeyValue> CommitWriter<P> for Journal<S> {
    fn write(&mut self, commit: &Commit<P>) -> Result<(), WriteError> {
        let (epoch, _) = self.fence()?;
        let (text, hash) = record::write(commit, epoch, self.hash)
            .map_err(|error| WriteError::Refused { detail: error.to_string() })?;
        let key = CommitKey { first: commit.first(), epoch };
        self.put(&key.text(&self.workspace), &text)?;
        self.extend(key, commit.last(), hash);
        self.seal_if_due(epoch);
        Ok(())
    }
}

/// A journal that a bank writes to while the session beside it reads.
impl<P, W: CommitWriter<P>> CommitWriter<P> for Rc<RefCell<W>> {
    fn write(&mut self, commit: &Commit<P>) -> Result<(), WriteError> {
        self.borrow_mut().write(commit)
    }
}

impl From<StorageError> for WriteError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::Refused { detail } => Self::Refused { detail },
        }
    }
}
