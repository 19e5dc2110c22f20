//! The way of a message in the picture: three streams in a ring, and between each two the subscription that reads the one
//! and writes to the next.

use crate::bank::worker::{ACCOUNT_COMMANDS, ACCOUNT_EVENTS, TRANSFER_EVENTS};
use crate::event_sourcing::SubscriptionName;

/// A part of the ring.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Leg {
    /// Commands of accounts become their events.
    Commands,
    /// What accounts did becomes events of transfers.
    AccountEvents,
    /// What became of transfers becomes commands of accounts.
    TransferEvents,
}

impl Leg {
    /// Every part, in the order in which a message goes.
    pub const ALL: [Self; 3] = [Self::Commands, Self::AccountEvents, Self::TransferEvents];

    /// The part that a subscription serves.
    #[must_use]
    pub fn of(subscription: &SubscriptionName) -> Option<Self> {
        Self::ALL.into_iter().find(|leg| leg.subscription() == *subscription)
    }

    /// The subscription that serves it.
    #[must_use]
    pub fn subscription(self) -> SubscriptionName {
        match self {
            Self::Commands => ACCOUNT_COMMANDS,
            Self::AccountEvents => ACCOUNT_EVENTS,
            Self::TransferEvents => TRANSFER_EVENTS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::worker::workers;

    #[test]
    fn every_subscription_has_its_leg_and_each_reads_what_the_one_before_writes() {
        let legs: Vec<_> = workers().iter().filter_map(|worker| Leg::of(&worker.subscription.name)).collect();
        assert_eq!(legs, Leg::ALL);
        assert_eq!(Leg::of(&SubscriptionName::new("another")), None);
    }
}
