//! Sample banks: logs that are made from a seed, so that everybody who loads one sees the same.
//!
//! A sample is played, not invented: commands go through the real command handler and the real process manager, and
//! what they leave is the log. The refusals on the way are part of the story.

mod dice;
mod story;

use super::application::Bank;
use super::payload::Payload;
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{Log, Timestamp};
use story::Story;

/// A sample bank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sample {
    /// Four people, wages, rent and a coffee.
    QuietDay,
    /// A transfer that the sender can't pay.
    FailedTransfer,
    /// A transfer to a closed account, whose money comes back.
    Refund,
    /// Many accounts and transfers, until the log has so many messages.
    Busy {
        /// How many messages there are at least.
        messages: u64,
    },
}

/// The log of a sample whose first message is written at a time.
#[must_use]
pub fn log(sample: Sample, seed: u64, start: Timestamp) -> Log<Payload> {
    bank(sample, seed, start).log().clone()
}

fn bank(sample: Sample, seed: u64, start: Timestamp) -> Bank<KeepNothing> {
    let mut story = Story::new(seed, start);
    match sample {
        Sample::QuietDay => quiet_day(&mut story),
        Sample::FailedTransfer => failed_transfer(&mut story),
        Sample::Refund => refund(&mut story),
        Sample::Busy { messages } => story.busy(messages),
    }
    story.end()
}

fn quiet_day(story: &mut Story) {
    let [ada, ben, cleo, shop] = ["ADA-1", "BEN-2", "CLEO-3", "SHOP-4"].map(|number| story.open(number));
    story.deposit(ada, 2_400);
    story.deposit(ben, 1_900);
    story.deposit(cleo, 300);
    story.transfer(ada, ben, 850);
    story.withdraw(ben, 60);
    story.transfer(cleo, shop, 45);
    story.withdraw(cleo, 500);
    story.transfer(ben, cleo, 120);
    story.transfer(cleo, ada, 1_000);
    story.transfer(ada, shop, 18);
    story.deposit(shop, 75);
}

fn failed_transfer(story: &mut Story) {
    let [ada, ben] = ["ADA-1", "BEN-2"].map(|number| story.open(number));
    story.deposit(ada, 100);
    story.transfer(ada, ben, 250);
}

fn refund(story: &mut Story) {
    let [ada, ben] = ["ADA-1", "BEN-2"].map(|number| story.open(number));
    story.deposit(ada, 100);
    story.close(ben);
    story.transfer(ada, ben, 40);
}
