//! The line of one message as it is stored, to the letter, wherever it lies now.
//!
//! A message of an old schema is raised whenever it is read, so what is in memory is not what was written. Whoever asks
//! for the line gets the bytes that the hashes stand for.

use super::record::{self, Contents};
use super::segment::{self, Segment};
use super::{CommitKey, ExportError, Journal, KeyValue, SegmentKey};
use crate::event_sourcing::Position;

/// Finds lines. It keeps the segment that it unpacked last, so that its other lines are found at once; let go of it when
/// nobody looks any more.
#[derive(Debug, Default)]
pub struct Lines {
    unpacked: Option<Unpacked>,
}

/// A segment that was unpacked.
#[derive(Debug)]
struct Unpacked {
    key: SegmentKey,
    segment: Segment,
    /// Where the line of each of its commits begins.
    begins: Vec<usize>,
}

impl Lines {
    /// The line of a message of the log that a journal has read or written; nothing when there is no such message.
    ///
    /// # Errors
    /// When its commit is gone, or can't be read any more.
    pub fn line<S: KeyValue>(
        &mut self,
        journal: &Journal<S>,
        position: Position,
    ) -> Result<Option<String>, ExportError> {
        let found = journal.chain.range(..=position).next_back().filter(|_| position <= journal.head());
        let Some((first, epoch)) = found else { return Ok(None) };
        let (key, index) = (CommitKey { first: *first, epoch: *epoch }, position.get() - first.get());
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        let text = key.text(&journal.workspace);
        match journal.storage.get(&text)? {
            Some(lying) => {
                let contents = record::contents(&lying);
                let Contents { messages, .. } =
                    contents.map_err(|error| ExportError::Unreadable { key: text, error })?;
                Ok(messages.get(index).map(|message| (*message).to_owned()))
            }
            None => self.packed(journal, key, index),
        }
    }

    fn packed<S: KeyValue>(
        &mut self,
        journal: &Journal<S>,
        key: CommitKey,
        index: usize,
    ) -> Result<Option<String>, ExportError> {
        let gone = || ExportError::Gone { key: key.text(&journal.workspace) };
        let sealed = *journal.sealed.iter().find(|segment| segment.covers(key.first)).ok_or_else(gone)?;
        let unpacked = match self.unpacked.take().filter(|unpacked| unpacked.key == sealed) {
            Some(unpacked) => unpacked,
            None => Unpacked::open(journal, sealed)?,
        };
        let unpacked = self.unpacked.insert(unpacked);
        // The commits of a segment follow each other, so their order is their place in it.
        let number = journal.chain.range(sealed.first..key.first).count();
        let text = unpacked.begins.get(number).and_then(|begin| unpacked.segment.commit_at(*begin));
        let messages = record::messages_of_short(text.ok_or_else(gone)?);
        let messages =
            messages.map_err(|error| ExportError::Unreadable { key: sealed.text(&journal.workspace), error })?;
        Ok(messages.get(index).map(|message| (*message).to_owned()))
    }
}

impl Unpacked {
    fn open<S: KeyValue>(journal: &Journal<S>, sealed: SegmentKey) -> Result<Self, ExportError> {
        let key = sealed.text(&journal.workspace);
        let Some(text) = journal.storage.get(&key)? else { return Err(ExportError::Gone { key }) };
        let segment = segment::read(&text).map_err(|error| ExportError::Unreadable { key, error })?;
        let begins = segment.begins();
        Ok(Self { key: sealed, segment, begins })
    }
}
