//! The money line as it is shown: deposits less withdrawals are balances and money in flight.

use super::{Sight, money, text};
use crate::bank::projections::Totals;
use crate::bank::projections::one::Kind;
use crate::event_sourcing::Position;

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
    /// The events at which money appeared or vanished, the newest first, at most [`MOST_BREAKS`].
    pub breaks: Vec<(Position, String)>,
}

/// So many events that broke the line are named.
pub const MOST_BREAKS: usize = 3;

/// Whether the money line holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It does, and always did.
    Holds,
    /// It adds up, and did not always.
    AddsUpAgain,
    /// There is so much more than came in.
    Made(String),
    /// There is so much less than came in.
    Lost(String),
    /// The sums were broken on purpose, and can't tell.
    Unknown,
}

impl MoneyLine {
    /// The line as of a sight. Of sums that have missed an event nobody can say whether they hold: both sides may have
    /// missed the same.
    #[must_use]
    pub fn at(sight: &Sight) -> Self {
        let line = Self::of(sight.models.totals.model());
        let is_broken = sight.broken.is_some_and(|(kind, _)| kind == Kind::Totals);
        if is_broken { Self { standing: Standing::Unknown, breaks: vec![], ..line } } else { line }
    }

    /// The line of these totals.
    #[must_use]
    pub fn of(totals: &Totals) -> Self {
        let was_broken = totals.breaks().next().is_some();
        let standing = match totals.gap() {
            0 if was_broken => Standing::AddsUpAgain,
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
            breaks: totals.breaks().take(MOST_BREAKS).map(|at| (at.position, told(at.made))).collect(),
        }
    }
}

fn told(made: i128) -> String {
    if made > 0 { format!("{} appeared", money::sum(made)) } else { format!("{} vanished", money::sum(-made)) }
}

impl Standing {
    /// The sentence below the line, with a sign before it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Holds => format!("✓ {}", text::LINE_HOLDS),
            Self::AddsUpAgain => format!("✗ {}", text::LINE_AGAIN),
            Self::Made(gap) => format!("✗ {} {gap}.", text::LINE_MADE),
            Self::Lost(gap) => format!("✗ {} {gap}.", text::LINE_LOST),
            Self::Unknown => format!("✗ {}", text::LINE_UNKNOWN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Bank;
    use crate::bank::projections::rebuilding::Broken;
    use crate::bank::sample::{Sample, log};
    use crate::event_sourcing::{Timestamp, store::KeepNothing};
    use crate::view::Cursor;

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

    #[test]
    fn sums_that_have_missed_an_event_do_not_say_that_they_hold() {
        let bank = Bank::new(log(Sample::QuietDay, 1, Timestamp::default()), KeepNothing);
        let broken = |kind| Broken::new(kind, bank.log(), bank.timeline(), bank.log().head()).expect("it matters");
        let standing = |damage: Option<&Broken>| {
            MoneyLine::at(&Sight::of(&bank, Cursor::Live).damaged(bank.log(), damage)).standing
        };
        assert_eq!(standing(None), Standing::Holds);
        assert_eq!(standing(Some(&broken(Kind::Totals))), Standing::Unknown);
        assert_eq!(standing(Some(&broken(Kind::Accounts))), Standing::Holds, "they are not made from accounts");
        assert!(Standing::Unknown.text().starts_with("✗ Whether it holds"));
    }
}
