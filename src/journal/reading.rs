//! Reading: from where the journal is to the end of what lies in the store.
//!
//! The same way serves a page that has just begun and one that follows another tab: list the keys, take every commit
//! that follows the one before, and say what else was found. A commit follows when it lies at the next position, names
//! the hash of the commit before, and is of no older epoch. Of several that do, the one of the highest epoch is taken.
//! Whether a commit lies open or in a segment makes no difference, and where it lies both ways it is taken once.

use super::leftover::Bad;
use super::listing::Listing;
use super::sealing::Thresholds;
use super::verifying::Underway;
use super::{CommitKey, Damage, Epoch, Hash, KeyValue, SegmentKey, SetAside, StorageError, Workspace, unsealed};
use crate::event_sourcing::{Commit, LogError, Position, Storable};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The log of one workspace in a key-value store, and how far it was read or written.
#[derive(Clone, Debug)]
pub struct Journal<S> {
    pub(super) storage: S,
    pub(super) workspace: Workspace,
    /// The commits read or written so far: where each begins, and the epoch of its writer.
    pub(super) chain: BTreeMap<Position, Epoch>,
    /// The segments that hold the beginning of the chain, each known to fit it.
    pub(super) sealed: BTreeSet<SegmentKey>,
    /// The segments whose own hash was checked and whose commits' hashes were not, when they were read.
    pub(super) unverified: VecDeque<SegmentKey>,
    /// The first of them, as far as it was verified.
    pub(super) verifying: Option<Underway>,
    pub(super) thresholds: Thresholds,
    /// The position of the first commit that lies open.
    pub(super) first_open: Option<Position>,
    /// The position of the last message read or written.
    pub(super) head: Position,
    /// The hash of the last commit read or written.
    pub(super) hash: Hash,
    /// The highest epoch that was ever seen.
    pub(super) highest: Epoch,
    pub(super) stance: Stance,
    /// Whether the last reading came to the end of the log and found it whole; otherwise nothing is written.
    pub(super) is_whole: bool,
    /// What was told as set aside, so that it is told once.
    pub(super) told: BTreeSet<String>,
}

/// Whether a journal may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stance {
    /// It only reads.
    Reading,
    /// It writes, as the writer of an epoch.
    Writing(Epoch),
    /// It wrote, until it saw a writer of a higher epoch.
    Overtaken,
    /// It wrote, until it could not say any longer what is in the store.
    Unsure,
}

/// What a reading came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// How many commits were taken in.
    pub taken: usize,
    /// What was set aside, each told once.
    pub set_aside: Vec<SetAside>,
    /// How the whole was found.
    pub found: Found,
}

/// How the log was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// Every commit in the store was taken in, or set aside.
    Whole,
    /// What was taken in before is no longer the log: commits have gone, or a writer of a higher epoch has put others in
    /// their place. Only a reading from the beginning can help.
    OtherPast,
    /// The log can't be read to its end.
    Damaged(Damage),
}

impl<S: KeyValue> Journal<S> {
    /// A journal that has read nothing yet.
    pub fn new(storage: S, workspace: Workspace) -> Self {
        Self {
            storage,
            workspace,
            chain: BTreeMap::new(),
            sealed: BTreeSet::new(),
            unverified: VecDeque::new(),
            verifying: None,
            thresholds: Thresholds::default(),
            first_open: None,
            head: Position::ZERO,
            hash: Hash::BEFORE_THE_FIRST,
            highest: Epoch::ZERO,
            stance: Stance::Reading,
            is_whole: false,
            told: BTreeSet::new(),
        }
    }

    /// A journal of the same workspace that has read nothing yet.
    #[must_use]
    pub fn unread(&self) -> Self
    where
        S: Clone,
    {
        Self::new(self.storage.clone(), self.workspace.clone()).sealing_at(self.thresholds)
    }

    /// The position of the last message read or written.
    #[must_use]
    pub fn head(&self) -> Position {
        self.head
    }

    /// The workspace whose log this is.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The store that the log lies in.
    pub fn storage(&self) -> &S {
        &self.storage
    }

    /// Reads on from where it is, and gives every commit to `take`, in order.
    ///
    /// # Errors
    /// When the store can't be read; what was taken until then stays taken.
    pub fn read_on<P: Storable>(
        &mut self,
        take: &mut dyn FnMut(Commit<P>) -> Result<(), LogError>,
    ) -> Result<Reading, StorageError> {
        self.is_whole = false;
        let mut set_aside = Vec::new();
        let listing = self.list(&mut set_aside)?;
        let before = self.chain.len();
        let mut found = Found::OtherPast;
        if self.is_still_the_past(&listing)? {
            found = Found::Whole;
            let mut bad = Bad::default();
            if let Some(damage) = self.take_all(&listing, &mut bad, take)? {
                found = Found::Damaged(damage);
            }
            self.adopt(&listing, &mut bad)?;
            for (key, why) in self.leftovers(&listing, bad, &mut found)? {
                self.set_aside(&mut set_aside, key, why);
            }
        }
        self.is_whole = found == Found::Whole;
        Ok(Reading { taken: self.chain.len() - before, set_aside, found })
    }

    /// Whether what was read before is still there, and nobody of a higher epoch has put something beside it.
    fn is_still_the_past(&self, listing: &Listing) -> Result<bool, StorageError> {
        let is_news =
            |key: &&CommitKey| key.epoch > self.epoch_at(key.first) && !self.told.contains(&key.text(&self.workspace));
        if listing.open.iter().take_while(|key| key.first <= self.head).any(|key| is_news(&key)) {
            return Ok(false);
        }
        let Some(last) = self.last() else { return Ok(true) };
        Ok(listing.open.contains(&last) || self.is_sealed(listing, last)?)
    }

    /// The key of the last commit read or written.
    pub(super) fn last(&self) -> Option<CommitKey> {
        self.chain.last_key_value().map(|(first, epoch)| CommitKey { first: *first, epoch: *epoch })
    }

    /// Whether the last commit lies in a segment.
    fn is_sealed(&self, listing: &Listing, last: CommitKey) -> Result<bool, StorageError> {
        for key in listing.sealed_at(last.first) {
            // One that was read or written is known to have it.
            if self.sealed.contains(&key) {
                return Ok(true);
            }
            let text = self.storage.get(&key.text(&self.workspace))?;
            if text.is_some_and(|text| unsealed::has(&text, self.head, self.hash)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The epoch of the commit that has a position which was read or written.
    pub(super) fn epoch_at(&self, position: Position) -> Epoch {
        self.chain.range(..=position).next_back().map_or(Epoch::ZERO, |(_, epoch)| *epoch)
    }
}
