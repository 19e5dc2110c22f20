//! A step of the workers, as it goes by the plan: the faults of delivery, and the guard that writes a checkpoint together
//! with what follows.

use super::writing::died;
use super::{Fault, Guard, Plan, Practice};
use crate::bank::worker::TRANSFER_EVENTS;
use crate::bank::{AnyBank, Halted, Handled, Waiting};
use crate::domain::transfer;
use crate::event_sourcing::{SubscriptionName, Timestamp, WriteError};

impl Practice {
    /// What would be handled next.
    #[must_use]
    pub fn next(&self, bank: &AnyBank) -> Option<Waiting> {
        let waiting = bank.waiting(bank.log().head()).filter(|waiting| self.takes_part(&waiting.subscription));
        waiting.min_by_key(|waiting| waiting.position)
    }

    /// Handles one message: the next one.
    ///
    /// # Errors
    /// When storage does not take what follows, or the program has died.
    pub fn step(&self, bank: &mut AnyBank, now: Timestamp) -> Result<Option<(Waiting, Handled)>, Halted> {
        let Some(waiting) = self.next(bank) else { return Ok(None) };
        let handled = self.handle(bank, &waiting, now)?;
        Ok(Some((waiting, handled)))
    }

    /// Makes one round, as [`Bank::round`](crate::bank::Bank::round) does.
    ///
    /// # Errors
    /// When storage does not take what follows, or the program has died.
    pub fn round(&self, bank: &mut AnyBank, now: Timestamp) -> Result<usize, Halted> {
        bank.round_by(|reader| self.takes_part(reader), |bank, waiting| self.handle(bank, waiting, now))
    }

    /// Makes rounds until nothing waits, and says how many messages were handled.
    ///
    /// # Errors
    /// When storage does not take what follows, the program has died, or it is not quiet after so many rounds.
    pub fn run_until_quiet(&self, bank: &mut AnyBank, now: Timestamp, rounds: usize) -> Result<usize, Halted> {
        let takes_part = |reader: &SubscriptionName| self.takes_part(reader);
        bank.run_until_quiet_by(rounds, takes_part, |bank, waiting| self.handle(bank, waiting, now))
    }

    /// Whether a worker is not delayed.
    fn takes_part(&self, reader: &SubscriptionName) -> bool {
        !self.plan().delays(reader)
    }

    fn handle(&self, bank: &mut AnyBank, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        if self.is_dead() {
            return Err(died().into());
        }
        let plan = self.plan();
        let fault = self.fault(&plan, bank, waiting, now);
        if let Some(fault) = &fault {
            self.note(fault.clone(), Some(waiting));
        }
        match fault {
            Some(Fault::CrashBeforeCheckpoint) => self.crash(&plan, bank, waiting, now),
            Some(Fault::KillBetweenDebitAndCredit) => {
                if !plan.guards(Guard::CheckpointWithMessages) {
                    self.move_checkpoint(bank, waiting)?;
                }
                self.die();
                bank.handle(waiting, now)
            }
            Some(Fault::DeliverTwice) => {
                let handled = self.deliver(&plan, bank, waiting, now)?;
                bank.deliver_again(waiting, now).map(|again| together(handled, again))
            }
            Some(Fault::DeliverOutOfOrder) => match of_another_stream(bank, waiting) {
                Some(early) => bank.deliver_again(&early, now),
                None => self.deliver(&plan, bank, waiting, now),
            },
            Some(Fault::Poison) => {
                let it = (waiting.subscription.clone(), waiting.position);
                // Where nothing can be noted, there is no poison.
                drop(self.change(|plan| plan.poisoned.extend([it])));
                self.deliver(&plan, bank, waiting, now)
            }
            Some(Fault::FullStorage | Fault::SecondClerk | Fault::Delay(_)) | None => {
                self.deliver(&plan, bank, waiting, now)
            }
        }
    }

    /// The fault that happens to this delivery. At most one does; the others wait for the next.
    fn fault(&self, plan: &Plan, bank: &AnyBank, waiting: &Waiting, now: Timestamp) -> Option<Fault> {
        let follows = || bank.preview(waiting, now).is_ok_and(|made| !made.is_empty());
        let happens = |fault: &&Fault| match fault {
            Fault::KillBetweenDebitAndCredit => is_before_credit(bank, waiting),
            Fault::DeliverTwice | Fault::CrashBeforeCheckpoint | Fault::Poison => follows(),
            Fault::DeliverOutOfOrder => of_another_stream(bank, waiting).is_some(),
            Fault::FullStorage | Fault::SecondClerk | Fault::Delay(_) => false,
        };
        plan.faults.iter().find(happens).cloned()
    }

    /// Hands a message to its worker. Without the guard, the checkpoint is written first and alone.
    fn deliver(&self, plan: &Plan, bank: &mut AnyBank, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        if plan.guards(Guard::CheckpointWithMessages) {
            return bank.handle(waiting, now);
        }
        self.move_checkpoint(bank, waiting)?;
        bank.deliver_again(waiting, now)
    }

    fn move_checkpoint(&self, bank: &mut AnyBank, Waiting { subscription, position }: &Waiting) -> Result<(), Halted> {
        let moved = self.change(|plan| plan.checkpoints.extend([(subscription.clone(), *position)]));
        moved.map_err(WriteError::from)?;
        bank.skip(&Waiting { subscription: subscription.clone(), position: *position });
        Ok(())
    }

    /// Handles a message and dies. With the guard, what follows and the checkpoint are one write, and there is nothing
    /// between them to die in; without it, what follows is written and the checkpoint is not.
    fn crash(&self, plan: &Plan, bank: &mut AnyBank, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        let handled = if plan.guards(Guard::CheckpointWithMessages) {
            bank.handle(waiting, now)
        } else {
            bank.deliver_again(waiting, now)
        };
        self.die();
        handled
    }
}

/// The first message after this one that the same worker reads from another stream.
fn of_another_stream(bank: &AnyBank, waiting: &Waiting) -> Option<Waiting> {
    let log = bank.log();
    let message = log.get(waiting.position)?;
    let other =
        log.category(&message.stream.category, waiting.position).find(|other| other.stream != message.stream)?;
    Some(Waiting { subscription: waiting.subscription.clone(), position: other.position })
}

/// Whether money was withdrawn for a transfer, and the next thing is to put it into the other account.
fn is_before_credit(bank: &AnyBank, waiting: &Waiting) -> bool {
    let event = bank.log().get(waiting.position).and_then(|message| message.part::<transfer::Event>());
    let is_withdrawn = event.is_some_and(|event| matches!(event, transfer::Event::TransferWithdrawn { .. }));
    waiting.subscription == TRANSFER_EVENTS && is_withdrawn
}

/// What became of a message that was delivered twice.
fn together(handled: Handled, again: Handled) -> Handled {
    match (handled, again) {
        (Handled::Done(one), Handled::Done(other)) => Handled::Done(one.into_iter().chain(other).collect()),
        (handled, _) => handled,
    }
}
