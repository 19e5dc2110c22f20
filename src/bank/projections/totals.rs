//! The sums over the whole bank, and the line that must always hold: money is neither made nor lost.
//!
//! ```text
//! deposits - withdrawals that belong to no transfer  =  balances + money in flight
//! ```
//!
//! The left side counts what came in and went out. The right side counts what is there. The two are counted from
//! different things on purpose: a transfer is in flight from a debit to the next credit and holds its amount once. So
//! money that is debited or credited twice shows, and can't hide on both sides. A transfer that has ended holds nothing
//! any more: what it still held then has vanished. Each event that puts the line out is kept, and so it can be named.

use super::statements::amount_of;
use crate::bank::payload::Payload;
use crate::domain::account::Event as AccountEvent;
use crate::domain::transfer::Event as TransferEvent;
use crate::domain::{Money, TransferId};
use crate::event_sourcing::{Chain, Message, Position, Projection};
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
    breaks: Chain<Break>,
}

/// An event at which money appeared or vanished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Break {
    /// The event.
    pub position: Position,
    /// How much appeared there; less than zero when it vanished.
    pub made: i128,
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

    /// The events at which money appeared or vanished, the newest first; none in a sound bank.
    pub fn breaks(&self) -> impl Iterator<Item = &Break> {
        self.breaks.iter()
    }

    /// Only a transfer that is under way can hold money. A second debit, a second credit, and whatever moves after the
    /// end move the balance alone, and the line shows it.
    fn fly(&mut self, transfer_id: TransferId, amount: Money) {
        let Some(held) = self.flights.get_mut(&transfer_id) else { return };
        let now = match (held.is_positive(), amount.is_positive()) {
            (false, false) => amount.negated(),
            (true, true) => Money::ZERO,
            (true, false) | (false, true) => return,
        };
        self.in_flight += i128::from(now.minor()) - i128::from(held.minor());
        *held = now;
    }
}

impl Totals {
    fn account_event(&mut self, event: &AccountEvent) {
        let Some(amount) = amount_of(event) else { return };
        let minor = i128::from(amount.minor());
        self.balances += minor;
        match event.transfer_id() {
            Some(transfer_id) => self.fly(transfer_id, amount),
            None if minor > 0 => self.deposits += minor,
            None => self.withdrawals -= minor,
        }
    }

    fn transfer_event(&mut self, event: &TransferEvent) {
        match event {
            TransferEvent::TransferFinished { transfer_id }
            | TransferEvent::TransferFailed { transfer_id, .. }
            | TransferEvent::TransferRefunded { transfer_id } => {
                let held = self.flights.remove(transfer_id).map_or(0, |taken| i128::from(taken.minor()));
                self.in_flight -= held;
            }
            TransferEvent::TransferInitiated { transfer_id, .. } => {
                self.flights.insert(*transfer_id, Money::ZERO);
            }
            TransferEvent::TransferWithdrawn { .. }
            | TransferEvent::TransferRefundStarted { .. }
            | TransferEvent::TransferStuck { .. } => {}
        }
    }
}

impl Projection<Payload> for Totals {
    const NAME: &'static str = "totals";
    const SHAPE: u32 = 2;

    fn apply(&mut self, message: &Message<Payload>) {
        let before = self.gap();
        match &message.payload {
            Ok(Payload::AccountEvent(event)) => self.account_event(event),
            Ok(Payload::TransferEvent(event)) => self.transfer_event(event),
            Ok(Payload::AccountCommand(_)) | Err(_) => {}
        }
        let made = self.gap() - before;
        if made != 0 {
            self.breaks.push(Break { position: message.position, made });
        }
    }
}
