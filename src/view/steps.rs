//! The steps of a transfer as a row of badges: what is done, where it is now, what is still to come, and where it ended
//! badly.

use super::{refusal, text};
use crate::domain::transfer::Status;

/// One step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Badge {
    /// The name of the status that the step leads to.
    pub name: &'static str,
    /// How it stands.
    pub mark: Mark,
}

/// How a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// It was taken.
    Done,
    /// It was taken last, and the next one follows by itself.
    Now,
    /// It is still to come.
    Ahead,
    /// The transfer ended here without its purpose.
    Bad,
}

impl Mark {
    /// The sign before the name; colour is never the only one.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Done => "✓",
            Self::Now => "●",
            Self::Ahead => "○",
            Self::Bad => "✗",
        }
    }

    /// The same for those who listen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => text::STEP_DONE,
            Self::Now => text::STEP_NOW,
            Self::Ahead => text::STEP_AHEAD,
            Self::Bad => text::STEP_BAD,
        }
    }

    /// The class of the badge. This is the one place where a mark becomes a class.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "step step-done",
            Self::Now => "step step-now",
            Self::Ahead => "step step-ahead",
            Self::Bad => "step step-bad",
        }
    }
}

/// The badges of a transfer with this status.
#[must_use]
pub fn badges(status: &Status) -> Vec<Badge> {
    use Mark::{Ahead, Bad, Done, Now};
    let badges: &[(&str, Mark)] = match status {
        Status::Initial => &[("initial", Now), ("withdrawn", Ahead), ("finished", Ahead)],
        Status::Withdrawn => &[("initial", Done), ("withdrawn", Now), ("finished", Ahead)],
        Status::Finished => &[("initial", Done), ("withdrawn", Done), ("finished", Done)],
        Status::Failed { .. } => &[("initial", Done), ("failed", Bad)],
        Status::Refunding { .. } => &[("initial", Done), ("withdrawn", Done), ("refunding", Now), ("refunded", Ahead)],
        Status::Refunded => &[("initial", Done), ("withdrawn", Done), ("refunding", Done), ("refunded", Done)],
        Status::Stuck { .. } => &[("initial", Done), ("withdrawn", Done), ("refunding", Done), ("stuck", Bad)],
    };
    badges.iter().map(|(name, mark)| Badge { name, mark: *mark }).collect()
}

/// Why a transfer did not reach its purpose, in the words of the account that refused.
#[must_use]
pub fn reason(status: &Status) -> Option<String> {
    match status {
        Status::Initial | Status::Withdrawn | Status::Finished | Status::Refunded => None,
        Status::Failed { withdrawal_refused } => Some(refusal::why(withdrawal_refused)),
        Status::Refunding { deposit_refused } => Some(refusal::why(deposit_refused)),
        Status::Stuck { refund_refused, .. } => Some(refusal::why(refund_refused)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{Rejection, example::alice};

    #[test]
    fn the_last_badge_that_was_reached_is_the_status() {
        let closed = || Rejection::AccountClosed { account_id: alice() };
        for status in [
            Status::Initial,
            Status::Withdrawn,
            Status::Finished,
            Status::Failed { withdrawal_refused: closed() },
            Status::Refunding { deposit_refused: closed() },
            Status::Refunded,
            Status::Stuck { deposit_refused: closed(), refund_refused: closed() },
        ] {
            let reached = badges(&status).into_iter().rfind(|badge| badge.mark != Mark::Ahead);
            assert_eq!(reached.map(|badge| badge.name), Some(status.name()));
            let waits = badges(&status).iter().any(|badge| badge.mark == Mark::Now);
            assert_eq!(waits, !status.is_end(), "{}", status.name());
        }
    }
}
