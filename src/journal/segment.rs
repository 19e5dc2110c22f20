//! A segment: many commits packed into one text, so that a log of 100,000 messages fits into a browser's storage.
//!
//! ```json
//! {"format":1,"first":1,"last":310,"commits":256,"previous":"<hash>","end":"<hash>","length":104233,"deflated":9877,"packed":"…","hash":"<hash>"}
//! ```
//!
//! Packed is one line for each commit: its record without what can be worked out again. Each record named the hash of
//! the one before, so from `previous`, the hash before the first, all of them come back to the letter, and the last
//! must have the hash `end`. Working that out takes longer than reading what the commits say. The segment's own hash is
//! that of its text, and enough to know that nothing was changed since it was packed; see [`Segment::restored`].

use super::gathering::Gathering;
use super::hashed::{self, FORMAT};
use super::record::{self, RecordError};
use super::{CommitKey, Epoch, Hash, SegmentKey, packing};
use crate::event_sourcing::{Commit, Position, Storable};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most bytes that the commits of a segment may have; a text that says more of itself is not unpacked. A copy puts a
/// whole log into one segment, so it is what all that a browser keeps may unpack to: 5,242,880 characters hold 9.8 MB of
/// deflated bytes. A log of this bank unpacks to 7 times as much, and to 17 times where each message repeats the longest
/// account number that there is; this is 20 times.
pub(super) const MOST_BYTES: usize = 200_000_000;

/// The fields of a segment in their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'a> {
    format: u32,
    first: Position,
    last: Position,
    commits: usize,
    previous: Hash,
    end: Hash,
    /// Bytes of the commits' lines.
    length: usize,
    /// Bytes of them deflated.
    deflated: usize,
    #[serde(borrow)]
    packed: Cow<'a, str>,
    /// Absent only while the text is made that it is the hash of.
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<Hash>,
}

/// A segment that was unpacked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// The position of its first message.
    pub first: Position,
    /// The position of its last message.
    pub last: Position,
    /// The hash of the commit before its first one.
    pub previous: Hash,
    /// The hash of its last commit.
    pub end: Hash,
    /// How many commits it has.
    pub commits: usize,
    lines: String,
}

/// A commit of a segment, as it lay in the store before it was packed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restored {
    /// The key that it lay under.
    pub key: CommitKey,
    /// The position of its last message.
    pub last: Position,
    /// Its text.
    pub text: String,
    /// Its hash.
    pub hash: Hash,
}

/// How far a segment's commits were restored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    bytes: usize,
    commits: usize,
    /// The hash of the commit before.
    hash: Hash,
    /// The position of the first message of the next one.
    first: Position,
}

/// Packs records that follow each other, the first of which begins at a position.
///
/// # Errors
/// When one of them is no record, or does not follow the one before it.
pub fn write<T: AsRef<str>>(
    first: Position,
    records: &[T],
    packed_by: Epoch,
) -> Result<(SegmentKey, String), RecordError> {
    let mut gathering = Gathering::new(first);
    records.iter().try_for_each(|text| gathering.push(text.as_ref()))?;
    gathering.close(packed_by)
}

/// Reads a segment and checks its own hash.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Segment, RecordError> {
    hashed::verified(text)?;
    let Fields { first, last, commits, previous, end, length, deflated, packed, .. } = record::parsed(text)?;
    if length > MOST_BYTES {
        return Err(RecordError::TooLarge { bytes: length });
    }
    let lines = packing::unpack(&packed, deflated, length).ok_or_else(|| malformed("it can't be unpacked"))?;
    Ok(Segment { first, last, previous, end, commits, lines })
}

/// What a segment says of its size.
pub(super) struct Size {
    /// Bytes that its commits have when they are unpacked.
    pub(super) unpacked: usize,
    /// Bytes that they are packed in, whatever it says of those.
    pub(super) packed: usize,
}

/// How large a segment is, without unpacking it. Nothing for a text that would not be unpacked anyway.
pub(super) fn size(text: &str) -> Option<Size> {
    hashed::verified(text).ok()?;
    let Fields { length, packed, .. } = record::parsed(text).ok()?;
    Some(Size { unpacked: length, packed: packing::bytes_in(&packed) })
}

impl Segment {
    /// What each of its commits says, with the epoch of its writer.
    pub fn read<P: Storable>(&self) -> impl Iterator<Item = Result<(Epoch, Commit<P>), RecordError>> {
        self.lines.lines().map(record::read_short)
    }

    /// Its commits as they lay in the store, with their hashes worked out anew.
    ///
    /// # Errors
    /// When one is no commit, or they are not those that the segment speaks of.
    pub fn restored(&self) -> Result<Vec<Restored>, RecordError> {
        let (mut place, mut restored) = (self.beginning(), Vec::with_capacity(self.commits));
        while let Some(commit) = self.restore_next(&mut place)? {
            restored.push(commit);
        }
        Ok(restored)
    }

    /// Where the line of each of its commits begins.
    pub(super) fn begins(&self) -> Vec<usize> {
        std::iter::once(0).chain(self.lines.match_indices('\n').map(|(at, _)| at + 1)).collect()
    }

    /// The line of the commit that begins there.
    pub(super) fn commit_at(&self, begin: usize) -> Option<&str> {
        self.lines.get(begin..).and_then(|rest| rest.lines().next())
    }

    /// The place before its first commit.
    pub(super) fn beginning(&self) -> Place {
        Place { bytes: 0, commits: 0, hash: self.previous, first: self.first }
    }

    /// Restores the commit at a place and moves on; nothing when all were restored.
    ///
    /// # Errors
    /// When it is no commit, or those before the end were not those that the segment speaks of.
    pub(super) fn restore_next(&self, place: &mut Place) -> Result<Option<Restored>, RecordError> {
        let Some(line) = self.commit_at(place.bytes) else {
            let is_whole = place.hash == self.end && place.commits == self.commits;
            return if is_whole { Ok(None) } else { Err(malformed("its commits do not have the hash that it names")) };
        };
        let (text, hash) = record::restore(line, place.hash)?;
        let (epoch, messages) = record::outline(line)?;
        let first = place.first;
        let last = Position::new(first.get() + messages.saturating_sub(1));
        *place = Place { bytes: place.bytes + line.len() + 1, commits: place.commits + 1, hash, first: last.next() };
        Ok(Some(Restored { key: CommitKey { first, epoch }, last, text, hash }))
    }
}

/// Where a segment begins and ends.
pub(super) struct Ends {
    pub(super) first: Position,
    pub(super) last: Position,
    pub(super) previous: Hash,
    pub(super) end: Hash,
}

/// A segment as text: so many commits in lines of so many bytes, which were packed.
///
/// # Errors
/// When it can't be written as JSON.
pub(super) fn text(
    ends: Ends,
    commits: usize,
    length: usize,
    (packed, deflated): (String, usize),
) -> Result<String, RecordError> {
    let Ends { first, last, previous, end } = ends;
    let (format, packed, hash) = (FORMAT, Cow::Owned(packed), None);
    let fields = Fields { format, first, last, commits, previous, end, length, deflated, packed, hash };
    let object = serde_json::to_string(&fields).map_err(|error| malformed(&error.to_string()))?;
    Ok(hashed::close(object).0)
}

pub(super) fn malformed(detail: &str) -> RecordError {
    RecordError::Malformed { detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A segment with one line in it, which says that it has so many bytes.
    fn claiming(length: usize) -> String {
        let mut packer = packing::Packer::new();
        packer.push("a line");
        let (first, none) = (Position::new(1), Hash::BEFORE_THE_FIRST);
        let ends = Ends { first, last: first, previous: none, end: none };
        text(ends, 1, length, packer.close().expect("packed")).expect("written")
    }

    #[test]
    fn a_text_that_says_that_it_is_larger_than_a_log_can_be_is_not_unpacked() {
        let line = "a line".len();
        assert_eq!(read(&claiming(line)).map(|segment| segment.lines), Ok("a line".to_owned()));
        assert!(matches!(read(&claiming(MOST_BYTES)), Err(RecordError::Malformed { .. })), "it has fewer");
        let bytes = MOST_BYTES + 1;
        assert_eq!(read(&claiming(bytes)), Err(RecordError::TooLarge { bytes }));
    }

    #[test]
    fn the_size_is_what_is_claimed_and_what_it_is_packed_in() {
        let size = |text: &str| size(text).map(|Size { unpacked, packed }| (unpacked, packed));
        // "a line" and what deflate adds to it, in whole characters of 15 bits.
        assert_eq!(size(&claiming(1_000)), Some((1_000, 9)));
        assert_eq!(size(&claiming(1_000).replace("1000", "2000")), None, "its hash is that of another text");
    }
}
