//! Mistakes of handlers: what a process manager gets wrong.

use crate::simulation::disk::Disk;
use crate::simulation::practice::{Practice, SimulatedBank};
use event_sourced_bank::bank::payload::ACCOUNT_COMMAND;
use event_sourced_bank::bank::worker::{ACCOUNT_COMMANDS, ACCOUNT_EVENTS, TRANSFER_EVENTS, workers};
use event_sourced_bank::bank::{Halted, Handled, Handler, HandlerError, Look, Payload, Waiting, Worker};
use event_sourced_bank::domain::{account, transfer};
use event_sourced_bank::event_sourcing::{Append, Message, NewMessage, StreamName, SubscriptionName, Timestamp};
use std::cell::Cell;

/// What a handler makes of a message.
type Made = Result<Vec<Append<Payload>>, HandlerError>;
/// A mistake: takes the real handler's place, and may ask it.
type Mistake = fn(&dyn Handler, Look<'_>, &Message<Payload>, Timestamp) -> Made;

/// The handler of one subscription makes a mistake.
pub struct Mistaken {
    /// Which subscription.
    pub who: SubscriptionName,
    /// How.
    pub mistake: Mistake,
}

struct MistakenHandler {
    inner: Box<dyn Handler>,
    mistake: Mistake,
}

impl Handler for MistakenHandler {
    fn handle(&self, look: Look<'_>, message: &Message<Payload>, now: Timestamp) -> Made {
        (self.mistake)(&*self.inner, look, message, now)
    }
}

impl Practice for Mistaken {
    fn workers(&self, _: &Disk) -> Vec<Worker> {
        let replace = |Worker { subscription, handler }| {
            if subscription.name != self.who {
                return Worker { subscription, handler };
            }
            let handler = MistakenHandler { inner: handler, mistake: self.mistake };
            Worker { subscription, handler: Box::new(handler) }
        };
        workers().into_iter().map(replace).collect()
    }
}

thread_local! {
    /// What makes new ids new.
    static TIMES: Cell<usize> = const { Cell::new(0) };
}

/// Handles a message as if it had never come before: under ids that are new each time.
pub fn handle_anew(inner: &dyn Handler, look: Look<'_>, message: &Message<Payload>, now: Timestamp) -> Made {
    let times = TIMES.replace(TIMES.get() + 1);
    let anew = Message { id: message.id.outcome("anew", times), ..message.clone() };
    let mut made = inner.handle(look, &anew, now)?;
    for new in made.iter_mut().flat_map(|append| &mut append.messages) {
        new.causation_id = message.id;
    }
    Ok(made)
}

/// Withdrawals and deposits are made again whenever their command comes again.
pub fn new_ids_each_time() -> Mistaken {
    Mistaken { who: ACCOUNT_COMMANDS, mistake: handle_anew }
}

/// Messages without those that say something.
fn without(made: Vec<Append<Payload>>, unwanted: fn(&Payload) -> bool) -> Vec<Append<Payload>> {
    made.into_iter().filter(|append| !append.messages.iter().any(|new| unwanted(&new.payload))).collect()
}

/// The money comes back, and nobody writes down that it did.
pub fn refund_is_not_recorded() -> Mistaken {
    let mistake: Mistake = |inner, look, message, now| {
        let refunded =
            |payload: &Payload| matches!(payload, Payload::TransferEvent(transfer::Event::TransferRefunded { .. }));
        inner.handle(look, message, now).map(|made| without(made, refunded))
    };
    Mistaken { who: ACCOUNT_EVENTS, mistake }
}

/// The transfer is called refunded at once, and the money never comes back.
pub fn refund_in_name_only() -> Mistaken {
    let mistake: Mistake = |inner, look, message, now| {
        let mut made = inner.handle(look, message, now)?;
        for append in &mut made {
            let started = append.messages.first().and_then(|new| match &new.payload {
                Payload::TransferEvent(transfer::Event::TransferRefundStarted { transfer_id, .. }) => {
                    Some((new.clone(), *transfer_id))
                }
                _ => None,
            });
            if let Some((new, transfer_id)) = started {
                let payload = Payload::TransferEvent(transfer::Event::TransferRefunded { transfer_id });
                append.messages.push(NewMessage { id: new.id.outcome("refunded", 0), payload, ..new });
            }
        }
        Ok(without(made, |payload| matches!(payload, Payload::AccountCommand(_))))
    };
    Mistaken { who: ACCOUNT_EVENTS, mistake }
}

/// A deposit finishes its transfer, wherever the transfer stands: even one that was refunded.
pub fn ends_are_no_ends() -> Mistaken {
    let mistake: Mistake = |inner, look, message, now| {
        let made = inner.handle(look, message, now)?;
        let Ok(Payload::AccountEvent(account::Event::Deposited { transfer_id: Some(transfer_id), .. })) =
            &message.payload
        else {
            return Ok(made);
        };
        if !made.is_empty() {
            return Ok(made);
        }
        let finished = Payload::TransferEvent(transfer::Event::TransferFinished { transfer_id: *transfer_id });
        let stream: StreamName = finished.stream();
        let version = look.log.version(&stream);
        let new = NewMessage {
            id: message.id.outcome("late", usize::try_from(version.get()).expect("few")),
            time: now,
            correlation_id: message.correlation_id,
            causation_id: message.id,
            payload: finished,
        };
        let expected = event_sourced_bank::event_sourcing::ExpectedVersion::seen(version);
        Ok(vec![Append { stream, expected, messages: vec![new] }])
    };
    Mistaken { who: ACCOUNT_EVENTS, mistake }
}

/// The money goes back to where it came from instead of on.
pub fn deposit_on_the_wrong_side() -> Mistaken {
    let mistake: Mistake = |inner, look, message, now| {
        let mut made = inner.handle(look, message, now)?;
        for append in &mut made {
            for new in &mut append.messages {
                if let Payload::AccountCommand(account::Command::Deposit { account_id, transfer_id, .. }) =
                    &mut new.payload
                {
                    let transfer = transfer_id.map(|id| look.decisions.transfers.get(id.uuid()).state);
                    if let Some(terms) = transfer.as_ref().and_then(|state| state.terms()) {
                        *account_id = terms.from_account_id;
                    }
                    append.stream = StreamName::new(ACCOUNT_COMMAND, account_id.uuid());
                    let version = look.log.version(&append.stream);
                    append.expected = event_sourced_bank::event_sourcing::ExpectedVersion::seen(version);
                }
            }
        }
        Ok(made)
    };
    Mistaken { who: TRANSFER_EVENTS, mistake }
}

/// What an account refuses is not written down, so the transfer never hears of it.
pub fn refusals_are_not_recorded() -> Mistaken {
    let mistake: Mistake = |inner, look, message, now| {
        let refusal = |payload: &Payload| match payload {
            Payload::AccountEvent(event) => {
                matches!(event, account::Event::DepositRejected { .. } | account::Event::WithdrawalRejected { .. })
            }
            Payload::AccountCommand(_) | Payload::TransferEvent(_) => false,
        };
        inner.handle(look, message, now).map(|made| without(made, refusal))
    };
    Mistaken { who: ACCOUNT_COMMANDS, mistake }
}

/// The category is matched as `account*`, so commands are heard as if they had been carried out.
pub struct WildcardCategory;

impl Practice for WildcardCategory {
    fn workers(&self, disk: &Disk) -> Vec<Worker> {
        let mistake: Mistake = |inner, look, message, now| {
            let Ok(Payload::AccountCommand(command)) = &message.payload else {
                return inner.handle(look, message, now);
            };
            let event = match command.clone() {
                account::Command::Deposit { account_id, amount, transfer_id } => {
                    account::Event::Deposited { account_id, amount, transfer_id }
                }
                account::Command::Withdraw { account_id, amount, transfer_id } => {
                    account::Event::Withdrawn { account_id, amount, transfer_id }
                }
                _ => return Ok(vec![]),
            };
            inner.handle(look, &Message { payload: Ok(Payload::AccountEvent(event)), ..message.clone() }, now)
        };
        let mut workers = Mistaken { who: ACCOUNT_EVENTS, mistake }.workers(disk);
        for worker in workers.iter_mut().filter(|worker| worker.subscription.name == ACCOUNT_EVENTS) {
            worker.subscription.categories.push(ACCOUNT_COMMAND);
        }
        workers
    }
}

/// What could not be handled is thrown away instead of kept for a person.
pub struct ParkedIsThrownAway;

impl ParkedIsThrownAway {
    fn throw_away(bank: &mut SimulatedBank) {
        let subscriptions: Vec<_> = bank.subscriptions().cloned().collect();
        for subscription in subscriptions {
            for parked in bank.progress(&subscription).parked {
                bank.discard_parked(&Waiting { subscription: subscription.name.clone(), position: parked.position });
            }
        }
    }
}

impl Practice for ParkedIsThrownAway {
    fn handle(&self, bank: &mut SimulatedBank, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        let handled = bank.handle(waiting, now);
        Self::throw_away(bank);
        handled
    }

    fn step(&self, bank: &mut SimulatedBank, now: Timestamp) -> Result<(), Halted> {
        let stepped = bank.step(now).map(drop);
        Self::throw_away(bank);
        stepped
    }

    fn round(&self, bank: &mut SimulatedBank, now: Timestamp) -> Result<(), Halted> {
        let made = bank.round(now).map(drop);
        Self::throw_away(bank);
        made
    }
}
