//! Doing again, in a branch, what led to each message of the log.

use crate::bank::application::Bank;
use crate::bank::command::{Command, Request};
use crate::bank::decisions::Decisions;
use crate::bank::executor::{Halted, ROUNDS_TO_END, Waiting};
use crate::bank::payload::Payload;
use crate::bank::refusal::Refusal;
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{Log, Message, MessageId, Position, Projected, Timestamp};
use std::collections::BTreeMap;

/// Every transfer of a branch moves in every round, for nothing is tried twice; one round more hands out the last events,
/// which ask for nothing.
const ROUNDS_TO_REST: usize = ROUNDS_TO_END + 1;

/// A replay in progress.
pub(super) struct Replay<'a> {
    log: &'a Log<Payload>,
    original: Projected<Decisions>,
    branch: Bank<KeepNothing>,
    refused: BTreeMap<MessageId, Refusal>,
}

impl<'a> Replay<'a> {
    /// A replay of what comes after a position, into a branch that has the same messages up to there.
    pub(super) fn new(log: &'a Log<Payload>, from: Position, branch: Bank<KeepNothing>) -> Self {
        let original = Projected::rebuilt(log, from);
        Self { log, original, branch, refused: BTreeMap::new() }
    }

    /// Does again what led to a message.
    pub(super) fn again(&mut self, message: &Message<Payload>) -> Result<(), Halted> {
        match self.log.find(message.causation_id) {
            None => self.send_again(message)?,
            Some(cause) => self.deliver_again(cause, message.time)?,
        }
        self.original.take(message);
        Ok(())
    }

    /// Lets everything in the branch come to rest, and gives it back with the refusals of commands that the log has the
    /// outcome of, by the id of that outcome.
    pub(super) fn end(mut self, now: Timestamp) -> Result<(Bank<KeepNothing>, BTreeMap<MessageId, Refusal>), Halted> {
        self.branch.run_until_quiet(now, ROUNDS_TO_REST)?;
        Ok((self.branch, self.refused))
    }

    /// A person's command is sent again. Where all transfers had come to rest before it, those of the branch get the
    /// time to do so too.
    fn send_again(&mut self, message: &Message<Payload>) -> Result<(), Halted> {
        let Some(command) = person_asked(message) else { return Ok(()) };
        if self.original.model().at_rest() {
            self.branch.run_until_quiet(message.time, ROUNDS_TO_REST)?;
        }
        let request = Request::new(message.causation_id, message.time, command);
        if let Err(refusal) = self.branch.execute(&request) {
            self.refused.insert(message.id, refusal);
        }
        Ok(())
    }

    /// What a worker handled is handed to the same worker again, if the branch has it.
    fn deliver_again(&mut self, cause: &Message<Payload>, now: Timestamp) -> Result<(), Halted> {
        let Some(position) = self.branch.log().find(cause.id).map(|message| message.position) else { return Ok(()) };
        let category = &cause.stream.category;
        let reader = self.branch.subscriptions().find(|subscription| subscription.categories.contains(category));
        let Some(subscription) = reader.map(|subscription| subscription.name.clone()) else { return Ok(()) };
        self.branch.deliver_again(&Waiting { subscription, position }, now).map(drop)
    }
}

/// The command that a person sent and that led to this event.
fn person_asked(message: &Message<Payload>) -> Option<Command> {
    match &message.payload {
        Ok(Payload::AccountEvent(event)) => Some(event.command().into()),
        Ok(Payload::TransferEvent(event)) => event.command().map(Command::from),
        Ok(Payload::AccountCommand(_)) | Err(_) => None,
    }
}
