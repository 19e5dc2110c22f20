//! What a transfer concludes from what an account did: the half of the process manager that turns an account's event
//! into an event of the transfer.

use super::{Event, State, Status, Terms};
use crate::domain::account;

/// The transfer's event that follows from an account's event, if one does.
///
/// Only the one event that the transfer waits for has an effect. Everything else, such as an event that comes twice, too
/// late, or from an account that was not asked, changes nothing.
#[must_use]
pub fn react(state: &State, heard: &account::Event) -> Option<Event> {
    use account::Event::{
        AccountClosed, AccountCreated, AccountReopened, DepositRejected, Deposited, OverdraftLimitSet,
        WithdrawalRejected, Withdrawn,
    };
    let State::Underway { terms: Terms { from_account_id, to_account_id, .. }, status } = state else { return None };
    let transfer_id = heard.transfer_id()?;
    let is_from = heard.account_id() == *from_account_id;
    let is_to = heard.account_id() == *to_account_id;
    match (status, heard) {
        (Status::Initial, Withdrawn { .. }) if is_from => Some(Event::TransferWithdrawn { transfer_id }),
        (Status::Initial, WithdrawalRejected { reason, .. }) if is_from => {
            Some(Event::TransferFailed { transfer_id, reason: reason.clone() })
        }
        (Status::Withdrawn, Deposited { .. }) if is_to => Some(Event::TransferFinished { transfer_id }),
        (Status::Withdrawn, DepositRejected { reason, .. }) if is_to => {
            Some(Event::TransferRefundStarted { transfer_id, reason: reason.clone() })
        }
        (Status::Refunding { .. }, Deposited { .. }) if is_from => Some(Event::TransferRefunded { transfer_id }),
        (Status::Refunding { .. }, DepositRejected { reason, .. }) if is_from => {
            Some(Event::TransferStuck { transfer_id, reason: reason.clone() })
        }
        (
            _,
            AccountCreated { .. }
            | Deposited { .. }
            | Withdrawn { .. }
            | DepositRejected { .. }
            | WithdrawalRejected { .. }
            | OverdraftLimitSet { .. }
            | AccountClosed { .. }
            | AccountReopened { .. },
        ) => None,
    }
}
