//! Sample banks: logs that are made from a seed, so that everybody who loads one sees the same.
//!
//! A sample is played, not invented: commands go through the real command handler and the real process manager, and
//! what they leave is the log. The refusals on the way are part of the story.

mod dice;
mod story;

use super::payload::Payload;
use crate::domain::AccountId;
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
    let mut making = Making::begin(sample, seed, start);
    while making.go_on(u64::MAX) {}
    making.log().clone()
}

/// A sample in the making, for whoever wants to do something else in between. The log is the same as if it were made at
/// once.
pub struct Making {
    story: Story,
    /// How many messages there are to be, and the accounts that play.
    rest: Option<(u64, Vec<Option<AccountId>>)>,
}

impl Making {
    /// Begins a sample. A short one is over with that.
    #[must_use]
    pub fn begin(sample: Sample, seed: u64, start: Timestamp) -> Self {
        let mut story = Story::new(seed, start);
        let mut rest = None;
        match sample {
            Sample::QuietDay => quiet_day(&mut story),
            Sample::FailedTransfer => failed_transfer(&mut story),
            Sample::Refund => refund(&mut story),
            Sample::Busy { messages } => rest = Some((messages, story.open_many())),
        }
        Self { story, rest }
    }

    /// Goes on for so many messages or a few more, and says whether some are still to come.
    pub fn go_on(&mut self, messages: u64) -> bool {
        let Some((of, accounts)) = &self.rest else { return false };
        let until = self.story.length().saturating_add(messages).min(*of);
        self.story.be_busy(accounts, until);
        self.story.length() < *of
    }

    /// How many messages there are, and how many there are to be.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        let length = self.story.length();
        (length, self.rest.as_ref().map_or(length, |(of, _)| length.max(*of)))
    }

    /// The log as far as it was made.
    #[must_use]
    pub fn log(&self) -> &Log<Payload> {
        self.story.log()
    }
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
