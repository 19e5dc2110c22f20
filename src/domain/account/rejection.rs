//! Why a command on an account is refused: one variant a reason, with the figures that a person needs to see it.

use super::{AccountNumber, OverdraftLimit};
use crate::domain::required::required;
use crate::domain::{AccountId, Money, TransferId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why not. Some rejections are recorded in events, so this is a stored format too.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "code", deny_unknown_fields)]
pub enum Rejection {
    /// There is no such account.
    AccountNotFound {
        /// The id asked for.
        account_id: AccountId,
    },
    /// An account with this id was opened before.
    AccountExists {
        /// The id asked for.
        account_id: AccountId,
    },
    /// The number belongs to an account, or once did.
    AccountNumberTaken {
        /// The number asked for.
        account_number: AccountNumber,
        /// Whose it is.
        taken_by: AccountId,
    },
    /// The account is closed.
    AccountClosed {
        /// The account.
        account_id: AccountId,
    },
    /// Only a closed account can be opened again.
    AccountNotClosed {
        /// The account.
        account_id: AccountId,
    },
    /// An amount is at least one minor unit.
    AmountNotPositive {
        /// The amount asked for.
        asked: Money,
    },
    /// An overdraft limit says how much may be owed, so it is not below zero.
    NegativeOverdraftLimit {
        /// The limit asked for.
        asked: Money,
    },
    /// The account holds too little.
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
    BalanceOutOfRange {
        /// What the account holds.
        balance: Money,
        /// The amount asked for.
        asked: Money,
    },
    /// Only an even account can be closed.
    BalanceNotZero {
        /// What the account holds.
        balance: Money,
    },
    /// Money is on the way to or from the account.
    TransfersInFlight {
        /// The transfers, oldest first.
        transfers: Vec<TransferId>,
    },
}

impl Rejection {
    /// Why not, as a sentence without its end, with the amounts as they are written for the reader.
    #[must_use]
    pub fn why(&self, money: &dyn Fn(Money) -> String) -> String {
        match self {
            Self::AccountNotFound { account_id } => format!("there is no account {account_id}"),
            Self::AccountExists { account_id } => format!("the account {account_id} exists already"),
            Self::AccountNumberTaken { account_number, .. } => format!("the account number {account_number} is taken"),
            Self::AccountClosed { .. } => "the account is closed".to_owned(),
            Self::AccountNotClosed { .. } => "the account is open already".to_owned(),
            Self::AmountNotPositive { asked } => format!("the amount must be more than zero, asked {}", money(*asked)),
            Self::NegativeOverdraftLimit { asked } => {
                format!("an overdraft limit can't be below zero, asked {}", money(*asked))
            }
            Self::InsufficientFunds { balance, overdraft_limit, asked } => {
                let limit = match overdraft_limit {
                    OverdraftLimit::Unlimited => overdraft_limit.to_string(),
                    OverdraftLimit::UpTo(limit) => money(*limit),
                };
                format!("balance {}, overdraft limit {limit}, asked {}", money(*balance), money(*asked))
            }
            Self::BalanceOutOfRange { balance, asked } => {
                let (balance, asked) = (money(*balance), money(*asked));
                format!("balance {balance}, asked {asked}: the balance would be more than the bank can count")
            }
            Self::BalanceNotZero { balance } => {
                format!("the balance is {}, and must be {}", money(*balance), money(Money::ZERO))
            }
            Self::TransfersInFlight { transfers } => format!("{} in flight: wait until it has ended", count(transfers)),
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why(&|money| money.to_string()))
    }
}

impl std::error::Error for Rejection {}

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
    fn every_amount_is_written_in_the_way_of_the_reader() {
        let (balance, asked) = (Money::major(7), Money::major(-9));
        let overdraft_limit = OverdraftLimit::UpTo(Money::major(3));
        for rejection in [
            Rejection::AmountNotPositive { asked },
            Rejection::NegativeOverdraftLimit { asked },
            Rejection::InsufficientFunds { balance, overdraft_limit, asked },
            Rejection::BalanceOutOfRange { balance, asked },
            Rejection::BalanceNotZero { balance },
        ] {
            assert!(rejection.to_string().contains(".00"), "{rejection}");
            let other = rejection.why(&|_| "some".to_owned());
            assert!(other.contains("some") && !other.contains(".00"), "{other}");
        }
        let unlimited = Rejection::InsufficientFunds { balance, overdraft_limit: OverdraftLimit::Unlimited, asked };
        assert_eq!(unlimited.to_string(), "balance 7.00, overdraft limit unlimited, asked -9.00");
    }

    #[test]
    fn one_transfer_in_flight_is_named_and_several_are_counted() {
        let said = |transfers| Rejection::TransfersInFlight { transfers }.to_string();
        assert_eq!(said(vec![rent()]), format!("transfer {} is in flight: wait until it has ended", rent()));
        assert_eq!(said(vec![rent(), rent()]), "2 transfers are in flight: wait until it has ended");
    }
}
