//! How a workspace goes, and comes back.
//!
//! Its texts are handed to whoever asked, who can put them back for as long as they are kept. Keys go one after another,
//! and a page can be closed in between. So the beginning of the log goes first and comes back last: what is left half-way
//! is a log with a hole, which nobody can mistake for a whole one.

use super::{WorkspaceError, Workspaces};
use crate::journal::landing::{self, LandingError};
use crate::journal::name::Name;
use crate::journal::{KeyValue, StorageError, Workspace};
use std::collections::BTreeSet;

/// A workspace that was taken away, with all that it needs to come back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    /// Which one it was.
    pub workspace: Workspace,
    /// What it was called.
    pub called: String,
    /// Its keys and texts, name and notes first and the end of the log last.
    texts: Vec<(String, String)>,
}

impl<S: KeyValue + Clone> Workspaces<S> {
    /// Takes a workspace away, log, name and notes.
    ///
    /// # Errors
    /// When the store fails, or somebody writes to the workspace meanwhile; then all of it is put back, as far as the
    /// store lets that happen.
    pub fn remove(&self, workspace: &Workspace) -> Result<Removed, WorkspaceError> {
        let texts = self.texts(workspace)?;
        let called = self.name(workspace)?.map_or_else(|| workspace.as_str().to_owned(), |name| name.to_string());
        let removed = Removed { workspace: workspace.clone(), called, texts };
        let gone = removed.texts.iter().try_for_each(|(key, _)| self.storage.remove(key));
        let left = gone.and_then(|()| self.texts(workspace));
        match left {
            Ok(left) if left.is_empty() => Ok(removed),
            Ok(_) => Err(self.back_out(removed, WorkspaceError::InUse)),
            Err(error) => Err(self.back_out(removed, error.into())),
        }
    }

    /// Puts a workspace back.
    ///
    /// # Errors
    /// When something else is there meanwhile, or the store fails. Then it is not whole, and it can be tried again.
    pub fn put_back(&self, removed: &Removed) -> Result<(), WorkspaceError> {
        let known: BTreeSet<_> = removed.texts.iter().collect();
        if self.texts(&removed.workspace)?.iter().any(|entry| !known.contains(entry)) {
            return Err(LandingError::Taken { workspace: removed.workspace.clone() }.into());
        }
        for (index, (key, text)) in removed.texts.iter().enumerate().rev() {
            if let Err(error) = landing::put(&self.storage, key, text) {
                for (key, _) in &removed.texts[index..] {
                    self.storage.remove(key)?;
                }
                return Err(error.into());
            }
        }
        Ok(())
    }

    /// Puts back what is gone of a workspace that could not be taken away.
    fn back_out(&self, removed: Removed, why: WorkspaceError) -> WorkspaceError {
        let missing = |key: &str| self.storage.get(key).map(|found| found.is_none());
        for (key, text) in removed.texts.iter().rev() {
            let is_back = match missing(key) {
                Ok(true) => landing::put(&self.storage, key, text).is_ok(),
                Ok(false) => true,
                Err(_) => false,
            };
            if !is_back {
                return WorkspaceError::HalfRemoved { removed: Box::new(removed) };
            }
        }
        why
    }

    /// Everything of a workspace, name and notes first and then the log from its beginning.
    fn texts(&self, workspace: &Workspace) -> Result<Vec<(String, String)>, StorageError> {
        let mut keys = self.storage.keys(&workspace.prefix())?;
        keys.sort();
        keys.splice(0..0, [Name::key(workspace), workspace.notes(), workspace.pauses()]);
        let mut texts = Vec::new();
        for key in keys {
            if let Some(text) = self.storage.get(&key)? {
                texts.push((key, text));
            }
        }
        Ok(texts)
    }
}
