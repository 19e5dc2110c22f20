//! Bookmarks: the messages that somebody wants to find again. They are the reader's, not the bank's, so they are kept
//! beside the log and not in it.

use crate::event_sourcing::Position;
use std::collections::BTreeSet;
use std::fmt;

/// The marked positions of one bank.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bookmarks(BTreeSet<Position>);

impl Bookmarks {
    /// Reads what was kept; what is no position is left out.
    #[must_use]
    pub fn read(kept: &str) -> Self {
        Self(kept.split(',').filter_map(|position| position.parse().ok()).map(Position::new).collect())
    }

    /// Whether a message is marked.
    #[must_use]
    pub fn contains(&self, position: Position) -> bool {
        self.0.contains(&position)
    }

    /// Marks a message, or takes its mark away.
    pub fn toggle(&mut self, position: Position) {
        if !self.0.remove(&position) {
            self.0.insert(position);
        }
    }

    /// The marked positions that a log of this length has.
    pub fn up_to(&self, head: Position) -> impl Iterator<Item = Position> {
        self.0.range(Position::new(1)..=head.max(Position::new(1))).copied().filter(move |position| *position <= head)
    }
}

impl fmt::Display for Bookmarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, position) in self.0.iter().enumerate() {
            write!(f, "{}{position}", if index == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_set_and_taken_away_and_come_back_from_where_they_were_kept() {
        let mut marks = Bookmarks::default();
        for position in [42, 7, 9, 7] {
            marks.toggle(Position::new(position));
        }
        assert_eq!(marks.to_string(), "9,42");
        assert_eq!(Bookmarks::read("9,42"), marks);
        assert_eq!(Bookmarks::read("9,x,,42"), marks);
        assert!(marks.contains(Position::new(9)) && !marks.contains(Position::new(7)));
    }

    #[test]
    fn only_what_the_log_has_is_listed() {
        let up_to = |head| Bookmarks::read("0,9,42").up_to(Position::new(head)).map(Position::get).collect::<Vec<_>>();
        assert_eq!((up_to(0), up_to(9), up_to(50)), (vec![], vec![9], vec![9, 42]));
    }
}
