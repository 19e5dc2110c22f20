//! The process manager of transfers: two handlers that carry a transfer from step to step.
//!
//! What a transfer wants stands in the domain ([`order`](transfer::order) and [`react`](transfer::react)). Here it is
//! only given its envelope. The id of a command follows from the event that asks for it, so that an event that is
//! delivered twice asks once.

use super::command_handler::{Origin, append};
use super::payload::{ACCOUNT_COMMAND, Payload, TRANSFER};
use super::worker::{ACCOUNT_EVENTS, Handler, HandlerError, Look, TRANSFER_EVENTS};
use crate::domain::{account, transfer};
use crate::event_sourcing::{Append, ExpectedVersion, Message, NewMessage, StreamName, Timestamp};

/// Hears what accounts did, and records what it means for their transfer.
#[derive(Clone, Copy, Debug)]
pub struct AccountEvents;

impl Handler for AccountEvents {
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError> {
        let heard: &account::Event = message.part().ok_or(HandlerError::unreadable(message))?;
        let Some(transfer_id) = heard.transfer_id() else { return Ok(vec![]) };
        let name = ACCOUNT_EVENTS;
        let origin = Origin::of(message, name.as_str(), now);
        if look.log.find(origin.outcome()).is_some() {
            return Ok(vec![]);
        }
        let transfer = look.decisions.transfers.get(transfer_id.uuid());
        if let Some(position) = transfer.quarantined_at {
            return Err(HandlerError::Quarantined { stream: StreamName::new(TRANSFER, transfer_id.uuid()), position });
        }
        let Some(event) = transfer::react::react(&transfer.state, heard) else { return Ok(vec![]) };
        Ok(vec![append(StreamName::new(TRANSFER, transfer_id.uuid()), transfer.version, vec![event], origin)])
    }
}

/// Hears what became of transfers, and asks the accounts for the next step.
#[derive(Clone, Copy, Debug)]
pub struct TransferEvents;

impl Handler for TransferEvents {
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError> {
        let event: &transfer::Event = message.part().ok_or(HandlerError::unreadable(message))?;
        let transfer = look.decisions.transfers.get(event.transfer_id().uuid());
        let command = transfer.state.terms().and_then(|terms| transfer::order::order(terms, event));
        let Some(command) = command else { return Ok(vec![]) };
        let id = message.id.outcome(TRANSFER_EVENTS.as_str(), 0);
        if look.log.find(id).is_some() {
            return Ok(vec![]);
        }
        let stream = StreamName::new(ACCOUNT_COMMAND, command.account_id().uuid());
        let expected = ExpectedVersion::seen(look.log.version(&stream));
        let sent = NewMessage {
            id,
            time: now,
            correlation_id: message.correlation_id,
            causation_id: message.id,
            payload: Payload::AccountCommand(command),
        };
        Ok(vec![Append { stream, expected, messages: vec![sent] }])
    }
}
