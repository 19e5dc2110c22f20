//! A commit is what is written at once: the messages one handled thing produced, and the checkpoint it moves.
//!
//! Because both are one write, a crash leaves either both or neither: handling is exactly-once on disk. A checkpoint
//! that moved without any message waits in memory and goes along with the next commit. When it is lost, the messages
//! are handled again and produce nothing again, since the ids of what they produce are derived.

use super::{Message, Position, Progress, SubscriptionName};
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
