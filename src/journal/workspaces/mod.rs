//! Workspaces: several logs side by side in one store.
//!
//! A workspace is there when it has a log or a name; no list of workspaces is kept, since a list can be old when the
//! keys are new. How one comes by its log stands in [`arrival`], how it goes in [`removal`], and what lies under its keys in
//! [`entries`].

pub mod arrival;
pub mod entries;
pub mod removal;

pub use arrival::Landed;
pub use entries::{Content, Entry, EntryKind};
pub use removal::Removed;

use super::landing::{self, LandingError};
use super::name::{Name, PREFIX as NAMES};
use super::verbatim::Unread;
use super::{Found, Journal, KeyValue, StorageError, Workspace};
use crate::event_sourcing::Commit;
use std::collections::BTreeMap;
use thiserror::Error;

/// What every key of a log begins with.
const LOGS: &str = "bank/";

/// All workspaces of a store.
#[derive(Clone, Debug)]
pub struct Workspaces<S> {
    storage: S,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Listed {
    /// Which one.
    pub workspace: Workspace,
    /// What a person called it.
    pub name: Option<Name>,
    /// How many characters its keys and texts take up.
    pub characters: usize,
}

/// How much of a workspace's log can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// How many messages.
    pub messages: u64,
    /// Whether that is all of it.
    pub is_whole: bool,
}

/// Why a workspace was not made or changed. But for what [`LandingError`] says, the store is as it was.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WorkspaceError {
    /// Another one is called so.
    #[error("another workspace has this name")]
    NameTaken,
    /// Its log can't be read to its end, so no whole copy of it can be made.
    #[error("its log is damaged: the copy would not be whole")]
    Damaged,
    /// It did not land.
    #[error(transparent)]
    Landing(#[from] LandingError),
    /// Something wrote to it while it was taken away. It is there again.
    #[error("another tab writes to it")]
    InUse,
    /// It could neither be taken away nor be put back as a whole.
    #[error("the storage failed half-way: what is left of it is not whole")]
    HalfRemoved {
        /// What was there; it can be put back when the store works again.
        removed: Box<Removed>,
    },
}

impl From<StorageError> for WorkspaceError {
    fn from(error: StorageError) -> Self {
        Self::Landing(error.into())
    }
}

impl<S: KeyValue + Clone> Workspaces<S> {
    /// All workspaces of a store.
    pub fn new(storage: S) -> Self {
        Self { storage }
    }

    /// Every workspace that has a log or a name, ordered by its own name.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn list(&self) -> Result<Vec<Listed>, StorageError> {
        let mut listed: BTreeMap<Workspace, Listed> = BTreeMap::new();
        let mut note = |text: &str, name: Option<Name>, characters: usize| {
            // What has no name that a workspace can have is no workspace, and stays where it is.
            let Ok(workspace) = Workspace::parse(text) else { return };
            let new = Listed { workspace: workspace.clone(), name: None, characters: 0 };
            let entry = listed.entry(workspace).or_insert(new);
            entry.characters += characters;
            entry.name = name.or(entry.name.take());
        };
        for key in self.storage.keys(LOGS)? {
            let text = self.storage.get(&key)?;
            if let Some((workspace, _)) = key.strip_prefix(LOGS).and_then(|rest| rest.split_once('/')) {
                // Packed text has other than ASCII characters, and each takes up as much.
                note(workspace, None, key.len() + text.map_or(0, |text| text.encode_utf16().count()));
            }
        }
        for key in self.storage.keys(NAMES)? {
            let name = self.storage.get(&key)?.and_then(|text| Name::parse(&text).ok());
            if let Some(workspace) = key.strip_prefix(NAMES) {
                note(workspace, name, 0);
            }
        }
        Ok(listed.into_values().collect())
    }

    /// What a person called a workspace.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn name(&self, workspace: &Workspace) -> Result<Option<Name>, StorageError> {
        Ok(self.storage.get(&Name::key(workspace))?.and_then(|text| Name::parse(&text).ok()))
    }

    /// Makes an empty workspace of a name, and says which one it is.
    ///
    /// # Errors
    /// When the name is taken, or the store fails.
    pub fn create(&self, name: &Name) -> Result<Workspace, WorkspaceError> {
        self.check_name(name, None)?;
        let workspace = self.free(&Workspace::ordinary(name.as_str()))?;
        landing::put(&self.storage, &Name::key(&workspace), name.as_str())?;
        Ok(workspace)
    }

    /// Gives a workspace another name. Its log and its address stay.
    ///
    /// # Errors
    /// When the name is taken, or the store fails; then it has the name that it had.
    pub fn rename(&self, workspace: &Workspace, name: &Name) -> Result<(), WorkspaceError> {
        self.check_name(name, Some(workspace))?;
        let (key, before) = (Name::key(workspace), self.storage.get(&Name::key(workspace))?);
        match (landing::put(&self.storage, &key, name.as_str()), before) {
            (Ok(()), _) => Ok(()),
            // The failed write was taken back, and the old name with it.
            (Err(error), Some(before)) => match self.storage.set(&key, &before) {
                Ok(()) => Err(error.into()),
                Err(_) => Err(LandingError::LeftBehind { key }.into()),
            },
            (Err(error), None) => Err(error.into()),
        }
    }

    /// How much of a workspace's log can be read.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn standing(&self, workspace: &Workspace) -> Result<Standing, StorageError> {
        let mut journal = Journal::new(self.storage.clone(), workspace.clone());
        let reading = journal.read_on::<Unread>(&mut |_| Ok(()))?;
        Ok(Standing { messages: journal.head().get(), is_whole: reading.found == Found::Whole })
    }

    /// The log of a workspace to the letter, as far as it can be read, and how the whole was found.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read(&self, workspace: &Workspace) -> Result<(Vec<Commit<Unread>>, Found), StorageError> {
        let mut commits = Vec::new();
        let mut journal = Journal::new(self.storage.clone(), workspace.clone());
        let reading = journal.read_on(&mut |commit| {
            commits.push(commit);
            Ok(())
        })?;
        Ok((commits, reading.found))
    }

    fn check_name(&self, name: &Name, of: Option<&Workspace>) -> Result<(), WorkspaceError> {
        let is_other = |listed: &&Listed| Some(&listed.workspace) != of;
        let is_same = |listed: &Listed| listed.called().to_lowercase() == name.as_str().to_lowercase();
        if self.list()?.iter().filter(is_other).any(is_same) { Err(WorkspaceError::NameTaken) } else { Ok(()) }
    }

    /// A workspace that nothing lies in, called like a text as far as that is possible.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn free(&self, like: &str) -> Result<Workspace, StorageError> {
        let listed = self.list()?;
        let is_free = |workspace: &Workspace| {
            *workspace != Workspace::first() && listed.iter().all(|listed| listed.workspace != *workspace)
        };
        let mut number = 1;
        while !is_free(&Workspace::like(like, number)) {
            number += 1;
        }
        Ok(Workspace::like(like, number))
    }
}

impl Listed {
    /// What it is called: by a person, or else by its address.
    #[must_use]
    pub fn called(&self) -> &str {
        self.name.as_ref().map_or(self.workspace.as_str(), Name::as_str)
    }
}
