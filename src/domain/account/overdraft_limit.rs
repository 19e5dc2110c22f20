//! How far below zero a balance may go.

use crate::domain::Money;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much the holder of an account may owe. Written as `null` for unlimited, or as a number of minor units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Option<Money>", into = "Option<Money>")]
pub enum OverdraftLimit {
    /// As much as the bank can count.
    #[default]
    Unlimited,
    /// Down to minus this; zero means that nothing may be owed.
    UpTo(Money),
}

impl OverdraftLimit {
    /// Nothing may be owed.
    pub const NONE: Self = Self::UpTo(Money::ZERO);

    /// Whether a withdrawal may leave this balance.
    #[must_use]
    pub fn allows(self, balance: Money) -> bool {
        match self {
            Self::Unlimited => true,
            Self::UpTo(limit) => balance >= limit.negated(),
        }
    }
}

impl From<Option<Money>> for OverdraftLimit {
    fn from(limit: Option<Money>) -> Self {
        limit.map_or(Self::Unlimited, Self::UpTo)
    }
}

impl From<OverdraftLimit> for Option<Money> {
    fn from(limit: OverdraftLimit) -> Self {
        match limit {
            OverdraftLimit::Unlimited => None,
            OverdraftLimit::UpTo(limit) => Some(limit),
        }
    }
}

impl fmt::Display for OverdraftLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlimited => f.write_str("unlimited"),
            Self::UpTo(limit) => limit.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_written_as_a_number_or_as_null_and_comes_back() {
        for (limit, text) in [
            (OverdraftLimit::Unlimited, "null"),
            (OverdraftLimit::NONE, "0"),
            (OverdraftLimit::UpTo(Money::major(5)), "500"),
        ] {
            assert_eq!(serde_json::to_string(&limit).ok().as_deref(), Some(text));
            assert_eq!(serde_json::from_str(text).ok(), Some(limit));
        }
    }
}
