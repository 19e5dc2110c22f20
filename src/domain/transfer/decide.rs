//! The transfer's rules for what a person may ask of it.
//!
//! Whether there is enough money is not asked here: only the account knows, and only at the moment of the withdrawal.

use super::{Command, Event, Rejection, State, Status, Terms};
use crate::domain::{AccountId, TransferId};

/// What the rules must know of the world beyond this transfer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// Those of the two accounts that do not exist.
    pub missing_accounts: Vec<AccountId>,
}

/// Decides a command: the one event that follows from it.
///
/// # Errors
/// The first rule that the command breaks.
pub fn decide(state: &State, command: &Command, known: &Known) -> Result<Event, Rejection> {
    match *command {
        Command::InitiateTransfer { transfer_id, from_account_id, to_account_id, amount } => {
            initiate(state, transfer_id, Terms { from_account_id, to_account_id, amount }, known)
        }
        Command::RetryRefund { transfer_id } => retry_refund(state, transfer_id),
    }
}

fn initiate(state: &State, transfer_id: TransferId, terms: Terms, known: &Known) -> Result<Event, Rejection> {
    let Terms { from_account_id, to_account_id, amount } = terms;
    match state {
        State::Absent => {}
        State::Underway { .. } => return Err(Rejection::TransferExists { transfer_id }),
    }
    if let Some(account_id) = known.missing_accounts.first() {
        return Err(Rejection::AccountNotFound { account_id: *account_id });
    }
    if from_account_id == to_account_id {
        return Err(Rejection::SameAccount { account_id: from_account_id });
    }
    if !amount.is_positive() {
        return Err(Rejection::AmountNotPositive { asked: amount });
    }
    Ok(Event::TransferInitiated { transfer_id, from_account_id, to_account_id, amount })
}

fn retry_refund(state: &State, transfer_id: TransferId) -> Result<Event, Rejection> {
    match state {
        State::Absent => Err(Rejection::TransferNotFound { transfer_id }),
        State::Underway { status: Status::Stuck { deposit_refused, .. }, .. } => {
            Ok(Event::TransferRefundStarted { transfer_id, reason: deposit_refused.clone() })
        }
        State::Underway { status, .. } => {
            Err(Rejection::TransferNotStuck { transfer_id, status: status.name().to_owned() })
        }
    }
}
