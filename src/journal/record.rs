//! A commit as text: one JSON object in ASCII, which a person can read in the browser's storage panel.
//!
//! ```json
//! {"format":1,"epoch":3,"previous":"<hash>","messages":[{…},{…}],"progress":{"account-events":{…}},"hash":"<hash>"}
//! ```
//!
//! The hash is the SHA-256 of every byte of this text that stands before `,"hash":"`. So it covers all that the record
//! says but itself, to the letter, and because the hash of the commit before is among it, each hash stands for the
//! whole log up to there. The name of the workspace is not in it: a log may be copied to another.

use super::{Epoch, Hash, hash};
use crate::event_sourcing::envelope::{self, EnvelopeError, escape_non_ascii};
use crate::event_sourcing::{Commit, Progress, Storable, SubscriptionName};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use thiserror::Error;

/// The number of the format described above.
pub const FORMAT: u32 = 1;

/// What stands between the hashed bytes and the hash.
const BEFORE_HASH: &str = r#","hash":""#;
/// What stands after the hash.
const AFTER_HASH: &str = r#""}"#;
/// What every record of every format begins with, so that an old program knows a new record when it sees one.
const BEFORE_FORMAT: &str = r#"{"format":"#;

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
    let mut text = escape_non_ascii(serde_json::to_string(&fields).map_err(unwritable)?);
    // The closing brace goes, and comes again behind the hash.
    text.pop();
    let hash = Hash::of(text.as_bytes());
    text.push_str(BEFORE_HASH);
    text.push_str(&hash.to_string());
    text.push_str(AFTER_HASH);
    Ok((text, hash))
}

/// Reads a commit. Whether it fits the commit before it, the reader of the whole log must ask.
///
/// # Errors
/// What is wrong with it; the first thing found.
pub fn read<P: Storable>(text: &str) -> Result<Record<P>, RecordError> {
    let (fields, hash) = fields(text)?;
    let mut messages = Vec::with_capacity(fields.messages.len());
    for (index, message) in fields.messages.iter().enumerate() {
        messages.push(envelope::read(message.get()).map_err(|error| RecordError::Message { index, error })?);
    }
    let commit = Commit { messages, progress: fields.progress };
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

/// The fields of a record whose format is known and whose hash is right.
fn fields(text: &str) -> Result<(Fields<'_>, Hash), RecordError> {
    let hash = verified(text)?;
    let fields = serde_json::from_str(text).map_err(|error| RecordError::Malformed { detail: error.to_string() })?;
    Ok((fields, hash))
}

/// The hash of a record, when its format is known and the hash is that of its text.
fn verified(text: &str) -> Result<Hash, RecordError> {
    let format = text.strip_prefix(BEFORE_FORMAT).and_then(|rest| rest.split_once(',')).map(|(format, _)| format);
    match format.and_then(|format| format.parse().ok()) {
        None => return Err(RecordError::Torn),
        Some(found) if found > FORMAT => return Err(RecordError::NewerFormat { found }),
        Some(_) => {}
    }
    let end = BEFORE_HASH.len() + hash::DIGITS + AFTER_HASH.len();
    let (body, end) = text.len().checked_sub(end).and_then(|at| text.split_at_checked(at)).ok_or(RecordError::Torn)?;
    let said = end.strip_prefix(BEFORE_HASH).and_then(|end| end.strip_suffix(AFTER_HASH)).ok_or(RecordError::Torn)?;
    let computed = Hash::of(body.as_bytes());
    if Hash::parse(said) == Some(computed) {
        Ok(computed)
    } else {
        Err(RecordError::WrongHash { said: said.to_owned(), computed })
    }
}
