//! The text of each commit as it was written, wherever it lies now.

use super::segment::{self, Restored};
use super::{CommitKey, ExportError, Journal, KeyValue};

/// Finds the texts of commits; quickest in the order of the log.
pub struct Texts<'a, S> {
    journal: &'a Journal<S>,
    /// The commits of the segment that was opened last.
    restored: Vec<Restored>,
}

impl<'a, S: KeyValue> Texts<'a, S> {
    /// The texts of the commits that a journal has read or written.
    #[must_use]
    pub fn of(journal: &'a Journal<S>) -> Self {
        Self { journal, restored: vec![] }
    }

    /// The text of a commit.
    ///
    /// # Errors
    /// When it is gone, or can't be read any more.
    pub fn get(&mut self, key: CommitKey) -> Result<String, ExportError> {
        let Journal { storage, workspace, .. } = self.journal;
        if let Some(text) = storage.get(&key.text(workspace))? {
            return Ok(text);
        }
        if !self.restored.iter().any(|commit| commit.key == key) {
            self.restored = self.unsealed(key)?;
        }
        let found = self.restored.iter().find(|commit| commit.key == key);
        found.map(|commit| commit.text.clone()).ok_or_else(|| ExportError::Gone { key: key.text(workspace) })
    }

    /// The commits of the segment that has a commit; none if no segment has it.
    fn unsealed(&self, key: CommitKey) -> Result<Vec<Restored>, ExportError> {
        let Journal { storage, workspace, sealed, .. } = self.journal;
        let Some(segment) = sealed.iter().find(|segment| segment.covers(key.first)) else { return Ok(vec![]) };
        let key = segment.text(workspace);
        let Some(text) = storage.get(&key)? else { return Err(ExportError::Gone { key }) };
        let restored = segment::read(&text).and_then(|segment| segment.restored());
        restored.map_err(|error| ExportError::Unreadable { key, error })
    }
}
