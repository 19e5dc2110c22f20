//! Reading: from where the journal is to the end of what lies in the store.
//!
//! The same way serves a page that has just begun and one that follows another tab: list the keys, take every commit
//! that follows the one before, and say what else was found. A commit follows when it lies at the next position, names
//! the hash of the commit before, and is of no older epoch. Of several that do, the one of the highest epoch is taken.

use super::record::{self, Record, RecordError};
use super::{CommitKey, Damage, Epoch, Hash, KeyValue, SetAside, StorageError, WhySetAside, Workspace};
use crate::event_sourcing::{Commit, LogError, Position, Storable};
use std::collections::{BTreeMap, BTreeSet};

/// The log of one workspace in a key-value store, and how far it was read or written.
#[derive(Clone, Debug)]
pub struct Journal<S> {
    pub(super) storage: S,
    pub(super) workspace: Workspace,
    /// The commits read or written so far: where each begins, and the epoch of its writer.
    pub(super) chain: BTreeMap<Position, Epoch>,
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
    told: BTreeSet<String>,
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
            head: Position::ZERO,
            hash: Hash::BEFORE_THE_FIRST,
            highest: Epoch::ZERO,
            stance: Stance::Reading,
            is_whole: false,
            told: BTreeSet::new(),
        }
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
        let keys = self.list(&mut set_aside)?;
        let before = self.chain.len();
        let mut found = if self.is_still_the_past(&keys) { Found::Whole } else { Found::OtherPast };
        if found == Found::Whole {
            let mut bad = BTreeMap::new();
            if let Some(damage) = self.take_all(&keys, &mut bad, take)? {
                found = Found::Damaged(damage);
            }
            for (key, why) in self.leftovers(&keys, bad, &mut found) {
                self.set_aside(&mut set_aside, key.text(&self.workspace), why);
            }
        }
        self.is_whole = found == Found::Whole;
        Ok(Reading { taken: self.chain.len() - before, set_aside, found })
    }

    /// The keys of commits, sorted by position and then by epoch.
    pub(super) fn list(&mut self, set_aside: &mut Vec<SetAside>) -> Result<BTreeSet<CommitKey>, StorageError> {
        let prefix = self.workspace.prefix();
        let mut keys = BTreeSet::new();
        for text in self.storage.keys(&prefix)? {
            match text.strip_prefix(&prefix).and_then(CommitKey::parse) {
                Some(key) => drop(keys.insert(key)),
                None => self.set_aside(set_aside, text, WhySetAside::Foreign),
            }
        }
        self.highest = keys.iter().map(|key| key.epoch).fold(self.highest, Epoch::max);
        Ok(keys)
    }

    fn set_aside(&mut self, list: &mut Vec<SetAside>, key: String, why: WhySetAside) {
        if self.told.insert(key.clone()) {
            list.push(SetAside { key, why });
        }
    }

    /// Whether what was read before is still there, and nobody of a higher epoch has put something beside it.
    fn is_still_the_past(&self, keys: &BTreeSet<CommitKey>) -> bool {
        let last = self.chain.last_key_value().map(|(first, epoch)| CommitKey { first: *first, epoch: *epoch });
        let is_news =
            |key: &&CommitKey| key.epoch > self.epoch_at(key.first) && !self.told.contains(&key.text(&self.workspace));
        last.is_none_or(|last| keys.contains(&last))
            && !keys.iter().take_while(|key| key.first <= self.head).any(|key| is_news(&key))
    }

    /// The epoch of the commit that has a position which was read or written.
    fn epoch_at(&self, position: Position) -> Epoch {
        self.chain.range(..=position).next_back().map_or(Epoch::ZERO, |(_, epoch)| *epoch)
    }

    /// Takes every commit that follows, and notes in `bad` why others at the same positions do not.
    fn take_all<P: Storable>(
        &mut self,
        keys: &BTreeSet<CommitKey>,
        bad: &mut BTreeMap<CommitKey, WhySetAside>,
        take: &mut dyn FnMut(Commit<P>) -> Result<(), LogError>,
    ) -> Result<Option<Damage>, StorageError> {
        'next: loop {
            let first = self.head.next();
            let here = CommitKey { first, epoch: self.epoch_at(self.head) };
            for key in keys.range(here..).take_while(|key| key.first == first).collect::<Vec<_>>().into_iter().rev() {
                match self.follows::<P>(*key)? {
                    Ok(record) => {
                        let text = key.text(&self.workspace);
                        let (last, hash) = (record.commit.last(), record.hash);
                        if let Err(error) = take(record.commit) {
                            return Ok(Some(Damage::BreaksLog { key: text, error }));
                        }
                        self.extend(*key, last, hash);
                        continue 'next;
                    }
                    Err(WhySetAside::Unreadable(RecordError::NewerFormat { found })) => {
                        return Ok(Some(Damage::NewerFormat { key: key.text(&self.workspace), found }));
                    }
                    Err(why) => drop(bad.insert(*key, why)),
                }
            }
            return Ok(None);
        }
    }

    /// Moves on to a commit that was read or written.
    pub(super) fn extend(&mut self, key: CommitKey, last: Position, hash: Hash) {
        self.chain.insert(key.first, key.epoch);
        self.head = last;
        self.hash = hash;
        self.highest = self.highest.max(key.epoch);
    }

    /// The commit under a key, if it follows what was read; otherwise why it does not.
    fn follows<P: Storable>(&self, key: CommitKey) -> Result<Result<Record<P>, WhySetAside>, StorageError> {
        // A key that was listed and is gone a moment later is as good as one whose text is gone.
        let Some(text) = self.storage.get(&key.text(&self.workspace))? else {
            return Ok(Err(RecordError::Torn.into()));
        };
        Ok(match record::read::<P>(&text) {
            Err(error) => Err(error.into()),
            Ok(record) if record.epoch != key.epoch || record.commit.first() != key.first => Err(WhySetAside::OtherKey),
            Ok(record) if record.previous != self.hash => Err(WhySetAside::OtherPast),
            Ok(record) => Ok(record),
        })
    }

    /// What is not part of the log, and why. Beyond the head, a commit of an older epoch is late; one bad commit may be
    /// the torn end; anything else there means that the middle of the log is damaged.
    fn leftovers(
        &self,
        keys: &BTreeSet<CommitKey>,
        mut bad: BTreeMap<CommitKey, WhySetAside>,
        found: &mut Found,
    ) -> Vec<(CommitKey, WhySetAside)> {
        let now = self.epoch_at(self.head);
        let beyond = keys.iter().filter(|key| key.first > self.head && key.epoch >= now);
        if let Some(next) = beyond.clone().find(|key| key.first > self.head.next())
            && *found == Found::Whole
        {
            let position = self.head.next();
            let worst = bad.iter().rev().find(|(key, _)| key.first == position);
            *found = Found::Damaged(match worst {
                Some((key, why)) => Damage::Bad { position, key: key.text(&self.workspace), why: why.clone() },
                None => Damage::Hole { missing: position, next: next.text(&self.workspace) },
            });
        }
        let stray = |key: &&CommitKey| {
            let is_past = key.first <= self.head && self.chain.get(&key.first) != Some(&key.epoch);
            is_past || (key.first > self.head && key.epoch < now) || bad.contains_key(key)
        };
        let keys: Vec<_> = keys.iter().filter(stray).copied().collect();
        let why = |key: &CommitKey| match bad.remove(key) {
            Some(why) => why,
            None => WhySetAside::Late { epoch: key.epoch, overtaken_by: self.epoch_at(key.first.min(self.head)) },
        };
        keys.iter().copied().zip(keys.iter().map(why)).collect()
    }
}
