//! The mirror: the bank in memory together with the journal that it mirrors.
//!
//! It is brought up to date by reading on. When what was read before is no longer the log, there is no way to take
//! messages back out of a bank; then a new mirror is opened, and what the old one had and the new one has not is told.

use crate::bank::{AnyBank, Outcome, Request};
use crate::event_sourcing::{Log, Position};
use crate::journal::{Epoch, Journal, KeyValue, Reading, StorageError};
use std::cell::RefCell;
use std::rc::Rc;

/// The journal, shared by the bank that writes to it and the session that reads from it.
pub(super) type SharedJournal = Rc<RefCell<Journal<Rc<dyn KeyValue>>>>;

/// A bank and its journal.
pub(super) struct Mirror {
    pub(super) bank: AnyBank,
    pub(super) journal: SharedJournal,
}

impl Mirror {
    /// Reads the whole journal.
    pub(super) fn open(mut journal: Journal<Rc<dyn KeyValue>>) -> (Self, Result<Reading, StorageError>) {
        let mut log = Log::default();
        let reading = journal.read_on(&mut |commit| log.push(commit));
        let journal = Rc::new(RefCell::new(journal));
        (Self { bank: AnyBank::new(log, Box::new(journal.clone())), journal }, reading)
    }

    /// Reads the whole journal anew.
    pub(super) fn reopened(&self) -> (Self, Result<Reading, StorageError>) {
        Self::open(self.journal.borrow().unread())
    }

    /// Reads what is new.
    pub(super) fn look(&mut self) -> Result<Reading, StorageError> {
        let bank = &mut self.bank;
        self.journal.borrow_mut().read_on(&mut |commit| bank.take_in(commit))
    }

    /// The position of the last message.
    pub(super) fn head(&self) -> Position {
        self.bank.log().head()
    }

    /// Whether it has the events of a command where the writer said that they are. Another writer may have written
    /// something else there.
    pub(super) fn shows(&self, request: &Request, outcome: &Outcome) -> bool {
        let event = |position: &Position| self.bank.log().get(*position);
        outcome.positions.iter().all(|position| event(position).is_some_and(|event| event.causation_id == request.id))
    }

    /// The epoch as which this tab writes, if it does.
    pub(super) fn writes_as(&self) -> Option<Epoch> {
        self.journal.borrow().writes_as()
    }

    /// From which position on, and how many, messages of this mirror are not in another.
    pub(super) fn missing_in(&self, other: &Self) -> Option<(Position, u64)> {
        let is_missing = |id| other.bank.log().find(id).is_none();
        let mut missing = self.bank.log().all(Position::ZERO).filter(|message| is_missing(message.id));
        let first = missing.next()?.position;
        Some((first, 1 + missing.count() as u64))
    }
}
