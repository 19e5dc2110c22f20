//! The money line as it is shown: deposits less withdrawals are balances and money in flight.

use super::{money, text};
use crate::bank::projections::Totals;

/// The four terms, and whether the line holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoneyLine {
    /// What came in from outside.
    pub deposits: String,
    /// What went out.
    pub withdrawals: String,
    /// What is in the accounts.
    pub balances: String,
    /// What is between two accounts.
    pub in_flight: String,
    /// Whether it holds.
    pub standing: Standing,
}

/// Whether the money line holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It does.
    Holds,
    /// There is so much more than came in.
    Made(String),
    /// There is so much less than came in.
    Lost(String),
}

impl MoneyLine {
    /// The line of these totals.
    #[must_use]
    pub fn of(totals: &Totals) -> Self {
        let standing = match totals.gap() {
            0 => Standing::Holds,
            gap if gap > 0 => Standing::Made(money::sum(gap)),
            gap => Standing::Lost(money::sum(-gap)),
        };
        Self {
            deposits: money::sum(totals.deposits),
            withdrawals: money::sum(totals.withdrawals),
            balances: money::sum(totals.balances),
            in_flight: money::sum(totals.in_flight()),
            standing,
        }
    }
}

impl Standing {
    /// The sentence below the line, with a sign before it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Holds => format!("✓ {}", text::LINE_HOLDS),
            Self::Made(gap) => format!("✗ {} {gap}.", text::LINE_MADE),
            Self::Lost(gap) => format!("✗ {} {gap}.", text::LINE_LOST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_told_with_its_direction() {
        let standing = |balances| {
            let mut totals = Totals::default();
            totals.balances = balances;
            MoneyLine::of(&totals).standing
        };
        assert_eq!(standing(0), Standing::Holds);
        assert_eq!(standing(5).text(), "✗ It is broken: money appeared, namely 0.05.");
        assert_eq!(standing(-500).text(), "✗ It is broken: money vanished, namely 5.00.");
    }
}
