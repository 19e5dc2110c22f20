//! Writing past the bank: what a careless program writes when no rule is asked.

use crate::simulation::practice::SimulatedBank;
use event_sourced_bank::bank::{Outcome, Payload, Refusal, Request};
use event_sourced_bank::event_sourcing::{
    Append, AppendError, Commit, CommitWriter, ExpectedVersion, Log, Message, NewMessage,
};
use std::collections::BTreeMap;

/// Writes an event as the answer to a command, whatever the rules say.
pub fn answer(bank: &mut SimulatedBank, request: &Request, payload: Payload) -> Result<Outcome, Refusal> {
    let message = NewMessage {
        id: request.id.outcome("commands", 0),
        time: request.time,
        correlation_id: request.id,
        causation_id: request.id,
        payload,
    };
    let (stream, expected) = (request.command.stream(), ExpectedVersion::NoStream);
    force(bank, Append { stream, expected, messages: vec![message] })
}

/// Writes messages onto the version that is there, whichever one was seen.
pub fn force(bank: &mut SimulatedBank, append: Append<Payload>) -> Result<Outcome, Refusal> {
    let commit = commit(bank.log(), append);
    bank.writer_mut().write(&commit).map_err(AppendError::from)?;
    let positions = commit.messages.iter().map(|message| message.position).collect();
    bank.take_in(commit).map_err(AppendError::from)?;
    Ok(Outcome { positions, repeated: false })
}

/// New messages with their numbers.
fn commit(log: &Log<Payload>, append: Append<Payload>) -> Commit<Payload> {
    let Append { stream, messages, .. } = append;
    let (mut position, mut version) = (log.head(), log.version(&stream));
    let number = |new: NewMessage<Payload>| {
        (position, version) = (position.next(), version.next());
        let NewMessage { id, time, correlation_id, causation_id, payload } = new;
        let (stream, payload) = (stream.clone(), Ok(payload));
        Message { position, stream, version, id, time, correlation_id, causation_id, payload }
    };
    Commit { messages: messages.into_iter().map(number).collect(), progress: BTreeMap::new() }
}
