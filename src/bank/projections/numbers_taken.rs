//! The account numbers that nobody can have any more, and whose each one is or was.

use crate::bank::payload::Payload;
use crate::domain::account::Event;
use crate::domain::{AccountId, AccountNumber};
use crate::event_sourcing::{Message, Projection, Table};
use serde::Serialize;

/// Every number that was ever given to an account.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NumbersTaken {
    by_number: Table<AccountNumber, Option<AccountId>>,
}

impl NumbersTaken {
    /// Whose number it is, or was.
    #[must_use]
    pub fn taken_by(&self, number: &AccountNumber) -> Option<AccountId> {
        self.by_number.get(number).copied().flatten()
    }

    /// All numbers in the order in which they were taken.
    pub fn iter(&self) -> impl Iterator<Item = (&AccountNumber, AccountId)> {
        self.by_number.iter().filter_map(|(number, taken_by)| Some((number, (*taken_by)?)))
    }
}

impl Projection<Payload> for NumbersTaken {
    const NAME: &'static str = "numbers taken";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        if let Ok(Payload::AccountEvent(Event::AccountCreated { account_id, account_number, .. })) = &message.payload {
            *self.by_number.entry(account_number) = Some(*account_id);
        }
    }
}
