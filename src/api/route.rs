//! Routes: which path with which method means what.

use super::body::{self, Amount, CreateAccount, Limit, StartTransfer, Step};
use super::path::Target;
use super::read::Question;
use super::write::{Command, Told};
use super::{HttpRequest, Problem};
use crate::bank::Request;
use crate::bank::command::{self, new_account_id, new_transfer_id};
use crate::domain::{AccountId, AccountNumber, Money, OverdraftLimit, TransferId, account, transfer};
use crate::event_sourcing::{MessageId, Timestamp, Version};
use uuid::Uuid;

/// What a request asks for.
#[derive(Clone, PartialEq, Debug)]
pub enum Call {
    /// To look at something.
    Read(Question),
    /// To do something.
    Send(Command),
    /// To let the workers make rounds.
    Step {
        /// How many.
        rounds: u16,
    },
}

/// What a request means.
///
/// # Errors
/// Why it means nothing.
pub fn route(request: &HttpRequest, new_id: MessageId, now: Timestamp) -> Result<Call, Problem> {
    let mut target = Target::parse(&request.path)?;
    let parts: Vec<_> = target.parts.clone();
    let parts: Vec<_> = parts.iter().map(String::as_str).collect();
    let call = match (request.method.as_str(), parts.as_slice()) {
        ("POST", ["account"]) => create(request, new_id, now),
        ("POST", ["account", id, verb @ ("deposit" | "withdraw" | "close" | "reopen" | "overdraft-limit")]) => {
            change(request, account_id(id)?, verb, new_id, now)
        }
        ("POST", ["transfer"]) => initiate(request, new_id, now),
        ("POST", ["transfer", id, "retry-refund"]) => {
            let transfer_id = transfer_id(id)?;
            let command = transfer::Command::RetryRefund { transfer_id };
            send(request, new_id, now, command, Told::Transfer(transfer_id))
        }
        ("POST", ["executor", "step"]) => body::read::<Step>(request).map(|step| Call::Step { rounds: step.rounds }),
        (_, ["account"] | ["account", _, "deposit" | "withdraw" | "close" | "reopen" | "overdraft-limit"])
        | (_, ["transfer"] | ["transfer", _, "retry-refund"] | ["executor", "step"]) => {
            Err(Problem::wrong_method("POST"))
        }
        (method, parts) => match Question::of(parts, &mut target)? {
            None => Err(Problem::no_such_path(&request.path)),
            Some(_) if method != "GET" => Err(Problem::wrong_method("GET")),
            Some(question) => Ok(Call::Read(question)),
        },
    }?;
    target.end()?;
    Ok(call)
}

fn create(request: &HttpRequest, new_id: MessageId, now: Timestamp) -> Result<Call, Problem> {
    let CreateAccount { account_number, account_id, overdraft_limit } = body::read(request)?;
    let account_number =
        AccountNumber::parse(&account_number).map_err(|error| wrong("account_number", &error.to_string()))?;
    let id = command_id(request, new_id)?;
    let account_id = account_id.map_or_else(|| new_account_id(id), AccountId::new);
    let overdraft_limit = limit(overdraft_limit)?;
    let command = account::Command::CreateAccount { account_id, account_number, overdraft_limit };
    send(request, new_id, now, command, Told::Account(account_id))
}

fn change(
    request: &HttpRequest,
    account_id: AccountId,
    verb: &str,
    new_id: MessageId,
    now: Timestamp,
) -> Result<Call, Problem> {
    let amount = || body::read::<Amount>(request).and_then(|body| money("amount", body.amount));
    let (command, told) = match verb {
        "deposit" => {
            (account::Command::Deposit { account_id, amount: amount()?, transfer_id: None }, Told::Ok(account_id))
        }
        "withdraw" => {
            (account::Command::Withdraw { account_id, amount: amount()?, transfer_id: None }, Told::Ok(account_id))
        }
        "close" => (account::Command::CloseAccount { account_id }, Told::Account(account_id)),
        "reopen" => (account::Command::ReopenAccount { account_id }, Told::Account(account_id)),
        _ => {
            let overdraft_limit = limit(body::read::<Limit>(request)?.overdraft_limit)?;
            (account::Command::SetOverdraftLimit { account_id, overdraft_limit }, Told::Account(account_id))
        }
    };
    send(request, new_id, now, command, told)
}

fn initiate(request: &HttpRequest, new_id: MessageId, now: Timestamp) -> Result<Call, Problem> {
    let StartTransfer { from_account_id, to_account_id, amount, transfer_id } = body::read(request)?;
    let id = command_id(request, new_id)?;
    let transfer_id = transfer_id.map_or_else(|| new_transfer_id(id), TransferId::new);
    let command = transfer::Command::InitiateTransfer {
        transfer_id,
        from_account_id: AccountId::new(from_account_id),
        to_account_id: AccountId::new(to_account_id),
        amount: money("amount", amount)?,
    };
    send(request, new_id, now, command, Told::Transfer(transfer_id))
}

fn send(
    request: &HttpRequest,
    new_id: MessageId,
    now: Timestamp,
    command: impl Into<command::Command>,
    told: Told,
) -> Result<Call, Problem> {
    let sent = Request::new(command_id(request, new_id)?, now, command);
    let sent = match request.header("if-match") {
        None | Some("*") => sent,
        Some(tag) => {
            sent.expecting(version(tag).ok_or_else(|| wrong("If-Match", "an entity tag is a version in quotes"))?)
        }
    };
    Ok(Call::Send(Command { request: sent, told }))
}

/// The command's id is the request's `Idempotency-Key`, so that the same request again gives the same result again.
fn command_id(request: &HttpRequest, new_id: MessageId) -> Result<MessageId, Problem> {
    match request.header("idempotency-key") {
        None => Ok(new_id),
        Some(key) => {
            let id = Uuid::try_parse(key.trim_matches('"')).map_err(|_| wrong("Idempotency-Key", "it is no UUID"))?;
            Ok(MessageId::new(id))
        }
    }
}

fn version(tag: &str) -> Option<Version> {
    tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok().map(Version::new)
}

pub(super) fn account_id(text: &str) -> Result<AccountId, Problem> {
    Uuid::try_parse(text).map(AccountId::new).map_err(|_| Problem::not_found("account", text))
}

pub(super) fn transfer_id(text: &str) -> Result<TransferId, Problem> {
    Uuid::try_parse(text).map(TransferId::new).map_err(|_| Problem::not_found("transfer", text))
}

fn money(field: &str, minor: i64) -> Result<Money, Problem> {
    Money::from_minor(minor).map_err(|error| wrong(field, &error.to_string()))
}

fn limit(minor: Option<i64>) -> Result<OverdraftLimit, Problem> {
    Ok(minor.map(|minor| money("overdraft_limit", minor)).transpose()?.into())
}

fn wrong(field: &str, why: &str) -> Problem {
    Problem::field(field, &format!("is wrong: {why}"))
}
