//! Mistakes at the door: what goes wrong when a command is taken.

use super::forging::answer;
use super::handling::handle_anew;
use crate::simulation::practice::{Practice, SimulatedBank};
use event_sourced_bank::bank::command_handler::{AccountCommands, Decided, decide};
use event_sourced_bank::bank::decisions::Decisions;
use event_sourced_bank::bank::{Command, Look, Outcome, Payload, Refusal, Request};
use event_sourced_bank::domain::{account, transfer};
use event_sourced_bank::event_sourcing::{Position, Projected};
use event_sourced_bank::practice::forging::force;
use std::cell::{Cell, RefCell};

/// How a command is taken.
type Take = fn(&mut SimulatedBank, &Request) -> Result<Outcome, Refusal>;

/// Commands are taken in some wrong way.
pub struct TakenSo(pub Take);

impl Practice for TakenSo {
    fn send(&self, bank: &mut SimulatedBank, request: &Request) -> Result<Outcome, Refusal> {
        (self.0)(bank, request)
    }
}

/// An amount below zero is taken, and takes money from the other side.
pub fn negative_amounts() -> TakenSo {
    TakenSo(|bank, request| match &request.command {
        Command::Account(account::Command::Deposit { account_id, amount, transfer_id: None })
            if !amount.is_positive() && bank.decisions().accounts.get(account_id.uuid()).state.is_open() =>
        {
            let deposited = account::Event::Deposited { account_id: *account_id, amount: *amount, transfer_id: None };
            answer(bank, request, Payload::AccountEvent(deposited))
        }
        _ => bank.execute(request),
    })
}

/// Nobody asks whether the accounts of a transfer exist.
pub fn transfers_to_nowhere() -> TakenSo {
    TakenSo(|bank, request| match &request.command {
        Command::Transfer(transfer::Command::InitiateTransfer {
            transfer_id,
            from_account_id,
            to_account_id,
            amount,
        }) if bank.decisions().transfers.get(transfer_id.uuid()).state == transfer::State::Absent => {
            let initiated = transfer::Event::TransferInitiated {
                transfer_id: *transfer_id,
                from_account_id: *from_account_id,
                to_account_id: *to_account_id,
                amount: *amount,
            };
            answer(bank, request, Payload::TransferEvent(initiated))
        }
        _ => bank.execute(request),
    })
}

/// An account is closed while money is on the way to it.
pub fn closing_too_early() -> TakenSo {
    TakenSo(|bank, request| match (bank.execute(request), &request.command) {
        (
            Err(Refusal::Account(account::Rejection::TransfersInFlight { .. })),
            Command::Account(account::Command::CloseAccount { account_id }),
        ) => {
            let closed = account::Event::AccountClosed { account_id: *account_id };
            answer(bank, request, Payload::AccountEvent(closed))
        }
        (answer, _) => answer,
    })
}

/// Nobody asks whether a number is taken.
pub fn numbers_are_given_twice() -> TakenSo {
    TakenSo(|bank, request| match (bank.execute(request), &request.command) {
        (
            Err(Refusal::Account(account::Rejection::AccountNumberTaken { .. })),
            Command::Account(account::Command::CreateAccount { account_id, account_number, overdraft_limit }),
        ) => {
            let created = account::Event::AccountCreated {
                account_id: *account_id,
                account_number: account_number.clone(),
                overdraft_limit: *overdraft_limit,
            };
            answer(bank, request, Payload::AccountEvent(created))
        }
        (answer, _) => answer,
    })
}

/// Nobody asks which version the sender saw.
pub fn expected_versions_are_ignored() -> TakenSo {
    TakenSo(|bank, request| bank.execute(&Request { expected_version: None, ..request.clone() }))
}

/// Nobody asks whether a command came before.
#[derive(Default)]
pub struct IdsAreIgnored(Cell<usize>);

impl Practice for IdsAreIgnored {
    fn send(&self, bank: &mut SimulatedBank, request: &Request) -> Result<Outcome, Refusal> {
        let times = self.0.replace(self.0.get() + 1);
        bank.execute(&Request { id: request.id.outcome("time", times), ..request.clone() })
    }
}

/// Decisions are made on a read model that is brought up to date now and then.
#[derive(Default)]
pub struct StaleDecisions {
    times: Cell<u32>,
    decisions: RefCell<Projected<Decisions>>,
}

impl Practice for StaleDecisions {
    fn send(&self, bank: &mut SimulatedBank, request: &Request) -> Result<Outcome, Refusal> {
        let times = self.times.replace(self.times.get() + 1);
        let mut decisions = self.decisions.borrow_mut();
        // After a crash the log may be shorter than what was seen.
        if times.is_multiple_of(4) || decisions.checkpoint() > bank.log().head() {
            *decisions = Projected::rebuilt(bank.log(), bank.log().head());
        }
        match decide(Look { log: bank.log(), decisions: decisions.model() }, request)? {
            Decided::Before(positions) => Ok(Outcome { positions, repeated: true }),
            Decided::Now(append) => force(bank, append),
        }
    }
}

/// Going through the past makes the handlers act once more.
pub struct LookingActs;

impl Practice for LookingActs {
    fn look(&self, bank: &mut SimulatedBank, position: Position) {
        let Some(message) = bank.log().get(position).cloned() else { return };
        if !matches!(message.payload, Ok(Payload::AccountCommand(_))) {
            return;
        }
        let made = handle_anew(&AccountCommands, bank.look(), &message, message.time);
        for append in made.into_iter().flatten() {
            drop(force(bank, append));
        }
    }
}
