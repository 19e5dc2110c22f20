//! Writing past the bank: what a careless program writes when no rule is asked.

use crate::simulation::practice::SimulatedBank;
use event_sourced_bank::bank::{Outcome, Payload, Refusal, Request};
use event_sourced_bank::event_sourcing::{Append, ExpectedVersion, NewMessage};
use event_sourced_bank::practice::forging::force;

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
