//! Where the messages of the log lie, by category, and where money was in flight: a strip of lanes above the slider.
//!
//! It is a projection like any other, so a new message costs the same however long the log is. The log is cut into
//! buckets; when it outgrows them, two become one.

use super::{money, text};
use crate::bank::Payload;
use crate::bank::projections::Totals;
use crate::event_sourcing::{Message, Projection, Storable};
use std::fmt::Write;

/// How many buckets there are at most: about as many as a strip has room for.
const BUCKETS: usize = 256;
/// How high a lane is, in its own units.
pub const HEIGHT: u64 = 100;
/// How many categories have a lane.
const CATEGORIES: usize = Payload::CATEGORIES.len();

/// The log in buckets.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Density {
    /// A bucket holds two to the power of this many messages.
    doublings: u32,
    buckets: Vec<Bucket>,
    totals: Totals,
}

/// Some messages that lie side by side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Bucket {
    messages: [u64; CATEGORIES],
    most_in_flight: i128,
}

impl Bucket {
    fn with(self, other: Self) -> Self {
        let mut messages = self.messages;
        messages.iter_mut().zip(other.messages).for_each(|(sum, more)| *sum += more);
        Self { messages, most_in_flight: self.most_in_flight.max(other.most_in_flight) }
    }
}

impl Density {
    /// The lanes as SVG paths, positions to the right: one for each category, and one of money in flight.
    #[must_use]
    pub fn lanes(&self) -> Vec<String> {
        let width = 1_u64 << self.doublings;
        let category = |lane: usize| self.path(|bucket| bucket.messages.get(lane).map_or(0, |m| m * HEIGHT / width));
        let most = self.most_in_flight().max(1);
        let height = i128::from(HEIGHT);
        // Money in flight is never less than nothing, and a part of the most is never more than the height.
        let flight = |bucket: &Bucket| u64::try_from(bucket.most_in_flight * height / most).unwrap_or(0);
        (0..CATEGORIES).map(category).chain([self.path(flight)]).collect()
    }

    /// The same in words, for those who can't see it.
    #[must_use]
    pub fn words(&self) -> String {
        let sum = self.buckets.iter().fold(Bucket::default(), |sum, bucket| sum.with(*bucket));
        let lane = |(category, count): (&&str, u64)| format!("{category} {count}");
        let lanes: Vec<_> = Payload::CATEGORIES.iter().zip(sum.messages).map(lane).collect();
        text::density(&lanes.join(", "), &money::sum(self.most_in_flight()))
    }

    fn most_in_flight(&self) -> i128 {
        self.buckets.iter().map(|bucket| bucket.most_in_flight).max().unwrap_or(0)
    }

    fn path(&self, height: impl Fn(&Bucket) -> u64) -> String {
        let mut path = format!("M0 {HEIGHT}");
        let mut before = 0;
        for (bucket, index) in self.buckets.iter().zip(0_u64..) {
            let height = height(bucket);
            if height != before {
                // Writing to a text never fails.
                let _ = write!(path, "H{}V{}", index << self.doublings, HEIGHT - height);
                before = height;
            }
        }
        let _ = write!(path, "H{}V{HEIGHT}z", (self.buckets.len() as u64) << self.doublings);
        path
    }
}

impl Projection<Payload> for Density {
    const NAME: &'static str = "density";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        self.totals.apply(message);
        if self.buckets.len() << self.doublings < message.position.index().map_or(0, |index| index + 1) {
            if self.buckets.len() == BUCKETS {
                self.buckets =
                    self.buckets.chunks(2).map(|two| two.iter().fold(Bucket::default(), |a, b| a.with(*b))).collect();
                self.doublings += 1;
            }
            self.buckets.push(Bucket::default());
        }
        let category = message.stream.category.as_str();
        let lane = Payload::CATEGORIES.iter().position(|known| *known == category);
        if let Some(bucket) = self.buckets.last_mut() {
            let mut one = Bucket { most_in_flight: self.totals.in_flight(), ..Bucket::default() };
            if let Some(count) = lane.and_then(|lane| one.messages.get_mut(lane)) {
                *count = 1;
            }
            *bucket = bucket.with(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::{Sample, log};
    use crate::event_sourcing::{Projected, Timestamp};

    fn density(sample: Sample) -> (Density, u64) {
        let log = log(sample, 1, Timestamp::default());
        (Projected::<Density>::rebuilt(&log, log.head()).model().clone(), log.head().get())
    }

    #[test]
    fn each_message_stands_in_the_lane_of_its_category() {
        let (density, _) = density(Sample::FailedTransfer);
        // Opened, opened, deposited, initiated, asked, refused, failed.
        assert_eq!(density.lanes()[0], "M0 100H0V0H3V100H5V0H6V100H7V100z", "account");
        assert_eq!(density.lanes()[1], "M0 100H4V0H5V100H7V100z", "account-command");
        assert_eq!(density.lanes()[2], "M0 100H3V0H4V100H6V0H7V100z", "transfer");
        assert_eq!(density.lanes()[3], "M0 100H7V100z", "nothing was in flight");
        assert_eq!(
            density.words(),
            "Where the messages lie: account 4, account-command 1, transfer 2. Most money in flight: 0.00."
        );
    }

    #[test]
    fn money_in_flight_is_seen_where_it_flew() {
        let (density, _) = density(Sample::Refund);
        assert_eq!(density.lanes()[3], "M0 100H6V0H12V100H14V100z");
    }

    #[test]
    fn a_long_log_has_no_more_buckets_and_none_of_its_messages_is_lost() {
        let (density, head) = density(Sample::Busy { messages: 3_000 });
        let sum: u64 = density.buckets.iter().flat_map(|bucket| bucket.messages).sum();
        assert_eq!(sum, head);
        assert!(density.buckets.len() <= BUCKETS, "{}", density.buckets.len());
        assert_eq!(density.doublings, 4);
    }
}
