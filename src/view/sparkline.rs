//! The balance of an account over the whole log, as a step line: it holds its height from one movement to the next.
//!
//! The line is drawn in positions and is as wide as all buckets together, which is at least as wide as the log. So it
//! stays the same, character for character, until its account changes or the log outgrows the buckets. How much of it is
//! in sight, [`axis`](super::axis) says.

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
pub fn line(newest_first: &[Movement], bucket: u64) -> Line {
    let scale = Scale::of(newest_first.iter());
    Line {
        path: scale.path(newest_first, bucket),
        zero: scale.depth(Money::ZERO),
        words: match newest_first.len() {
            0 => text::SPARKLINE_FLAT.to_owned(),
            count => text::sparkline(count, &money::amount(scale.low), &money::amount(scale.high)),
        },
    }
}

/// The lines of two courses of one account on the same scale, so that they can be laid over each other.
#[must_use]
pub fn curves(one: &[Movement], other: &[Movement], bucket: u64) -> (String, String) {
    let scale = Scale::of(one.iter().chain(other));
    (scale.path(one, bucket), scale.path(other, bucket))
}

/// Between which amounts a line runs; zero is always among them.
struct Scale {
    low: Money,
    high: Money,
}

impl Scale {
    fn of<'a>(movements: impl Iterator<Item = &'a Movement>) -> Self {
        let nothing = Self { low: Money::ZERO, high: Money::ZERO };
        movements.fold(nothing, |Self { low, high }, movement| Self {
            low: low.min(movement.balance),
            high: high.max(movement.balance),
        })
    }

    /// How far from the top a balance lies. Where nothing ever moved, nothing lies at the bottom.
    fn depth(&self, balance: Money) -> i128 {
        let (low, high) = (i128::from(self.low.minor()), i128::from(self.high.minor()));
        let high = high.max(low + 1);
        (high - i128::from(balance.minor())) * HEIGHT / (high - low)
    }

    fn path(&self, newest_first: &[Movement], bucket: u64) -> String {
        let place = |movement: &Movement| movement.position.get() / bucket;
        let mut path = format!("M0 {}", self.depth(Money::ZERO));
        let is_last = |(index, movement): &(usize, &Movement)| {
            index
                .checked_sub(1)
                .and_then(|newer| newest_first.get(newer))
                .is_none_or(|newer| place(newer) != place(movement))
        };
        for (_, step) in newest_first.iter().enumerate().rev().filter(is_last) {
            // Writing to a text never fails.
            let _ = write!(path, "H{}V{}", step.position, self.depth(step.balance));
        }
        let _ = write!(path, "H{}", bucket * BUCKETS);
        path
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
        let Line { path, zero, words } = line(&movements, bucket(Position::new(7)));
        assert_eq!((path.as_str(), zero), ("M0 66H2V0H4V100H7V33H128", 66));
        assert_eq!(words, "The balance over time: 3 movements, lowest −50.00, highest 100.00.");
        assert_eq!(line(&[], 1).path, "M0 100H128");
    }

    #[test]
    fn a_long_log_makes_no_longer_line() {
        let movements: Vec<_> = (1..=100_000).rev().map(|position| movement(position, 1)).collect();
        let bucket = bucket(Position::new(100_000));
        let path = line(&movements, bucket).path;
        assert_eq!((bucket, path.matches('H').count()), (1024, 99));
        assert!(path.ends_with("H131072"), "{path}");
    }

    #[test]
    fn buckets_are_wide_enough_for_the_log_and_rarely_change() {
        let widths = [0, 1, 128, 129, 256, 257, 100_000].map(|head| bucket(Position::new(head)));
        assert_eq!(widths, [1, 1, 1, 2, 2, 4, 1024]);
    }
}
