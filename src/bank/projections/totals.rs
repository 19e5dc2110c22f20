//! The sums over the whole bank, and the line that must always hold: money is neither made nor lost.
//!
//! ```text
//! deposits - withdrawals that belong to no transfer  =  balances + money in flight
//! ```
//!
//! The left side counts what came in and went out. The right side counts what is there. The two are counted from
//! different things on purpose: a transfer is in flight from a debit to the next credit and holds its amount once. So
//! money that is debited or credited twice shows, and can't hide on both sides. (What moves after a transfer has ended
//! is found by the [audit](crate::bank::audit), which knows when it ended.)

use super::statements::amount_of;
use crate::bank::payload::Payload;
use crate::domain::{Money, TransferId};
use crate::event_sourcing::{Message, Projection};
use imbl::OrdMap;
use serde::Serialize;

/// Sums of money in minor units. Wider than a balance, since a bank may have any number of full accounts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Totals {
    /// What was deposited, without transfers.
    pub deposits: i128,
    /// What was withdrawn, without transfers.
    pub withdrawals: i128,
    /// The sum of all balances.
    pub balances: i128,
    flights: OrdMap<TransferId, Money>,
    in_flight: i128,
}

impl Totals {
    /// What was taken out by transfers and not put in yet.
    #[must_use]
    pub fn in_flight(&self) -> i128 {
        self.in_flight
    }

    /// By how much the line is off: balances and money in flight, less what came in from outside. Zero in a sound bank;
    /// above zero when money appeared, below when it vanished.
    #[must_use]
    pub fn gap(&self) -> i128 {
        self.balances + self.in_flight() - (self.deposits - self.withdrawals)
    }

    fn fly(&mut self, transfer_id: TransferId, amount: Money) {
        match (self.flights.get(&transfer_id).copied(), amount.is_positive()) {
            (None, false) => {
                let taken = amount.negated();
                self.flights.insert(transfer_id, taken);
                self.in_flight += i128::from(taken.minor());
            }
            (Some(taken), true) => {
                self.flights.remove(&transfer_id);
                self.in_flight -= i128::from(taken.minor());
            }
            // A second debit or a second credit moves the balance alone, and the line shows it.
            (Some(_), false) | (None, true) => {}
        }
    }
}

impl Projection<Payload> for Totals {
    const NAME: &'static str = "totals";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let Ok(Payload::AccountEvent(event)) = &message.payload else { return };
        let Some(amount) = amount_of(event) else { return };
        let minor = i128::from(amount.minor());
        self.balances += minor;
        match event.transfer_id() {
            Some(transfer_id) => self.fly(transfer_id, amount),
            None if minor > 0 => self.deposits += minor,
            None => self.withdrawals -= minor,
        }
    }
}
