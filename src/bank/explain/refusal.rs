//! Why an account refused, with the amounts written in the reader's way. The domain says the same for a log of errors.

use crate::domain::account::Rejection;
use crate::domain::{Money, OverdraftLimit};

/// Why an account refused.
#[must_use]
pub fn why(rejection: &Rejection, money: &dyn Fn(Money) -> String) -> String {
    match rejection {
        Rejection::AmountNotPositive { asked } => format!("the amount must be more than zero, asked {}", money(*asked)),
        Rejection::NegativeOverdraftLimit { asked } => {
            format!("an overdraft limit can't be below zero, asked {}", money(*asked))
        }
        Rejection::InsufficientFunds { balance, overdraft_limit, asked } => {
            let limit = match overdraft_limit {
                OverdraftLimit::Unlimited => overdraft_limit.to_string(),
                OverdraftLimit::UpTo(limit) => money(*limit),
            };
            format!("balance {}, overdraft limit {limit}, asked {}", money(*balance), money(*asked))
        }
        Rejection::BalanceOutOfRange { balance, asked } => format!(
            "balance {}, asked {}: the balance would be more than the bank can count",
            money(*balance),
            money(*asked)
        ),
        Rejection::BalanceNotZero { balance } => {
            format!("the balance is {}, and must be {}", money(*balance), money(Money::ZERO))
        }
        Rejection::AccountNotFound { .. }
        | Rejection::AccountExists { .. }
        | Rejection::AccountNumberTaken { .. }
        | Rejection::AccountClosed { .. }
        | Rejection::AccountNotClosed { .. }
        | Rejection::TransfersInFlight { .. } => rejection.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::example::alice;

    #[test]
    fn a_reader_who_writes_as_the_domain_does_reads_what_the_domain_says() {
        let (balance, asked) = (Money::major(7), Money::major(-9));
        for overdraft_limit in [OverdraftLimit::Unlimited, OverdraftLimit::UpTo(Money::major(3))] {
            for rejection in [
                Rejection::AmountNotPositive { asked },
                Rejection::NegativeOverdraftLimit { asked },
                Rejection::InsufficientFunds { balance, overdraft_limit, asked },
                Rejection::BalanceOutOfRange { balance, asked },
                Rejection::BalanceNotZero { balance },
                Rejection::AccountClosed { account_id: alice() },
            ] {
                assert_eq!(why(&rejection, &|money| money.to_string()), rejection.to_string());
                let other = why(&rejection, &|_| "some".to_owned());
                assert!(!other.contains(".00"), "{other}");
            }
        }
    }
}
