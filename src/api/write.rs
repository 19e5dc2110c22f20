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

/// Makes so many rounds and responds. It ends with the first round that handles nothing: those after it would find no
/// more, and whoever asks for ten thousand rounds should not hold the page up with them.
pub fn step(rounds: u16, mut round: impl FnMut() -> Result<usize, Halted>) -> HttpResponse {
    let mut handled = 0;
    for _ in 0..rounds {
        match round() {
            Ok(0) => break,
            Ok(count) => handled += count,
            Err(Halted::NotWritten(error)) => {
                return Problem::refused(&Refusal::Append(AppendError::NotWritten(error))).response();
            }
            // Rounds are counted here, so there is no limit that could be reached.
            Err(Halted::NotQuiet { rounds }) => return HttpResponse::ok(&Stepped { handled: rounds }),
        }
    }
    HttpResponse::ok(&Stepped { handled })
}

/// A version as an entity tag.
pub(super) fn etag(version: Version) -> String {
    format!("\"{version}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many rounds are made of those that are asked for, when they handle so many messages each, and what is told.
    fn made(asked: u16, handle: &[usize]) -> (usize, String) {
        let mut made = 0;
        let response = step(asked, || {
            made += 1;
            Ok(handle.get(made - 1).copied().unwrap_or(0))
        });
        (made, response.body)
    }

    #[test]
    fn no_round_is_made_after_one_that_handled_nothing() {
        let handled = |count| format!(r#"{{"handled":{count}}}"#);
        assert_eq!(made(u16::MAX, &[]), (1, handled(0)));
        assert_eq!(made(u16::MAX, &[2, 1, 3]), (4, handled(6)));
        assert_eq!(made(2, &[2, 1, 3]), (2, handled(3)));
        assert_eq!(made(0, &[2]), (0, handled(0)));
    }
}
