//! Verifying: working out the hash of every commit in the segments that were read, a slice at a time.
//!
//! When a log is read, a segment is taken at its word if its own hash is right: that is enough to know that nothing was
//! changed since it was packed, and the page is shown sooner. The chain within is worked out when there is time.

use super::segment::{self, Place, Segment};
use super::{Damage, Journal, KeyValue, RecordError, StorageError};

/// How many commits are worked out at a time; some milliseconds in a browser.
const SLICE: usize = 64;

/// How far verifying has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Verified {
    /// How many segments were verified.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// The segment that is being verified, and how far.
#[derive(Clone, Debug)]
pub(super) struct Underway {
    segment: Segment,
    place: Place,
}

impl<S: KeyValue> Journal<S> {
    /// How far verifying has come.
    #[must_use]
    pub fn verified(&self) -> Verified {
        let of = self.sealed.len();
        Verified { done: of.saturating_sub(self.unverified.len()), of }
    }

    /// Verifies the next slice, and says what is wrong with it, if something is.
    ///
    /// # Errors
    /// When the store can't be read; the segment stays to be verified.
    pub fn verify_next(&mut self) -> Result<Option<Damage>, StorageError> {
        let Some(key) = self.unverified.front().copied() else { return Ok(None) };
        let at = key.text(&self.workspace);
        let underway = match self.verifying.take() {
            Some(underway) => Ok(underway),
            None => {
                let text = self.storage.get(&at)?;
                let read = text.as_deref().map_or(Err(RecordError::Torn), segment::read);
                read.map(|segment| Underway { place: segment.beginning(), segment })
            }
        };
        match underway.and_then(slice) {
            Ok(Some(underway)) => self.verifying = Some(underway),
            Ok(None) => drop(self.unverified.pop_front()),
            Err(error) => {
                self.unverified.pop_front();
                self.is_whole = false;
                return Ok(Some(Damage::Bad { position: key.first, key: at, why: error.into() }));
            }
        }
        Ok(None)
    }
}

/// Works out a slice; gives nothing back when it was the last one.
fn slice(mut underway: Underway) -> Result<Option<Underway>, RecordError> {
    for _ in 0..SLICE {
        if underway.segment.restore_next(&mut underway.place)?.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(underway))
}
