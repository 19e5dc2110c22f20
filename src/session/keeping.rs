//! Keeping house: how full the storage is, old commits that may be cleared away, and the chain that is still to be
//! worked out. None of it changes what the log says.

use super::Session;
use super::deciding::CONFIRM_MILLIS;
use super::following::pause_after;
use super::role::Notice;
use super::stage::Stage;
use crate::bank::Request;
use crate::event_sourcing::{AppendError, WriteError};
use crate::journal::room::Room;
use crate::journal::{KeyValue, StorageError, Verified};

impl Session {
    /// How full the storage is; nothing is known of one that is gone, or that has no end.
    #[must_use]
    pub fn room(&self) -> Option<Room> {
        let storage = &self.inner.ports.storage;
        Some(Room { budget: storage.budget()?, used: storage.used().ok()? })
    }

    /// Refuses a command when the rest of the storage is kept for what is under way. What was decided before, or helps a
    /// stuck transfer to its end, is never refused.
    pub(super) fn admit(&self, request: &Request) -> Result<(), AppendError> {
        let under_way = {
            let mirror = self.inner.mirror.borrow();
            if request.command.ends_transfer() || mirror.bank.has_decided(request.id) {
                return Ok(());
            }
            mirror.bank.decisions().under_way()
        };
        let Some(room) = self.room() else { return Ok(()) };
        if room.is_scarce() {
            self.notify(Notice::Scarce);
        }
        if room.is_spent(under_way) { Err(AppendError::NotWritten(WriteError::Reserved)) } else { Ok(()) }
    }

    /// Clears away open commits that were packed, once the segment has been there for some seconds.
    pub(super) fn clear_packed(&self) {
        let now = self.now();
        let is_time = {
            let mut tab = self.inner.tab.borrow_mut();
            if !self.inner.mirror.borrow().journal.borrow().has_packed() {
                tab.packed_since = None;
            } else if tab.packed_since.is_none() {
                tab.packed_since = Some(now);
                self.inner.ports.alarm.wake_in(CONFIRM_MILLIS);
            }
            let passed = tab.packed_since.map_or(0, |since| now.unix_millis() - since.unix_millis());
            passed >= i64::from(CONFIRM_MILLIS)
        };
        if is_time && self.stage() == Stage::Writing {
            // What could not be cleared away now is cleared away later; it is no harm.
            drop(self.inner.mirror.borrow().journal.borrow_mut().remove_packed());
        }
    }

    /// How far the chain of the stored log was worked out.
    #[must_use]
    pub fn verified(&self) -> Verified {
        self.inner.mirror.borrow().journal.borrow().verified()
    }

    /// Works out the chain of the next part of the stored log, and says after how many milliseconds to go on with the
    /// one after it; nothing when no more is left to do. Where the chain does not hold, this tab becomes read-only and
    /// says so. A part that can't be read now is tried again; only a storage that goes on failing makes it read-only.
    pub fn verify_next(&self) -> Option<u32> {
        let found = self.inner.mirror.borrow().journal.borrow_mut().verify_next();
        let pause = match found {
            Ok(None) => {
                self.inner.tab.borrow_mut().unverifiable = 0;
                0
            }
            Ok(Some(damage)) => {
                self.close(damage.into());
                0
            }
            Err(error) => self.verify_later(error),
        };
        let verified = self.verified();
        let is_done = verified.done == verified.of || matches!(self.stage(), Stage::ReadOnly(_));
        if is_done {
            self.tell();
        }
        (!is_done).then_some(pause)
    }

    /// How long to wait before a part that could not be read is tried again. The alarm is left alone, which may be set
    /// for something else.
    fn verify_later(&self, error: StorageError) -> u32 {
        let failed = self.inner.tab.borrow().unverifiable;
        self.inner.tab.borrow_mut().unverifiable += 1;
        pause_after(failed).unwrap_or_else(|| {
            self.close(error.into());
            0
        })
    }
}
