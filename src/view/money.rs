//! Amounts as they are shown: with a true minus sign, and with a word where the sign matters, so that neither colour
//! nor a thin stroke is the only sign of a debt.

use super::{locale, text};
use crate::domain::money::NotAnAmount;
use crate::domain::{Money, OverdraftLimit};

/// An amount or a balance.
#[must_use]
pub fn amount(money: Money) -> String {
    sum(money.minor().into())
}

/// A sum of many balances, in minor units.
#[must_use]
pub fn sum(minor: i128) -> String {
    locale::with(|locale| locale.amounts.write(minor))
}

/// Reads an amount as a person typed it, in the way in which amounts are written for them or in the plain one.
///
/// # Errors
/// What is wrong with the text.
pub fn read(typed: &str) -> Result<Money, NotAnAmount> {
    locale::with(|locale| locale.amounts.read(typed))
}

/// How much room an amount takes: a long one is written smaller, since a number that is broken in two is read as two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// Up to millions.
    Usual,
    /// Up to billions.
    Long,
    /// More than that.
    Longest,
}

/// The length of an amount as it is written.
#[must_use]
pub fn length(written: &str) -> Length {
    match written.chars().count() {
        0..=12 => Length::Usual,
        13..=17 => Length::Long,
        _ => Length::Longest,
    }
}

/// The word behind a balance: whether its holder owes it.
#[must_use]
pub fn word(balance: Money) -> Option<&'static str> {
    (balance < Money::ZERO).then_some(text::OWED)
}

/// How far an account may go below zero.
#[must_use]
pub fn overdraft(limit: OverdraftLimit) -> String {
    match limit {
        OverdraftLimit::Unlimited => text::OVERDRAFT_UNLIMITED.to_owned(),
        OverdraftLimit::UpTo(Money::ZERO) => text::OVERDRAFT_NONE.to_owned(),
        OverdraftLimit::UpTo(limit) => format!("{} {}", text::OVERDRAFT_UP_TO, amount(limit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_owed_has_a_sign_and_a_word() {
        let owed = Money::ZERO.checked_sub(Money::major(20)).expect("in range");
        assert_eq!((amount(owed).as_str(), word(owed)), ("−20.00", Some("owed")));
        assert_eq!((amount(Money::major(20)).as_str(), word(Money::ZERO)), ("20.00", None));
    }

    #[test]
    fn what_is_long_is_written_smaller() {
        let lengths = ["1,234,567.89", "−1,234,567.89", "10,000,000,000.00", "−90,071,992,547,404.91"].map(length);
        assert_eq!(lengths, [Length::Usual, Length::Long, Length::Long, Length::Longest]);
    }

    #[test]
    fn sums_are_wider_than_a_balance() {
        assert_eq!(sum(i128::from(Money::MAX.minor()) * 100), "9007199254740991.00");
        assert_eq!((sum(-5).as_str(), sum(0).as_str()), ("−0.05", "0.00"));
    }
}
