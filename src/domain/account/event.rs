//! What can have happened to an account. An event is a fact: it is never refused and never changed. Nor is it guessed:
//! an event without one of its fields is none.

use super::{AccountNumber, Command, OverdraftLimit, Rejection};
use crate::domain::kinds::kinds;
use crate::domain::required::required;
use crate::domain::{AccountId, Money, TransferId};
use serde::{Deserialize, Serialize};

/// A fact about one account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Event {
    /// It was opened.
    AccountCreated {
        /// The account's id.
        account_id: AccountId,
        /// The number that people know it by.
        account_number: AccountNumber,
        /// How much its holder may owe.
        #[serde(deserialize_with = "required")]
        overdraft_limit: OverdraftLimit,
    },
    /// Money was put in.
    Deposited {
        /// The account.
        account_id: AccountId,
        /// How much.
        amount: Money,
        /// The transfer that the money came from, if any.
        #[serde(deserialize_with = "required")]
        transfer_id: Option<TransferId>,
    },
    /// Money was taken out.
    Withdrawn {
        /// The account.
        account_id: AccountId,
        /// How much.
        amount: Money,
        /// The transfer that the money went into, if any.
        #[serde(deserialize_with = "required")]
        transfer_id: Option<TransferId>,
    },
    /// A deposit that came through the command stream was refused.
    DepositRejected {
        /// The account.
        account_id: AccountId,
        /// How much it would have been.
        amount: Money,
        /// The transfer that asked, if any.
        #[serde(deserialize_with = "required")]
        transfer_id: Option<TransferId>,
        /// Why not.
        reason: Rejection,
    },
    /// A withdrawal that came through the command stream was refused.
    WithdrawalRejected {
        /// The account.
        account_id: AccountId,
        /// How much it would have been.
        amount: Money,
        /// The transfer that asked, if any.
        #[serde(deserialize_with = "required")]
        transfer_id: Option<TransferId>,
        /// Why not.
        reason: Rejection,
    },
    /// The holder may owe more or less since.
    OverdraftLimitSet {
        /// The account.
        account_id: AccountId,
        /// The limit since then.
        #[serde(deserialize_with = "required")]
        overdraft_limit: OverdraftLimit,
    },
    /// It was closed.
    AccountClosed {
        /// The account.
        account_id: AccountId,
    },
    /// It was opened again.
    AccountReopened {
        /// The account.
        account_id: AccountId,
    },
}

kinds!(Event {
    AccountCreated,
    Deposited,
    Withdrawn,
    DepositRejected,
    WithdrawalRejected,
    OverdraftLimitSet,
    AccountClosed,
    AccountReopened,
});

impl Event {
    /// The account that it is about.
    #[must_use]
    pub fn account_id(&self) -> AccountId {
        self.command().account_id()
    }

    /// The transfer that it belongs to, if any.
    #[must_use]
    pub fn transfer_id(&self) -> Option<TransferId> {
        self.command().transfer_id()
    }

    /// The command that this event is the answer to. An event holds all that its command said, so a command that comes
    /// twice under one id can be told from another command under the same id.
    #[must_use]
    pub fn command(&self) -> Command {
        match self.clone() {
            Self::AccountCreated { account_id, account_number, overdraft_limit } => {
                Command::CreateAccount { account_id, account_number, overdraft_limit }
            }
            Self::Deposited { account_id, amount, transfer_id }
            | Self::DepositRejected { account_id, amount, transfer_id, .. } => {
                Command::Deposit { account_id, amount, transfer_id }
            }
            Self::Withdrawn { account_id, amount, transfer_id }
            | Self::WithdrawalRejected { account_id, amount, transfer_id, .. } => {
                Command::Withdraw { account_id, amount, transfer_id }
            }
            Self::OverdraftLimitSet { account_id, overdraft_limit } => {
                Command::SetOverdraftLimit { account_id, overdraft_limit }
            }
            Self::AccountClosed { account_id } => Command::CloseAccount { account_id },
            Self::AccountReopened { account_id } => Command::ReopenAccount { account_id },
        }
    }
}
