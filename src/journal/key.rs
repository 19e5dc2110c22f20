//! Where a commit lies: `bank/<workspace>/<position of its first message, ten digits>-<epoch of its writer>`. Many
//! commits that were packed lie together: `bank/<workspace>/<first position>..<last position>-<epoch of the packer>`.
//!
//! The digits are padded, so that a list of keys sorted as text is in the order of the log. All begin with `bank/`,
//! since all pages of one origin share one storage.

use super::Workspace;
use crate::event_sourcing::{MessageId, Position};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits of a position in a key: enough for one message every millisecond for a hundred days.
const DIGITS: usize = 10;

/// The number of a writer: each has one that is higher than any it has seen. Of two commits that claim the same
/// position, that of the higher epoch is the log's.
///
/// Two tabs may begin to write without having seen each other. So that they never have the same epoch, and never write
/// under the same key, the last six digits of a tab's epochs are its own, and the digits before them count up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Epoch(u64);

impl Epoch {
    /// Before the first writer.
    pub const ZERO: Self = Self(0);

    /// The epoch with this number; 1 is the first.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The one after this.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The next one after this that is a tab's own.
    #[must_use]
    pub const fn next_of(self, tab: TabNumber) -> Self {
        Self((self.0 / TAB_NUMBERS).saturating_add(1).saturating_mul(TAB_NUMBERS).saturating_add(tab.0))
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How many numbers of tabs there are. Two tabs that write at the same time are rare, and two that have the same number
/// besides are a million times rarer.
const TAB_NUMBERS: u64 = 1_000_000;

/// The number of a tab among those that may write at the same time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TabNumber(u64);

impl TabNumber {
    /// The number that follows from the tab's id.
    #[must_use]
    pub fn of(tab: MessageId) -> Self {
        // The low half of an id is random, and the same on every machine.
        Self(tab.uuid().as_u64_pair().1 % TAB_NUMBERS)
    }
}

/// A commit's key within its workspace. Sorted by position, then by epoch.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CommitKey {
    /// The position of the commit's first message.
    pub first: Position,
    /// The epoch of its writer.
    pub epoch: Epoch,
}

impl CommitKey {
    /// The whole key.
    #[must_use]
    pub fn text(self, workspace: &Workspace) -> String {
        format!("{}{self}", workspace.prefix())
    }

    /// Reads what follows the workspace's prefix. Only the one way in which a key is written is accepted.
    #[must_use]
    pub fn parse(rest: &str) -> Option<Self> {
        let (first, epoch) = rest.split_once('-')?;
        let key = Self { first: Position::new(first.parse().ok()?), epoch: Epoch(epoch.parse().ok()?) };
        (key.first > Position::ZERO && key.to_string() == rest).then_some(key)
    }
}

impl fmt::Display for CommitKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0DIGITS$}-{}", self.first.get(), self.epoch)
    }
}

/// A segment's key within its workspace: the positions of its first and its last message, and the epoch of the tab that
/// packed it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SegmentKey {
    /// The position of its first message.
    pub first: Position,
    /// The position of its last message.
    pub last: Position,
    /// The epoch of the writer that packed it; its commits may be older.
    pub epoch: Epoch,
}

impl SegmentKey {
    /// The whole key.
    #[must_use]
    pub fn text(self, workspace: &Workspace) -> String {
        format!("{}{self}", workspace.prefix())
    }

    /// Reads what follows the workspace's prefix. Only the one way in which a key is written is accepted.
    #[must_use]
    pub fn parse(rest: &str) -> Option<Self> {
        let (first, rest_of_key) = rest.split_once("..")?;
        let (last, epoch) = rest_of_key.split_once('-')?;
        let (first, last) = (Position::new(first.parse().ok()?), Position::new(last.parse().ok()?));
        let key = Self { first, last, epoch: Epoch(epoch.parse().ok()?) };
        (Position::ZERO < first && first <= last && key.to_string() == rest).then_some(key)
    }

    /// Whether it has the message at a position.
    #[must_use]
    pub fn covers(self, position: Position) -> bool {
        (self.first..=self.last).contains(&position)
    }
}

impl fmt::Display for SegmentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0DIGITS$}..{:0DIGITS$}-{}", self.first.get(), self.last.get(), self.epoch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_and_read_in_one_way_only() {
        let key = CommitKey { first: Position::new(17), epoch: Epoch::new(3) };
        assert_eq!(key.text(&Workspace::first()), "bank/main/0000000017-3");
        assert_eq!(CommitKey::parse("0000000017-3"), Some(key));
        for bad in ["17-3", "0000000017-03", "0000000017-+3", "0000000017", "0000000000-1", "000000001a-1", "x"] {
            assert_eq!(CommitKey::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_key_of_a_segment_is_written_and_read_in_one_way_only() {
        let key = SegmentKey { first: Position::new(17), last: Position::new(301), epoch: Epoch::new(3) };
        assert_eq!(key.text(&Workspace::first()), "bank/main/0000000017..0000000301-3");
        assert_eq!(SegmentKey::parse("0000000017..0000000301-3"), Some(key));
        for bad in ["17..301-3", "0000000301..0000000017-3", "0000000017..0000000301", "0000000000..0000000301-3"] {
            assert_eq!(SegmentKey::parse(bad), None, "{bad}");
        }
        assert_eq!((key.covers(Position::new(17)), key.covers(Position::new(302))), (true, false));
    }

    #[test]
    fn two_tabs_that_have_seen_the_same_have_different_epochs_and_both_go_on() {
        let [first, second] = [7, 1_000_008].map(|id| TabNumber::of(MessageId::new(uuid::Uuid::from_u128(id))));
        let seen = Epoch::new(3_000_007);
        assert_eq!((seen.next_of(first), seen.next_of(second)), (Epoch::new(4_000_007), Epoch::new(4_000_008)));
        assert_eq!(seen.next_of(second).next_of(first), Epoch::new(5_000_007));
    }
}
