//! The disk of a simulation: what was written stays, whatever happens to the program. It refuses, or the program dies
//! at it, when a script says so.

use super::action::{When, Why};
use super::faults::Faults;
use super::practice::Practice;
use event_sourced_bank::bank::Payload;
use event_sourced_bank::event_sourcing::{Commit, CommitWriter, Position, SubscriptionName, WriteError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What outlives a crash.
#[derive(Default)]
pub struct Disk {
    /// Every commit, in order.
    pub commits: Vec<Commit<Payload>>,
    /// Commits that a careless program holds back and calls written.
    pub held_back: Vec<Commit<Payload>>,
    /// Checkpoints that a careless program writes apart from its commits.
    pub checkpoints: BTreeMap<SubscriptionName, Position>,
    /// When the program dies, if it will.
    pub crash: Option<When>,
    /// How many writes are refused from now on, and why.
    pub refusals: (u32, Option<Why>),
    /// Whether the program has just died.
    pub is_crashed: bool,
    /// What has happened so far.
    pub faults: Faults,
}

/// The bank's way to the disk.
#[derive(Clone)]
pub struct DiskWriter {
    /// The disk.
    pub disk: Rc<RefCell<Disk>>,
    /// How it is written to.
    pub practice: Rc<dyn Practice>,
}

impl CommitWriter<Payload> for DiskWriter {
    fn write(&mut self, commit: &Commit<Payload>) -> Result<(), WriteError> {
        let mut disk = self.disk.borrow_mut();
        if let Some(when) = disk.crash.take() {
            return Err(disk.die(when, commit, &*self.practice));
        }
        if let (1.., Some(why)) = disk.refusals {
            return Err(disk.refuse(why));
        }
        self.practice.keep(&mut disk, commit.clone());
        Ok(())
    }
}

impl Disk {
    /// The program dies here. It never learns what this returns.
    fn die(&mut self, when: When, commit: &Commit<Payload>, practice: &dyn Practice) -> WriteError {
        self.is_crashed = true;
        match when {
            When::BeforeWriting => self.faults.crashes_before_writing += 1,
            When::AfterWriting => {
                self.faults.crashes_after_writing += 1;
                practice.keep(self, commit.clone());
            }
        }
        WriteError::Refused { detail: "the program died".to_owned() }
    }

    fn refuse(&mut self, why: Why) -> WriteError {
        self.refusals.0 -= 1;
        self.faults.writes_refused += 1;
        match why {
            Why::Full => WriteError::Full,
            Why::Moody => WriteError::Refused { detail: "not today".to_owned() },
        }
    }
}
