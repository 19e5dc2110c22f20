//! A run: a bank on a disk, clients, faults, and the oracle that looks on. It takes one action after another and checks
//! everything after each.

use super::action::{Action, CLIENTS};
use super::clients::pick;
use super::disk::{Disk, DiskWriter};
use super::faults::Faults;
use super::invariant::{Broken, Invariant};
use super::oracle::Oracle;
use super::poison::{Poison, poisoned};
use super::practice::{Practice, SimulatedBank};
use super::trace::Trace;
use event_sourced_bank::bank::{Handled, HandlerError, Request, Waiting};
use event_sourced_bank::event_sourcing::{Position, Subscription, Timestamp};
use std::cell::RefCell;
use std::rc::Rc;

/// When a run begins: 2026-11-25T10:00:00Z.
const START: i64 = 1_795_600_800_000;

/// What a client knows of a command that it sent.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It was taken; its events are there.
    Taken(Vec<Position>),
    /// It was refused, and may be sent again.
    Refused,
    /// The program died meanwhile.
    Unknown,
}

/// A run.
pub struct Run {
    pub(super) practice: Rc<dyn Practice>,
    pub(super) disk: Rc<RefCell<Disk>>,
    pub(super) poison: Rc<RefCell<Poison>>,
    pub(super) bank: SimulatedBank,
    pub(super) oracle: Oracle,
    pub(super) now: Timestamp,
    pub(super) sent: Vec<(Request, Answer)>,
    pub(super) last_seen: [Position; CLIENTS as usize],
    pub(super) trace: Trace,
    pub(super) parked_before: u64,
}

impl Run {
    /// A run from an empty disk.
    pub fn new(practice: Rc<dyn Practice>) -> Self {
        let disk = Rc::new(RefCell::new(Disk::default()));
        let poison = Rc::new(RefCell::new(Poison::default()));
        let writer = DiskWriter { disk: Rc::clone(&disk), practice: Rc::clone(&practice) };
        let workers = poisoned(practice.workers(&disk.borrow()), &poison, &disk);
        let bank = SimulatedBank::with_workers(Default::default(), writer, workers);
        Self {
            practice,
            disk,
            poison,
            bank,
            oracle: Oracle::default(),
            now: Timestamp::from_unix_millis(START),
            sent: Vec::new(),
            last_seen: [Position::ZERO; CLIENTS as usize],
            trace: Trace::default(),
            parked_before: 0,
        }
    }

    /// Takes one action, and checks everything.
    ///
    /// # Errors
    /// The first invariant that is broken.
    pub fn act(&mut self, action: Action) -> Result<(), Broken> {
        self.now = self.now.plus_millis(1);
        match action {
            Action::Send(sending) => self.send(sending)?,
            Action::SendAgain { back } => self.send_again(back)?,
            Action::SendOtherUnderSameId { back } => self.send_other(back)?,
            Action::Step => drop(Rc::clone(&self.practice).step(&mut self.bank, self.now)),
            Action::Round => drop(Rc::clone(&self.practice).round(&mut self.bank, self.now)),
            Action::StepOnly { worker } => self.step_only(worker)?,
            Action::DeliverAgain { worker, pick } => self.deliver_again(worker, pick)?,
            Action::DeliverEarly { worker, pick } => self.deliver_early(worker, pick),
            Action::CrashAtNextWrite(when) => self.disk.borrow_mut().crash = Some(when),
            Action::Restart { from_text } => self.restart(from_text)?,
            Action::RefuseWrites { count, why } => self.disk.borrow_mut().refusals = (count, Some(why)),
            Action::Poison { worker, failures } => drop(self.poison.borrow_mut().next.insert(worker, failures)),
            Action::RetryParked { pick } => self.retry_parked(pick)?,
            Action::MoveClock { minutes } => self.move_clock(minutes),
            Action::Look { pick } => self.look(pick)?,
        }
        if self.disk.borrow().is_crashed {
            self.reload()?;
        }
        self.observe()
    }

    /// The bank.
    pub fn bank(&self) -> &SimulatedBank {
        &self.bank
    }

    /// The bank, to be used from here on without the oracle.
    pub fn bank_mut(&mut self) -> &mut SimulatedBank {
        &mut self.bank
    }

    /// Every command that was sent, with the answer.
    pub fn answers(&self) -> &[(Request, Answer)] {
        &self.sent
    }

    /// What has happened in this run, counted.
    pub fn faults(&self) -> Faults {
        self.disk.borrow().faults
    }

    /// The trace of this run so far.
    pub fn trace(&self) -> u64 {
        self.trace.value()
    }

    pub(super) fn count(&self, count: impl FnOnce(&mut Faults)) {
        count(&mut self.disk.borrow_mut().faults);
    }

    pub(super) fn subscription(&self, worker: u32) -> Subscription {
        let subscriptions: Vec<_> = self.bank.subscriptions().collect();
        pick(subscriptions.into_iter(), worker).cloned().expect("a bank has workers")
    }

    fn step_only(&mut self, worker: u32) -> Result<(), Broken> {
        let name = self.subscription(worker).name;
        let waiting: Vec<_> = self.bank.waiting(self.bank.log().head()).collect();
        let Some(next) = waiting.iter().find(|waiting| waiting.subscription == name) else { return Ok(()) };
        if waiting.iter().any(|other| other.position < next.position) {
            self.count(|faults| faults.deliveries_delayed += 1);
        }
        match Rc::clone(&self.practice).handle(&mut self.bank, next, self.now) {
            Ok(Handled::Failed(error) | Handled::Parked(error) | Handled::Stopped(error)) => provoked(&error),
            Ok(Handled::Done(_)) | Err(_) => Ok(()),
        }
    }

    /// A message that was handled, and is not parked, is handed over once more. Nothing may come of it.
    fn deliver_again(&mut self, worker: u32, chosen: u32) -> Result<(), Broken> {
        let subscription = self.subscription(worker);
        let progress = self.bank.progress(&subscription);
        let handled: Vec<_> = (subscription.categories.iter())
            .flat_map(|category| self.bank.log().category(category, Position::ZERO))
            .map(|message| message.position)
            .filter(|position| *position <= progress.checkpoint)
            .filter(|position| progress.parked.iter().all(|parked| parked.position != *position))
            .collect();
        let Some(position) = pick(handled.into_iter(), chosen) else { return Ok(()) };
        let head = self.bank.log().head();
        drop(self.bank.deliver_again(&Waiting { subscription: subscription.name, position }, self.now));
        self.count(|faults| faults.deliveries_again += 1);
        let (found, is_crashed) = (self.bank.log().head(), self.disk.borrow().is_crashed);
        Invariant::AgainAddsNothing.holds_if(found == head && !is_crashed, || {
            let what = if is_crashed { "the program died at a write" } else { "something was written" };
            format!("position {position} came again, and {what} at {head}")
        })
    }

    /// The first message of some stream is handed over, whatever waits in other streams. Its turn comes all the same.
    fn deliver_early(&mut self, worker: u32, chosen: u32) {
        let subscription = self.subscription(worker);
        let checkpoint = self.bank.progress(&subscription).checkpoint;
        let mut first = std::collections::BTreeMap::new();
        for message in subscription.categories.iter().flat_map(|name| self.bank.log().category(name, checkpoint)) {
            first.entry(&message.stream).or_insert(message.position);
        }
        let in_turn = first.values().min().copied();
        let Some(position) = pick(first.values(), chosen).copied() else { return };
        if Some(position) != in_turn {
            self.count(|faults| faults.deliveries_early += 1);
        }
        drop(self.bank.deliver_again(&Waiting { subscription: subscription.name, position }, self.now));
    }

    fn retry_parked(&mut self, chosen: u32) -> Result<(), Broken> {
        let parked = self.parked();
        let Some(waiting) = pick(parked.iter(), chosen) else { return Ok(()) };
        match self.bank.retry_parked(waiting, self.now) {
            Ok(Handled::Failed(error) | Handled::Parked(error) | Handled::Stopped(error)) => provoked(&error),
            Ok(Handled::Done(_)) => {
                self.count(|faults| faults.unparked += 1);
                Ok(())
            }
            Err(_) => Ok(()),
        }
    }

    /// All that is parked.
    pub(super) fn parked(&self) -> Vec<Waiting> {
        let of = |subscription: &Subscription| {
            let parked = self.bank.progress(subscription).parked.into_iter();
            let name = subscription.name.clone();
            parked.map(move |parked| Waiting { subscription: name.clone(), position: parked.position })
        };
        self.bank.subscriptions().flat_map(of).collect()
    }

    fn move_clock(&mut self, minutes: i32) {
        if minutes < 0 {
            self.count(|faults| faults.clock_back += 1);
        }
        self.now = self.now.plus_millis(i64::from(minutes) * 60_000);
    }
}

/// A handler may fail when it was poisoned, and for no other reason.
fn provoked(error: &HandlerError) -> Result<(), Broken> {
    Invariant::NothingFailsUnprovoked.holds_if(*error == HandlerError::Poisoned, || error.to_string())
}
