//! Listing: what lies in the store, by its keys. The head of the log is found from here, since no other key is trusted.

use super::{CommitKey, Epoch, Journal, KeyValue, SegmentKey, SetAside, StorageError, WhySetAside};
use crate::event_sourcing::Position;
use std::collections::BTreeSet;

/// The keys of a workspace.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Listing {
    /// The commits that lie open, sorted by position and then by epoch.
    pub(super) open: BTreeSet<CommitKey>,
    /// The segments, sorted by position and then by epoch.
    pub(super) sealed: BTreeSet<SegmentKey>,
}

impl Listing {
    /// The open commits that begin at a position, the one of the highest epoch first.
    pub(super) fn open_at(&self, first: Position, from: Epoch) -> impl Iterator<Item = CommitKey> {
        let end = CommitKey { first: first.next(), epoch: Epoch::ZERO };
        self.open.range(CommitKey { first, epoch: from }..end).rev().copied()
    }

    /// The segments that have the message at a position, the one of the highest epoch first.
    pub(super) fn sealed_at(&self, position: Position) -> Vec<SegmentKey> {
        let mut segments: Vec<_> = self.sealed.iter().filter(|key| key.covers(position)).copied().collect();
        segments.sort_by_key(|key| std::cmp::Reverse((key.epoch, key.last)));
        segments
    }
}

impl<S: KeyValue> Journal<S> {
    /// Lists the keys of this workspace. A key of another shape is set aside.
    pub(super) fn list(&mut self, set_aside: &mut Vec<SetAside>) -> Result<Listing, StorageError> {
        let prefix = self.workspace.prefix();
        let mut listing = Listing::default();
        for text in self.storage.keys(&prefix)? {
            let rest = text.strip_prefix(&prefix).unwrap_or("");
            match (CommitKey::parse(rest), SegmentKey::parse(rest)) {
                (Some(key), _) => drop(listing.open.insert(key)),
                (None, Some(key)) => drop(listing.sealed.insert(key)),
                (None, None) => self.set_aside(set_aside, text, WhySetAside::Foreign),
            }
        }
        self.first_open = listing.open.first().map(|key| key.first);
        let open = listing.open.iter().map(|key| key.epoch);
        let epochs = open.chain(listing.sealed.iter().map(|key| key.epoch));
        self.highest = epochs.fold(self.highest, Epoch::max);
        Ok(listing)
    }

    /// Notes that something is not part of the log. What was told once is not told again.
    pub(super) fn set_aside(&mut self, list: &mut Vec<SetAside>, key: String, why: WhySetAside) {
        if self.told.insert(key.clone()) {
            list.push(SetAside { key, why });
        }
    }
}
