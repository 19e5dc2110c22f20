//! Which rows of a long table are in sight. Only those are rendered, so a table of 100,000 events costs as much as one
//! of fifty. What showed a row that is out of sight shows another one next: to fill in a text costs less than to make
//! what it stands in.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The height of a row in CSS pixels. `event_table.css` says the same.
pub const ROW_HEIGHT: u32 = 30;

/// How many rows beyond each edge are rendered too, so that a quick scroll does not show a gap.
const BEYOND: u64 = 4;

/// The numbers of the rows in sight, from 1, when so many pixels are scrolled away above and so many are in sight.
/// Empty (and starting behind its end) when there is no row.
#[must_use]
pub fn rows_in_sight(scrolled: u32, height: u32, rows: u64) -> RangeInclusive<u64> {
    let first = u64::from(scrolled / ROW_HEIGHT) + 1;
    let last = u64::from(scrolled.saturating_add(height) / ROW_HEIGHT) + 1;
    first.min(rows).saturating_sub(BEYOND).max(1)..=last.saturating_add(BEYOND).min(rows)
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
    /// The slots when other rows are in sight. A row that stays in sight stays in its slot, since it may have the focus;
    /// the other slots take what is new, in order, and there are never more slots than rows.
    #[must_use]
    pub fn showing(&self, rows: &BTreeSet<u64>) -> Self {
        let stays = |(_, row): &&(usize, u64)| rows.contains(row);
        let mut shown: Vec<_> = self.0.iter().filter(stays).copied().collect();
        let new: Vec<_> = rows.iter().copied().filter(|row| self.slot(*row).is_none()).collect();
        let taken: BTreeSet<_> = shown.iter().map(|(slot, _)| *slot).collect();
        // First the slots that lost their row, in their order, then slots that are not there yet.
        let lost = self.0.iter().map(|(slot, _)| *slot).filter(|slot| !taken.contains(slot));
        let unused = (0..).filter(|slot| self.row(*slot).is_none());
        shown.extend(lost.chain(unused).zip(new));
        shown.sort_by_key(|(_, row)| *row);
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
    fn a_row_that_stays_in_sight_stays_in_its_slot() {
        let slots = showing(&Slots::default(), 1..=4);
        assert_eq!(slots.0, [(0, 1), (1, 2), (2, 3), (3, 4)]);
        assert_eq!(showing(&slots, 3..=6).0, [(2, 3), (3, 4), (0, 5), (1, 6)]);
        assert_eq!(showing(&slots, [2, 900, 901, 902]).0, [(1, 2), (0, 900), (2, 901), (3, 902)]);
    }

    #[test]
    fn a_seek_far_away_leaves_the_slots_in_their_order() {
        let slots = showing(&showing(&Slots::default(), 1..=3), 700..=702);
        assert_eq!(slots.0, [(0, 700), (1, 701), (2, 702)]);
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
        assert_eq!(rows_in_sight(0, 300, 100_000), 1..=15);
        assert_eq!(rows_in_sight(30_000, 300, 100_000), 997..=1015);
        assert_eq!(rows_in_sight(0, 300, 3), 1..=3);
        assert!(rows_in_sight(0, 300, 0).is_empty());
    }

    #[test]
    fn a_scroll_beyond_the_end_still_shows_the_last_rows() {
        assert_eq!(rows_in_sight(u32::MAX, 300, 50), 46..=50);
    }

    #[test]
    fn a_row_out_of_sight_is_scrolled_to_the_nearer_edge() {
        assert_eq!(scroll_to_show(1, 0, 300), None);
        assert_eq!(scroll_to_show(10, 0, 300), None);
        assert_eq!(scroll_to_show(11, 0, 300), Some(30));
        assert_eq!(scroll_to_show(2, 300, 300), Some(30));
    }
}
