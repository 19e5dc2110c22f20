//! A commit as text: one JSON object in ASCII, which a person can read in the browser's storage panel.
//!
//! ```json
//! {"format":1,"epoch":3,"previous":"<hash>","messages":[{…},{…}],"progress":{"account-events":{…}},"hash":"<hash>"}
//! ```
//!
//! The hash is the SHA-256 of every byte of this text that stands before `,"hash":"`. So it covers all that the record
//! says but itself, to the letter, and because the hash of the commit before is among it, each hash stands for the
//! whole log up to there. The name of the workspace is not in it: a log may be copied to another.

use super::hashed::{self, FORMAT};
use super::segment::MOST_BYTES;
use super::{Epoch, Hash};
use crate::event_sourcing::envelope::{self, EnvelopeError, escape_non_ascii};
use crate::event_sourcing::{Commit, Message, Progress, Storable, SubscriptionName};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use thiserror::Error;

/// The fields of a record in their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields<'a> {
    format: u32,
    epoch: Epoch,
    previous: Hash,
    #[serde(borrow)]
    messages: Vec<&'a RawValue>,
    progress: BTreeMap<SubscriptionName, Progress>,
    /// Absent only while the text is made that it is the hash of.
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<Hash>,
}

/// A commit with its place in the chain.
#[derive(Clone, PartialEq, Debug)]
pub struct Record<P> {
    /// The epoch of its writer.
    pub epoch: Epoch,
    /// The hash of the commit before it.
    pub previous: Hash,
    /// Its own hash.
    pub hash: Hash,
    /// The commit.
    pub commit: Commit<P>,
}

/// Why a text is not a record.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum RecordError {
    /// A newer program wrote it.
    #[error("it was written by a newer program: format {found}, the newest known here is {FORMAT}")]
    NewerFormat {
        /// Its format.
        found: u32,
    },
    /// Its beginning or its end is missing.
    #[error("it is cut off")]
    Torn,
    /// Its content is not what was written.
    #[error("it was changed: its hash is {computed}, and it says {said}")]
    WrongHash {
        /// The hash that it names.
        said: String,
        /// The hash of what is there.
        computed: Hash,
    },
    /// Its hash is right, and it is not the JSON object that it should be.
    #[error("it is not a record: {detail}")]
    Malformed {
        /// What the reader said.
        detail: String,
    },
    /// It is packed, and unpacks to more than a log can have.
    #[error("it unpacks to {bytes} bytes, and {MOST_BYTES} are the most that a log can have")]
    TooLarge {
        /// How many bytes it says that it has.
        bytes: usize,
    },
    /// One of its messages is not a message.
    #[error("its message number {index}: {error}")]
    Message {
        /// Which one, from 0.
        index: usize,
        /// What is wrong.
        error: EnvelopeError,
    },
}

/// Writes a commit down, and says its hash.
///
/// # Errors
/// When a message or the progress can't be written as JSON; plain numbers, texts and ids always can.
pub fn write<P: Storable>(commit: &Commit<P>, epoch: Epoch, previous: Hash) -> Result<(String, Hash), EnvelopeError> {
    let unwritable = |error: serde_json::Error| EnvelopeError::Unwritable { detail: error.to_string() };
    let mut messages = Vec::with_capacity(commit.messages.len());
    for message in &commit.messages {
        messages.push(RawValue::from_string(envelope::write(message)?).map_err(unwritable)?);
    }
    let messages = messages.iter().map(AsRef::as_ref).collect();
    let fields = Fields { format: FORMAT, epoch, previous, messages, progress: commit.progress.clone(), hash: None };
    Ok(hashed::close(escape_non_ascii(serde_json::to_string(&fields).map_err(unwritable)?)))
}

/// Reads a commit. Whether it fits the commit before it, the reader of the whole log must ask.
///
/// # Errors
/// What is wrong with it; the first thing found.
pub fn read<P: Storable>(text: &str) -> Result<Record<P>, RecordError> {
    let (fields, hash) = fields(text)?;
    let commit = Commit { messages: read_messages(&fields.messages)?, progress: fields.progress };
    Ok(Record { epoch: fields.epoch, previous: fields.previous, hash, commit })
}

/// What a record holds, to the letter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents<'a> {
    /// The messages in their order, each as it was written.
    pub messages: Vec<&'a str>,
    /// How far subscriptions had come.
    pub progress: BTreeMap<SubscriptionName, Progress>,
}

/// Reads a record without looking into its messages.
///
/// # Errors
/// What is wrong with the record.
pub fn contents(text: &str) -> Result<Contents<'_>, RecordError> {
    let (fields, _) = fields(text)?;
    Ok(Contents { messages: fields.messages.into_iter().map(RawValue::get).collect(), progress: fields.progress })
}

/// A record's place in the chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Link {
    /// The hash of the record before it.
    pub previous: Hash,
    /// Its own hash, worked out anew.
    pub hash: Hash,
}

/// Works out a record's place in the chain, as its text lies.
///
/// # Errors
/// When its hash is not that of its text, or it is no record.
pub fn link(text: &str) -> Result<Link, RecordError> {
    let (fields, hash) = fields(text)?;
    Ok(Link { previous: fields.previous, hash })
}

/// The hash of the commit before a record.
///
/// # Errors
/// What is wrong with the record.
pub(super) fn previous(text: &str) -> Result<Hash, RecordError> {
    Ok(fields(text)?.0.previous)
}

/// A record without what can be worked out again: its format, the hash of the commit before it, and its own.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Short<'a> {
    epoch: Epoch,
    #[serde(borrow)]
    messages: Vec<&'a RawValue>,
    progress: BTreeMap<SubscriptionName, Progress>,
}

/// The short form of a record, in one line, with the hashes that it leaves out.
///
/// # Errors
/// What is wrong with the record.
pub(super) fn shorten(text: &str) -> Result<(String, Hash, Hash), RecordError> {
    let (Fields { epoch, previous, messages, progress, .. }, hash) = fields(text)?;
    Ok((json(&Short { epoch, messages, progress })?, previous, hash))
}

/// The record that was shortened, to the letter, and its hash.
///
/// # Errors
/// When it is not the short form of a record.
pub(super) fn restore(short: &str, previous: Hash) -> Result<(String, Hash), RecordError> {
    let Short { epoch, messages, progress } = parsed(short)?;
    let fields = Fields { format: FORMAT, epoch, previous, messages, progress, hash: None };
    Ok(hashed::close(json(&fields)?))
}

/// The commit of a record in its short form, and the epoch of its writer.
///
/// # Errors
/// When it is not the short form of a record.
pub(super) fn read_short<P: Storable>(short: &str) -> Result<(Epoch, Commit<P>), RecordError> {
    let Short { epoch, messages, progress } = parsed(short)?;
    Ok((epoch, Commit { messages: read_messages(&messages)?, progress }))
}

/// The epoch of the writer of a record in its short form, and how many messages it has.
///
/// # Errors
/// When it is not the short form of a record.
pub(super) fn outline(short: &str) -> Result<(Epoch, u64), RecordError> {
    let Short { epoch, messages, .. } = parsed(short)?;
    Ok((epoch, messages.len() as u64))
}

/// The messages of a record in its short form, each as it was written.
///
/// # Errors
/// When it is not the short form of a record.
pub(super) fn messages_of_short(short: &str) -> Result<Vec<&str>, RecordError> {
    let Short { messages, .. } = parsed(short)?;
    Ok(messages.into_iter().map(RawValue::get).collect())
}

fn read_messages<P: Storable>(messages: &[&RawValue]) -> Result<Vec<Message<P>>, RecordError> {
    let read = |(index, message): (usize, &&RawValue)| {
        envelope::read(message.get()).map_err(|error| RecordError::Message { index, error })
    };
    messages.iter().enumerate().map(read).collect()
}

/// The fields of a record whose format is known and whose hash is right.
fn fields(text: &str) -> Result<(Fields<'_>, Hash), RecordError> {
    let hash = hashed::verified(text)?;
    Ok((parsed(text)?, hash))
}

pub(super) fn parsed<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, RecordError> {
    serde_json::from_str(text).map_err(|error| RecordError::Malformed { detail: error.to_string() })
}

fn json(fields: &impl Serialize) -> Result<String, RecordError> {
    let text = serde_json::to_string(fields).map_err(|error| RecordError::Malformed { detail: error.to_string() })?;
    Ok(escape_non_ascii(text))
}
