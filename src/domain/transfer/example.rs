//! A transfer with a name, for examples and tests: Alice sends Bob whole units.

use super::{Command, Event};
use crate::domain::account::example::{alice, bob};
use crate::domain::{Money, TransferId};
use uuid::Uuid;

/// The id of the example transfer.
#[must_use]
pub fn rent() -> TransferId {
    TransferId::new(Uuid::from_u128(0x1e27))
}

/// The wish that Alice sends Bob whole units.
#[must_use]
pub fn initiate(units: i32) -> Command {
    Command::InitiateTransfer {
        transfer_id: rent(),
        from_account_id: alice(),
        to_account_id: bob(),
        amount: Money::major(units),
    }
}

/// The fact that this was asked for and taken.
#[must_use]
pub fn initiated(units: i32) -> Event {
    Event::TransferInitiated {
        transfer_id: rent(),
        from_account_id: alice(),
        to_account_id: bob(),
        amount: Money::major(units),
    }
}
