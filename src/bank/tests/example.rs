//! A bank with one transfer on its way, whose workers fail as often as they are told to.

use crate::bank::worker::workers;
use crate::bank::{Bank, Command, Handler, HandlerError, Look, Payload, Request, Worker};
use crate::domain::account::example::{alice, bob, create, deposit};
use crate::domain::transfer::example::{initiate, rent};
use crate::event_sourcing::subscription::OnError;
use crate::event_sourcing::{
    Append, Commit, CommitWriter, Log, Message, MessageId, SubscriptionName, Timestamp, WriteError,
};
use std::cell::Cell;
use std::rc::Rc;
use uuid::Uuid;

/// A writer that counts, unless it is told to refuse.
#[derive(Default)]
pub(super) struct Paper {
    pub(super) commits: Vec<Commit<Payload>>,
    pub(super) is_full: bool,
}

impl CommitWriter<Payload> for Paper {
    fn write(&mut self, commit: &Commit<Payload>) -> Result<(), WriteError> {
        if self.is_full {
            return Err(WriteError::Full);
        }
        self.commits.push(commit.clone());
        Ok(())
    }
}

/// Fails so many times before it does as the real one.
struct Failing {
    inner: Box<dyn Handler>,
    failures: Rc<Cell<u32>>,
}

impl Handler for Failing {
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError> {
        match self.failures.get() {
            0 => self.inner.handle(look, message, now),
            left => {
                self.failures.set(left - 1);
                Err(HandlerError::Poisoned)
            }
        }
    }
}

pub(super) fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

pub(super) fn send(bank: &mut Bank<Paper>, number: u128, command: impl Into<Command>) {
    let request = Request::new(MessageId::new(Uuid::from_u128(number)), now(), command);
    bank.execute(&request).expect("taken");
}

/// Alice has 100 and sends Bob 30. Nothing of what she had before waits any more; positions 1 to 4 are taken.
pub(super) fn transfer_on_its_way(workers: Vec<Worker>) -> Bank<Paper> {
    let mut bank = Bank::with_workers(Log::default(), Paper::default(), workers);
    send(&mut bank, 1, create(alice()));
    send(&mut bank, 2, create(bob()));
    send(&mut bank, 3, deposit(alice(), 100));
    bank.run_until_quiet(now(), 5).expect("quiet");
    send(&mut bank, 4, initiate(30));
    bank
}

/// The same, with one worker that fails so many times, and what is done about it.
pub(super) fn with_failures(who: &SubscriptionName, failures: u32, on_error: OnError) -> (Bank<Paper>, Rc<Cell<u32>>) {
    let left = Rc::new(Cell::new(0));
    let mut workers = workers();
    for worker in workers.iter_mut().filter(|worker| worker.subscription.name == *who) {
        let inner = std::mem::replace(&mut worker.handler, Box::new(crate::bank::command_handler::AccountCommands));
        worker.handler = Box::new(Failing { inner, failures: Rc::clone(&left) });
        worker.subscription.on_error = on_error;
    }
    let bank = transfer_on_its_way(workers);
    left.set(failures);
    (bank, left)
}

pub(super) fn status(bank: &Bank<Paper>) -> &'static str {
    bank.decisions().transfers.get(rent().uuid()).state.status().expect("initiated").name()
}
