//! The largest movements of money, either way; of equal ones the earlier first.

use super::statements::amount_of;
use crate::bank::payload::Payload;
use crate::domain::Money;
use crate::event_sourcing::{Message, Position, Projection};
use serde::Serialize;
use std::cmp::Reverse;

/// How many are kept: as many as one looks at.
const KEPT: usize = 10;

/// The largest movements.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct LargestMovements {
    movements: Vec<Large>,
}

/// One large movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Large {
    /// How much came in; below zero, how much went out.
    pub amount: Money,
    /// The event that moved it.
    pub position: Position,
}

impl LargestMovements {
    /// The movements, largest first.
    #[must_use]
    pub fn as_slice(&self) -> &[Large] {
        &self.movements
    }
}

impl Projection<Payload> for LargestMovements {
    const NAME: &'static str = "largest movements";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let Ok(Payload::AccountEvent(event)) = &message.payload else { return };
        let Some(amount) = amount_of(event) else { return };
        let large = Large { amount, position: message.position };
        let key = |large: &Large| (Reverse(large.amount.minor().abs()), large.position);
        let place = self.movements.partition_point(|kept| key(kept) < key(&large));
        self.movements.insert(place, large);
        self.movements.truncate(KEPT);
    }
}
