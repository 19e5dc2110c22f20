//! The command handler: the one way in which a command becomes events. It serves commands that a person sends and,
//! as a subscription, the commands that transfers write into the command streams of accounts.
//!
//! It asks in one order: was this id seen before; is the thing as the sender saw it; then the rules of the aggregate. A command whose id was seen adds
//! nothing and gives the same result again, if it says the same; under the same id, another command is refused.

use super::command::{Command, Request};
use super::payload::Payload;
use super::refusal::{Refusal, Unknown};
use super::worker::{ACCOUNT_COMMANDS, Handler, HandlerError, Look};
use crate::domain::{Account, Transfer, account, transfer};
use crate::event_sourcing::{
    Aggregate, Append, AppendError, Carries, Decider, ExpectedVersion, Log, Message, MessageId, NewMessage, Position,
    StreamName, Timestamp, Version,
};

/// What is to be done about a command.
#[derive(Clone, PartialEq, Debug)]
pub enum Decided {
    /// It came before, and these are its events.
    Before(Vec<Position>),
    /// It is new, and these events follow.
    Now(Append<Payload>),
}

/// Names the handling of commands that people send, apart from every worker that handles messages.
const COMMANDS_OF_PEOPLE: &str = "commands";

/// Where a command comes from; all that follows from it carries this on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Origin<'a> {
    /// The command's id.
    pub id: MessageId,
    /// Who handles it; the ids of what follows depend on it.
    pub handler: &'a str,
    /// The conversation that it belongs to.
    pub correlation_id: MessageId,
    /// When it is handled.
    pub time: Timestamp,
}

impl<'a> Origin<'a> {
    /// What a worker handles.
    pub(super) fn of(message: &Message<Payload>, handler: &'a str, now: Timestamp) -> Self {
        Self { id: message.id, handler, correlation_id: message.correlation_id, time: now }
    }

    /// The id of the first message that follows from it.
    pub(super) fn outcome(self) -> MessageId {
        self.id.outcome(self.handler, 0)
    }
}

/// Whether a command of a person was taken before.
#[must_use]
pub fn has_decided(log: &Log<Payload>, id: MessageId) -> bool {
    log.find(id.outcome(COMMANDS_OF_PEOPLE, 0)).is_some()
}

/// Decides a command that a person sent.
///
/// # Errors
/// Why it is refused; nothing is recorded then.
pub fn decide(look: Look<'_>, request: &Request) -> Result<Decided, Refusal> {
    if let Some(positions) = seen_before(look, request)? {
        return Ok(Decided::Before(positions));
    }
    as_expected(look, request)?;
    let (id, handler) = (request.id, COMMANDS_OF_PEOPLE);
    let origin = Origin { id, handler, correlation_id: conversation(look, request), time: request.time };
    match &request.command {
        Command::Account(command) if command.transfer_id().is_some() => Err(Refusal::OnBehalfOfTransfer),
        Command::Account(command) => decide_account(look, command, origin).map(Decided::Now),
        Command::Transfer(command) => decide_transfer(look, command, origin).map(Decided::Now),
    }
}

/// Whether things are as the sender saw them. This is asked before any rule: whoever decided on an old version should
/// hear that something has changed, and not why the command would fail on a state that they have never seen.
fn as_expected(look: Look<'_>, request: &Request) -> Result<(), Refusal> {
    let stream = request.command.stream();
    let found = look.log.version(&stream);
    match request.expected_version {
        Some(expected) if expected != found => Err(AppendError::Conflict { stream, expected, found }.into()),
        Some(_) | None => Ok(()),
    }
}

/// The conversation that a command belongs to: a new one, but a transfer stays in its own for good.
fn conversation(look: Look<'_>, request: &Request) -> MessageId {
    let first = match &request.command {
        Command::Account(_) => None,
        Command::Transfer(_) => look.log.stream(&request.command.stream(), Position::ZERO).next(),
    };
    first.map_or(request.id, |first| first.correlation_id)
}

/// The events of this very command, if it came before. The id of a message of the log can't be a command's id too.
fn seen_before(look: Look<'_>, request: &Request) -> Result<Option<Vec<Position>>, Refusal> {
    let reused = |position| Err(AppendError::IdReused { id: request.id, position }.into());
    let Some(found) = look.log.find(request.id.outcome(COMMANDS_OF_PEOPLE, 0)) else {
        return look.log.find(request.id).map_or(Ok(None), |message| reused(message.position));
    };
    let answers = match &found.payload {
        Ok(Payload::AccountEvent(event)) => Some(Command::Account(event.command())),
        Ok(Payload::TransferEvent(event)) => event.command().map(Command::Transfer),
        Ok(Payload::AccountCommand(_)) => None,
        Err(_) => {
            let (stream, position) = (found.stream.clone(), found.position);
            return Err(Refusal::Quarantined { stream, position, unknown: Unknown::State });
        }
    };
    if answers.as_ref() == Some(&request.command) { Ok(Some(vec![found.position])) } else { reused(found.position) }
}

fn decide_account(look: Look<'_>, command: &account::Command, origin: Origin<'_>) -> Result<Append<Payload>, Refusal> {
    let account = look.decisions.accounts.get(command.account_id().uuid());
    let stream = Command::Account(command.clone()).stream();
    readable(&account, &stream)?;
    let events = Account::decide(&account.state, command, &look.decisions.known_to_account(command))?;
    look.decisions.unknown_to_account(command).map_or(Ok(()), Err)?;
    Ok(append(stream, account.version, events, origin))
}

fn decide_transfer(
    look: Look<'_>,
    command: &transfer::Command,
    origin: Origin<'_>,
) -> Result<Append<Payload>, Refusal> {
    let transfer = look.decisions.transfers.get(command.transfer_id().uuid());
    let stream = Command::Transfer(command.clone()).stream();
    readable(&transfer, &stream)?;
    let events = Transfer::decide(&transfer.state, command, &look.decisions.known_to_transfer(command))?;
    look.decisions.unknown_to_transfer(command).map_or(Ok(()), Err)?;
    Ok(append(stream, transfer.version, events, origin))
}

fn readable<S>(aggregate: &Aggregate<S>, stream: &StreamName) -> Result<(), Refusal> {
    match aggregate.quarantined_at {
        Some(position) => Err(Refusal::Quarantined { stream: stream.clone(), position, unknown: Unknown::State }),
        None => Ok(()),
    }
}

/// Puts events into envelopes; their ids follow from the id of what caused them.
pub(super) fn append<E>(stream: StreamName, seen: Version, events: Vec<E>, origin: Origin<'_>) -> Append<Payload>
where
    Payload: Carries<E>,
{
    let envelope = |(index, event)| NewMessage {
        id: origin.id.outcome(origin.handler, index),
        time: origin.time,
        correlation_id: origin.correlation_id,
        causation_id: origin.id,
        payload: Payload::whole(event),
    };
    Append {
        stream,
        expected: ExpectedVersion::seen(seen),
        messages: events.into_iter().enumerate().map(envelope).collect(),
    }
}

/// The command handler as a subscription to the command streams of accounts.
#[derive(Clone, Copy, Debug)]
pub struct AccountCommands;

impl Handler for AccountCommands {
    /// Handles one command of a command stream. A refusal is recorded, since the transfer must hear of it.
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError> {
        let command: &account::Command = message.part().ok_or(HandlerError::unreadable(message))?;
        let name = ACCOUNT_COMMANDS;
        let origin = Origin::of(message, name.as_str(), now);
        if look.log.find(origin.outcome()).is_some() {
            return Ok(vec![]);
        }
        match decide_account(look, command, origin) {
            Ok(append) => Ok(vec![append]),
            Err(Refusal::Account(reason)) => Ok(record(look, command, reason, origin).into_iter().collect()),
            Err(refusal) => Err(HandlerError::Refused(Box::new(refusal))),
        }
    }
}

fn record(
    look: Look<'_>,
    command: &account::Command,
    reason: account::Rejection,
    origin: Origin<'_>,
) -> Option<Append<Payload>> {
    let event = command.rejected(reason)?;
    let account = look.decisions.accounts.get(command.account_id().uuid());
    let stream = Command::Account(command.clone()).stream();
    Some(append(stream, account.version, vec![event], origin))
}
