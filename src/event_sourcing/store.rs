//! The store: appends drafts to the log and writes each commit through a port before memory knows of it.
//!
//! Memory and disk stay equal: a commit is checked, then written, then taken into the log. Whatever fails before the
//! write leaves both as they were.

use super::{
    Append, AppendError, Appended, Commit, Draft, Log, Message, NewMessage, Position, Progress, Storable,
    SubscriptionName,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// The port to whatever keeps commits for good.
pub trait CommitWriter<P> {
    /// Writes one commit, all of it or nothing.
    ///
    /// # Errors
    /// When it was not written. A writer that is not sure says it was not.
    fn write(&mut self, commit: &Commit<P>) -> Result<(), WriteError>;
}

/// Why a commit was not written.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
pub enum WriteError {
    /// There is no room left.
    #[error("the storage is full")]
    Full,
    /// Somebody wants to see what happens when there is no room left.
    #[error("the storage was filled on purpose")]
    FilledOnPurpose,
    /// Storage is there and took nothing, for a reason of its own.
    #[error("the storage refused it: {detail}")]
    Refused {
        /// What storage said.
        detail: String,
    },
    /// There is room left, and it is kept for what is under way.
    #[error("the storage is nearly full, and what is left is kept for transfers that are under way")]
    Reserved,
    /// This program may only read here, since another one writes or the log is damaged.
    #[error("this page may not write here")]
    ReadOnly,
    /// Another writer has taken over.
    #[error("another tab has taken over writing")]
    Overtaken,
}

/// A writer that keeps nothing: for logs that live in memory alone, as branches and tests do.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeepNothing;

impl<P> CommitWriter<P> for KeepNothing {
    fn write(&mut self, _: &Commit<P>) -> Result<(), WriteError> {
        Ok(())
    }
}

impl<P> CommitWriter<P> for Box<dyn CommitWriter<P>> {
    fn write(&mut self, commit: &Commit<P>) -> Result<(), WriteError> {
        (**self).write(commit)
    }
}

/// The log and the way to make it grow.
#[derive(Clone, Debug)]
pub struct Store<P, W> {
    log: Log<P>,
    writer: W,
    progress: BTreeMap<SubscriptionName, Progress>,
    unwritten: BTreeMap<SubscriptionName, Progress>,
}

impl<P: Storable, W: CommitWriter<P>> Store<P, W> {
    /// A store that goes on from a log that was loaded.
    pub fn new(log: Log<P>, writer: W) -> Self {
        Self { log, writer, progress: BTreeMap::new(), unwritten: BTreeMap::new() }
    }

    /// Everything written so far.
    pub fn log(&self) -> &Log<P> {
        &self.log
    }

    /// The port that keeps commits.
    pub fn writer(&self) -> &W {
        &self.writer
    }

    /// The port that keeps commits, to be told of changes in the world outside.
    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.writer
    }

    /// What a subscription has handled, written or not.
    #[must_use]
    pub fn progress(&self, subscription: &SubscriptionName) -> Option<&Progress> {
        self.progress.get(subscription).or_else(|| self.log.progress_at(subscription, self.log.head()))
    }

    /// Notes progress that produced no message; it is written with the next commit.
    pub fn note_progress(&mut self, subscription: SubscriptionName, progress: Progress) {
        self.unwritten.insert(subscription.clone(), progress.clone());
        self.progress.insert(subscription, progress);
    }

    /// Takes in a commit that someone else has written.
    ///
    /// # Errors
    /// When it does not fit this log.
    pub fn take_in(&mut self, commit: Commit<P>) -> Result<(), super::LogError> {
        let moved: Vec<_> = commit.progress.keys().cloned().collect();
        self.log.push(commit)?;
        for subscription in moved {
            self.progress.remove(&subscription);
            self.unwritten.remove(&subscription);
        }
        Ok(())
    }

    /// Appends a draft: all of it, or nothing.
    ///
    /// A draft whose messages are in the log already adds nothing and succeeds, so that whoever does not know whether
    /// it was written may simply send it again.
    ///
    /// # Errors
    /// [`AppendError`] says why nothing was written.
    pub fn append(&mut self, draft: Draft<P>) -> Result<Appended, AppendError> {
        let seen = self.seen(&draft)?;
        if !seen.is_empty() || draft.appends.iter().all(|append| append.messages.is_empty()) {
            if let Some((subscription, progress)) = draft.progress {
                self.note_progress(subscription, progress);
            }
            return Ok(Appended::Already(seen));
        }
        self.check_versions(&draft)?;
        let mut progress = self.unwritten.clone();
        progress.extend(draft.progress);
        let commit = Commit { messages: self.number(draft.appends), progress };
        self.log.check(&commit)?;
        self.writer.write(&commit)?;
        let positions = commit.messages.iter().map(|message| message.position).collect();
        self.progress.extend(commit.progress.clone());
        self.unwritten.clear();
        self.log.push(commit)?;
        Ok(Appended::Written(positions))
    }

    /// Where the draft's messages are, if the log has all of them; empty, if it has none.
    fn seen(&self, draft: &Draft<P>) -> Result<Vec<Position>, AppendError> {
        let mut seen = Vec::new();
        let mut unseen = false;
        for (append, message) in draft.appends.iter().flat_map(|a| a.messages.iter().map(move |m| (a, m))) {
            match self.log.find(message.id) {
                None => unseen = true,
                Some(found) if says_the_same(found, append, message) => seen.push(found.position),
                Some(found) => return Err(AppendError::IdReused { id: message.id, position: found.position }),
            }
        }
        match seen.first().and_then(|position| self.log.get(*position)) {
            // A commit is never half written, so a draft of which the log has only a part is another draft.
            Some(found) if unseen => Err(AppendError::IdReused { id: found.id, position: found.position }),
            _ => Ok(seen),
        }
    }

    fn check_versions(&self, draft: &Draft<P>) -> Result<(), AppendError> {
        for append in &draft.appends {
            let (expected, found) = (append.expected.version(), self.log.version(&append.stream));
            if expected != found {
                return Err(AppendError::Conflict { stream: append.stream.clone(), expected, found });
            }
        }
        Ok(())
    }

    /// Gives the new messages their positions and versions.
    fn number(&self, appends: Vec<Append<P>>) -> Vec<Message<P>> {
        let mut position = self.log.head();
        let mut numbered = Vec::new();
        for append in appends {
            let mut version = append.expected.version();
            for NewMessage { id, time, correlation_id, causation_id, payload } in append.messages {
                position = position.next();
                version = version.next();
                let (stream, payload) = (append.stream.clone(), Ok(payload));
                numbered.push(Message { position, stream, version, id, time, correlation_id, causation_id, payload });
            }
        }
        numbered
    }
}

/// Whether a written message says what a new one would say; when it was written does not matter.
fn says_the_same<P: PartialEq>(found: &Message<P>, append: &Append<P>, new: &NewMessage<P>) -> bool {
    found.stream == append.stream && found.payload.as_ref() == Ok(&new.payload)
}
