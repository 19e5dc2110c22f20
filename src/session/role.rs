//! What a tab may do among the tabs that show the same bank, and what the person should know about the storage.

use crate::event_sourcing::Position;
use crate::journal::{Damage, StorageError};
use thiserror::Error;

/// The role of a tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// It has not found out yet.
    Starting,
    /// It decides commands and writes.
    Writing,
    /// Another tab writes; this one shows what is written and sends its commands there.
    Following,
    /// It may only look.
    ReadOnly {
        /// Why, in a sentence for the person; [`WhyReadOnly`] as text.
        why: String,
    },
}

impl Role {
    /// Its name, for programs that ask.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Writing => "writing",
            Self::Following => "following",
            Self::ReadOnly { .. } => "read-only",
        }
    }
}

/// Why a tab may only look.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WhyReadOnly {
    /// Another tab writes, and this browser has no locks by which the two could take turns.
    #[error("another tab has this bank open, and on this page tabs can't take turns")]
    OtherTab,
    /// The log can't be read to its end. What is wrong with it stands at one place of the screen, not at each.
    #[error("{}", in_short(.0))]
    Damaged(#[from] Damage),
    /// The stored log is gone. This page still has it in memory.
    #[error("the stored log was deleted while this page was open; it can still be exported from here")]
    Cleared,
    /// Storage can't be read or written any more.
    #[error("the storage fails: {0}")]
    Storage(#[from] StorageError),
}

fn in_short(damage: &Damage) -> &'static str {
    match damage {
        Damage::NewerFormat { .. } => "a newer version of this page has written here; reload the page",
        Damage::Hole { .. } | Damage::Bad { .. } | Damage::BreaksLog { .. } => "the stored log is damaged",
    }
}

/// Something that the person should know about the storage.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Notice {
    /// There is no storage: the bank lives in memory and ends with the page.
    #[error("This bank lives in memory and ends with the page: {why}")]
    InMemory {
        /// Why storage can't be used.
        why: String,
    },
    /// Most of the room that the browser gives is taken.
    #[error("More than 70 % of the room that the browser gives is taken: export this bank, or go on in a new one")]
    Scarce,
    /// Something in the store is not part of the log, and was left where it is.
    #[error("A stored entry, {key}, is not part of the log: {why}")]
    SetAside {
        /// The key that it lies under.
        key: String,
        /// What is wrong with it.
        why: String,
    },
    /// Messages that this page had shown are no longer part of the log.
    #[error("{count} messages from position {from} on were shown here and are no longer part of the log")]
    Replaced {
        /// The position of the first of them.
        from: Position,
        /// How many.
        count: u64,
    },
    /// A command that this page had said was done is no longer part of the log, and could not be done again.
    #[error("{command} was done here and undone when another tab took over, and now it is refused: {why}")]
    Undone {
        /// The command's kind.
        command: String,
        /// Why it is refused.
        why: String,
    },
    /// Another tab said that it had written up to a position, and that never turned up.
    #[error("Another tab said that position {told} was written, and the log ends at {head}")]
    NeverSeen {
        /// The position that was told.
        told: Position,
        /// Where the log ended when this tab took over.
        head: Position,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_too_old_for_the_log_says_reload() {
        let newer = Damage::NewerFormat { key: "bank/main/0000000001-1".to_owned(), found: 2 };
        assert!(WhyReadOnly::Damaged(newer).to_string().ends_with("reload the page"));
        let hole = Damage::Hole { missing: Position::new(3), next: "bank/main/0000000004-1".to_owned() };
        assert_eq!(WhyReadOnly::Damaged(hole).to_string(), "the stored log is damaged");
    }
}
