//! The axis of pictures of the whole log: positions to the right, as far as the head.

use crate::event_sourcing::Position;

/// So many steps of an axis no eye can tell apart.
const STEPS: u64 = 512;

/// How many positions the axis holds, for a log with this head. It grows in steps that no eye can see, so that not every
/// event makes every picture be drawn again.
#[must_use]
pub fn length(head: Position) -> u64 {
    let head = head.get().max(1);
    let step = 1 << (head / STEPS).checked_ilog2().unwrap_or(0);
    head.next_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_the_whole_log_and_seldom_grows() {
        let length = |head| length(Position::new(head));
        for head in [0, 1, 511, 513, 1_023, 1_025, 10_001, 99_999, 100_000] {
            let more = length(head) - head.max(1);
            assert!(more * STEPS < head.max(1), "{head}: {more} more");
        }
        let lengths: std::collections::BTreeSet<_> = (10_001..=10_160).map(length).collect();
        assert_eq!(lengths.len(), 10);
        assert_eq!([0, 1, 41].map(length), [1, 1, 41], "exact while the log is short");
    }
}
