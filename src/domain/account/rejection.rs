//! Why a command on an account is refused: one variant a reason, with the figures that a person needs to see it.

use super::{AccountNumber, OverdraftLimit};
use crate::domain::required::required;
use crate::domain::{AccountId, Money, TransferId};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why not. Some rejections are recorded in events, so this is a stored format too.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
#[serde(tag = "code", deny_unknown_fields)]
pub enum Rejection {
    /// There is no such account.
    #[error("there is no account {account_id}")]
    AccountNotFound {
        /// The id asked for.
        account_id: AccountId,
    },
    /// An account with this id was opened before.
    #[error("the account {account_id} exists already")]
    AccountExists {
        /// The id asked for.
        account_id: AccountId,
    },
    /// The number belongs to an account, or once did.
    #[error("the account number {account_number} is taken")]
    AccountNumberTaken {
        /// The number asked for.
        account_number: AccountNumber,
        /// Whose it is.
        taken_by: AccountId,
    },
    /// The account is closed.
    #[error("the account is closed")]
    AccountClosed {
        /// The account.
        account_id: AccountId,
    },
    /// Only a closed account can be opened again.
    #[error("the account is open already")]
    AccountNotClosed {
        /// The account.
        account_id: AccountId,
    },
    /// An amount is at least one minor unit.
    #[error("the amount must be more than zero, asked {asked}")]
    AmountNotPositive {
        /// The amount asked for.
        asked: Money,
    },
    /// An overdraft limit says how much may be owed, so it is not below zero.
    #[error("an overdraft limit can't be below zero, asked {asked}")]
    NegativeOverdraftLimit {
        /// The limit asked for.
        asked: Money,
    },
    /// The account holds too little.
    #[error("balance {balance}, overdraft limit {overdraft_limit}, asked {asked}")]
    InsufficientFunds {
        /// What the account holds.
        balance: Money,
        /// How much may be owed.
        #[serde(deserialize_with = "required")]
        overdraft_limit: OverdraftLimit,
        /// The amount asked for.
        asked: Money,
    },
    /// The balance would leave the range that the bank can count.
    #[error("balance {balance}, asked {asked}: the balance would be more than the bank can count")]
    BalanceOutOfRange {
        /// What the account holds.
        balance: Money,
        /// The amount asked for.
        asked: Money,
    },
    /// Only an even account can be closed.
    #[error("the balance is {balance}, and must be 0.00")]
    BalanceNotZero {
        /// What the account holds.
        balance: Money,
    },
    /// Money is on the way to or from the account.
    #[error("{} in flight: wait until it has ended", count(.transfers))]
    TransfersInFlight {
        /// The transfers, oldest first.
        transfers: Vec<TransferId>,
    },
}

fn count(transfers: &[TransferId]) -> String {
    match transfers {
        [transfer] => format!("transfer {transfer} is"),
        transfers => format!("{} transfers are", transfers.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::transfer::example::rent;

    #[test]
    fn one_transfer_in_flight_is_named_and_several_are_counted() {
        let said = |transfers| Rejection::TransfersInFlight { transfers }.to_string();
        assert_eq!(said(vec![rent()]), format!("transfer {} is in flight: wait until it has ended", rent()));
        assert_eq!(said(vec![rent(), rent()]), "2 transfers are in flight: wait until it has ended");
    }
}
