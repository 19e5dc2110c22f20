//! Leftovers: what lies in the store and is not part of the log, and what that says about the log.
//!
//! Beyond the head, a commit or a segment of an older epoch than that of the head is late: its writer was overtaken and
//! did not see it. One bad commit may be the torn end; anything else there means that the middle of the log is damaged.
//! A bad segment that is not late is always damage, since its commits were acknowledged long before it was packed.

use super::listing::Listing;
use super::reading::Found;
use super::{
    CommitKey, Damage, Hash, Journal, KeyValue, RecordError, SegmentKey, StorageError, WhySetAside, record, segment,
};
use crate::event_sourcing::Position;
use std::collections::BTreeMap;

/// What could have followed and does not, with the reason.
#[derive(Default)]
pub(super) struct Bad {
    open: BTreeMap<CommitKey, WhySetAside>,
    sealed: BTreeMap<SegmentKey, WhySetAside>,
}

impl Bad {
    pub(super) fn note_open(&mut self, key: CommitKey, why: WhySetAside) {
        self.open.insert(key, why);
    }

    pub(super) fn note_sealed(&mut self, key: SegmentKey, why: WhySetAside) {
        self.sealed.insert(key, why);
    }
}

impl<S: KeyValue> Journal<S> {
    /// Takes over the segments that another writer has packed from commits that were read here while they lay open.
    pub(super) fn adopt(&mut self, listing: &Listing, bad: &mut Bad) -> Result<(), StorageError> {
        for key in listing.sealed.iter().filter(|key| key.last <= self.head) {
            if !self.sealed.contains(key) && !bad.sealed.contains_key(key) {
                match self.fits(listing, *key)? {
                    Ok(()) => drop(self.sealed.insert(*key)),
                    Err(why) => bad.note_sealed(*key, why),
                }
            }
        }
        Ok(())
    }

    /// Whether a segment holds commits of the chain, worked out hash by hash.
    fn fits(&self, listing: &Listing, key: SegmentKey) -> Result<Result<(), WhySetAside>, StorageError> {
        let text = self.storage.get(&key.text(&self.workspace))?;
        let read = || {
            let segment = segment::read(text.as_deref().unwrap_or(""))?;
            Ok::<_, RecordError>((segment.restored()?, segment))
        };
        let (restored, segment) = match read() {
            Ok(read) => read,
            Err(error) => return Ok(Err(error.into())),
        };
        let is_same = |(commit, (first, epoch)): (&segment::Restored, (&Position, &super::Epoch))| {
            (commit.key.first, commit.key.epoch) == (*first, *epoch)
        };
        let chain = self.chain.range(key.first..=key.last);
        let fits = (segment.first, segment.last) == (key.first, key.last)
            && restored.len() == chain.clone().count()
            && restored.iter().zip(chain).all(is_same)
            && self.hash_before(listing, key.last.next())? == Some(segment.end);
        Ok(if fits { Ok(()) } else { Err(WhySetAside::OtherPast) })
    }

    /// The hash of the commit that comes before a position, as the commit there names it.
    fn hash_before(&self, listing: &Listing, position: Position) -> Result<Option<Hash>, StorageError> {
        if position == self.head.next() {
            return Ok(Some(self.hash));
        }
        let open = self.chain.get(&position).map(|epoch| CommitKey { first: position, epoch: *epoch });
        if let Some(open) = open.filter(|open| listing.open.contains(open)) {
            let text = self.storage.get(&open.text(&self.workspace))?;
            return Ok(text.and_then(|text| record::previous(&text).ok()));
        }
        let Some(next) = self.sealed.iter().find(|key| key.first == position) else { return Ok(None) };
        let text = self.storage.get(&next.text(&self.workspace))?;
        Ok(text.and_then(|text| segment::read(&text).ok()).map(|segment| segment.previous))
    }

    /// What is not part of the log, by key, and why. Where it shows that the log is damaged, `found` says so.
    /// What was told before is left out.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn leftovers(
        &self,
        listing: &Listing,
        mut bad: Bad,
        found: &mut Found,
    ) -> Result<Vec<(String, WhySetAside)>, StorageError> {
        if *found == Found::Whole
            && let Some(damage) = self.damage(listing, &bad)
        {
            *found = Found::Damaged(damage);
        }
        let now = self.epoch_at(self.head);
        let is_stray = |key: &&CommitKey| {
            let is_past = key.first <= self.head && self.chain.get(&key.first) != Some(&key.epoch);
            is_past || (key.first > self.head && key.epoch < now) || bad.open.contains_key(key)
        };
        let is_news = |key: &&CommitKey| !self.told.contains(&key.text(&self.workspace));
        let mut strays = Vec::new();
        for key in listing.open.iter().filter(is_stray).filter(is_news).copied().collect::<Vec<_>>() {
            let why = bad.open.remove(&key).map_or_else(|| self.why_stray(key), Ok)?;
            strays.push((key.text(&self.workspace), why));
        }
        for key in listing.sealed.iter().filter(|key| key.last > self.head && key.epoch < now) {
            if !matches!(bad.sealed.get(key), Some(WhySetAside::Unreadable(_))) {
                bad.sealed.insert(*key, WhySetAside::Late { epoch: key.epoch, overtaken_by: now });
            }
        }
        let sealed = bad.sealed.into_iter().filter(|(key, _)| key.last <= self.head || key.epoch < now);
        strays.extend(sealed.map(|(key, why)| (key.text(&self.workspace), why)));
        Ok(strays)
    }

    /// Why an open commit is not part of the log that nobody has tried to take: it was torn, and the log has gone on
    /// since, or its writer was overtaken.
    fn why_stray(&self, key: CommitKey) -> Result<WhySetAside, StorageError> {
        let text = self.storage.get(&key.text(&self.workspace))?;
        let overtaken_by = self.epoch_at(key.first.min(self.head));
        Ok(match text.as_deref().map_or(Err(RecordError::Torn), record::link) {
            Ok(_) | Err(RecordError::NewerFormat { .. }) => WhySetAside::Late { epoch: key.epoch, overtaken_by },
            Err(error) => error.into(),
        })
    }

    /// What is wrong with the log, if something lies beyond its end that can't be its torn end.
    fn damage(&self, listing: &Listing, bad: &Bad) -> Option<Damage> {
        let (position, now) = (self.head.next(), self.epoch_at(self.head));
        let text = |key: SegmentKey| key.text(&self.workspace);
        if let Some((key, why)) = bad.sealed.iter().find(|(key, _)| key.covers(position) && key.epoch >= now) {
            return Some(Damage::Bad { position, key: text(*key), why: why.clone() });
        }
        let open = listing.open.iter().find(|key| key.first > position && key.epoch >= now);
        let sealed = listing.sealed.iter().find(|key| key.first > position && key.epoch >= now);
        let next = match (open, sealed) {
            (Some(open), Some(sealed)) if sealed.first < open.first => text(*sealed),
            (Some(open), _) => open.text(&self.workspace),
            (None, sealed) => text(*sealed?),
        };
        let worst = bad.open.iter().rev().find(|(key, _)| key.first == position);
        Some(match worst {
            Some((key, why)) => Damage::Bad { position, key: key.text(&self.workspace), why: why.clone() },
            None => Damage::Hole { missing: position, next },
        })
    }
}
