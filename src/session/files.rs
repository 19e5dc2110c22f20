//! Files: the log, or a part of it, as a person saves it.

use super::Session;
use crate::event_sourcing::{Position, envelope};
use crate::journal::{ExportError, Lines, PartError, export, part};
use thiserror::Error;

/// Why there is no file.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum FileError {
    /// The log can't be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// There is no such part of it.
    #[error(transparent)]
    Part(#[from] PartError),
}

/// The line of a message, and where it is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// It is what lies in the store.
    Stored(String),
    /// The store has it no longer, and it was written anew.
    Anew(String),
}

impl Written {
    /// The line.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Stored(line) | Self::Anew(line) => line,
        }
    }
}

impl Session {
    /// The whole log as a file of JSON lines. Where the store has lost what this page still has in memory, it is written
    /// from memory.
    ///
    /// # Errors
    /// When neither can be written.
    pub fn export(&self) -> Result<String, ExportError> {
        let mirror = self.inner.mirror.borrow();
        let stored = mirror.journal.borrow().export();
        stored.or_else(|_| export::of_log(mirror.bank.log(), mirror.bank.present().progress))
    }

    /// The line of a message as it is stored, to the letter. Where the store has lost what this page still has in memory,
    /// it is written anew from there.
    #[must_use]
    pub fn line(&self, lines: &mut Lines, position: Position) -> Option<Written> {
        let mirror = self.inner.mirror.borrow();
        let stored = lines.line(&mirror.journal.borrow(), position).ok().flatten();
        let anew = || envelope::write(mirror.bank.log().get(position)?).ok().map(Written::Anew);
        stored.map(Written::Stored).or_else(anew)
    }

    /// The messages from one position to another as a file, with the checkpoints as they were at its end.
    ///
    /// # Errors
    /// When the log can't be written, or has no such part.
    pub fn export_part(&self, from: Position, to: Position) -> Result<String, FileError> {
        let whole = self.export()?;
        let progress = self.bank().timeline().at(self.bank().log(), to).progress;
        Ok(part::part(&whole, from, to, progress)?)
    }
}
