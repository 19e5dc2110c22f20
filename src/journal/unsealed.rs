//! A segment that is being read: the commits of it that are still to be taken.

use super::record::RecordError;
use super::segment::{self, Segment};
use super::{Epoch, Hash, SegmentKey, WhySetAside};
use crate::event_sourcing::{Commit, Position, Storable};
use std::collections::VecDeque;

/// The commits of a segment that follow the log as far as it was read.
pub(super) struct Unsealed<P> {
    pub(super) key: SegmentKey,
    segment: Segment,
    commits: VecDeque<(Epoch, Commit<P>)>,
}

impl<P: Storable> Unsealed<P> {
    /// Opens a segment behind the message at `head`, whose commit has a hash; otherwise says why it does not follow.
    pub(super) fn open(key: SegmentKey, text: &str, head: Position, hash: Hash) -> Result<Self, WhySetAside> {
        let segment = segment::read(text)?;
        if (segment.first, segment.last) != (key.first, key.last) {
            return Err(WhySetAside::OtherKey);
        }
        let taken = taken(&segment, head, hash)?;
        let commits: VecDeque<(Epoch, Commit<P>)> = segment.read().skip(taken).collect::<Result<_, _>>()?;
        let (mut next, mut newest) = (head.next(), Epoch::ZERO);
        for (epoch, commit) in &commits {
            if commit.first() != next || *epoch < newest {
                return Err(WhySetAside::OtherKey);
            }
            (next, newest) = (commit.last().next(), *epoch);
        }
        let is_whole = next == segment.last.next() && taken + commits.len() == segment.commits;
        if is_whole { Ok(Self { key, segment, commits }) } else { Err(WhySetAside::OtherKey) }
    }

    /// The epoch of the next commit.
    pub(super) fn epoch(&self) -> Option<Epoch> {
        self.commits.front().map(|(epoch, _)| *epoch)
    }

    /// Takes the next commit.
    pub(super) fn take_next(&mut self) -> Option<(Epoch, Commit<P>)> {
        self.commits.pop_front()
    }

    /// The hash of the last commit, once all are taken.
    pub(super) fn end(&self) -> Option<Hash> {
        self.commits.is_empty().then_some(self.segment.end)
    }

    /// The hash of the commit whose last message is at a position, worked out from the beginning of the segment.
    pub(super) fn hash_at(&self, position: Position) -> Option<Hash> {
        hash_at(&self.segment, position).ok().flatten()
    }
}

/// How many commits of a segment come before the place behind `head`.
fn taken(segment: &Segment, head: Position, hash: Hash) -> Result<usize, WhySetAside> {
    if head.next() == segment.first {
        return if segment.previous == hash { Ok(0) } else { Err(WhySetAside::OtherPast) };
    }
    let before = segment.restored()?.iter().position(|commit| commit.last == head && commit.hash == hash);
    before.map(|index| index + 1).ok_or(WhySetAside::OtherPast)
}

fn hash_at(segment: &Segment, position: Position) -> Result<Option<Hash>, RecordError> {
    if position.next() == segment.first {
        return Ok(Some(segment.previous));
    }
    let restored = segment.restored()?;
    Ok(restored.into_iter().find(|commit| commit.last == position).map(|commit| commit.hash))
}

/// Whether a segment has the commit that ends at a position with a hash.
pub(super) fn has(text: &str, position: Position, hash: Hash) -> bool {
    segment::read(text).and_then(|segment| hash_at(&segment, position)).is_ok_and(|found| found == Some(hash))
}
