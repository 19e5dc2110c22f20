//! Why a command on a transfer is refused.

use crate::domain::{AccountId, Money, TransferId};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why not.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
#[serde(tag = "code", deny_unknown_fields)]
pub enum Rejection {
    /// A transfer with this id was initiated before.
    #[error("the transfer {transfer_id} exists already")]
    TransferExists {
        /// The id asked for.
        transfer_id: TransferId,
    },
    /// There is no such transfer.
    #[error("there is no transfer {transfer_id}")]
    TransferNotFound {
        /// The id asked for.
        transfer_id: TransferId,
    },
    /// Money can't be sent from or to an account that does not exist.
    #[error("there is no account {account_id}")]
    AccountNotFound {
        /// The id asked for.
        account_id: AccountId,
    },
    /// Money can't be sent from an account to itself.
    #[error("the two accounts must differ")]
    SameAccount {
        /// The account.
        account_id: AccountId,
    },
    /// An amount is at least one minor unit.
    #[error("the amount must be more than zero, asked {asked}")]
    AmountNotPositive {
        /// The amount asked for.
        asked: Money,
    },
    /// Only the refund of a stuck transfer can be tried again.
    #[error("the transfer is {status}, not stuck")]
    TransferNotStuck {
        /// The transfer.
        transfer_id: TransferId,
        /// The name of its status.
        status: String,
    },
}
