//! Letters: what the tabs of one workspace say to each other.
//!
//! Letters never carry messages of the log. They say where it ends, and the reader looks for itself; so a letter that is
//! lost, doubled or forged can't change what a tab believes the log to be. A command travels with its id, and the
//! writer takes it once however often it comes.
//!
//! Two tabs may believe to write at the same time. So a command is sent to one of them, by its epoch: if all who heard
//! of it decided it, one could refuse what the other takes.

use crate::bank::{Outcome, Refusal, Request};
use crate::event_sourcing::{MessageId, Position};
use crate::journal::Epoch;
use serde::{Deserialize, Serialize};

/// What a tab says to all others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Letter {
    /// Who writes?
    WhoWrites {
        /// The tab that asks.
        tab: MessageId,
        /// The highest epoch that it knows of.
        heard: Epoch,
    },
    /// I do.
    IWrite {
        /// As the writer of this epoch.
        epoch: Epoch,
        /// And I have written up to here.
        head: Position,
    },
    /// Writer of this epoch, decide this. Nobody else may.
    Decide {
        /// The writer that is asked.
        to: Epoch,
        /// The command.
        request: Request,
    },
    /// This is what became of it.
    Decided {
        /// The writer that was asked.
        by: Epoch,
        /// The command.
        request: Request,
        /// Its outcome.
        result: Result<Outcome, Refusal>,
    },
}

impl Letter {
    /// The letter as text.
    pub(super) fn write(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    /// Reads a letter; what another version of this page may say and this one does not understand is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
