//! What a person may do to a subscription by hand: let it pause, and move it on past a message.

use super::application::Bank;
use super::executor::Waiting;
use super::payload::Payload;
use crate::event_sourcing::{CommitWriter, SubscriptionName};

impl<W: CommitWriter<Payload>> Bank<W> {
    /// Lets a subscription pause: nothing waits for it until it goes on. What it would read stays where it is.
    pub fn pause(&mut self, subscription: &SubscriptionName) {
        self.paused.insert(subscription.clone());
    }

    /// Lets a paused subscription go on where it was.
    pub fn go_on(&mut self, subscription: &SubscriptionName) {
        self.paused.remove(subscription);
    }

    /// Whether a subscription pauses.
    #[must_use]
    pub fn is_paused(&self, subscription: &SubscriptionName) -> bool {
        self.paused.contains(subscription)
    }

    /// Moves a checkpoint on past a message that waits, without handling it. Nobody will be handed it again; whoever
    /// does this knows that nothing is lost, or wants to see what is. A checkpoint never goes back.
    pub fn skip(&mut self, waiting: &Waiting) {
        let Some(subscription) = self.subscription(&waiting.subscription) else { return };
        let progress = self.progress(&subscription);
        if progress.checkpoint < waiting.position && waiting.position <= self.log().head() {
            self.store.note_progress(subscription.name, progress.moved_to(waiting.position));
        }
    }
}
