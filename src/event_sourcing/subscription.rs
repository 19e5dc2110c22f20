//! Subscriptions: a reader of one or more categories that remembers how far it has come.
//!
//! A subscription is only a plan and a memory. It says which message is next; whoever drives it hands that message to
//! a handler and commits what the handler produced together with the moved checkpoint. A message that can't be handled
//! after some attempts is parked with its reason, so that one bad message does not stop all those behind it.

use super::{Category, Log, Message, Position};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// The name of a subscription; its progress is kept under it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubscriptionName(Cow<'static, str>);

impl SubscriptionName {
    /// A name that the program knows.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubscriptionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A plan to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subscription {
    /// Its name.
    pub name: SubscriptionName,
    /// The categories that it reads, in the order of positions. Matched exactly.
    pub categories: Vec<Category>,
    /// Where it begins when it has no progress yet.
    pub start: Start,
    /// What happens when a message can't be handled.
    pub on_error: OnError,
}

/// Where a new subscription begins.
///
/// Every subscription of this bank begins with the first message, since all of them were there before it. The other two
/// are for a reader that is made when there is a log already, and is to stay clear of what others have done about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// With the first message of the log.
    Beginning,
    /// With the first message that is written after it was made.
    Now,
    /// With the first message after a position.
    After(Position),
}

/// What happens when a message can't be handled.
///
/// Every subscription of this bank parks, since one transfer that is stuck is no reason to hold up all others. To stop is
/// for readers whose order matters more than that they go on: what comes later would be wrong without the message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnError {
    /// It is parked after so many attempts, and the subscription goes on.
    Park {
        /// How often handling is tried.
        attempts: u32,
    },
    /// The subscription stops at it after so many attempts, until a person lets it go on.
    Stop {
        /// How often handling is tried.
        attempts: u32,
    },
}

/// What a subscription has done so far; written with the commits that it causes.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The position that it has handled, and all before it.
    pub checkpoint: Position,
    /// The messages before the checkpoint that could not be handled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parked: Vec<Parked>,
}

/// A message that could not be handled and waits for a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parked {
    /// Its position.
    pub position: Position,
    /// How often handling was tried.
    pub attempts: u32,
    /// What the handler said, for people to read.
    pub reason: String,
}

impl Progress {
    /// This progress, moved on to a position that was handled.
    #[must_use]
    pub fn moved_to(&self, checkpoint: Position) -> Self {
        Self { checkpoint, parked: self.parked.clone() }
    }

    /// This progress without a parked message.
    #[must_use]
    pub fn without_parked(&self, position: Position) -> Self {
        let parked = self.parked.iter().filter(|parked| parked.position != position).cloned().collect();
        Self { checkpoint: self.checkpoint, parked }
    }
}

impl Subscription {
    /// The progress that a new subscription begins with, when the log's head is this.
    #[must_use]
    pub fn begin(&self, head: Position) -> Progress {
        let checkpoint = match self.start {
            Start::Beginning => Position::ZERO,
            Start::Now => head,
            Start::After(position) => position,
        };
        Progress { checkpoint, parked: Vec::new() }
    }

    /// The first message after a checkpoint that this subscription reads, if it lies at or before `visible`.
    pub fn next<'a, P>(&self, log: &'a Log<P>, checkpoint: Position, visible: Position) -> Option<&'a Message<P>> {
        self.categories
            .iter()
            .filter_map(|category| log.category(category, checkpoint).next())
            .min_by_key(|message| message.position)
            .filter(|message| message.position <= visible)
    }
}
