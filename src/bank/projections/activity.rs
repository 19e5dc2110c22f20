//! What happened on each day, by the time written in the messages and in UTC. A clock that goes back makes an earlier
//! day busier; the order of the log does not mind.

use super::statements::amount_of;
use crate::bank::payload::Payload;
use crate::domain::transfer;
use crate::event_sourcing::{Message, Projection, Timestamp};
use imbl::OrdMap;
use serde::Serialize;

/// The days on which something happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Activity {
    by_day: OrdMap<Timestamp, Day>,
}

/// One day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Day {
    /// How many messages were written.
    pub messages: u64,
    /// How many transfers were initiated.
    pub transfers: u64,
    /// Minor units that came into accounts, transfers included.
    pub money_in: i128,
    /// Minor units that went out of accounts, transfers included.
    pub money_out: i128,
}

impl Activity {
    /// The days with the midnight that each begins with, earliest first.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = (&Timestamp, &Day)> {
        self.by_day.iter()
    }
}

impl Projection<Payload> for Activity {
    const NAME: &'static str = "activity";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let day = self.by_day.entry(message.time.start_of_day()).or_default();
        day.messages += 1;
        match &message.payload {
            Ok(Payload::TransferEvent(transfer::Event::TransferInitiated { .. })) => day.transfers += 1,
            Ok(Payload::AccountEvent(event)) => {
                let minor = amount_of(event).map_or(0, |amount| i128::from(amount.minor()));
                day.money_in += minor.max(0);
                day.money_out += (-minor).max(0);
            }
            Ok(Payload::TransferEvent(_) | Payload::AccountCommand(_)) | Err(_) => {}
        }
    }
}
