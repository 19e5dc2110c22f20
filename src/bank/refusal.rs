//! Why the bank does not do what a command asks. Nothing has changed then.

use crate::domain::{account, transfer};
use crate::event_sourcing::{AppendError, Position, StreamName};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// A rule of the account.
    #[error(transparent)]
    Account(#[from] account::Rejection),
    /// A rule of the transfer.
    #[error(transparent)]
    Transfer(#[from] transfer::Rejection),
    /// Money of a transfer is moved by the transfer's own commands only.
    #[error("only a transfer itself moves its money")]
    OnBehalfOfTransfer,
    /// A thing has a message that can't be read, and the decision hangs on what it says.
    #[error("{stream} is quarantined: its message at position {position} can't be read{}", unknown.consequence())]
    Quarantined {
        /// The thing's stream.
        stream: StreamName,
        /// The message.
        position: Position,
        /// What the decision hangs on.
        unknown: Unknown,
    },
    /// The command was right, and its outcome could not be added to the log.
    #[error(transparent)]
    Append(#[from] AppendError),
}

/// What nobody knows while a thing is quarantined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Unknown {
    /// How the thing itself stands.
    State,
    /// Whether an account number is free, since the thing is an account and nobody knows its number.
    Number,
    /// Whether money is on its way to or from an account, since the thing is a transfer that may touch it.
    Flight,
}

impl Unknown {
    /// What follows for whoever asked about another thing; how the thing itself stands needs no more words.
    fn consequence(self) -> &'static str {
        match self {
            Self::State => "",
            Self::Number => ", so nobody knows whether this account number is free",
            Self::Flight => ", so nobody knows whether money is still on its way to or from this account",
        }
    }
}

/// What a command led to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Where its events are in the log.
    pub positions: Vec<Position>,
    /// Whether they were there already, since the command came before.
    pub repeated: bool,
}
