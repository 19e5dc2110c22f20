//! A person's command, as it is taken by the plan.

use super::forging::force;
use super::handling::anew;
use super::{Fault, Guard, Practice};
use crate::bank::command_handler::{Decided, decide};
use crate::bank::decisions::Decisions;
use crate::bank::{AnyBank, Command, Look, Outcome, Payload, Refusal, Request};
use crate::domain::account;
use crate::event_sourcing::{Append, Log, Position, Projected, Version};

impl Practice {
    /// Takes a command.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn execute(&self, bank: &mut AnyBank, request: &Request) -> Result<Outcome, Refusal> {
        let plan = self.plan();
        let met = if plan.has(&Fault::SecondClerk) { self.meet_second_clerk(bank, request) } else { None };
        let request = met.as_ref().unwrap_or(request);
        if !plan.guards(Guard::Idempotency) && bank.has_decided(request.id) {
            return take_again(bank, request);
        }
        match request.expected_version {
            Some(seen) if !plan.guards(Guard::ExpectedVersion) => decide_on(bank, request, seen),
            Some(_) | None => bank.execute(request),
        }
    }

    /// A second clerk moves the same money a moment before the person does. Both have seen the same version, and so the
    /// person's command says which.
    fn meet_second_clerk(&self, bank: &mut AnyBank, request: &Request) -> Option<Request> {
        let is_met = moves_money(&request.command) && !bank.has_decided(request.id);
        let seen = request.expected_version.unwrap_or_else(|| bank.log().version(&request.command.stream()));
        let of_clerk = Request { id: request.id.derive("second clerk"), ..request.clone() };
        if !is_met || bank.execute(&of_clerk).is_err() {
            return None;
        }
        self.note(Fault::SecondClerk, None);
        Some(request.clone().expecting(seen))
    }
}

/// A command that moves money, with the version that its account had when the log ended at a position; any other command
/// as it is.
#[must_use]
pub fn on_what_was_seen(request: Request, log: &Log<Payload>, seen: Position) -> Request {
    if moves_money(&request.command) {
        let version = log.version_at(&request.command.stream(), seen);
        request.expecting(version)
    } else {
        request
    }
}

fn moves_money(command: &Command) -> bool {
    match command {
        Command::Account(account::Command::Deposit { .. } | account::Command::Withdraw { .. }) => true,
        Command::Account(
            account::Command::CreateAccount { .. }
            | account::Command::SetOverdraftLimit { .. }
            | account::Command::CloseAccount { .. }
            | account::Command::ReopenAccount { .. },
        )
        | Command::Transfer(_) => false,
    }
}

/// Without idempotency: the command came before, and is taken as if it had not.
fn take_again(bank: &mut AnyBank, request: &Request) -> Result<Outcome, Refusal> {
    let again = Request { id: anew(request.id, bank.log()), ..request.clone() };
    match decide(bank.look(), &again)? {
        Decided::Before(positions) => Ok(Outcome { positions, repeated: true }),
        Decided::Now(append) => force(bank, as_of(append, request)),
    }
}

/// Without an expected version: it is decided on what the sender saw, and written onto whatever is there.
fn decide_on(bank: &mut AnyBank, request: &Request, seen: Version) -> Result<Outcome, Refusal> {
    let unguarded = Request { expected_version: None, ..request.clone() };
    let stream = request.command.stream();
    let found = bank.log().version(&stream);
    if found <= seen {
        return bank.execute(&unguarded);
    }
    let next = bank.log().stream(&stream, Position::ZERO).find(|message| message.version > seen);
    let until = next.map_or(bank.log().head(), |message| message.position.previous());
    let decisions = Projected::<Decisions>::rebuilt(bank.log(), until);
    match decide(Look { log: bank.log(), decisions: decisions.model() }, &unguarded)? {
        Decided::Before(positions) => Ok(Outcome { positions, repeated: true }),
        Decided::Now(append) => force(bank, append),
    }
}

/// What follows says that it follows from this request.
fn as_of(append: Append<Payload>, request: &Request) -> Append<Payload> {
    let messages = append.messages.into_iter().map(|mut new| {
        if new.correlation_id == new.causation_id {
            new.correlation_id = request.id;
        }
        new.causation_id = request.id;
        new
    });
    Append { messages: messages.collect(), ..append }
}
