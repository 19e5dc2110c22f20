//! The mirror: the bank in memory together with the journal that it mirrors.
//!
//! It is brought up to date by reading on. When what was read before is no longer the log, there is no way to take
//! messages back out of a bank; then a new mirror is opened, and what the old one had and the new one has not is told.

use super::pausing;
use crate::bank::{AnyBank, Halted, Handled, Outcome, Refusal, Request, Waiting};
use crate::event_sourcing::{Log, Position, Timestamp};
use crate::journal::{Epoch, Journal, KeyValue, Reading, StorageError};
use crate::practice::Practice;
use std::cell::RefCell;
use std::rc::Rc;

/// The journal, shared by the bank that writes to it and the session that reads from it.
pub(super) type SharedJournal = Rc<RefCell<Journal<Rc<dyn KeyValue>>>>;

/// A bank and its journal.
pub(super) struct Mirror {
    pub(super) bank: AnyBank,
    pub(super) journal: SharedJournal,
    /// What goes otherwise in it, if it is there to practise on.
    pub(super) practice: Option<Practice>,
}

impl Mirror {
    /// Reads the whole journal.
    pub(super) fn open(
        mut journal: Journal<Rc<dyn KeyValue>>,
        practice: Option<Practice>,
    ) -> (Self, Result<Reading, StorageError>) {
        let mut log = Log::default();
        let reading = journal.read_on(&mut |commit| log.push(commit));
        let journal = Rc::new(RefCell::new(journal));
        let (storage, workspace) = (journal.borrow().storage().clone(), journal.borrow().workspace().clone());
        let mut bank = match &practice {
            Some(practice) => practice.bank(log, journal.clone()),
            None => AnyBank::new(log, Box::new(journal.clone())),
        };
        pausing::adopt(&mut bank, &storage, &workspace);
        (Self { bank, journal, practice }, reading)
    }

    /// Reads the whole journal anew.
    pub(super) fn reopened(&self) -> (Self, Result<Reading, StorageError>) {
        Self::open(self.journal.borrow().unread(), self.practice.clone())
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

/// Acting: as the bank does, or as the plan of a practice copy says.
impl Mirror {
    pub(super) fn execute(&mut self, request: &Request) -> Result<Outcome, Refusal> {
        match &self.practice {
            Some(practice) => practice.execute(&mut self.bank, request),
            None => self.bank.execute(request),
        }
    }

    pub(super) fn next(&self) -> Option<Waiting> {
        match &self.practice {
            Some(practice) => practice.next(&self.bank),
            None => self.bank.next(),
        }
    }

    pub(super) fn step(&mut self, now: Timestamp) -> Result<Option<(Waiting, Handled)>, Halted> {
        match &self.practice {
            Some(practice) => practice.step(&mut self.bank, now),
            None => self.bank.step(now),
        }
    }

    pub(super) fn round(&mut self, now: Timestamp) -> Result<usize, Halted> {
        match &self.practice {
            Some(practice) => practice.round(&mut self.bank, now),
            None => self.bank.round(now),
        }
    }

    pub(super) fn run_until_quiet(&mut self, now: Timestamp, rounds: usize) -> Result<usize, Halted> {
        match &self.practice {
            Some(practice) => practice.run_until_quiet(&mut self.bank, now, rounds),
            None => self.bank.run_until_quiet(now, rounds),
        }
    }
}
