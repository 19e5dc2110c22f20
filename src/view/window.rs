//! Which rows of a long table are in sight. Only those are rendered, so a table of 100,000 events costs as much as one
//! of fifty.

use std::ops::RangeInclusive;

/// The height of a row in CSS pixels. `table.css` says the same.
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

#[cfg(test)]
mod tests {
    use super::*;

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
