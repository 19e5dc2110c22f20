//! Commands: what is told about them when they are done.

use super::{HttpResponse, Problem};
use crate::bank::{Bank, Halted, Outcome, Payload, Refusal, Request, queries};
use crate::domain::{AccountId, TransferId};
use crate::event_sourcing::{AppendError, CommitWriter, Version};
use serde::Serialize;

/// A command to be sent, and what is told when it is done.
#[derive(Clone, PartialEq, Debug)]
pub struct Command {
    /// What is sent.
    pub request: Request,
    /// What is told.
    pub told: Told,
}

/// What is told when a command is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// The account.
    Account(AccountId),
    /// The transfer.
    Transfer(TransferId),
    /// The word OK, about this account.
    Ok(AccountId),
}

/// How many messages were handled.
#[derive(Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub(super) struct Stepped {
    handled: usize,
}

/// The response to a command, made from the bank's reply.
pub fn answer<W: CommitWriter<Payload>>(
    bank: &Bank<W>,
    command: &Command,
    reply: Result<Outcome, Refusal>,
) -> HttpResponse {
    if let Err(refusal) = reply {
        return Problem::refused(&refusal).response();
    }
    match command.told {
        Told::Account(id) => match queries::account(bank.read_models(), id) {
            Some(account) => HttpResponse::ok(&account).with("etag", etag(account.version)),
            None => Problem::not_found("account", &id.to_string()).response(),
        },
        Told::Transfer(id) => match queries::transfer(bank.read_models(), id) {
            Some(transfer) => HttpResponse::ok(&transfer),
            None => Problem::not_found("transfer", &id.to_string()).response(),
        },
        Told::Ok(id) => {
            let version = queries::account(bank.read_models(), id).map_or(Version::ZERO, |account| account.version);
            HttpResponse::ok(&"OK").with("etag", etag(version))
        }
    }
}

/// The response to the wish for some rounds.
#[must_use]
pub fn stepped(handled: Result<usize, Halted>) -> HttpResponse {
    match handled {
        Ok(handled) => HttpResponse::ok(&Stepped { handled }),
        Err(Halted::NotWritten(error)) => Problem::refused(&Refusal::Append(AppendError::NotWritten(error))).response(),
        // Rounds are counted by the caller, so there is no limit that could be reached.
        Err(Halted::NotQuiet { rounds }) => HttpResponse::ok(&Stepped { handled: rounds }),
    }
}

/// A version as an entity tag.
pub(super) fn etag(version: Version) -> String {
    format!("\"{version}\"")
}
