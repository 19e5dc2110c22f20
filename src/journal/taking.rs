//! Taking: which commit comes next, of all that lie open or in segments.

use super::leftover::Bad;
use super::listing::Listing;
use super::record::{self, Record, RecordError};
use super::unsealed::Unsealed;
use super::{CommitKey, Damage, Epoch, Hash, Journal, KeyValue, StorageError, WhySetAside};
use crate::event_sourcing::{Commit, LogError, Position, Storable};

/// What comes next.
enum Next<P> {
    /// A commit; its hash is only known where it lies open or ends its segment.
    Commit(CommitKey, Commit<P>, Option<Hash>),
    /// Nothing: here the log ends, or what follows is bad.
    Nothing,
    /// Something that a newer program has written.
    Newer(Damage),
}

impl<S: KeyValue> Journal<S> {
    /// Takes every commit that follows, and notes in `bad` why others at the same positions do not.
    pub(super) fn take_all<P: Storable>(
        &mut self,
        listing: &Listing,
        bad: &mut Bad,
        take: &mut dyn FnMut(Commit<P>) -> Result<(), LogError>,
    ) -> Result<Option<Damage>, StorageError> {
        let mut segment = None;
        loop {
            if segment.as_ref().and_then(Unsealed::epoch).is_none() {
                segment = match self.unseal(listing, bad)? {
                    Ok(unsealed) => unsealed,
                    Err(newer) => return Ok(Some(newer)),
                };
            }
            let (key, commit, hash) = match self.next_commit(listing, bad, &mut segment)? {
                Next::Commit(key, commit, hash) => (key, commit, hash),
                Next::Nothing => return Ok(None),
                Next::Newer(damage) => return Ok(Some(damage)),
            };
            let last = commit.last();
            if let Err(error) = take(commit) {
                return Ok(Some(Damage::BreaksLog { key: key.text(&self.workspace), error }));
            }
            self.extend(key, last, hash.unwrap_or(self.hash));
        }
    }

    /// Moves on to a commit that was read or written.
    pub(super) fn extend(&mut self, key: CommitKey, last: Position, hash: Hash) {
        self.chain.insert(key.first, key.epoch);
        self.head = last;
        self.hash = hash;
        self.highest = self.highest.max(key.epoch);
    }

    /// The segment that goes on where the log was read to.
    fn unseal<P: Storable>(
        &mut self,
        listing: &Listing,
        bad: &mut Bad,
    ) -> Result<Result<Option<Unsealed<P>>, Damage>, StorageError> {
        for key in listing.sealed_at(self.head.next()) {
            let text = self.storage.get(&key.text(&self.workspace))?;
            let opened = match text {
                Some(text) => Unsealed::open(key, &text, self.head, self.hash),
                None => Err(RecordError::Torn.into()),
            };
            match opened {
                Ok(unsealed) if unsealed.epoch().is_some_and(|epoch| epoch >= self.epoch_at(self.head)) => {
                    self.sealed.insert(key);
                    self.unverified.push_back(key);
                    return Ok(Ok(Some(unsealed)));
                }
                Err(WhySetAside::Unreadable(RecordError::NewerFormat { found })) => {
                    return Ok(Err(Damage::NewerFormat { key: key.text(&self.workspace), found }));
                }
                Ok(_) => bad.note_sealed(key, WhySetAside::OtherPast),
                Err(why) => bad.note_sealed(key, why),
            }
        }
        Ok(Ok(None))
    }

    /// The commit that follows: the one of the highest epoch, wherever it lies.
    fn next_commit<P: Storable>(
        &mut self,
        listing: &Listing,
        bad: &mut Bad,
        segment: &mut Option<Unsealed<P>>,
    ) -> Result<Next<P>, StorageError> {
        let sealed = segment.as_ref().and_then(Unsealed::epoch);
        let from = sealed.map_or_else(|| self.epoch_at(self.head), Epoch::next);
        for key in listing.open_at(self.head.next(), from) {
            // Within a segment the hash so far was not worked out; here it is needed.
            if let Some(hash) = segment.as_ref().and_then(|segment| segment.hash_at(self.head)) {
                self.hash = hash;
            }
            match self.follows::<P>(key)? {
                Ok(record) => {
                    if let Some(segment) = segment.take() {
                        bad.note_sealed(segment.key, WhySetAside::OtherPast);
                        self.sealed.remove(&segment.key);
                    }
                    return Ok(Next::Commit(key, record.commit, Some(record.hash)));
                }
                Err(WhySetAside::Unreadable(RecordError::NewerFormat { found })) => {
                    return Ok(Next::Newer(Damage::NewerFormat { key: key.text(&self.workspace), found }));
                }
                Err(why) => bad.note_open(key, why),
            }
        }
        let Some(segment) = segment else { return Ok(Next::Nothing) };
        Ok(match segment.take_next() {
            Some((epoch, commit)) => {
                let hash = segment.end();
                Next::Commit(CommitKey { first: commit.first(), epoch }, commit, hash)
            }
            None => Next::Nothing,
        })
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
}
