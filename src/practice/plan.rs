//! The plan: which guards are off and which faults are to happen, noted beside the log of a practice copy.
//!
//! It is read from its key whenever it is asked for, and written at once when it changes. So all tabs of the copy have the
//! same plan, and it is still there after a crash on purpose.

use super::fault::{Fault, Happened};
use super::guard::Guard;
use crate::bank::Waiting;
use crate::event_sourcing::{Position, SubscriptionName};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// So many faults that happened are remembered, the newest.
const MOST_HAPPENED: usize = 20;

/// What goes otherwise than in a sound bank. The default is that nothing does.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// The position up to which the copy is the bank that it was made from.
    pub forked_at: Position,
    /// The guards that are switched off.
    pub off: BTreeSet<Guard>,
    /// The faults that are to happen, or last.
    pub faults: BTreeSet<Fault>,
    /// The messages that can't be handled, and by whom.
    pub poisoned: BTreeSet<(SubscriptionName, Position)>,
    /// The faults that happened, the oldest first.
    pub happened: Vec<Happened>,
    /// Checkpoints that were written in a write of their own.
    pub(super) checkpoints: BTreeMap<SubscriptionName, Position>,
}

impl Plan {
    /// Whether a guard is on.
    #[must_use]
    pub fn guards(&self, guard: Guard) -> bool {
        !self.off.contains(&guard)
    }

    /// Switches a guard on or off.
    pub fn switch(&mut self, guard: Guard, is_on: bool) {
        if is_on {
            self.off.remove(&guard);
        } else {
            self.off.insert(guard);
        }
    }

    /// Whether a fault is to happen, or lasts.
    #[must_use]
    pub fn has(&self, fault: &Fault) -> bool {
        self.faults.contains(fault)
    }

    /// Lets a fault happen, or takes it back. Poison that is taken back leaves the messages that it was in.
    pub fn set(&mut self, fault: Fault, is_on: bool) {
        match (is_on, &fault) {
            (true, _) => drop(self.faults.insert(fault)),
            (false, Fault::Poison) => {
                self.poisoned.clear();
                self.faults.remove(&fault);
            }
            (false, _) => drop(self.faults.remove(&fault)),
        }
    }

    /// Whether a subscription is delayed.
    #[must_use]
    pub fn delays(&self, subscription: &SubscriptionName) -> bool {
        self.has(&Fault::Delay(subscription.clone()))
    }

    /// Whether nothing goes otherwise.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.off.is_empty() && self.faults.is_empty() && self.poisoned.is_empty()
    }

    /// Notes that a fault happened. One that happens once is not to happen any more.
    pub(super) fn note(&mut self, fault: Fault, to: Option<&Waiting>) {
        match &fault {
            Fault::FullStorage | Fault::Delay(_) => {}
            Fault::DeliverTwice
            | Fault::DeliverOutOfOrder
            | Fault::CrashBeforeCheckpoint
            | Fault::KillBetweenDebitAndCredit
            | Fault::Poison
            | Fault::SecondClerk => drop(self.faults.remove(&fault)),
        }
        self.happened.push(Happened { fault, to: to.cloned() });
        let surplus = self.happened.len().saturating_sub(MOST_HAPPENED);
        self.happened.drain(..surplus);
    }
}
