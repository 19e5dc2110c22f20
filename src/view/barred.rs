//! Who may act now, and if not, why not: the reason stands beside every control that is switched off.

use super::{Cursor, text};
use crate::session::Role;

/// Why nothing can be sent now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Barred {
    /// The past is on screen, and can't be changed.
    Past,
    /// The tab has not found out its role yet.
    Starting,
    /// Another tab makes the steps.
    Elsewhere,
    /// The tab may only look.
    ReadOnly {
        /// Why, in a sentence.
        why: String,
    },
}

impl Barred {
    /// Why nothing can be asked through the API; `None` when it can. It answers of the present alone, to every tab.
    #[must_use]
    pub fn from_asking(cursor: Cursor) -> Option<Self> {
        match cursor {
            Cursor::At(_) => Some(Self::Past),
            Cursor::Live => None,
        }
    }

    /// Why no command can be sent; `None` when one can.
    #[must_use]
    pub fn from_commands(cursor: Cursor, role: &Role) -> Option<Self> {
        match (cursor, role) {
            (Cursor::At(_), _) => Some(Self::Past),
            (Cursor::Live, Role::Starting) => Some(Self::Starting),
            (Cursor::Live, Role::ReadOnly { why }) => Some(Self::ReadOnly { why: why.clone() }),
            (Cursor::Live, Role::Writing | Role::Following) => None,
        }
    }

    /// Why the workers can't be stepped here; `None` when they can.
    #[must_use]
    pub fn from_steps(cursor: Cursor, role: &Role) -> Option<Self> {
        match (Self::from_commands(cursor, role), role) {
            (None, Role::Following) => Some(Self::Elsewhere),
            (barred, _) => barred,
        }
    }

    /// The reason, for the person.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Past => text::BARRED_PAST.to_owned(),
            Self::Starting => text::BARRED_STARTING.to_owned(),
            Self::Elsewhere => text::BARRED_ELSEWHERE.to_owned(),
            Self::ReadOnly { why } => format!("{}: {why}.", text::BARRED_READ_ONLY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event_sourcing::Position;

    #[test]
    fn nothing_is_sent_from_the_past_whatever_the_role() {
        for role in [Role::Starting, Role::Writing, Role::Following, Role::ReadOnly { why: String::new() }] {
            let past = Cursor::At(Position::ZERO);
            assert_eq!(Barred::from_commands(past, &role), Some(Barred::Past));
            assert_eq!(Barred::from_steps(past, &role), Some(Barred::Past));
            assert_eq!(Barred::from_asking(past), Some(Barred::Past));
            assert_eq!(Barred::from_asking(Cursor::Live), None);
        }
    }

    #[test]
    fn a_tab_that_follows_sends_commands_and_makes_no_steps() {
        assert_eq!(Barred::from_commands(Cursor::Live, &Role::Following), None);
        assert_eq!(Barred::from_steps(Cursor::Live, &Role::Following), Some(Barred::Elsewhere));
        assert_eq!(Barred::from_steps(Cursor::Live, &Role::Writing), None);
    }
}
