//! What may be asked of an account. A command is a wish: it may be refused.

use super::{AccountNumber, Event, OverdraftLimit, Rejection};
use crate::domain::required::required;
use crate::domain::{AccountId, Money, TransferId};
use serde::{Deserialize, Serialize};

/// A wish about one account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Command {
    /// Open an account under a number that nobody has had before.
    CreateAccount {
        /// The account's id.
        account_id: AccountId,
        /// The number that people know it by.
        account_number: AccountNumber,
        /// How much its holder may owe.
        #[serde(deserialize_with = "required")]
        overdraft_limit: OverdraftLimit,
    },
    /// Put money in.
    Deposit {
        /// The account.
        account_id: AccountId,
        /// How much.
        amount: Money,
        /// The transfer that the money comes from, if it comes from one.
        #[serde(deserialize_with = "required")]
        transfer_id: Option<TransferId>,
    },
    /// Take money out.
    Withdraw {
        /// The account.
        account_id: AccountId,
        /// How much.
        amount: Money,
        /// The transfer that the money goes into, if it goes into one.
        #[serde(deserialize_with = "required")]
        transfer_id: Option<TransferId>,
    },
    /// Allow the holder to owe more or less from now on.
    SetOverdraftLimit {
        /// The account.
        account_id: AccountId,
        /// The new limit.
        #[serde(deserialize_with = "required")]
        overdraft_limit: OverdraftLimit,
    },
    /// Close the account; it takes and gives nothing then.
    CloseAccount {
        /// The account.
        account_id: AccountId,
    },
    /// Open a closed account again.
    ReopenAccount {
        /// The account.
        account_id: AccountId,
    },
}

impl Command {
    /// The account that is meant.
    #[must_use]
    pub fn account_id(&self) -> AccountId {
        match self {
            Self::CreateAccount { account_id, .. }
            | Self::Deposit { account_id, .. }
            | Self::Withdraw { account_id, .. }
            | Self::SetOverdraftLimit { account_id, .. }
            | Self::CloseAccount { account_id }
            | Self::ReopenAccount { account_id } => *account_id,
        }
    }

    /// The transfer on whose behalf it is sent, if it is.
    #[must_use]
    pub fn transfer_id(&self) -> Option<TransferId> {
        match self {
            Self::Deposit { transfer_id, .. } | Self::Withdraw { transfer_id, .. } => *transfer_id,
            Self::CreateAccount { .. }
            | Self::SetOverdraftLimit { .. }
            | Self::CloseAccount { .. }
            | Self::ReopenAccount { .. } => None,
        }
    }

    /// The name of its kind, as it is stored.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::CreateAccount { .. } => "CreateAccount",
            Self::Deposit { .. } => "Deposit",
            Self::Withdraw { .. } => "Withdraw",
            Self::SetOverdraftLimit { .. } => "SetOverdraftLimit",
            Self::CloseAccount { .. } => "CloseAccount",
            Self::ReopenAccount { .. } => "ReopenAccount",
        }
    }

    /// The event that records a refusal, for the two commands that a transfer sends and whose refusal it must hear of.
    /// Other refusals are an answer to whoever asked, and leave no trace.
    #[must_use]
    pub fn rejected(&self, reason: Rejection) -> Option<Event> {
        match *self {
            Self::Deposit { account_id, amount, transfer_id } => {
                Some(Event::DepositRejected { account_id, amount, transfer_id, reason })
            }
            Self::Withdraw { account_id, amount, transfer_id } => {
                Some(Event::WithdrawalRejected { account_id, amount, transfer_id, reason })
            }
            Self::CreateAccount { .. }
            | Self::SetOverdraftLimit { .. }
            | Self::CloseAccount { .. }
            | Self::ReopenAccount { .. } => None,
        }
    }
}
