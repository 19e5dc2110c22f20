//! The cursor: which moment of the log is on screen. There is one, and every panel reads it.

use super::text;
use crate::event_sourcing::Position;

/// Which moment is on screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Cursor {
    /// The head, and whatever comes after it.
    #[default]
    Live,
    /// The moment right after this message; zero is before the first.
    At(Position),
}

/// A wish to see another moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
    /// Before the first message.
    Beginning,
    /// So many messages back.
    Back(u64),
    /// So many messages forward.
    Forward(u64),
    /// Right after this message.
    To(Position),
    /// The head.
    Live,
}

impl Move {
    /// To the message whose number a person typed.
    ///
    /// # Errors
    /// What is wrong with what was typed.
    pub fn to_typed(typed: &str) -> Result<Self, &'static str> {
        typed.trim().parse().map(|position| Self::To(Position::new(position))).map_err(|_| text::GO_TO_WRONG)
    }
}

impl Cursor {
    /// The cursor on a position. On the head it is live: both show the same, and only the live one stays with the head.
    #[must_use]
    pub fn on(position: Position, head: Position) -> Self {
        if position >= head { Self::Live } else { Self::At(position) }
    }

    /// The position that it is on.
    #[must_use]
    pub fn position(self, head: Position) -> Position {
        match self {
            Self::Live => head,
            Self::At(position) => position.min(head),
        }
    }

    /// The cursor after a move.
    #[must_use]
    pub fn moved(self, by: Move, head: Position) -> Self {
        let here = self.position(head).get();
        let there = match by {
            Move::Beginning => 0,
            Move::Back(steps) => here.saturating_sub(steps),
            Move::Forward(steps) => here.saturating_add(steps),
            Move::To(position) => position.get(),
            Move::Live => head.get(),
        };
        Self::on(Position::new(there), head)
    }

    /// Whether it is on the head and stays there.
    #[must_use]
    pub fn is_live(self) -> bool {
        match self {
            Self::Live => true,
            Self::At(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_stay_within_the_log_and_the_head_is_live() {
        let (head, at) = (Position::new(5), |position| Cursor::At(Position::new(position)));
        for (from, by, to) in [
            (Cursor::Live, Move::Back(1), at(4)),
            (at(4), Move::Forward(1), Cursor::Live),
            (at(1), Move::Back(10), at(0)),
            (at(0), Move::Back(1), at(0)),
            (at(3), Move::Forward(u64::MAX), Cursor::Live),
            (Cursor::Live, Move::Beginning, at(0)),
            (at(2), Move::To(Position::new(3)), at(3)),
            (at(2), Move::To(Position::new(99)), Cursor::Live),
            (at(2), Move::Live, Cursor::Live),
        ] {
            assert_eq!(from.moved(by, head), to, "{from:?} {by:?}");
        }
    }

    #[test]
    fn only_a_number_leads_to_a_message() {
        for (typed, expected) in [
            ("7", Ok(Move::To(Position::new(7)))),
            (" 12 ", Ok(Move::To(Position::new(12)))),
            ("", Err(text::GO_TO_WRONG)),
            ("abc", Err(text::GO_TO_WRONG)),
            ("-1", Err(text::GO_TO_WRONG)),
            ("1.5", Err(text::GO_TO_WRONG)),
        ] {
            assert_eq!(Move::to_typed(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_cursor_beyond_the_head_shows_the_head() {
        assert_eq!(Cursor::At(Position::new(9)).position(Position::new(5)), Position::new(5));
    }
}
