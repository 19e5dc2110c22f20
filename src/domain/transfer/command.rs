//! What may be asked of a transfer.

use crate::domain::{AccountId, Money, TransferId};
use serde::{Deserialize, Serialize};

/// A wish about one transfer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Command {
    /// Send money from one account to another.
    InitiateTransfer {
        /// The transfer's id.
        transfer_id: TransferId,
        /// Where the money comes from.
        from_account_id: AccountId,
        /// Where it goes.
        to_account_id: AccountId,
        /// How much.
        amount: Money,
    },
    /// Try once more to give the money of a stuck transfer back.
    RetryRefund {
        /// The transfer.
        transfer_id: TransferId,
    },
}

impl Command {
    /// The transfer that is meant.
    #[must_use]
    pub fn transfer_id(&self) -> TransferId {
        match self {
            Self::InitiateTransfer { transfer_id, .. } | Self::RetryRefund { transfer_id } => *transfer_id,
        }
    }

    /// The name of its kind.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::InitiateTransfer { .. } => "InitiateTransfer",
            Self::RetryRefund { .. } => "RetryRefund",
        }
    }
}
