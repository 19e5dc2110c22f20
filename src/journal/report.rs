//! What reading can find besides commits: what was set aside, and what is damaged.
//!
//! Nothing that is named here was deleted or changed. Whoever shows it can offer the text under its key.

use super::{Epoch, RecordError};
use crate::event_sourcing::{LogError, Position};
use thiserror::Error;

/// Something in the store that is not part of the log and harms nothing.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{key} was set aside: {why}")]
pub struct SetAside {
    /// The key that it lies under.
    pub key: String,
    /// Why it is not part of the log.
    pub why: WhySetAside,
}

/// Why something in the store is not part of the log.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WhySetAside {
    /// It can't be read as a commit.
    #[error(transparent)]
    Unreadable(#[from] RecordError),
    /// A tab wrote it that had been overtaken by another, which had not seen it.
    #[error("a tab of epoch {epoch} wrote it after one of epoch {overtaken_by} had taken over")]
    Late {
        /// The epoch of its writer.
        epoch: Epoch,
        /// The epoch of the writer whose commit is in the log there.
        overtaken_by: Epoch,
    },
    /// It does not name the hash of the commit before it.
    #[error("it does not follow the commit before it")]
    OtherPast,
    /// What it says is not what its key says.
    #[error("its key does not fit its content")]
    OtherKey,
    /// Its key is not one of the journal's.
    #[error("its name is not one that a commit has")]
    Foreign,
}

/// Why the log can't be read to its end. The bank shows what stands before, and writes nothing more.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Damage {
    /// A commit is missing, and later ones are there.
    #[error("position {missing} is missing, and {next} is there")]
    Hole {
        /// The first missing position.
        missing: Position,
        /// The key of the next commit that is there.
        next: String,
    },
    /// A commit is bad, and later ones are there.
    #[error("position {position}, {key}: {why}")]
    Bad {
        /// The position of the commit's first message.
        position: Position,
        /// Its key.
        key: String,
        /// What is wrong with it.
        why: WhySetAside,
    },
    /// A commit is as it was written, and breaks a rule of the log.
    #[error("{key}: {error}")]
    BreaksLog {
        /// Its key.
        key: String,
        /// The rule.
        error: LogError,
    },
    /// A newer program has written here: this one is too old for the log.
    #[error("{key}: a newer version of this page has written here, in format {found}; reload the page")]
    NewerFormat {
        /// The key of the first commit of the newer format.
        key: String,
        /// Its format.
        found: u32,
    },
}
