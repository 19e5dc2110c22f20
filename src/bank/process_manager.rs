//! The process manager of transfers: two handlers that carry a transfer from step to step.
//!
//! What a transfer wants stands in the domain ([`order`](transfer::order) and [`react`](transfer::react)). Here it is
//! only given its envelope. The id of a command follows from the event that asks for it, so that an event that is
//! delivered twice asks once.
//!
//! Each arrow of a transfer is one handled message, with one exception: that a refund has started, and the command that
//! gives the money back, are written at once. So the longest way of a transfer has eight steps and not nine, and there is
//! no moment at which the bank owes money back and has asked nobody for it.

use super::command_handler::{Origin, append};
use super::payload::{ACCOUNT_COMMAND, Payload, TRANSFER};
use super::worker::{ACCOUNT_EVENTS, Handler, HandlerError, Look, TRANSFER_EVENTS};
use crate::domain::{TransferId, account, transfer};
use crate::event_sourcing::{Aggregate, Append, Message, StreamName, Timestamp};
use std::iter;

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
        let transfer = readable(look, transfer_id)?;
        let Some(event) = transfer::react::react(&transfer.state, heard) else { return Ok(vec![]) };
        let refund = refund(look, transfer.state.terms(), &event, origin);
        let event = append(StreamName::new(TRANSFER, transfer_id.uuid()), transfer.version, vec![event], origin);
        Ok(iter::once(event).chain(refund).collect())
    }
}

/// The transfer, if everything that became of it can be read. Otherwise what it should do next is left to a program that
/// can.
fn readable(look: Look<'_>, transfer_id: TransferId) -> Result<Aggregate<transfer::State>, HandlerError> {
    let transfer = look.decisions.transfers.get(transfer_id.uuid());
    match transfer.quarantined_at {
        Some(position) => {
            Err(HandlerError::Quarantined { stream: StreamName::new(TRANSFER, transfer_id.uuid()), position })
        }
        None => Ok(transfer),
    }
}

/// The command that gives the money back, when a refund has started.
fn refund(
    look: Look<'_>,
    terms: Option<&transfer::Terms>,
    event: &transfer::Event,
    origin: Origin<'_>,
) -> Option<Append<Payload>> {
    match event {
        transfer::Event::TransferRefundStarted { .. } => {
            let command = transfer::order::order(terms?, event)?;
            Some(send(look, command, Origin { id: origin.outcome(), handler: TRANSFER_EVENTS.as_str(), ..origin }))
        }
        transfer::Event::TransferInitiated { .. }
        | transfer::Event::TransferWithdrawn { .. }
        | transfer::Event::TransferFinished { .. }
        | transfer::Event::TransferFailed { .. }
        | transfer::Event::TransferRefunded { .. }
        | transfer::Event::TransferStuck { .. } => None,
    }
}

/// A command in its envelope, for the command stream of its account. Its id follows from the event that asks for it and
/// from who handles that event.
fn send(look: Look<'_>, command: account::Command, asked: Origin<'_>) -> Append<Payload> {
    let stream = StreamName::new(ACCOUNT_COMMAND, command.account_id().uuid());
    append(stream.clone(), look.log.version(&stream), vec![command], asked)
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
        let transfer = readable(look, event.transfer_id())?;
        let command = transfer.state.terms().and_then(|terms| transfer::order::order(terms, event));
        let Some(command) = command else { return Ok(vec![]) };
        let name = TRANSFER_EVENTS;
        let asked = Origin::of(message, name.as_str(), now);
        if look.log.find(asked.outcome()).is_some() {
            return Ok(vec![]);
        }
        Ok(vec![send(look, command, asked)])
    }
}
