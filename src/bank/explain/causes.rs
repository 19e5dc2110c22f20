//! Where a message came from, up to the command that started it, and all that it led to.
//!
//! Every message names its direct cause. So the messages of one conversation form a tree, whose root is a command that a
//! person sent; that command is not in the log itself, but its events carry its id.

use crate::bank::payload::Payload;
use crate::event_sourcing::{Log, Message, MessageId, Position};
use std::collections::BTreeMap;

/// What led to a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Causes {
    /// The id of the command that a person sent.
    pub command_id: MessageId,
    /// The messages on the way from that command to this one, this one last.
    pub path: Vec<Position>,
}

/// A message and all that it led to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effects {
    /// The message.
    pub position: Position,
    /// What it led to directly, in the order of the log, each with its own effects.
    pub effects: Vec<Effects>,
}

/// What led to the message at a position; `None` if there is none.
#[must_use]
pub fn causes(log: &Log<Payload>, position: Position) -> Option<Causes> {
    let mut message = log.get(position)?;
    let mut path = vec![position];
    // A cause lies before its effect, so the way up ends. What claims otherwise is treated as a root.
    while let Some(cause) = log.find(message.causation_id).filter(|cause| cause.position < message.position) {
        path.push(cause.position);
        message = cause;
    }
    path.reverse();
    Some(Causes { command_id: message.causation_id, path })
}

/// What the message at a position led to; `None` if there is none.
#[must_use]
pub fn effects(log: &Log<Payload>, position: Position) -> Option<Effects> {
    let message = log.get(position)?;
    let mut children: BTreeMap<MessageId, Vec<&Message<Payload>>> = BTreeMap::new();
    for later in log.correlation(message.correlation_id).filter(|later| later.position > position) {
        children.entry(later.causation_id).or_default().push(later);
    }
    Some(tree(message, &children))
}

fn tree(message: &Message<Payload>, children: &BTreeMap<MessageId, Vec<&Message<Payload>>>) -> Effects {
    let effects = children.get(&message.id).into_iter().flatten().map(|child| tree(child, children)).collect();
    Effects { position: message.position, effects }
}

/// The first messages of a conversation: those that its command caused directly.
pub fn roots(log: &Log<Payload>, correlation_id: MessageId) -> impl Iterator<Item = Position> {
    log.correlation(correlation_id)
        .filter(|message| log.find(message.causation_id).is_none())
        .map(|message| message.position)
}
