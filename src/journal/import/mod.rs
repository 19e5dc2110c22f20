//! Import: a file from somewhere becomes a log, or is refused with the line and the field.
//!
//! Nothing in the file is trusted. It is asked in this order: is it too large, is it text, is every line [`strict`] JSON
//! and a message in the form that the [`export`](super::export) writes, are positions, versions and ids without gaps and
//! repeats, is the hash of the header the hash of what follows. What the messages mean is asked by whoever knows it.
//!
//! Two kinds of files are read: an export (`lines`), and all keys of the store as the page saves them when the
//! program can't run (`raw`). Reading writes nothing; [`land`](super::landing::land) does.

mod lines;
mod raw;
mod refused;
mod shape;
pub mod strict;
#[cfg(test)]
mod tests;

pub use refused::{Refused, WhyRefused};

use super::verbatim::Unread;
use super::{Damage, SetAside, Workspace, segment};
use crate::event_sourcing::{Commit, Log, LogError, Position, Storable};

/// The largest file that is read, in bytes: as many as the largest log has, so what a browser could keep comes back.
pub const LARGEST_BYTES: u64 = segment::MOST_BYTES as u64;

/// A log that was found in a file, and holds by every rule of the log.
#[derive(Clone, Debug)]
pub struct Import<P> {
    /// What the file says that it is called.
    pub called: Option<Workspace>,
    /// The log, read.
    pub log: Log<P>,
    /// The log, to the letter.
    pub commits: Vec<Commit<Unread>>,
    /// What was found besides.
    pub asides: Vec<Aside>,
    lines: Lines,
}

/// Something in a file that is no part of the log, and the line where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aside {
    /// It harms nothing.
    SetAside(usize, SetAside),
    /// The log ends before it, for it can't be read on.
    Damaged(usize, Damage),
}

/// In which line each message stands.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Lines {
    /// One in each, below a header.
    OneEach,
    /// Those from a position on in the same one.
    From(Vec<(Position, usize)>),
}

impl Lines {
    fn of(&self, position: Position) -> usize {
        match self {
            Self::OneEach => position.index().map_or(1, |index| index + 2),
            Self::From(keys) => keys.iter().rev().find(|(first, _)| *first <= position).map_or(1, |(_, line)| *line),
        }
    }
}

impl<P> Import<P> {
    /// The line that a message stands in, from 1.
    #[must_use]
    pub fn line(&self, position: Position) -> usize {
        self.lines.of(position)
    }
}

/// Says whether a file of so many bytes is read at all.
///
/// # Errors
/// When it is too large.
pub fn check_size(bytes: u64) -> Result<(), Refused> {
    if bytes > LARGEST_BYTES { Err(Refused::file(WhyRefused::TooLarge { bytes })) } else { Ok(()) }
}

/// Reads a file: the logs that are in it, each with what is wrong with it. An export holds one.
pub fn read<P: Storable>(bytes: &[u8]) -> Vec<Result<Import<P>, Refused>> {
    let text = match check_size(bytes.len() as u64).and_then(|()| text(bytes)) {
        Ok(text) => text,
        Err(refused) => return vec![Err(refused)],
    };
    if text.starts_with(lines::BEFORE_FORMAT) { vec![lines::read(text)] } else { raw::read(text) }
}

fn text(bytes: &[u8]) -> Result<&str, Refused> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or(bytes);
        Refused::line(1 + before.iter().filter(|byte| **byte == b'\n').count(), WhyRefused::NotText)
    })
}

/// What the log itself says about a commit that does not fit.
fn refused_by_log(error: LogError, lines: &Lines) -> Refused {
    let (line, field) = match &error {
        LogError::EmptyCommit => (1, String::new()),
        LogError::Position { expected, .. } => (lines.of(*expected), "position".to_owned()),
        LogError::Version { position, .. } => (lines.of(*position), "version".to_owned()),
        LogError::RepeatedId { position, .. } => (lines.of(*position), "id".to_owned()),
        LogError::CheckpointAhead { subscription, .. } => (1, format!("progress.{subscription}.checkpoint")),
    };
    Refused::field(line, field, error)
}
