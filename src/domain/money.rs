//! Money: a whole number of minor units (cents), with checked arithmetic. There is no floating point anywhere, not in
//! parsing and not in formatting, since a tenth has no exact binary form.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// How many minor units make one major unit.
const MINOR_PER_MAJOR: i64 = 100;

/// How many digits the minor unit has.
const DECIMALS: usize = 2;

/// An amount or a balance in minor units, from `-Money::MAX` to `Money::MAX`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Money(i64);

/// A number of minor units beyond what the bank can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("{minor} minor units are out of range: at most {} either way", Money::MAX.0)]
pub struct OutOfRange {
    /// The number.
    pub minor: i64,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotAnAmount {
    /// There is nothing.
    #[error("enter an amount, for example 30.00")]
    Empty,
    /// A character that is neither a digit from 0 to 9 nor a separator.
    #[error("{found:?} can't stand in an amount: use digits and one point or comma, for example 30.00")]
    Unexpected {
        /// The first such character.
        found: char,
    },
    /// More than one point or comma.
    #[error("use one point or comma at most, and none between thousands")]
    TwoSeparators,
    /// Nothing before the separator.
    #[error("digits are missing before the point or comma")]
    NoWholePart,
    /// Nothing behind the separator, or more than two digits.
    #[error("one or two digits belong after the point or comma, and none between thousands")]
    Decimals,
    /// More than the bank can hold.
    #[error("that is more than the bank can hold: at most {}", Money::MAX)]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The most that an amount or a balance can be: 2^53 - 1 minor units, so that a JSON reader in any language, most
    /// of which read numbers as binary64, keeps it exact ([RFC 8259, section 6](https://www.rfc-editor.org/rfc/rfc8259#section-6)).
    pub const MAX: Self = Self(9_007_199_254_740_991);

    /// This many minor units.
    ///
    /// # Errors
    /// When it lies beyond [`Money::MAX`] either way.
    pub const fn from_minor(minor: i64) -> Result<Self, OutOfRange> {
        if minor > Self::MAX.0 || minor < -Self::MAX.0 { Err(OutOfRange { minor }) } else { Ok(Self(minor)) }
    }

    /// This many major units, for examples and samples.
    #[must_use]
    pub const fn major(units: i32) -> Self {
        Self(units as i64 * MINOR_PER_MAJOR)
    }

    /// The number of minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether this is at least one minor unit.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The sum, if it is in range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::from_minor(self.0.checked_add(other.0)?).ok()
    }

    /// The difference, if it is in range.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        Self::from_minor(self.0.checked_sub(other.0)?).ok()
    }

    /// The sum, brought to the nearer end of the range. For memory, which takes every event; rules use the checked sum.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).clamp(-Self::MAX.0, Self::MAX.0))
    }

    /// The same amount with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Reads an amount as people write it: digits, and at most one point or comma with one or two digits behind it.
    /// No sign, no exponent, no spaces, no separator between thousands, no digits of other scripts.
    ///
    /// # Errors
    /// What is wrong with the text, in words for the person who typed it.
    ///
    /// ```
    /// use event_sourced_bank::domain::{Money, money::NotAnAmount};
    ///
    /// assert_eq!(Money::parse("30.5").map(|money| money.minor()), Ok(3050));
    /// assert_eq!(Money::parse("-1"), Err(NotAnAmount::Unexpected { found: '-' }));
    /// ```
    pub fn parse(text: &str) -> Result<Self, NotAnAmount> {
        if text.is_empty() {
            return Err(NotAnAmount::Empty);
        }
        let is_separator = |character: char| character == '.' || character == ',';
        if let Some(found) = text.chars().find(|character| !character.is_ascii_digit() && !is_separator(*character)) {
            return Err(NotAnAmount::Unexpected { found });
        }
        let mut parts = text.split(is_separator);
        let (whole, decimals) = (parts.next().unwrap_or_default(), parts.next());
        if parts.next().is_some() {
            return Err(NotAnAmount::TwoSeparators);
        }
        if whole.is_empty() {
            return Err(NotAnAmount::NoWholePart);
        }
        if decimals.is_some_and(|decimals| decimals.is_empty() || decimals.len() > DECIMALS) {
            return Err(NotAnAmount::Decimals);
        }
        let digits = format!("{whole}{:0<DECIMALS$}", decimals.unwrap_or_default());
        let minor = digits.parse().map_err(|_| NotAnAmount::TooLarge)?;
        Self::from_minor(minor).map_err(|_| NotAnAmount::TooLarge)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let minor = self.0.unsigned_abs();
        let per_major = MINOR_PER_MAJOR.unsigned_abs();
        write!(f, "{sign}{}.{:0DECIMALS$}", minor / per_major, minor % per_major)
    }
}

impl TryFrom<i64> for Money {
    type Error = OutOfRange;

    fn try_from(minor: i64) -> Result<Self, OutOfRange> {
        Self::from_minor(minor)
    }
}

impl From<Money> for i64 {
    fn from(money: Money) -> Self {
        money.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str) -> Result<i64, NotAnAmount> {
        Money::parse(text).map(Money::minor)
    }

    #[test]
    fn a_number_of_minor_units_is_money_up_to_the_most_and_no_further() {
        let most = Money::MAX.minor();
        for minor in [most, -most, 0, -1, 17] {
            assert_eq!(
                (Money::from_minor(minor).map(Money::minor), Money::try_from(minor)),
                (Ok(minor), Money::from_minor(minor))
            );
        }
        for minor in [most + 1, -most - 1, i64::MAX, i64::MIN] {
            assert_eq!(
                (Money::from_minor(minor), Money::try_from(minor)),
                (Err(OutOfRange { minor }), Err(OutOfRange { minor }))
            );
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [("30", 3000), ("30.5", 3050), ("30,05", 3005), ("0.01", 1), ("007", 700), ("0", 0)] {
            assert_eq!(minor(text), Ok(expected), "{text}");
        }
        assert_eq!(minor("90071992547409.91"), Ok(Money::MAX.minor()));
    }

    #[test]
    fn anything_else_is_refused_with_what_is_wrong() {
        use NotAnAmount::{Decimals, Empty, NoWholePart, TooLarge, TwoSeparators, Unexpected};
        let cases = [
            ("", Empty),
            ("-1", Unexpected { found: '-' }),
            ("+1", Unexpected { found: '+' }),
            ("1e3", Unexpected { found: 'e' }),
            ("NaN", Unexpected { found: 'N' }),
            (" 1", Unexpected { found: ' ' }),
            ("１", Unexpected { found: '１' }),
            ("1.2.3", TwoSeparators),
            ("1,000.00", TwoSeparators),
            (".5", NoWholePart),
            ("5.", Decimals),
            ("1,000", Decimals),
            ("90071992547409.92", TooLarge),
            ("99999999999999999999999", TooLarge),
        ];
        for (text, expected) in cases {
            assert_eq!(minor(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn money_is_written_with_two_decimals_and_a_sign_when_it_is_owed() {
        for (minor, text) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1234.56"), (-100, "-1.00")] {
            assert_eq!(Money(minor).to_string(), text);
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends_of_the_range() {
        let one = Money(1);
        assert_eq!(Money::MAX.checked_add(one), None);
        assert_eq!(Money::MAX.negated().checked_sub(one), None);
        assert_eq!(Money::MAX.saturating_add(one), Money::MAX);
        assert_eq!(Money(2).checked_sub(Money(3)), Some(Money(-1)));
        assert!(Money::from_minor(i64::MIN).is_err());
    }
}
