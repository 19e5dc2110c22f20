//! Mistakes around the disk: what goes wrong when things are written and loaded.

use crate::simulation::disk::Disk;
use crate::simulation::practice::{Practice, SimulatedBank, log_of};
use event_sourced_bank::bank::worker::workers;
use event_sourced_bank::bank::{Halted, Handled, Payload, Waiting, Worker};
use event_sourced_bank::domain::{Account, account};
use event_sourced_bank::event_sourcing::subscription::Start;
use event_sourced_bank::event_sourcing::{
    Commit, Decider, Log, LogError, Message, Position, StreamName, Timestamp, Version,
};
use std::collections::BTreeMap;

/// A write is called done before it is.
pub struct WrittenLater;

impl Practice for WrittenLater {
    fn keep(&self, disk: &mut Disk, commit: Commit<Payload>) {
        let before = std::mem::replace(&mut disk.held_back, vec![commit]);
        disk.commits.extend(before);
    }
}

/// The checkpoint is written first, in a write of its own, and the messages after it.
pub struct CheckpointFirst;

impl Practice for CheckpointFirst {
    fn workers(&self, disk: &Disk) -> Vec<Worker> {
        let mut workers = workers();
        for worker in &mut workers {
            let checkpoint = disk.checkpoints.get(&worker.subscription.name).copied().unwrap_or_default();
            worker.subscription.start = Start::After(checkpoint);
        }
        workers
    }

    fn load(&self, disk: &Disk) -> Result<Log<Payload>, LogError> {
        log_of(disk.commits.iter().map(|commit| Commit { progress: BTreeMap::new(), ..commit.clone() }))
    }

    fn handle(&self, bank: &mut SimulatedBank, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        let disk = std::rc::Rc::clone(&bank.writer().disk);
        disk.borrow_mut().checkpoints.insert(waiting.subscription.clone(), waiting.position);
        bank.handle(waiting, now)
    }

    fn step(&self, bank: &mut SimulatedBank, now: Timestamp) -> Result<(), Halted> {
        match bank.next() {
            Some(waiting) => self.handle(bank, &waiting, now).map(drop),
            None => Ok(()),
        }
    }

    fn round(&self, bank: &mut SimulatedBank, now: Timestamp) -> Result<(), Halted> {
        let waiting: Vec<_> = bank.waiting(bank.log().head()).collect();
        waiting.iter().try_for_each(|waiting| self.handle(bank, waiting, now).map(drop))
    }
}

/// Whatever passes, numbered anew.
fn renumbered(messages: impl Iterator<Item = Message<Payload>>) -> Result<Log<Payload>, LogError> {
    let mut versions: BTreeMap<StreamName, Version> = BTreeMap::new();
    let mut position = Position::ZERO;
    log_of(messages.map(|message| {
        position = position.next();
        let version = versions.entry(message.stream.clone()).or_default();
        *version = version.next();
        let message = Message { position, version: *version, ..message };
        Commit { messages: vec![message], progress: BTreeMap::new() }
    }))
}

fn messages(disk: &Disk) -> impl Iterator<Item = Message<Payload>> {
    disk.commits.iter().flat_map(|commit| commit.messages.iter().cloned())
}

/// Events are asked for permission once more when they are loaded, by the limits of today.
pub struct RulesWhileLoading;

impl Practice for RulesWhileLoading {
    fn load(&self, disk: &Disk) -> Result<Log<Payload>, LogError> {
        let mut accounts: BTreeMap<StreamName, account::State> = BTreeMap::new();
        renumbered(messages(disk).filter(|message| {
            let Ok(Payload::AccountEvent(event)) = &message.payload else { return true };
            let state = accounts.entry(message.stream.clone()).or_default();
            // Today nobody may owe anything.
            let today = account::Event::OverdraftLimitSet {
                account_id: event.account_id(),
                overdraft_limit: account::OverdraftLimit::NONE,
            };
            let strict = Account::evolve(state.clone(), &today);
            let is_allowed = Account::decide(&strict, &event.command(), &account::Known::default()).is_ok();
            if is_allowed {
                *state = Account::evolve(std::mem::take(state), event);
            }
            is_allowed
        }))
    }
}

/// Messages are put into the order of their times.
pub struct OrderOfTheClock;

impl Practice for OrderOfTheClock {
    fn load(&self, disk: &Disk) -> Result<Log<Payload>, LogError> {
        let mut messages: Vec<_> = messages(disk).collect();
        messages.sort_by_key(|message| message.time);
        renumbered(messages.into_iter())
    }
}

/// What subscriptions have handled is not written with what they produced, and not at all.
pub struct CheckpointsAreForgotten;

impl Practice for CheckpointsAreForgotten {
    fn load(&self, disk: &Disk) -> Result<Log<Payload>, LogError> {
        log_of(disk.commits.iter().map(|commit| Commit { progress: BTreeMap::new(), ..commit.clone() }))
    }
}
