//! The balance of an account over the whole log, as a step line: it holds its height from one movement to the next.
//!
//! The line is drawn in positions and is as wide as all buckets together, which is at least as wide as the log. So it
//! stays the same, character for character, until its account changes or the log outgrows the buckets.

use super::{money, text};
use crate::bank::projections::statements::Movement;
use crate::domain::Money;
use crate::event_sourcing::Position;
use std::fmt::Write;

/// How many buckets there are: more steps than that no eye could tell apart in a card.
const BUCKETS: u64 = 128;
/// How high the line is, in its own units.
pub const HEIGHT: i128 = 100;

/// A balance over the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The line as an SVG path: positions to the right, money upwards.
    pub path: String,
    /// How far from the top nothing lies.
    pub zero: i128,
    /// The same in words, for those who can't see it.
    pub words: String,
}

/// How many positions one bucket holds, for a log with this head. A power of two, so that it seldom changes.
#[must_use]
pub fn bucket(head: Position) -> u64 {
    head.get().div_ceil(BUCKETS).next_power_of_two()
}

/// The line of an account with these movements, the newest first. Of each bucket it shows the balance at its end.
#[must_use]
pub fn line<'a>(newest_first: impl Iterator<Item = &'a Movement>, bucket: u64) -> Line {
    let (mut low, mut high, mut count) = (Money::ZERO, Money::ZERO, 0);
    let mut steps: Vec<Movement> = Vec::new();
    for movement in newest_first {
        (low, high, count) = (low.min(movement.balance), high.max(movement.balance), count + 1);
        let place = |movement: &Movement| movement.position.get() / bucket;
        if steps.last().is_none_or(|last| place(last) != place(movement)) {
            steps.push(*movement);
        }
    }
    let span = i128::from(high.minor() - low.minor()).max(1);
    let depth = |balance: Money| i128::from(high.minor() - balance.minor()) * HEIGHT / span;
    let zero = depth(Money::ZERO);
    let mut path = format!("M0 {zero}");
    for step in steps.iter().rev() {
        // Writing to a text never fails.
        let _ = write!(path, "H{}V{}", step.position, depth(step.balance));
    }
    let _ = write!(path, "H{}", bucket * BUCKETS);
    Line { path, zero, words: words(count, low, high) }
}

fn words(count: usize, low: Money, high: Money) -> String {
    match count {
        0 => text::SPARKLINE_FLAT.to_owned(),
        count => text::sparkline(count, &money::amount(low), &money::amount(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn movement(position: u64, balance: i32) -> Movement {
        let balance = Money::major(balance);
        Movement { position: Position::new(position), amount: balance, balance }
    }

    #[test]
    fn the_line_holds_its_height_until_money_moves() {
        let movements = [movement(7, 50), movement(4, -50), movement(2, 100)];
        let Line { path, zero, words } = line(movements.iter(), bucket(Position::new(7)));
        assert_eq!((path.as_str(), zero), ("M0 66H2V0H4V100H7V33H128", 66));
        assert_eq!(words, "The balance over time: 3 movements, lowest −50.00, highest 100.00.");
        assert_eq!(line([].iter(), 1).path, "M0 0H128");
    }

    #[test]
    fn a_long_log_makes_no_longer_line() {
        let movements: Vec<_> = (1..=100_000).rev().map(|position| movement(position, 1)).collect();
        let bucket = bucket(Position::new(100_000));
        let path = line(movements.iter(), bucket).path;
        assert_eq!((bucket, path.matches('H').count()), (1024, 99));
        assert!(path.ends_with("H131072"), "{path}");
    }

    #[test]
    fn buckets_are_wide_enough_for_the_log_and_rarely_change() {
        let widths = [0, 1, 128, 129, 256, 257, 100_000].map(|head| bucket(Position::new(head)));
        assert_eq!(widths, [1, 1, 1, 2, 2, 4, 1024]);
    }
}
