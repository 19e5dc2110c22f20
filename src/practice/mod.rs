//! Practice: a bank in which faults can be made on purpose and guards can be switched off, to see what they are for.
//!
//! Nothing of this is a flag inside the real bank. The real handlers, the real command handler and the real writer are
//! wrapped from outside, and only where a workspace is there to practise in or to learn in.
//!
//! Read the files in this order:
//!
//! 1. [`purpose`]: what a workspace is for, by its name. [`guard`], [`fault`], [`plan`]: what can go otherwise.
//! 2. `handling`, `writing`: handlers that make mistakes, and a writer that fails.
//! 3. [`sending`], [`stepping`], [`looking`]: a person's command, a step of the workers and a look at the past, as they
//!    go by the plan. `forging` writes past every guard.
//! 4. [`harm`]: what came of it, with the event at which it did. [`copy`]: how a practice copy is made, and how the same
//!    commands end with all guards on.

pub mod copy;
pub mod fault;
pub mod forging;
pub mod guard;
mod handling;
pub mod harm;
pub mod looking;
pub mod plan;
pub mod purpose;
pub mod sending;
pub mod stepping;
mod writing;

pub use fault::{Fault, Happened};
pub use guard::Guard;
pub use harm::Harm;
pub use plan::Plan;
pub use purpose::Purpose;

use crate::bank::{AnyBank, Payload, Waiting};
use crate::event_sourcing::{CommitWriter, Log};
use crate::journal::{KeyValue, StorageError, Workspace};
use std::cell::Cell;
use std::rc::Rc;

/// What goes otherwise in one practice copy. Cheap to clone: all clones are the same.
#[derive(Clone)]
pub struct Practice {
    inner: Rc<Inner>,
}

struct Inner {
    storage: Rc<dyn KeyValue>,
    key: String,
    is_dead: Cell<bool>,
}

impl Practice {
    /// The practice of a workspace; there is none in somebody's bank, and no other way to come by one.
    #[must_use]
    pub fn of(workspace: &Workspace, storage: Rc<dyn KeyValue>) -> Option<Self> {
        let inner = Inner { storage, key: workspace.notes(), is_dead: Cell::new(false) };
        Purpose::of(workspace).is_to_practise().then(|| Self { inner: Rc::new(inner) })
    }

    /// A bank that goes on from a log, and goes by the plan.
    #[must_use]
    pub fn bank(&self, log: Log<Payload>, writer: impl CommitWriter<Payload> + 'static) -> AnyBank {
        let writer = writing::Failing::new(self.clone(), writer);
        let mut bank = AnyBank::with_workers(log, Box::new(writer), handling::workers(self));
        for (subscription, position) in self.plan().checkpoints {
            bank.skip(&Waiting { subscription, position });
        }
        bank
    }

    /// The plan as it is now. One that can't be read is that of a sound bank.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let text = self.inner.storage.get(&self.inner.key).ok().flatten();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Changes the plan.
    ///
    /// # Errors
    /// When it could not be written down; it is as it was then.
    pub fn change(&self, change: impl FnOnce(&mut Plan)) -> Result<(), StorageError> {
        let mut plan = self.plan();
        change(&mut plan);
        let written = serde_json::to_string(&plan);
        let text = written.map_err(|error| StorageError::Refused { detail: error.to_string() })?;
        self.inner.storage.set(&self.inner.key, &text)
    }

    /// Whether the program has died on purpose. It writes nothing any more; whoever runs it starts it anew.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.inner.is_dead.get()
    }

    fn die(&self) {
        self.inner.is_dead.set(true);
    }

    /// Notes that a fault happened. Where nothing can be noted, it happens again.
    fn note(&self, fault: Fault, to: Option<&Waiting>) {
        drop(self.change(|plan| plan.note(fault, to)));
    }
}
