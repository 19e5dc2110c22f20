//! Loading the page again: what was called written must be there as it was, and the end of a run, when all faults are
//! off and everything must come to rest.

use super::disk::{Disk, DiskWriter};
use super::invariant::{Broken, Invariant};
use super::poison::poisoned;
use super::practice::{SimulatedBank, log_of};
use super::runner::Run;
use event_sourced_bank::bank::projections::ReadModels;
use event_sourced_bank::bank::{Bank, Payload};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Commit, Log, Position, Projected, Snapshot, envelope};
use std::mem;
use std::rc::Rc;

/// How many rounds a transfer takes at most: three to take the money, three to hear that it can't be put in, two to
/// put it back.
pub const ROUNDS_TO_END: usize = 8;

impl Run {
    pub(super) fn restart(&mut self, from_text: bool) -> Result<(), Broken> {
        if from_text {
            self.count(|faults| faults.restarts_from_text += 1);
            let mut disk = self.disk.borrow_mut();
            let commits = disk.commits.iter().map(through_text).collect::<Result<_, _>>()?;
            disk.commits = commits;
        } else {
            self.count(|faults| faults.restarts += 1);
        }
        self.reload()
    }

    /// Starts the program anew, with nothing but the disk.
    pub(super) fn reload(&mut self) -> Result<(), Broken> {
        self.disk.borrow_mut().is_crashed = false;
        self.disk.borrow_mut().held_back.clear();
        let log = self.practice.load(&self.disk.borrow()).map_err(|error| Broken {
            invariant: Invariant::WrittenIsKept,
            detail: format!("what was written can't be loaded: {error}"),
        })?;
        let writer = DiskWriter { disk: Rc::clone(&self.disk), practice: Rc::clone(&self.practice) };
        let workers = poisoned(self.practice.workers(&self.disk.borrow()), &self.poison, &self.disk);
        let before = mem::replace(&mut self.bank, SimulatedBank::with_workers(log, writer, workers));
        begins_with(self.bank.log(), before.log())
    }

    /// Ends a run: faults go off, everything parked is tried again, and every transfer must end in time.
    ///
    /// # Errors
    /// The first invariant that is broken.
    pub fn finish(&mut self) -> Result<(), Broken> {
        self.calm_down();
        self.reload()?;
        self.observe()?;
        for parked in self.parked() {
            drop(self.bank.retry_parked(&parked, self.now));
            self.observe()?;
        }
        for _ in 0..ROUNDS_TO_END {
            drop(Rc::clone(&self.practice).round(&mut self.bank, self.now));
            self.observe()?;
        }
        let open = self.oracle.transfers.iter().find(|(_, transfer)| !transfer.has_ended());
        Invariant::TransfersEnd.holds_if(open.is_none() && self.parked().is_empty(), || {
            format!("after {ROUNDS_TO_END} rounds without faults: {open:?}, parked {:?}", self.parked())
        })?;
        self.every_fold_agrees()
    }

    fn calm_down(&mut self) {
        let mut disk = self.disk.borrow_mut();
        disk.crash = None;
        disk.refusals = (0, None);
        self.poison.borrow_mut().clear();
    }

    /// Live, rebuilt, from a snapshot, in another tab, audited: all the same.
    fn every_fold_agrees(&self) -> Result<(), Broken> {
        let (log, live) = (self.bank.log(), self.bank.read_models());
        let middle = Position::new(log.head().get() / 2);
        let rebuilt: Projected<ReadModels> = Projected::rebuilt(log, log.head());
        let half: Projected<ReadModels> = Projected::rebuilt(log, middle);
        let restored = Snapshot::take(&half).restore(log);
        let mirror = self.mirror()?;
        let agree = [
            ("rebuilt", rebuilt.model().reports() == live.reports()),
            ("snapshot and tail", restored.as_ref() == Ok(&rebuilt)),
            ("another tab", mirror.read_models() == live && mirror.decisions() == self.bank.decisions()),
            ("timeline at the head", self.bank.timeline().read_models() == live),
            ("timeline before", self.bank.timeline().at(log, middle).read_models == *half.model()),
            ("audit", self.bank.audit().violations().is_empty()),
        ];
        match agree.iter().find(|(_, agrees)| !agrees) {
            Some((which, _)) => Invariant::AllViewsAgree.holds_if(false, || (*which).to_owned()),
            None => Ok(()),
        }
    }

    /// Another tab that took in every commit.
    fn mirror(&self) -> Result<Bank<KeepNothing>, Broken> {
        let mut mirror = Bank::new(Log::default(), KeepNothing);
        for commit in self.disk.borrow().commits.iter().cloned() {
            mirror.take_in(commit).map_err(|error| Broken {
                invariant: Invariant::AllViewsAgree,
                detail: format!("another tab can't take this in: {error}"),
            })?;
        }
        Ok(mirror)
    }

    /// From an earlier point of the log, as if the program had died there and been left alone since, every transfer
    /// ends in time too.
    ///
    /// # Errors
    /// When one does not.
    pub fn ends_from(&self, commits: usize) -> Result<(), Broken> {
        let log = {
            let disk: &Disk = &self.disk.borrow();
            log_of(disk.commits.iter().take(commits).cloned())
        };
        let mut bank = Bank::new(log.unwrap_or_default(), KeepNothing);
        let parked: Vec<_> = bank.subscriptions().cloned().collect();
        for subscription in parked {
            for entry in bank.progress(&subscription).parked {
                let waiting = event_sourced_bank::bank::Waiting {
                    subscription: subscription.name.clone(),
                    position: entry.position,
                };
                drop(bank.retry_parked(&waiting, self.now));
            }
        }
        for _ in 0..ROUNDS_TO_END {
            drop(bank.round(self.now));
        }
        let transfers = &bank.decisions().transfers;
        let open =
            transfers.iter().find(|(_, transfer)| !transfer.state.status().is_some_and(|status| status.is_end()));
        Invariant::TransfersEnd.holds_if(open.is_none(), || format!("from commit {commits} on: {open:?}"))
    }

    /// Every commit that was written.
    pub fn written(&self) -> Vec<Commit<Payload>> {
        self.disk.borrow().commits.clone()
    }

    /// How many commits were written.
    pub fn commits(&self) -> usize {
        self.disk.borrow().commits.len()
    }
}

/// Whether a log has all that an older one had, as it was.
fn begins_with(log: &Log<Payload>, older: &Log<Payload>) -> Result<(), Broken> {
    let mut pairs = older.all(Position::ZERO).zip(log.all(Position::ZERO));
    let is_kept = log.head() >= older.head() && pairs.all(|(before, after)| before == after);
    Invariant::WrittenIsKept.holds_if(is_kept, || {
        format!("{} messages were called written, and {} are there, or others", older.head(), log.head())
    })
}

/// A commit, written as text and read again.
fn through_text(commit: &Commit<Payload>) -> Result<Commit<Payload>, Broken> {
    let broken = |detail: String| Broken { invariant: Invariant::WrittenIsKept, detail };
    let message = |message| {
        let text = envelope::write(message).map_err(|error| broken(error.to_string()))?;
        envelope::read(&text).map_err(|error| broken(error.to_string()))
    };
    let messages = commit.messages.iter().map(message).collect::<Result<_, _>>()?;
    let progress = serde_json::to_string(&commit.progress).and_then(|text| serde_json::from_str(&text));
    Ok(Commit { messages, progress: progress.map_err(|error| broken(error.to_string()))? })
}
