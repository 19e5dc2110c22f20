//! Messages: what the log keeps. A command is a wish and may be refused; an event is a fact and never changes.
//!
//! The kernel does not know what a message says. Its payload is a type of the application that can be written down and
//! read again ([`Storable`]). A payload that can't be read is kept as it was found ([`Unreadable`]): it is never
//! skipped in silence, since a skipped event would change a balance.

use super::{MessageId, Position, StreamName, Timestamp, Version};
use serde_json::value::RawValue;
use std::fmt;
use thiserror::Error;

/// One message of the log in its envelope.
#[derive(Clone, PartialEq, Debug)]
pub struct Message<P> {
    /// Its place in the whole log.
    pub position: Position,
    /// The stream it belongs to.
    pub stream: StreamName,
    /// Its place in that stream.
    pub version: Version,
    /// Its own id, unique in the log.
    pub id: MessageId,
    /// When it was written; for people to read, never for order.
    pub time: Timestamp,
    /// The id of the command that began the conversation it belongs to.
    pub correlation_id: MessageId,
    /// The id of the message or command that directly caused it.
    pub causation_id: MessageId,
    /// What it says, or what was found where it could not be read.
    pub payload: Result<P, Box<Unreadable>>,
}

impl<P> Message<P> {
    /// This message's payload, if it can be read and is of the wanted kind.
    pub fn part<E>(&self) -> Option<&E>
    where
        P: Carries<E>,
    {
        self.payload.as_ref().ok().and_then(P::part)
    }
}

/// A message that is not in the log yet: the store gives it a position and a version.
#[derive(Clone, PartialEq, Debug)]
pub struct NewMessage<P> {
    /// Its id; a message with an id that the log already has is not written again.
    pub id: MessageId,
    /// When it is written.
    pub time: Timestamp,
    /// The id of the command that began the conversation.
    pub correlation_id: MessageId,
    /// The id of what directly caused it.
    pub causation_id: MessageId,
    /// What it says.
    pub payload: P,
}

/// A payload that can be written down and read again.
pub trait Storable: Clone + PartialEq + fmt::Debug + Sized {
    /// The categories that the application knows; a name found in storage is shared with these.
    const CATEGORIES: &'static [&'static str];

    /// The name of this kind of message, as `Deposited`.
    fn type_name(&self) -> &'static str;

    /// The number of the shape that this kind of message is written in now.
    fn schema(&self) -> u32;

    /// The data as a JSON object.
    fn encode(&self) -> serde_json::Result<Box<RawValue>>;

    /// Reads what was stored, of any schema that was ever written.
    ///
    /// # Errors
    /// The reason why it can't be read.
    fn decode(stored: Stored<'_>) -> Result<Self, WhyUnreadable>;
}

/// A payload as it lies in storage.
#[derive(Clone, Copy, Debug)]
pub struct Stored<'a> {
    /// The category of its stream.
    pub category: &'a str,
    /// The name of its kind.
    pub type_name: &'a str,
    /// The shape it was written in.
    pub schema: u32,
    /// Its data, JSON.
    pub data: &'a str,
}

/// A stored payload that this program can't read, kept as it was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// The name of its kind, as stored.
    pub type_name: String,
    /// The shape it was written in, as stored.
    pub schema: u32,
    /// Its data as stored, to the letter.
    pub data: String,
    /// Why it can't be read.
    pub why: WhyUnreadable,
}

/// Why a stored payload can't be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WhyUnreadable {
    /// No message of this name exists in this category.
    #[error("no message of this type is known")]
    UnknownType,
    /// It was written in a shape newer than this program knows.
    #[error("it was written by a newer program: schema {found}, the newest known here is {newest}")]
    NewerSchema {
        /// The schema found.
        found: u32,
        /// The newest schema that this program reads.
        newest: u32,
    },
    /// Its data does not have the shape that its type and schema promise.
    #[error("its data does not fit its type: {detail}")]
    BadData {
        /// What the reader said.
        detail: String,
    },
}

/// A payload type that carries another type as one of its kinds, as all messages of a bank carry account events.
pub trait Carries<E> {
    /// The carried value, if this is of that kind.
    fn part(&self) -> Option<&E>;
    /// A payload of that kind.
    fn whole(part: E) -> Self;
}
