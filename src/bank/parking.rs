//! What could not be handled and waits for a person: parked messages, which are tried again or let be, and subscriptions
//! that stand still, which are let go on.

use super::application::Bank;
use super::executor::{Halted, Handled, Waiting};
use super::payload::Payload;
use super::worker::HandlerError;
use crate::event_sourcing::{CommitWriter, SubscriptionName, Timestamp};

impl<W: CommitWriter<Payload>> Bank<W> {
    /// Tries to handle a parked message once more. When that works, it is parked no longer, in the same commit.
    ///
    /// # Errors
    /// When storage does not take what follows; the message stays parked then.
    pub fn retry_parked(&mut self, parked: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        let Some(subscription) = self.subscription(&parked.subscription) else { return Ok(Handled::Done(vec![])) };
        let progress = self.progress(&subscription).without_parked(parked.position);
        let committed = self.commit(parked, Some(progress), now)?;
        Ok(committed.map_or_else(|error| self.still_parked(parked, error), Handled::Done))
    }

    /// Takes a message off the list without handling it.
    pub fn discard_parked(&mut self, parked: &Waiting) {
        if let Some(subscription) = self.subscription(&parked.subscription) {
            let progress = self.progress(&subscription).without_parked(parked.position);
            self.store.note_progress(subscription.name, progress);
        }
    }

    /// Why a subscription stands still, if it does. The bank's own never do: they park.
    #[must_use]
    pub fn stopped(&self, subscription: &SubscriptionName) -> Option<&HandlerError> {
        self.stopped.get(subscription)
    }

    /// Lets a subscription that stands still go on, with the message that it stopped at.
    pub fn resume(&mut self, subscription: &SubscriptionName) {
        self.stopped.remove(subscription);
    }

    fn still_parked(&mut self, parked: &Waiting, error: HandlerError) -> Handled {
        if let Some(subscription) = self.subscription(&parked.subscription) {
            let mut progress = self.progress(&subscription);
            for entry in progress.parked.iter_mut().filter(|entry| entry.position == parked.position) {
                entry.attempts += 1;
                entry.reason = error.to_string();
            }
            self.store.note_progress(subscription.name, progress);
        }
        Handled::Parked(error)
    }
}
