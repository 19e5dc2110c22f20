//! How messages get into the log: all of a draft or nothing, and only onto the version that the writer saw.
//!
//! There is no way to append to "whatever version is there": a writer that decided on a state says which state it was.

use super::{LogError, MessageId, NewMessage, Position, Progress, StreamName, SubscriptionName, Version, WriteError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version of a stream that a writer saw when it decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExpectedVersion {
    /// The stream had no message yet.
    NoStream,
    /// The stream's last message had this version.
    Exact(Version),
}

impl ExpectedVersion {
    /// What a writer expects who saw this version; zero is "no stream".
    #[must_use]
    pub fn seen(version: Version) -> Self {
        if version == Version::ZERO { Self::NoStream } else { Self::Exact(version) }
    }

    /// The version that must be there.
    #[must_use]
    pub const fn version(self) -> Version {
        match self {
            Self::NoStream => Version::ZERO,
            Self::Exact(version) => version,
        }
    }
}

/// New messages for one stream.
#[derive(Clone, PartialEq, Debug)]
pub struct Append<P> {
    /// Where they go.
    pub stream: StreamName,
    /// What the writer saw there.
    pub expected: ExpectedVersion,
    /// The messages in order.
    pub messages: Vec<NewMessage<P>>,
}

/// What handling one thing wants to write: new messages, and the progress of the subscription that handled it.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft<P> {
    /// The new messages, stream by stream.
    pub appends: Vec<Append<P>>,
    /// How far which subscription has come with this.
    pub progress: Option<(SubscriptionName, Progress)>,
}

impl<P> Draft<P> {
    /// A draft of messages alone, as a command of a person makes it.
    #[must_use]
    pub fn of(append: Append<P>) -> Self {
        Self { appends: vec![append], progress: None }
    }
}

/// What became of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Appended {
    /// The messages are in the log, at these positions.
    Written(Vec<Position>),
    /// The log had these very messages already, at these positions; nothing was added.
    Already(Vec<Position>),
}

impl Appended {
    /// Where the messages are, whether they are new or not.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        match self {
            Self::Written(positions) | Self::Already(positions) => positions,
        }
    }
}

/// Why a draft was not written. Nothing of it is in the log then, and no checkpoint has moved.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
pub enum AppendError {
    /// Someone else wrote to the stream since the writer looked.
    #[error("conflict on {stream}: expected version {expected}, found {found}")]
    Conflict {
        /// The stream.
        stream: StreamName,
        /// The version that the writer saw.
        expected: Version,
        /// The version that is there.
        found: Version,
    },
    /// A message with this id is in the log and says something else.
    #[error("the id {id} was used before, at position {position}, for something else")]
    IdReused {
        /// The id.
        id: MessageId,
        /// Where it was used.
        position: Position,
    },
    /// Storage did not take it.
    #[error("not written: {0}")]
    NotWritten(#[from] WriteError),
    /// The draft would break the log, which a correct program never tries.
    #[error("the log would be broken: {0}")]
    Broken(#[from] LogError),
}
