//! What can have happened to a transfer.

use super::Command;
use crate::domain::kinds::kinds;
use crate::domain::{AccountId, Money, TransferId, account};
use serde::{Deserialize, Serialize};

/// A fact about one transfer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Event {
    /// Somebody asked for it, and it was taken.
    TransferInitiated {
        /// The transfer's id.
        transfer_id: TransferId,
        /// Where the money comes from.
        from_account_id: AccountId,
        /// Where it goes.
        to_account_id: AccountId,
        /// How much.
        amount: Money,
    },
    /// The money left the first account.
    TransferWithdrawn {
        /// The transfer.
        transfer_id: TransferId,
    },
    /// The money arrived.
    TransferFinished {
        /// The transfer.
        transfer_id: TransferId,
    },
    /// The money never left.
    TransferFailed {
        /// The transfer.
        transfer_id: TransferId,
        /// Why the withdrawal was refused.
        reason: account::Rejection,
    },
    /// The money did not arrive and is on its way back.
    TransferRefundStarted {
        /// The transfer.
        transfer_id: TransferId,
        /// Why the deposit was refused.
        reason: account::Rejection,
    },
    /// The money is back.
    TransferRefunded {
        /// The transfer.
        transfer_id: TransferId,
    },
    /// The money could not be given back either; a person must act.
    TransferStuck {
        /// The transfer.
        transfer_id: TransferId,
        /// Why the refund was refused.
        reason: account::Rejection,
    },
}

kinds!(Event {
    TransferInitiated,
    TransferWithdrawn,
    TransferFinished,
    TransferFailed,
    TransferRefundStarted,
    TransferRefunded,
    TransferStuck,
});

impl Event {
    /// The transfer that it is about.
    #[must_use]
    pub fn transfer_id(&self) -> TransferId {
        match self {
            Self::TransferInitiated { transfer_id, .. }
            | Self::TransferWithdrawn { transfer_id }
            | Self::TransferFinished { transfer_id }
            | Self::TransferFailed { transfer_id, .. }
            | Self::TransferRefundStarted { transfer_id, .. }
            | Self::TransferRefunded { transfer_id }
            | Self::TransferStuck { transfer_id, .. } => *transfer_id,
        }
    }

    /// The command that this event would be the answer to, when a person's command caused it. The other events are
    /// reactions of the transfer to what its accounts did.
    #[must_use]
    pub fn command(&self) -> Option<Command> {
        match *self {
            Self::TransferInitiated { transfer_id, from_account_id, to_account_id, amount } => {
                Some(Command::InitiateTransfer { transfer_id, from_account_id, to_account_id, amount })
            }
            Self::TransferRefundStarted { transfer_id, .. } => Some(Command::RetryRefund { transfer_id }),
            Self::TransferWithdrawn { .. }
            | Self::TransferFinished { .. }
            | Self::TransferFailed { .. }
            | Self::TransferRefunded { .. }
            | Self::TransferStuck { .. } => None,
        }
    }
}
