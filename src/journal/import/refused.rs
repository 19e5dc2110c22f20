//! Why a file is refused: the line, the field, and what is wrong with it.

use super::LARGEST_BYTES;
use super::strict::NotStrict;
use crate::event_sourcing::LogError;
use crate::event_sourcing::envelope::EnvelopeError;
use crate::journal::export::EXPORT_FORMAT;
use crate::journal::{Damage, Hash, StorageError};
use thiserror::Error;

/// A file, or a log in it, that is not read any further.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The line, from 1; 0 when it is the file as a whole.
    pub line: usize,
    /// The field in that line, as `data.amount`; nothing when it is the whole line.
    pub field: String,
    /// What is wrong.
    pub why: Box<WhyRefused>,
}

/// What is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WhyRefused {
    /// It is larger than what is read.
    #[error("it has {bytes} bytes, and {LARGEST_BYTES} are the most")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// What is packed in it unpacks to more than a log of this bank could.
    #[error("it unpacks to {bytes} bytes, and {most} are the most that a log packed as small as this can have")]
    UnpacksToTooMuch {
        /// How many bytes all of it would have.
        bytes: usize,
        /// How many it may have.
        most: usize,
    },
    /// Its bytes are not text.
    #[error("it is not text (UTF-8)")]
    NotText,
    /// It is something else.
    #[error("it is neither an export of this bank nor a raw log")]
    Foreign,
    /// There is no message in it.
    #[error("there is no message in it")]
    Empty,
    /// A line is not strict JSON.
    #[error(transparent)]
    NotStrict(#[from] NotStrict),
    /// A newer program wrote it.
    #[error("a newer program wrote it: format {found}, the newest known here is {EXPORT_FORMAT}")]
    NewerFormat {
        /// Its format.
        found: u64,
    },
    /// The header is not one.
    #[error("the header is not as it should be: {detail}")]
    Header {
        /// What the reader said.
        detail: String,
    },
    /// The header promises another number of messages.
    #[error("the header says {said} messages, and there are {found}")]
    Count {
        /// What the header says.
        said: u64,
        /// What is there.
        found: u64,
    },
    /// It does not begin with the first message.
    #[error("it begins with event {found}: this is a part of a log, and what happened before is missing")]
    Part {
        /// The position of the first message.
        found: u64,
    },
    /// A line is not a message.
    #[error(transparent)]
    Message(#[from] EnvelopeError),
    /// A field has another value than it may have.
    #[error("this field is missing, unknown, or has a value that it can't have")]
    Field,
    /// A line is a message, written in another way than the bank writes it.
    #[error("this is a message, but not to the letter as the bank writes it, so it could not come back byte for byte")]
    OtherForm,
    /// A message breaks a rule of the log.
    #[error(transparent)]
    Log(#[from] LogError),
    /// It was changed after it was written.
    #[error("it was changed after it was exported: the hash of what follows is {computed}")]
    Changed {
        /// The hash of what is there.
        computed: Hash,
    },
    /// Nothing of a stored log can be read.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// The store in memory failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Refused {
    /// Something is wrong with the file as a whole.
    pub(super) fn file(why: impl Into<WhyRefused>) -> Self {
        Self::line(0, why)
    }

    /// Something is wrong with a line as a whole.
    pub(super) fn line(line: usize, why: impl Into<WhyRefused>) -> Self {
        Self::field(line, "", why)
    }

    /// Something is wrong with a field of a line.
    pub(super) fn field(line: usize, field: impl Into<String>, why: impl Into<WhyRefused>) -> Self {
        Self { line, field: field.into(), why: Box::new(why.into()) }
    }
}
