//! A part of an exported file: the messages from one position to another, to the letter, under a header of their own.
//!
//! A part that begins with position 1 is a log like any other: the log as it was then. One that begins later can be read
//! by people and programs, and is no log, since what happened before is missing.

use super::Hash;
use super::export::{EXPORT_FORMAT, Header};
use crate::event_sourcing::envelope::{EnvelopeError, escape_non_ascii};
use crate::event_sourcing::{Position, Progress, SubscriptionName};
use std::collections::BTreeMap;
use thiserror::Error;

/// Why there is no such part.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PartError {
    /// It does not lie within the file.
    #[error("a part goes from 1 to {last} at most, and does not end before it begins")]
    OutOfRange {
        /// The position of the last message.
        last: u64,
    },
    /// Its header can't be written.
    #[error(transparent)]
    Unwritable(#[from] EnvelopeError),
}

/// Cuts a part out of an exported file. `progress` is how far subscriptions had come at its end.
///
/// # Errors
/// When it does not lie within the file.
pub fn part(
    file: &str,
    from: Position,
    to: Position,
    progress: BTreeMap<SubscriptionName, Progress>,
) -> Result<String, PartError> {
    let lines: Vec<_> = file.split_inclusive('\n').skip(1).collect();
    let out_of_range = PartError::OutOfRange { last: lines.len() as u64 };
    let (Some(first), Some(last)) = (from.index(), to.index()) else { return Err(out_of_range) };
    let lines = lines.get(first..=last).filter(|lines| !lines.is_empty()).ok_or(out_of_range)?;
    let text = lines.concat();
    let hash = Hash::of(text.as_bytes());
    let header = Header { event_sourced_bank: EXPORT_FORMAT, messages: lines.len() as u64, progress, hash };
    let header =
        serde_json::to_string(&header).map_err(|error| EnvelopeError::Unwritable { detail: error.to_string() })?;
    Ok(format!("{}\n{text}", escape_non_ascii(header)))
}
