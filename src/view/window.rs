//! Which rows of a long table are in sight. Only those are rendered, so a table of 100,000 events costs as much as one
//! of fifty. What showed a row that is out of sight shows another one next: to fill in a text costs less than to make
//! what it stands in.

use std::collections::{BTreeSet, VecDeque};
use std::ops::RangeInclusive;

/// The height of a row in CSS pixels. `event_table.css` says the same.
pub const ROW_HEIGHT: u32 = 30;

/// How many rows beyond each edge are rendered too, so that a quick scroll does not show a gap.
const BEYOND: u64 = 2;

/// The numbers of the rows in sight, from 1, when so many pixels are scrolled away above and so many are in sight.
/// Empty (and starting behind its end) when there is no row.
#[must_use]
pub fn rows_in_sight(scrolled: u32, height: u32, rows: u64) -> RangeInclusive<u64> {
    let (height, row) = (u64::from(height), u64::from(ROW_HEIGHT));
    // The table may have been longer a moment ago: no browser scrolls beyond the end.
    let scrolled = u64::from(scrolled).min((rows * row).saturating_sub(height));
    let (first, last) = (scrolled / row + 1, (scrolled + height) / row + 1);
    first.saturating_sub(BEYOND).max(1)..=last.saturating_add(BEYOND).min(rows)
}

/// How far from the top a row begins, in CSS pixels.
#[must_use]
pub fn offset(row: u64) -> u64 {
    row.saturating_sub(1) * u64::from(ROW_HEIGHT)
}

/// Where to scroll, so that a row is in sight; `None` when it is.
#[must_use]
pub fn scroll_to_show(row: u64, scrolled: u32, height: u32) -> Option<u64> {
    let (top, bottom) = (offset(row), offset(row) + u64::from(ROW_HEIGHT));
    if top < u64::from(scrolled) {
        Some(top)
    } else if bottom > u64::from(scrolled) + u64::from(height) {
        Some(bottom.saturating_sub(u64::from(height)))
    } else {
        None
    }
}

/// What shows the rows in sight: slots, each of which shows one row, in the order of the rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slots(Vec<(usize, u64)>);

impl Slots {
    /// The slots when other rows are in sight. A row that stays in sight stays in its slot, since it may have the focus,
    /// and no slot moves past another one, since what is moved loses the focus. Slots whose row is out of sight take new
    /// rows where the order allows it, and go where it does not.
    #[must_use]
    pub fn showing(&self, rows: &BTreeSet<u64>) -> Self {
        let mut unused = (0..).filter(|slot| self.row(*slot).is_none());
        let mut before = self.0.iter().copied();
        let mut free = VecDeque::new();
        let mut shown = Vec::with_capacity(rows.len());
        let mut new = vec![];
        for row in rows.iter().copied().map(Some).chain([None]) {
            let staying = row.filter(|row| self.slot(*row).is_some());
            if let (Some(row), None) = (row, staying) {
                new.push(row);
                continue;
            }
            // Up to the next slot that stays, or the end: what lost its row there, and the rows that are new there.
            let lost = before.by_ref().take_while(|(_, row)| Some(*row) != staying);
            free.extend(lost.filter(|(_, row)| !rows.contains(row)).map(|(slot, _)| slot));
            shown.extend(new.drain(..).filter_map(|row| Some((free.pop_front().or_else(|| unused.next())?, row))));
            free.clear();
            shown.extend(staying.and_then(|row| Some((self.slot(row)?, row))));
        }
        Self(shown)
    }

    /// The slots, in the order of their rows.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(slot, _)| *slot)
    }

    /// The row that a slot shows.
    #[must_use]
    pub fn row(&self, slot: usize) -> Option<u64> {
        self.0.iter().find(|(number, _)| *number == slot).map(|(_, row)| *row)
    }

    fn slot(&self, row: u64) -> Option<usize> {
        self.0.iter().find(|(_, shown)| *shown == row).map(|(slot, _)| *slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn showing(slots: &Slots, rows: impl IntoIterator<Item = u64>) -> Slots {
        slots.showing(&rows.into_iter().collect())
    }

    #[test]
    fn a_row_that_stays_in_sight_stays_in_its_slot_and_no_slot_moves() {
        let slots = showing(&Slots::default(), 1..=4);
        assert_eq!(slots.0, [(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(showing(&slots, 3..=6).0, [(2, 3), (3, 4), (4, 5), (5, 6)], "down by two");
        assert_eq!(showing(&slots, [2, 900, 901, 902]).0, [(1, 2), (2, 900), (3, 901), (4, 902)]);
        assert_eq!(showing(&showing(&slots, 3..=6), 2..=5).0, [(0, 2), (2, 3), (3, 4), (4, 5)], "up by one");
    }

    #[test]
    fn a_seek_far_away_uses_the_slots_again() {
        let slots = showing(&showing(&Slots::default(), 1..=3), 700..=702);
        assert_eq!(slots.0, [(0, 700), (1, 701), (2, 702)]);
        // The row at the cursor is rendered before the others follow.
        let slots = showing(&showing(&slots, [9, 700, 701, 702]), 9..=12);
        assert_eq!(slots.0, [(3, 9), (0, 10), (1, 11), (2, 12)]);
    }

    #[test]
    fn there_are_as_many_slots_as_rows() {
        let slots = showing(&Slots::default(), 1..=3);
        let fewer = showing(&slots, [8]);
        assert_eq!(fewer.0, [(0, 8)]);
        assert_eq!(showing(&fewer, 8..=10).0, [(0, 8), (1, 9), (2, 10)]);
        assert_eq!((fewer.row(0), fewer.row(1)), (Some(8), None));
        assert_eq!(showing(&fewer, []), Slots::default());
    }

    #[test]
    fn few_rows_are_rendered_however_many_there_are() {
        assert_eq!(rows_in_sight(0, 300, 100_000), 1..=13);
        assert_eq!(rows_in_sight(30_000, 300, 100_000), 999..=1013);
        assert_eq!(rows_in_sight(0, 300, 3), 1..=3);
        assert!(rows_in_sight(0, 300, 0).is_empty());
    }

    #[test]
    fn a_scroll_beyond_the_end_still_shows_the_last_rows() {
        assert_eq!(rows_in_sight(u32::MAX, 300, 50), 39..=50);
        assert_eq!(rows_in_sight(90, 120, 4), 1..=4, "of a table that was longer before");
    }

    #[test]
    fn a_row_out_of_sight_is_scrolled_to_the_nearer_edge() {
        assert_eq!(scroll_to_show(1, 0, 300), None);
        assert_eq!(scroll_to_show(10, 0, 300), None);
        assert_eq!(scroll_to_show(11, 0, 300), Some(30));
        assert_eq!(scroll_to_show(2, 300, 300), Some(30));
    }
}
