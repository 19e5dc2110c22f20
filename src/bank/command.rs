//! A command on its way to the bank: what is asked, by which id, and on which version of things it was decided to ask.

use super::payload::{ACCOUNT, TRANSFER};
use crate::domain::{AccountId, TransferId, account, transfer};
use crate::event_sourcing::{MessageId, StreamName, Timestamp, Version};
use serde::{Deserialize, Serialize};

/// What may be asked of the bank from outside.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Command {
    /// Something about an account.
    Account(account::Command),
    /// Something about a transfer.
    Transfer(transfer::Command),
}

impl Command {
    /// The stream of the thing that is meant.
    #[must_use]
    pub fn stream(&self) -> StreamName {
        match self {
            Self::Account(command) => StreamName::new(ACCOUNT, command.account_id().uuid()),
            Self::Transfer(command) => StreamName::new(TRANSFER, command.transfer_id().uuid()),
        }
    }

    /// Whether it helps a transfer that is under way to its end.
    #[must_use]
    pub fn ends_transfer(&self) -> bool {
        matches!(self, Self::Transfer(transfer::Command::RetryRefund { .. }))
    }

    /// The name of its kind.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Account(command) => command.type_name(),
            Self::Transfer(command) => command.type_name(),
        }
    }
}

impl From<account::Command> for Command {
    fn from(command: account::Command) -> Self {
        Self::Account(command)
    }
}

impl From<transfer::Command> for Command {
    fn from(command: transfer::Command) -> Self {
        Self::Transfer(command)
    }
}

/// A command with what the command handler needs to know about its sending.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The command's id. The same id again gives the same result again.
    pub id: MessageId,
    /// The time of the sending.
    pub time: Timestamp,
    /// The version that the sender saw, if the decision to send depends on it.
    pub expected_version: Option<Version>,
    /// What is asked.
    pub command: Command,
}

impl Request {
    /// A command that does not depend on a version.
    #[must_use]
    pub fn new(id: MessageId, time: Timestamp, command: impl Into<Command>) -> Self {
        Self { id, time, expected_version: None, command: command.into() }
    }

    /// This request, to be refused when the thing has changed since the sender saw this version of it.
    #[must_use]
    pub fn expecting(self, version: Version) -> Self {
        Self { expected_version: Some(version), ..self }
    }
}

/// The id of the account that a command with this id opens, when the sender names none. It follows from the command's
/// id, so that the same command again means the same account.
#[must_use]
pub fn new_account_id(command_id: MessageId) -> AccountId {
    AccountId::new(command_id.derive("account").uuid())
}

/// The id of the transfer that a command with this id initiates, when the sender names none.
#[must_use]
pub fn new_transfer_id(command_id: MessageId) -> TransferId {
    TransferId::new(command_id.derive("transfer").uuid())
}
