//! The log in memory: all messages in order, with the indexes that reading needs. It only ever grows by whole commits,
//! and takes a commit only when it fits: gapless positions, gapless versions, new ids.
//!
//! The same checks serve a commit of this page, one read from storage and one that another tab wrote, so no path into
//! the log is less careful than another. Reading gives iterators that run both ways.

use super::joined::Joined;
use super::{Category, Commit, Message, MessageId, Position, Progress, StreamName, SubscriptionName, Version};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Every message from position 1 on, and what subscriptions had handled when each commit was written.
#[derive(Clone, Debug)]
pub struct Log<P> {
    messages: Vec<Message<P>>,
    pub(super) streams: BTreeMap<StreamName, Vec<Position>>,
    pub(super) categories: BTreeMap<Category, Vec<Position>>,
    /// Where each stream of a category begins.
    pub(super) beginnings: BTreeMap<Category, Vec<Position>>,
    correlations: BTreeMap<MessageId, Vec<Position>>,
    ids: BTreeMap<MessageId, Position>,
    /// How far each subscription had come, at the end of every commit that says so.
    pub(super) progress: BTreeMap<SubscriptionName, Vec<(Position, Progress)>>,
    pub(super) joined: Joined,
}

/// Why a commit does not fit the log.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
pub enum LogError {
    /// A commit holds at least one message.
    #[error("the commit holds no message")]
    EmptyCommit,
    /// Positions have no gaps and no repeats.
    #[error("expected position {expected}, found {found}")]
    Position {
        /// The next free position.
        expected: Position,
        /// The position found.
        found: Position,
    },
    /// Versions of a stream have no gaps and no repeats.
    #[error("position {position}: expected version {expected} of {stream}, found {found}")]
    Version {
        /// The message's position.
        position: Position,
        /// Its stream.
        stream: StreamName,
        /// The stream's next version.
        expected: Version,
        /// The version found.
        found: Version,
    },
    /// An id stands for one message.
    #[error("position {position}: the id {id} is in the log already")]
    RepeatedId {
        /// The message's position.
        position: Position,
        /// Its id.
        id: MessageId,
    },
    /// A checkpoint can't lie ahead of what is written.
    #[error("subscription {subscription} claims to have handled position {checkpoint}, which is not written yet")]
    CheckpointAhead {
        /// The subscription.
        subscription: SubscriptionName,
        /// Its checkpoint.
        checkpoint: Position,
    },
}

impl<P> Default for Log<P> {
    fn default() -> Self {
        Self {
            messages: Vec::new(),
            streams: BTreeMap::new(),
            categories: BTreeMap::new(),
            beginnings: BTreeMap::new(),
            correlations: BTreeMap::new(),
            ids: BTreeMap::new(),
            progress: BTreeMap::new(),
            joined: Joined::default(),
        }
    }
}

impl<P> Log<P> {
    /// The position of the last message; zero when there is none.
    #[must_use]
    pub fn head(&self) -> Position {
        Position::new(self.messages.len() as u64)
    }

    /// The version of a stream's last message; zero when it has none.
    #[must_use]
    pub fn version(&self, stream: &StreamName) -> Version {
        Version::new(self.streams.get(stream).map_or(0, Vec::len) as u64)
    }

    /// Adds a commit.
    ///
    /// # Errors
    /// When it does not fit; the log is unchanged then.
    pub fn push(&mut self, commit: Commit<P>) -> Result<(), LogError> {
        self.check(&commit)?;
        let at = commit.last();
        let is_joined = self.joined.note_commit(&commit);
        for message in commit.messages {
            self.index(&message);
            if is_joined {
                self.note_cause(&message);
            }
            self.messages.push(message);
        }
        for (subscription, progress) in commit.progress {
            self.progress.entry(subscription).or_default().push((at, progress));
        }
        Ok(())
    }

    /// Says whether a commit fits.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self, commit: &Commit<P>) -> Result<(), LogError> {
        let mut next = self.head().next();
        let mut versions: BTreeMap<&StreamName, Version> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for message in &commit.messages {
            let position = message.position;
            if position != next {
                return Err(LogError::Position { expected: next, found: position });
            }
            let version = versions.entry(&message.stream).or_insert_with(|| self.version(&message.stream));
            *version = version.next();
            if message.version != *version {
                let stream = message.stream.clone();
                return Err(LogError::Version { position, stream, expected: *version, found: message.version });
            }
            if self.ids.contains_key(&message.id) || !ids.insert(message.id) {
                return Err(LogError::RepeatedId { position, id: message.id });
            }
            next = next.next();
        }
        if commit.messages.is_empty() {
            return Err(LogError::EmptyCommit);
        }
        match commit.progress.iter().find(|(_, progress)| progress.checkpoint >= next) {
            Some((subscription, progress)) => {
                Err(LogError::CheckpointAhead { subscription: subscription.clone(), checkpoint: progress.checkpoint })
            }
            None => Ok(()),
        }
    }

    fn index(&mut self, message: &Message<P>) {
        let position = message.position;
        match self.streams.get_mut(&message.stream) {
            Some(positions) => positions.push(position),
            None => {
                self.streams.insert(message.stream.clone(), vec![position]);
                self.beginnings.entry(message.stream.category.clone()).or_default().push(position);
            }
        }
        match self.categories.get_mut(&message.stream.category) {
            Some(positions) => positions.push(position),
            None => drop(self.categories.insert(message.stream.category.clone(), vec![position])),
        }
        self.correlations.entry(message.correlation_id).or_default().push(position);
        self.ids.insert(message.id, position);
    }

    fn note_cause(&mut self, effect: &Message<P>) {
        let cause = self.find(effect.causation_id).map(|cause| (cause.stream.category.clone(), cause.position));
        if let Some((category, cause)) = cause {
            self.joined.note_effect(category, cause, effect.position);
        }
    }
}

/// Reading. Iterators run forward, and backward with `.rev()`.
impl<P> Log<P> {
    /// The message at a position.
    #[must_use]
    pub fn get(&self, position: Position) -> Option<&Message<P>> {
        self.messages.get(position.index()?)
    }

    /// The message with an id.
    #[must_use]
    pub fn find(&self, id: MessageId) -> Option<&Message<P>> {
        self.ids.get(&id).and_then(|position| self.get(*position))
    }

    /// All messages after a position; zero for all.
    pub fn all(&self, after: Position) -> impl DoubleEndedIterator<Item = &Message<P>> + ExactSizeIterator {
        let from = usize::try_from(after.get()).map_or(self.messages.len(), |from| from.min(self.messages.len()));
        self.messages[from..].iter()
    }

    /// The messages of one stream after a position.
    pub fn stream<'a>(
        &'a self,
        name: &StreamName,
        after: Position,
    ) -> impl DoubleEndedIterator<Item = &'a Message<P>> + use<'a, P> {
        self.at(self.streams.get(name), after)
    }

    /// The messages of one category after a position. The category is matched exactly.
    pub fn category<'a>(
        &'a self,
        category: &Category,
        after: Position,
    ) -> impl DoubleEndedIterator<Item = &'a Message<P>> + use<'a, P> {
        self.at(self.categories.get(category), after)
    }

    /// The messages of one conversation.
    pub fn correlation(&self, id: MessageId) -> impl DoubleEndedIterator<Item = &Message<P>> {
        self.at(self.correlations.get(&id), Position::ZERO)
    }

    /// What a subscription had handled as of a position: the last that was written up to there.
    #[must_use]
    pub fn progress_at(&self, subscription: &SubscriptionName, at: Position) -> Option<&Progress> {
        let moves = self.progress.get(subscription)?;
        let later = moves.partition_point(|(position, _)| *position <= at);
        moves.get(later.checked_sub(1)?).map(|(_, progress)| progress)
    }

    fn at<'a>(
        &'a self,
        positions: Option<&'a Vec<Position>>,
        after: Position,
    ) -> impl DoubleEndedIterator<Item = &'a Message<P>> {
        let positions = positions.map_or(&[][..], Vec::as_slice);
        let from = positions.partition_point(|position| *position <= after);
        positions[from..].iter().filter_map(|position| self.get(*position))
    }
}
