//! Handlers as they are without a guard. Each stands before the real handler and asks it; what it makes of the answer is
//! the mistake.

use super::{Guard, Plan, Practice};
use crate::bank::decisions::Decisions;
use crate::bank::payload::ACCOUNT_COMMAND;
use crate::bank::worker::{ACCOUNT_COMMANDS, workers as real_workers};
use crate::bank::{Handler, HandlerError, Look, Payload, Worker};
use crate::domain::transfer;
use crate::event_sourcing::{
    Append, ExpectedVersion, Log, Message, MessageId, Position, Projection, SubscriptionName, Timestamp,
};

/// What a handler makes of a message.
type Made = Result<Vec<Append<Payload>>, HandlerError>;

/// The bank's workers, each with a handler that goes by the plan.
pub(super) fn workers(practice: &Practice) -> Vec<Worker> {
    let wrap = |Worker { subscription, handler }: Worker| {
        let name = subscription.name.clone();
        let handler = ByThePlan { name, inner: handler, practice: practice.clone() };
        Worker { subscription, handler: Box::new(handler) }
    };
    real_workers().into_iter().map(wrap).collect()
}

struct ByThePlan {
    name: SubscriptionName,
    inner: Box<dyn Handler>,
    practice: Practice,
}

impl Handler for ByThePlan {
    fn handle(&self, look: Look<'_>, message: &Message<Payload>, now: Timestamp) -> Made {
        let plan = self.practice.plan();
        if plan.poisoned.contains(&(self.name.clone(), message.position)) {
            return Err(HandlerError::Poisoned);
        }
        if plan.guards(Guard::ExpectedVersion) || self.name != ACCOUNT_COMMANDS {
            return self.mistaken(&plan, look, message, now);
        }
        // It decides on what it saw when the message came, and writes onto whatever is there by now.
        let seen = decisions_of(look.log, message);
        let mut made = self.mistaken(&plan, Look { decisions: &seen, ..look }, message, now)?;
        for append in &mut made {
            append.expected = ExpectedVersion::seen(look.log.version(&append.stream));
        }
        Ok(made)
    }
}

impl ByThePlan {
    fn mistaken(&self, plan: &Plan, look: Look<'_>, message: &Message<Payload>, now: Timestamp) -> Made {
        let mut made = self.inner.handle(look, message, now)?;
        if made.is_empty() && !plan.guards(Guard::Idempotency) {
            made = handle_anew(&*self.inner, look, message, now)?;
        }
        if !plan.guards(Guard::Compensation) {
            made = give_up(made);
        }
        Ok(made)
    }
}

/// Handles a message as if it had never come before: under ids that are new each time.
pub(super) fn handle_anew(inner: &dyn Handler, look: Look<'_>, message: &Message<Payload>, now: Timestamp) -> Made {
    let anew = Message { id: anew(message.id, look.log), ..message.clone() };
    let mut made = inner.handle(look, &anew, now)?;
    for new in made.iter_mut().flat_map(|append| &mut append.messages) {
        new.causation_id = message.id;
    }
    Ok(made)
}

/// An id that nothing has been handled under: whatever was written since has moved the head.
pub(super) fn anew(id: MessageId, log: &Log<Payload>) -> MessageId {
    id.derive(&format!("again at {}", log.head()))
}

/// A transfer whose deposit was refused is called failed, and nobody asks for the money back.
fn give_up(mut made: Vec<Append<Payload>>) -> Vec<Append<Payload>> {
    let mut is_given_up = false;
    for new in made.iter_mut().flat_map(|append| &mut append.messages) {
        if let Payload::TransferEvent(transfer::Event::TransferRefundStarted { transfer_id, reason }) = &new.payload {
            let failed = transfer::Event::TransferFailed { transfer_id: *transfer_id, reason: reason.clone() };
            new.payload = Payload::TransferEvent(failed);
            is_given_up = true;
        }
    }
    made.retain(|append| !(is_given_up && append.stream.category == ACCOUNT_COMMAND));
    made
}

/// The thing that a command is about, as it was when the command was written.
fn decisions_of(log: &Log<Payload>, message: &Message<Payload>) -> Decisions {
    let mut decisions = Decisions::default();
    let Ok(Payload::AccountCommand(command)) = &message.payload else { return decisions };
    let stream = crate::bank::Command::Account(command.clone()).stream();
    log.stream(&stream, Position::ZERO)
        .take_while(|event| event.position < message.position)
        .for_each(|event| decisions.apply(event));
    decisions
}
