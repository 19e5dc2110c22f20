//! What can be done from the desk: sending, stepping, imagining, and making things go wrong where they may.

use super::Desk;
use crate::bank::what_if::{self, Change};
use crate::bank::{AnyBank, Outcome as Decided, Refusal, Request};
use crate::event_sourcing::{MessageId, Position, Timestamp};
use crate::practice::Plan;
use crate::session::StorageError;
use crate::ui::dispatcher::Dispatcher;
use crate::view::Barred;
use crate::view::what_if::{Outcome, no_branch, outcome};
use leptos::prelude::*;

impl Desk {
    /// An id for a command that is only imagined, and the time of the message that it comes after.
    #[must_use]
    pub fn imagined_at(self, after: Position) -> (MessageId, Timestamp) {
        self.session.with_value(|session| {
            let now = session.now();
            (session.new_id(), session.bank().log().get(after).map_or(now, |message| message.time))
        })
    }

    /// What a branch would come to. The bank itself is only read.
    ///
    /// # Errors
    /// Why there is no such branch, for the person.
    pub fn branch(self, change: &Change) -> Result<Outcome, String> {
        let made = |bank: &AnyBank| what_if::branch(bank, change).map(|branch| outcome(bank, &branch));
        untrack(|| self.read(made)).map_err(|error| no_branch(&error))
    }

    /// The way to send commands.
    ///
    /// # Errors
    /// Why there is none now.
    pub fn dispatcher(self) -> Result<Dispatcher, Barred> {
        self.unless(Barred::from_commands(self.cursor(), &self.role()))
    }

    /// The way to step the workers.
    ///
    /// # Errors
    /// Why there is none now.
    pub fn stepper(self) -> Result<Dispatcher, Barred> {
        self.unless(Barred::from_steps(self.cursor(), &self.role()))
    }

    /// The way to ask through the API, which takes no right to write.
    ///
    /// # Errors
    /// Why there is none now.
    pub fn asker(self) -> Result<Dispatcher, Barred> {
        self.unless(Barred::from_asking(self.cursor()))
    }

    fn unless(self, barred: Option<Barred>) -> Result<Dispatcher, Barred> {
        let listeners = self.listeners.get_value();
        barred.map_or_else(|| Ok(self.session.with_value(|session| Dispatcher::new(session.clone(), listeners))), Err)
    }

    /// What goes otherwise in this bank; nothing, where it is somebody’s.
    #[must_use]
    pub fn plan(self) -> Plan {
        self.session.with_value(|session| session.practice().map(|practice| practice.plan())).unwrap_or_default()
    }

    /// Sets what goes otherwise; nothing does where this bank is somebody’s.
    ///
    /// # Errors
    /// When it could not be written down.
    pub fn set_plan(self, plan: Plan) -> Result<(), StorageError> {
        self.session.with_value(|session| session.change_plan(|kept| *kept = plan))
    }

    /// Calls back whenever it is known what became of a command of this tab’s person.
    pub fn on_decision(self, listener: impl Fn(&Request, &Result<Decided, Refusal>) + 'static) {
        self.listeners.with_value(|listeners| listeners.borrow_mut().push(Box::new(listener)));
    }
}
