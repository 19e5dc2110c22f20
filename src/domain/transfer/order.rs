//! What a transfer asks of an account next: the half of the process manager that turns an event into a command.

use super::{Event, Terms};
use crate::domain::account;

/// The command that follows from a transfer's event, if one does.
///
/// It depends on the event and on the terms alone, never on how far the transfer has come since. So an event that is
/// handled again asks for the very same command again, and the store sees that it has it.
#[must_use]
pub fn order(terms: &Terms, event: &Event) -> Option<account::Command> {
    let Terms { from_account_id, to_account_id, amount } = *terms;
    match *event {
        Event::TransferInitiated { transfer_id, .. } => {
            Some(account::Command::Withdraw { account_id: from_account_id, amount, transfer_id: Some(transfer_id) })
        }
        Event::TransferWithdrawn { transfer_id } => {
            Some(account::Command::Deposit { account_id: to_account_id, amount, transfer_id: Some(transfer_id) })
        }
        Event::TransferRefundStarted { transfer_id, .. } => {
            Some(account::Command::Deposit { account_id: from_account_id, amount, transfer_id: Some(transfer_id) })
        }
        Event::TransferFinished { .. }
        | Event::TransferFailed { .. }
        | Event::TransferRefunded { .. }
        | Event::TransferStuck { .. } => None,
    }
}
