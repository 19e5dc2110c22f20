//! Gathering: records become a segment, one after another, and the text is packed meanwhile. Whoever has many of them
//! can do something else in between.

use super::hash::Hash;
use super::packing::Packer;
use super::record::{self, RecordError};
use super::segment::{self, Ends, MOST_BYTES};
use super::{Epoch, SegmentKey};
use crate::event_sourcing::{Commit, Position, Storable};

/// A segment in the making.
pub(super) struct Gathering {
    first: Position,
    /// The position of the first message of the next record.
    next: Position,
    /// The hashes before the first record, and of the last.
    ends: Option<(Hash, Hash)>,
    commits: usize,
    /// Bytes of all lines.
    length: usize,
    packer: Packer,
}

impl Gathering {
    /// A segment whose first record begins at a position.
    pub(super) fn new(first: Position) -> Self {
        Self { first, next: first, ends: None, commits: 0, length: 0, packer: Packer::new() }
    }

    /// Takes the next record.
    ///
    /// # Errors
    /// When it is no record, or does not follow the one before it.
    pub(super) fn push(&mut self, text: &str) -> Result<(), RecordError> {
        let (line, before, hash) = record::shorten(text)?;
        let previous = match self.ends {
            None => before,
            Some((previous, end)) if end == before => previous,
            Some(_) => return Err(segment::malformed("a commit does not follow the one before it")),
        };
        // What can't be restored to the letter must not be packed.
        if record::restore(&line, before)?.0 != text {
            return Err(segment::malformed("a commit would not come back to the letter"));
        }
        let (_, messages) = record::outline(&line)?;
        self.next = Position::new(self.next.get() + messages);
        self.ends = Some((previous, hash));
        for piece in [if self.commits > 0 { "\n" } else { "" }, &line] {
            self.packer.push(piece);
            self.length += piece.len();
        }
        self.commits += 1;
        // What nobody would unpack must not be packed.
        if self.length > MOST_BYTES { Err(RecordError::TooLarge { bytes: self.length }) } else { Ok(()) }
    }

    /// Takes a commit that was never written, as one that an epoch writes.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub(super) fn push_commit<P: Storable>(&mut self, commit: &Commit<P>, epoch: Epoch) -> Result<(), RecordError> {
        let previous = self.ends.map_or(Hash::BEFORE_THE_FIRST, |(_, end)| end);
        let written = record::write(commit, epoch, previous);
        let (text, _) = written.map_err(|error| segment::malformed(&error.to_string()))?;
        self.push(&text)
    }

    /// The segment, and where it lies.
    ///
    /// # Errors
    /// When there is no record in it.
    pub(super) fn close(self, packed_by: Epoch) -> Result<(SegmentKey, String), RecordError> {
        let Self { first, next, ends, commits, length, packer } = self;
        let (previous, end) = ends.ok_or_else(|| segment::malformed("there is no commit"))?;
        let last = next.previous();
        let packed = packer.close().ok_or_else(|| segment::malformed("it can't be packed"))?;
        let text = segment::text(Ends { first, last, previous, end }, commits, length, packed)?;
        Ok((SegmentKey { first, last, epoch: packed_by }, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Unread;
    use std::collections::BTreeMap;

    #[test]
    fn what_nobody_would_unpack_is_not_packed() {
        let commit: Commit<Unread> = Commit { messages: vec![], progress: BTreeMap::new() };
        let mut gathering = Gathering::new(Position::new(1));
        assert_eq!(gathering.push_commit(&commit, Epoch::new(1)), Ok(()));
        gathering.length += MOST_BYTES;
        let refused = gathering.push_commit(&commit, Epoch::new(1));
        assert!(matches!(refused, Err(RecordError::TooLarge { .. })), "{refused:?}");
    }
}
