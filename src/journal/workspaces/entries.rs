//! Entries: what lies under each key of a workspace, for a person to read. Packed commits are shown as they lay open.

use super::Workspaces;
use crate::event_sourcing::Position;
use crate::journal::segment::{self, Restored};
use crate::journal::{CommitKey, KeyValue, RecordError, SegmentKey, StorageError, Workspace};

/// A key of a workspace with what lies there.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// How many characters key and text take up.
    pub characters: usize,
    /// What it is, as its key says.
    pub kind: EntryKind,
}

/// What lies under a key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EntryKind {
    /// A commit whose first message is at this position.
    Commit(Position),
    /// Packed commits, whose messages are those from the first position to the second.
    Segment(Position, Position),
    /// Something else.
    Foreign,
}

/// What an entry says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// The text as it lies.
    Text(String),
    /// A part of the commits that were packed, and how many there are.
    Packed(Vec<Restored>, usize),
    /// The text as it lies, of packed commits that can't be unpacked, and why.
    Unreadable(String, RecordError),
    /// It is gone meanwhile.
    Gone,
}

impl EntryKind {
    fn of(rest: &str) -> Self {
        match (CommitKey::parse(rest), SegmentKey::parse(rest)) {
            (Some(key), _) => Self::Commit(key.first),
            (None, Some(key)) => Self::Segment(key.first, key.last),
            (None, None) => Self::Foreign,
        }
    }

    fn first(self) -> Option<Position> {
        match self {
            Self::Commit(first) | Self::Segment(first, _) => Some(first),
            Self::Foreign => None,
        }
    }
}

impl<S: KeyValue + Clone> Workspaces<S> {
    /// All entries of a workspace, the newest first; what is not a part of a log stands at the end.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn entries(&self, workspace: &Workspace) -> Result<Vec<Entry>, StorageError> {
        let prefix = workspace.prefix();
        let mut entries = Vec::new();
        for key in self.storage.keys(&prefix)? {
            let kind = EntryKind::of(key.strip_prefix(&prefix).unwrap_or(""));
            let text = self.storage.get(&key)?;
            let characters = key.len() + text.map_or(0, |text| text.encode_utf16().count());
            entries.push(Entry { key, characters, kind });
        }
        entries.sort_by(|one, other| other.kind.first().cmp(&one.kind.first()).then_with(|| other.key.cmp(&one.key)));
        Ok(entries)
    }

    /// What an entry says: of packed commits so many, after so many.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn content(&self, entry: &Entry, after: usize, most: usize) -> Result<Content, StorageError> {
        let Some(text) = self.storage.get(&entry.key)? else { return Ok(Content::Gone) };
        Ok(match entry.kind {
            EntryKind::Commit(_) | EntryKind::Foreign => Content::Text(text),
            EntryKind::Segment(..) => match packed(&text, after, most) {
                Ok((commits, of)) => Content::Packed(commits, of),
                Err(why) => Content::Unreadable(text, why),
            },
        })
    }
}

fn packed(text: &str, after: usize, most: usize) -> Result<(Vec<Restored>, usize), RecordError> {
    let segment = segment::read(text)?;
    let (mut place, mut commits) = (segment.beginning(), Vec::new());
    for number in 0..after.saturating_add(most) {
        match segment.restore_next(&mut place)? {
            Some(commit) if number >= after => commits.push(commit),
            Some(_) => {}
            None => break,
        }
    }
    Ok((commits, segment.commits))
}
