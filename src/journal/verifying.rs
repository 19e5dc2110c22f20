//! Verifying: working out the hash of every commit in the segments that were read, one segment at a time.
//!
//! When a log is read, a segment is taken at its word if its own hash is right: that is enough to know that nothing was
//! changed since it was packed, and the page is shown sooner. The chain within is worked out when there is time.

use super::{Damage, Journal, KeyValue, RecordError, StorageError, segment};

/// How far verifying has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Verified {
    /// How many segments were verified.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

impl<S: KeyValue> Journal<S> {
    /// How far verifying has come.
    #[must_use]
    pub fn verified(&self) -> Verified {
        let of = self.sealed.len();
        Verified { done: of.saturating_sub(self.unverified.len()), of }
    }

    /// Verifies the next segment, and says what is wrong with it, if something is.
    ///
    /// # Errors
    /// When the store can't be read; the segment stays to be verified.
    pub fn verify_next(&mut self) -> Result<Option<Damage>, StorageError> {
        let Some(key) = self.unverified.front().copied() else { return Ok(None) };
        let at = key.text(&self.workspace);
        let text = self.storage.get(&at)?;
        self.unverified.pop_front();
        let checked = text.as_deref().map_or(Err(RecordError::Torn), segment::read).and_then(|read| read.restored());
        Ok(checked.err().map(|error| {
            self.is_whole = false;
            Damage::Bad { position: key.first, key: at, why: error.into() }
        }))
    }
}
