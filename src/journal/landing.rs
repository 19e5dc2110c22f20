//! Landing: a whole log arrives in a workspace that is empty, with one write, or not at all.
//!
//! An import, a copy and a sample bank all come in this way. There is one value under one key, which is read back; a
//! page that is closed in the middle has written either all of it or nothing.

use super::gathering::Gathering;
use super::{Epoch, KeyValue, RecordError, Room, SegmentKey, StorageError, Unread, Workspace, segment};
use crate::event_sourcing::{Commit, Position, Storable};
use thiserror::Error;

/// Why a log did not land. But for [`LandingError::LeftBehind`], the store is as it was.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum LandingError {
    /// There is no message to land.
    #[error("there is no message in it")]
    Empty,
    /// Something lies in the workspace.
    #[error("{} holds something already", .workspace.as_str())]
    Taken {
        /// The workspace.
        workspace: Workspace,
    },
    /// It would take up what is kept for what is under way.
    #[error("there is no room for it in the storage")]
    NoRoom,
    /// A message can't be written.
    #[error(transparent)]
    Unwritable(#[from] RecordError),
    /// The store failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The store said that it was written, and does not give it back.
    #[error("what was written could not be read back")]
    NotKept,
    /// It failed, and whether something of it was left can't be seen.
    #[error("the storage failed, and {key} may have been left behind")]
    LeftBehind {
        /// The key.
        key: String,
    },
}

/// The first writer, which a log that lands is from.
const EPOCH: Epoch = Epoch::new(1);

/// The most commits of a segment. To find one among them, those before it are gone through.
const MOST_COMMITS: usize = 1_024;

/// A log on its way, packed a commit at a time. Nothing is written before all of it is packed.
pub struct Landing<P> {
    commits: std::vec::IntoIter<Commit<P>>,
    gathering: Gathering,
    done: u64,
    of: u64,
}

impl<P: Storable> Landing<P> {
    /// A log that is to land.
    ///
    /// # Errors
    /// When there is no message in it.
    pub fn of(commits: Vec<Commit<P>>) -> Result<Self, LandingError> {
        let commits = joined(commits);
        let first = commits.first().ok_or(LandingError::Empty)?.first();
        let of = commits.iter().map(|commit| commit.messages.len() as u64).sum();
        Ok(Self { commits: commits.into_iter(), gathering: Gathering::new(first), done: 0, of })
    }

    /// Packs the next commit, and says whether more are left to do.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub fn pack_next(&mut self) -> Result<bool, LandingError> {
        let Some(commit) = self.commits.next() else { return Ok(false) };
        self.gathering.push_commit(&commit, EPOCH)?;
        self.done += commit.messages.len() as u64;
        Ok(self.done < self.of)
    }

    /// How many messages are packed, and of how many.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done, self.of)
    }

    /// Packs what is left.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub fn packed(mut self) -> Result<Packed, LandingError> {
        while self.pack_next()? {}
        let (key, text) = self.gathering.close(EPOCH)?;
        Ok(Packed { key, text })
    }

    /// Packs what is left, and writes all of it into an empty workspace.
    ///
    /// # Errors
    /// Why it did not land.
    pub fn land<S: KeyValue + ?Sized>(self, storage: &S, workspace: &Workspace) -> Result<(), LandingError> {
        // Packing can take seconds. It is asked before, so that they are not spent for nothing, and after, since another
        // tab may have landed something meanwhile.
        check_empty(storage, workspace)?;
        self.packed()?.land(storage, workspace)
    }
}

/// A log that is packed as a whole, and needs a workspace.
pub struct Packed {
    key: SegmentKey,
    text: String,
}

impl Packed {
    /// The position of its last message.
    #[must_use]
    pub fn last(&self) -> Position {
        self.key.last
    }

    /// Its commits, unpacked again.
    ///
    /// # Errors
    /// When they can't be.
    pub fn commits(&self) -> Result<Vec<Commit<Unread>>, RecordError> {
        segment::read(&self.text)?.read().map(|read| read.map(|(_, commit)| commit)).collect()
    }

    /// Whether it landed in a workspace before, and nothing was written there since.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn is_all_of<S: KeyValue + ?Sized>(&self, storage: &S, workspace: &Workspace) -> Result<bool, StorageError> {
        let key = self.key.text(workspace);
        Ok(storage.keys(&workspace.prefix())? == [key.as_str()] && storage.get(&key)?.as_ref() == Some(&self.text))
    }

    /// Writes all of it into an empty workspace.
    ///
    /// # Errors
    /// Why it did not land.
    pub fn land<S: KeyValue + ?Sized>(&self, storage: &S, workspace: &Workspace) -> Result<(), LandingError> {
        check_empty(storage, workspace)?;
        let key = self.key.text(workspace);
        if !has_room(storage, &[&key, &self.text])? {
            return Err(LandingError::NoRoom);
        }
        put(storage, &key, &self.text)
    }
}

/// Writes a whole log into an empty workspace, as one segment that its first writer has packed.
///
/// # Errors
/// Why it did not land.
pub fn land<P: Storable, S: KeyValue + ?Sized>(
    storage: &S,
    workspace: &Workspace,
    commits: Vec<Commit<P>>,
) -> Result<(), LandingError> {
    Landing::of(commits)?.land(storage, workspace)
}

fn check_empty<S: KeyValue + ?Sized>(storage: &S, workspace: &Workspace) -> Result<(), LandingError> {
    let taken = || LandingError::Taken { workspace: workspace.clone() };
    if storage.keys(&workspace.prefix())?.is_empty() { Ok(()) } else { Err(taken()) }
}

/// Whether a store has room for texts without touching what it keeps for what is under way.
fn has_room<S: KeyValue + ?Sized>(storage: &S, texts: &[&str]) -> Result<bool, StorageError> {
    let Some(budget) = storage.budget() else { return Ok(true) };
    let new: usize = texts.iter().map(|text| text.encode_utf16().count()).sum();
    let room = Room { budget, used: storage.used()?.saturating_add(new) };
    Ok(!room.is_spent(0))
}

/// The commits, with neighbours made one where there are too many. Between those, it is no longer known how far
/// subscriptions had come.
fn joined<P>(commits: Vec<Commit<P>>) -> Vec<Commit<P>> {
    let at_once = commits.len().div_ceil(MOST_COMMITS);
    let mut joined: Vec<Commit<P>> = Vec::new();
    for (index, commit) in commits.into_iter().enumerate() {
        match joined.last_mut() {
            Some(last) if !index.is_multiple_of(at_once) => {
                last.messages.extend(commit.messages);
                last.progress.extend(commit.progress);
            }
            Some(_) | None => joined.push(commit),
        }
    }
    joined
}

/// Writes a text under a key and reads it back. When that does not work the key is taken away, whatever lay there before:
/// whoever writes over something must put it back.
pub(super) fn put<S: KeyValue + ?Sized>(storage: &S, key: &str, text: &str) -> Result<(), LandingError> {
    let set = storage.set(key, text);
    if set.is_ok() && storage.get(key) == Ok(Some(text.to_owned())) {
        return Ok(());
    }
    if storage.remove(key).is_err() || storage.get(key) != Ok(None) {
        return Err(LandingError::LeftBehind { key: key.to_owned() });
    }
    set?;
    Err(LandingError::NotKept)
}
