//! Messages to the letter: a log that is moved from one place to another and not looked into.
//!
//! A payload that can't be read is kept as it was found, and written again just so. [`Unread`] makes use of that: it is a
//! payload that nothing can be read as. So a log of it is copied byte for byte, messages of an old schema included, which
//! would be raised to the newest one if they were read and written again.

use super::Hash;
use crate::event_sourcing::envelope::{self, EnvelopeError};
use crate::event_sourcing::message::{Stored, WhyUnreadable};
use crate::event_sourcing::{Category, Commit, Message, Storable, StreamName};
use serde_json::value::RawValue;

/// A payload that nobody has read. It has no value, so every message of it holds what was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {}

impl Storable for Unread {
    const CATEGORIES: &'static [&'static str] = &[];

    fn type_name(&self) -> &'static str {
        match *self {}
    }

    fn schema(&self) -> u32 {
        match *self {}
    }

    fn encode(&self) -> serde_json::Result<Box<RawValue>> {
        match *self {}
    }

    fn decode(_: Stored<'_>) -> Result<Self, WhyUnreadable> {
        Err(WhyUnreadable::UnknownType)
    }
}

/// A commit, read as the application reads it.
#[must_use]
pub fn decoded<P: Storable>(commit: &Commit<Unread>) -> Commit<P> {
    Commit { messages: commit.messages.iter().map(decoded_message).collect(), progress: commit.progress.clone() }
}

fn decoded_message<P: Storable>(message: &Message<Unread>) -> Message<P> {
    let payload = match &message.payload {
        Ok(unread) => match *unread {},
        Err(kept) => P::decode(Stored {
            category: message.stream.category.as_str(),
            type_name: &kept.type_name,
            schema: kept.schema,
            data: &kept.data,
        })
        .map_err(|why| {
            let mut kept = kept.clone();
            kept.why = why;
            kept
        }),
    };
    let category = Category::named(message.stream.category.as_str(), P::CATEGORIES);
    Message {
        position: message.position,
        stream: StreamName::new(category, message.stream.id),
        version: message.version,
        id: message.id,
        time: message.time,
        correlation_id: message.correlation_id,
        causation_id: message.causation_id,
        payload,
    }
}

/// The hash of all messages as they stand in a file: the same that the file's header has.
///
/// # Errors
/// When a message can't be written as JSON.
pub fn hash<P: Storable>(commits: &[Commit<P>]) -> Result<Hash, EnvelopeError> {
    let mut text = String::new();
    for message in commits.iter().flat_map(|commit| &commit.messages) {
        text.push_str(&envelope::write(message)?);
        text.push('\n');
    }
    Ok(Hash::of(text.as_bytes()))
}
