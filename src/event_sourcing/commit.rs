//! A commit is what is written at once: the messages one handled thing produced, and the checkpoint it moves.
//!
//! Because both are one write, a crash leaves either both or neither: handling is exactly-once on disk. A checkpoint
//! that moved without any message waits in memory and goes along with the next commit. When it is lost, the messages
//! are handled again and produce nothing again, since the ids of what they produce are derived.

use super::{Log, Message, Position, Progress, SubscriptionName};
use std::collections::BTreeMap;

/// What is written at once.
#[derive(Clone, PartialEq, Debug)]
pub struct Commit<P> {
    /// The new messages, with consecutive positions; never empty.
    pub messages: Vec<Message<P>>,
    /// How far subscriptions had come, for each that moved since the commit before.
    pub progress: BTreeMap<SubscriptionName, Progress>,
}

impl<P> Commit<P> {
    /// The position of its first message.
    #[must_use]
    pub fn first(&self) -> Position {
        self.messages.first().map_or(Position::ZERO, |message| message.position)
    }

    /// The position of its last message.
    #[must_use]
    pub fn last(&self) -> Position {
        self.messages.last().map_or(Position::ZERO, |message| message.position)
    }
}

impl<P: Clone> Log<P> {
    /// The log once more as commits of one message each, to the letter.
    pub fn commits(&self) -> impl Iterator<Item = Commit<P>> {
        self.all(Position::ZERO).map(|message| self.commit_of(message))
    }

    /// A commit of this message alone, with what every subscription had handled when the one that ends with it was written.
    #[must_use]
    pub fn commit_of(&self, message: &Message<P>) -> Commit<P> {
        let written = self.progress.iter().filter_map(|(subscription, moves)| {
            let index = moves.binary_search_by_key(&message.position, |(position, _)| *position).ok()?;
            moves.get(index).map(|(_, progress)| (subscription.clone(), progress.clone()))
        });
        Commit { messages: vec![message.clone()], progress: written.collect() }
    }
}
