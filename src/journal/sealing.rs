//! Sealing: the oldest open commits are packed into a segment, so that the log can grow.
//!
//! First the segment is written whole. The open commits go later and only when the segment is still there, since a
//! browser at the end of its room was seen to say "done" and to forget a second later. Until then both lie in the store,
//! and reading takes each position once. So a crash at any moment loses nothing, and when packing fails, nothing has
//! happened but that less room was made.

use super::listing::Listing;
use super::segment;
use super::{CommitKey, Epoch, Journal, KeyValue, SegmentKey};
use crate::event_sourcing::{Position, WriteError};

/// When commits are packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Thresholds {
    /// When so many commits lie open.
    pub open: usize,
    /// So many of them, the oldest, are packed into one segment.
    pub pack: usize,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { open: 512, pack: 256 }
    }
}

impl<S: KeyValue> Journal<S> {
    /// This journal with other thresholds.
    #[must_use]
    pub fn sealing_at(self, thresholds: Thresholds) -> Self {
        Self { thresholds, ..self }
    }

    /// The position of the last message that lies in a segment.
    #[must_use]
    pub fn sealed_to(&self) -> Position {
        self.sealed.iter().map(|key| key.last).max().unwrap_or(Position::ZERO)
    }

    /// Packs the oldest open commits, if enough lie open.
    pub(super) fn seal_if_due(&mut self, epoch: Epoch) {
        let first = self.sealed_to().next();
        let open = self.chain.range(first..).map(|(first, epoch)| CommitKey { first: *first, epoch: *epoch });
        if open.clone().count() < self.thresholds.open {
            return;
        }
        let texts = open.take(self.thresholds.pack).map(|key| self.storage.get(&key.text(&self.workspace)));
        // A commit that can't be read now stays where it is, and with it all that follow.
        let Ok(Some(texts)) = texts.collect::<Result<Option<Vec<_>>, _>>() else { return };
        if let Ok((key, text)) = segment::write(first, &texts, epoch) {
            self.put_segment(key, &text);
        }
    }

    fn put_segment(&mut self, key: SegmentKey, text: &str) {
        let at = key.text(&self.workspace);
        let is_set = self.storage.set(&at, text).is_ok();
        if is_set && self.storage.get(&at).is_ok_and(|found| found.as_deref() == Some(text)) {
            self.sealed.insert(key);
        } else {
            // Whatever stays there instead is no harm: the open commits are all still there.
            drop(self.storage.remove(&at));
        }
    }

    /// Whether commits were seen that lie open and in a segment as well.
    #[must_use]
    pub fn has_packed(&self) -> bool {
        self.first_open.is_some_and(|first| first <= self.sealed_to())
    }

    /// Takes away the open commits that lie in a segment as well, letter for letter, and says how many. To be called
    /// some seconds after a segment was written.
    ///
    /// # Errors
    /// When this journal may not write, or the store fails; what was not taken away is later.
    pub fn remove_packed(&mut self) -> Result<usize, WriteError> {
        let (_, listing) = self.fence()?;
        let mut removed = 0;
        for segment in self.sealed.clone() {
            removed += self.remove_packed_in(segment, &listing)?;
        }
        // Lists again, so that what is left is known.
        self.list(&mut Vec::new())?;
        Ok(removed)
    }

    fn remove_packed_in(&self, segment: SegmentKey, listing: &Listing) -> Result<usize, WriteError> {
        let from = CommitKey { first: segment.first, epoch: Epoch::ZERO };
        if !listing.open.range(from..).next().is_some_and(|key| segment.covers(key.first)) {
            return Ok(0);
        }
        let Some(text) = self.storage.get(&segment.text(&self.workspace))? else { return Ok(0) };
        let Ok(restored) = segment::read(&text).and_then(|segment| segment.restored()) else { return Ok(0) };
        let mut removed = 0;
        for commit in restored.iter().filter(|commit| listing.open.contains(&commit.key)) {
            let key = commit.key.text(&self.workspace);
            if self.storage.get(&key)?.as_ref() == Some(&commit.text) {
                self.storage.remove(&key)?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}
