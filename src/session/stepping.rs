//! Stepping: how the workers of this page's bank go on, if this is the tab that makes the steps.

use super::Session;
use super::mirror::Mirror;
use super::stage::Stage;
use crate::bank::{AnyBank, Halted, Handled, Waiting};
use crate::event_sourcing::Timestamp;

impl Session {
    /// What would be handled next.
    #[must_use]
    pub fn next(&self) -> Option<Waiting> {
        self.inner.mirror.borrow().next()
    }

    /// Handles the next message that waits for a worker. Only the tab that writes does so; elsewhere nothing happens.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn step(&self) -> Result<Option<(Waiting, Handled)>, Halted> {
        self.act(Mirror::step).unwrap_or(Ok(None))
    }

    /// Makes one round of all workers, and says how many messages were handled.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn round(&self) -> Result<usize, Halted> {
        self.act(Mirror::round).unwrap_or(Ok(0))
    }

    /// Makes rounds until nothing waits, at most so many, and says how many messages were handled.
    ///
    /// # Errors
    /// When storage does not take what follows, or it is not quiet by then.
    pub fn run_until_quiet(&self, rounds: usize) -> Result<usize, Halted> {
        self.act(|mirror, now| mirror.run_until_quiet(now, rounds)).unwrap_or(Ok(0))
    }

    /// Does something with the bank that may write, if this is the tab that writes; elsewhere nothing happens.
    pub fn write<T>(&self, act: impl FnOnce(&mut AnyBank, Timestamp) -> T) -> Option<T> {
        self.act(|mirror, now| act(&mut mirror.bank, now))
    }

    pub(super) fn act<T>(&self, act: impl FnOnce(&mut Mirror, Timestamp) -> T) -> Option<T> {
        if self.stage() != Stage::Writing {
            return None;
        }
        let done = act(&mut self.inner.mirror.borrow_mut(), self.now());
        self.after_write();
        self.tell();
        Some(done)
    }
}
