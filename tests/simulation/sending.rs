//! Sending: a client's command goes to the bank, and the answer is held against what should have been answered.

use super::action::Sending;
use super::clients::{command, command_id};
use super::invariant::{Broken, Invariant};
use super::runner::{Answer, Run};
use event_sourced_bank::bank::{Command, Outcome, Refusal, Request};
use event_sourced_bank::domain::{Money, account, transfer};
use event_sourced_bank::event_sourcing::{AppendError, Position, Version};
use std::rc::Rc;

impl Run {
    pub(super) fn send(&mut self, sending: Sending) -> Result<(), Broken> {
        let client = sending.client as usize % self.last_seen.len();
        let command = command(sending.wish, &self.oracle);
        let id = command_id(&sending, self.bank.log(), self.now);
        let mut request = Request::new(id, self.now, command);
        if sending.expecting {
            let seen = self.version_seen(&request, self.last_seen[client]);
            request = request.expecting(seen);
        }
        let answered = self.ask(&request);
        self.last_seen[client] = self.bank.log().head();
        answered
    }

    pub(super) fn send_again(&mut self, back: u32) -> Result<(), Broken> {
        let Some((request, _)) = self.nth_last(back) else { return Ok(()) };
        let request = Request { time: self.now, ..request.clone() };
        self.ask(&request)
    }

    pub(super) fn send_other(&mut self, back: u32) -> Result<(), Broken> {
        let Some((request, _)) = self.nth_last(back) else { return Ok(()) };
        let request = Request { time: self.now, expected_version: None, command: other(&request.command), ..*request };
        self.ask(&request)
    }

    fn nth_last(&self, back: u32) -> Option<&(Request, Answer)> {
        self.sent.iter().rev().nth(back as usize)
    }

    /// The version that the thing had when the client looked.
    fn version_seen(&self, request: &Request, seen: Position) -> Version {
        let stream = request.command.stream();
        let before = self.bank.log().stream(&stream, Position::ZERO).take_while(|message| message.position <= seen);
        before.last().map_or(Version::ZERO, |message| message.version)
    }

    fn ask(&mut self, request: &Request) -> Result<(), Broken> {
        let head = self.bank.log().head();
        let is_borrowed = self.bank.log().find(request.id).is_some();
        let refused_before = self.faults().writes_refused;
        let version = Version::new(self.oracle.version(&request.command.stream()));
        let answer = Rc::clone(&self.practice).send(&mut self.bank, request);
        self.trace.note(if answer.is_ok() { "taken" } else { "refused" });
        if self.disk.borrow().is_crashed {
            self.sent.push((request.clone(), Answer::Unknown));
            return Ok(());
        }
        if answer.is_err() {
            let found = self.bank.log().head();
            Invariant::RefusalsLeaveNoTrace
                .holds_if(found == head, || format!("a refused command moved the head from {head} to {found}"))?;
        }
        let storage_refused = self.faults().writes_refused > refused_before;
        let before = self
            .sent
            .iter()
            .find(|(sent, answer)| sent.id == request.id && matches!(answer, Answer::Taken(_) | Answer::Unknown));
        match before.cloned() {
            Some((sent, Answer::Taken(positions))) => self.came_before(request, &sent, &positions, head, &answer)?,
            // Nobody can say what should come out: the program died at the same command before.
            Some((_, Answer::Unknown | Answer::Refused)) => {}
            None if is_borrowed => {
                self.count(|faults| faults.ids_borrowed += 1);
                let is_told = matches!(answer, Err(Refusal::Append(AppendError::IdReused { .. })));
                Invariant::AgainAddsNothing
                    .holds_if(is_told, || format!("the id of a message was taken: {answer:?}"))?;
            }
            None if storage_refused => Invariant::WrittenIsKept
                .holds_if(answer.is_err(), || format!("storage refused, and the answer was {answer:?}"))?,
            None => self.is_right(request, version, &answer)?,
        }
        let kept = match answer {
            Ok(outcome) => Answer::Taken(outcome.positions),
            Err(_) => Answer::Refused,
        };
        self.sent.push((request.clone(), kept));
        Ok(())
    }

    /// A command that was taken before: the same again if it says the same, else a loud error; and never more messages.
    fn came_before(
        &self,
        request: &Request,
        sent: &Request,
        positions: &[Position],
        head: Position,
        answer: &Result<Outcome, Refusal>,
    ) -> Result<(), Broken> {
        let is_right = match answer {
            Ok(outcome) => sent.command == request.command && outcome.repeated && outcome.positions == positions,
            Err(Refusal::Append(AppendError::IdReused { .. })) => sent.command != request.command,
            Err(_) => false,
        };
        if sent.command == request.command {
            self.count(|faults| faults.commands_repeated += 1);
        } else {
            self.count(|faults| faults.ids_reused += 1);
        }
        Invariant::AgainAddsNothing.holds_if(is_right && self.bank.log().head() == head, || {
            format!("{request:?} came again, was {positions:?}, and the answer was {answer:?}")
        })
    }

    /// A new command is taken exactly when nothing has changed meanwhile and no rule speaks against it.
    fn is_right(&self, request: &Request, version: Version, answer: &Result<Outcome, Refusal>) -> Result<(), Broken> {
        let is_stale = request.expected_version.is_some_and(|expected| expected != version);
        let is_told = matches!(answer, Err(Refusal::Append(AppendError::Conflict { .. })));
        Invariant::ConflictsAreTold
            .holds_if(is_stale == is_told, || format!("at version {version}, {request:?} led to {answer:?}"))?;
        if is_stale {
            self.count(|faults| faults.stale_versions += 1);
            return Ok(());
        }
        let objection = match &request.command {
            Command::Account(command) if command.transfer_id().is_some() => {
                self.count(|faults| faults.pretenders += 1);
                Some("it pretends to be a transfer")
            }
            Command::Account(command) => self.oracle.objection(command).map(|(_, why)| why),
            Command::Transfer(command) => self.oracle.objection_to_transfer(command),
        };
        self.count(|faults| match (&request.command, answer) {
            (Command::Transfer(transfer::Command::RetryRefund { .. }), Ok(_)) => faults.refunds_retried += 1,
            (_, Ok(_)) => faults.commands_taken += 1,
            (_, Err(_)) => faults.refusals += 1,
        });
        Invariant::RulesDecide.holds_if(answer.is_ok() == objection.is_none(), || {
            format!("{:?} led to {answer:?}; objection: {}", request.command, objection.unwrap_or("none"))
        })
    }
}

/// Another command about the same thing.
fn other(command: &Command) -> Command {
    let one_more = |amount: Money| Money::from_minor(amount.minor() + 1).unwrap_or(Money::ZERO);
    match command {
        Command::Account(account::Command::Deposit { account_id, amount, transfer_id }) => {
            let (account_id, transfer_id) = (*account_id, *transfer_id);
            account::Command::Deposit { account_id, amount: one_more(*amount), transfer_id }.into()
        }
        Command::Account(account::Command::CloseAccount { account_id }) => {
            account::Command::ReopenAccount { account_id: *account_id }.into()
        }
        Command::Account(command) => account::Command::CloseAccount { account_id: command.account_id() }.into(),
        Command::Transfer(transfer::Command::InitiateTransfer {
            transfer_id,
            from_account_id,
            to_account_id,
            amount,
        }) => transfer::Command::InitiateTransfer {
            transfer_id: *transfer_id,
            from_account_id: *to_account_id,
            to_account_id: *from_account_id,
            amount: *amount,
        }
        .into(),
        Command::Transfer(transfer::Command::RetryRefund { transfer_id }) => transfer::Command::InitiateTransfer {
            transfer_id: *transfer_id,
            from_account_id: super::clients::account_id(0),
            to_account_id: super::clients::account_id(1),
            amount: Money::major(1),
        }
        .into(),
    }
}
