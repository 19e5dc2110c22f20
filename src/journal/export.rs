//! Export: the log as a file of JSON lines, a header and then one message a line, each to the letter as it is stored.
//!
//! ```json
//! {"event_sourced_bank":1,"messages":2,"progress":{},"hash":"<hash>"}
//! {"position":1,"stream":"account-0192…",…}
//! {"position":2,"stream":"account-0192…",…}
//! ```
//!
//! The hash is the SHA-256 of all that follows the header's line. The file does not say how messages lay together in
//! commits, nor who wrote them, so the same log is the same file wherever it lies.

use super::record::{self, Contents, RecordError};
use super::texts::Texts;
use super::{CommitKey, Hash, Journal, KeyValue, StorageError};
use crate::event_sourcing::envelope::{self, EnvelopeError, escape_non_ascii};
use crate::event_sourcing::{Log, Position, Progress, Storable, SubscriptionName};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// The number of the format described above.
pub const EXPORT_FORMAT: u32 = 1;

/// The first line of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format of the file; its name says what the file is.
    pub event_sourced_bank: u32,
    /// How many messages follow.
    pub messages: u64,
    /// How far each subscription had come at the end.
    pub progress: BTreeMap<SubscriptionName, Progress>,
    /// The hash of all that follows this line.
    pub hash: Hash,
}

/// Why a log could not be exported.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ExportError {
    /// The store can't be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A commit that was read before can't be read any more.
    #[error("{key}: {error}")]
    Unreadable {
        /// Its key.
        key: String,
        /// What is wrong with it.
        error: RecordError,
    },
    /// A commit that was read before is gone.
    #[error("{key} is gone")]
    Gone {
        /// Its key.
        key: String,
    },
    /// A message of the log in memory can't be written.
    #[error(transparent)]
    Unwritable(#[from] EnvelopeError),
}

impl<S: KeyValue> Journal<S> {
    /// The log as far as it was read or written, as it lies in the store.
    ///
    /// # Errors
    /// When a part of it can't be read any more.
    pub fn export(&self) -> Result<String, ExportError> {
        let (mut lines, mut progress) = (Lines::default(), BTreeMap::new());
        let mut texts = Texts::of(self);
        for (first, epoch) in &self.chain {
            let key = CommitKey { first: *first, epoch: *epoch };
            let text = texts.get(key)?;
            let key = key.text(&self.workspace);
            let Contents { messages, progress: moved } =
                record::contents(&text).map_err(|error| ExportError::Unreadable { key, error })?;
            messages.into_iter().for_each(|message| lines.push(message));
            progress.extend(moved);
        }
        lines.file(progress)
    }
}

/// A log in memory as a file: for a bank whose storage is gone or never was.
///
/// # Errors
/// When a message can't be written as JSON.
pub fn of_log<P: Storable>(
    log: &Log<P>,
    progress: BTreeMap<SubscriptionName, Progress>,
) -> Result<String, ExportError> {
    let mut lines = Lines::default();
    for message in log.all(Position::ZERO) {
        lines.push(&envelope::write(message)?);
    }
    lines.file(progress)
}

/// The lines that follow the header.
#[derive(Default)]
struct Lines {
    text: String,
    count: u64,
}

impl Lines {
    fn push(&mut self, message: &str) {
        self.text.push_str(message);
        self.text.push('\n');
        self.count += 1;
    }

    fn file(self, progress: BTreeMap<SubscriptionName, Progress>) -> Result<String, ExportError> {
        let hash = Hash::of(self.text.as_bytes());
        let header = Header { event_sourced_bank: EXPORT_FORMAT, messages: self.count, progress, hash };
        let header =
            serde_json::to_string(&header).map_err(|error| EnvelopeError::Unwritable { detail: error.to_string() })?;
        Ok(format!("{}\n{}", escape_non_ascii(header), self.text))
    }
}
