//! Practising: copies of the bank in which faults can be made on purpose, beside it in the same store.

use super::{Session, StorageError, Workspace};
use crate::bank::Request;
use crate::event_sourcing::Position;
use crate::journal::KeyValue;
use crate::practice::copy::{self, NoCopy};
use crate::practice::{Guard, Plan, Practice, Purpose, sending};
use std::rc::Rc;

impl Session {
    /// What this workspace is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        Purpose::of(&self.workspace())
    }

    /// What goes otherwise here, if this workspace is there to practise on.
    #[must_use]
    pub fn practice(&self) -> Option<Practice> {
        self.inner.mirror.borrow().practice.clone()
    }

    /// Changes what goes otherwise here; in somebody's bank there is nothing to change.
    ///
    /// # Errors
    /// When it could not be written down.
    pub fn change_plan(&self, change: impl FnOnce(&mut Plan)) -> Result<(), StorageError> {
        let changed = self.practice().map_or(Ok(()), |practice| practice.change(change));
        self.tell();
        changed
    }

    /// A person's command, decided on the log as it was up to a position. In a practice copy it says so, as every command
    /// would have to whose sense hangs on what its sender saw; in somebody's bank money is moved on whatever is there, and
    /// a lesson says for itself where versions matter.
    #[must_use]
    pub fn on_what_was_seen(&self, request: Request, seen: Position) -> Request {
        match self.purpose() {
            Purpose::Practice => sending::on_what_was_seen(request, self.bank().log(), seen),
            Purpose::Lesson | Purpose::Bank => request,
        }
    }

    /// Copies the log up to a position into a new workspace to practise on.
    ///
    /// # Errors
    /// Why there is no such copy; nothing has changed then.
    pub fn practise(&self, until: Position) -> Result<Workspace, NoCopy> {
        copy::practise(&self.storage(), &self.workspace(), until)
    }

    /// Decides what people asked for in this practice copy once more in a new one, with all guards on and no fault.
    ///
    /// # Errors
    /// Why there is no such copy; nothing has changed then.
    pub fn practise_once_more(&self) -> Result<Workspace, NoCopy> {
        copy::once_more(&self.storage(), &self.workspace(), self.bank().log())
    }

    /// The messages after one position and up to another were looked at, or folded anew. That does nothing, but in a
    /// practice copy without the guard that keeps it so; says how many messages that added.
    pub fn replayed(&self, after: Position, to: Position) -> usize {
        let unguarded = self.practice().filter(|practice| !practice.plan().guards(Guard::ReplayWithoutSideEffects));
        let Some(practice) = unguarded else { return 0 };
        self.act(|mirror, now| practice.replayed(&mut mirror.bank, after, to, now)).unwrap_or(0)
    }

    fn storage(&self) -> Rc<dyn KeyValue> {
        self.inner.ports.storage.clone()
    }
}
