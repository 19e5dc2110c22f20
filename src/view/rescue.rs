//! What is said about a log that can't be read to its end.

use super::form::capitalised;
use super::text;
use crate::event_sourcing::Position;
use crate::session::Damage;

/// What is wrong, and where.
#[must_use]
pub fn what(damage: &Damage) -> String {
    capitalised(&damage.to_string())
}

/// How much of it is shown, and that nothing is lost.
#[must_use]
pub fn kept(head: Position) -> String {
    match head.get() {
        0 => text::RESCUE_NOTHING_BEFORE.to_owned(),
        1 => text::RESCUE_ONE_KEPT.to_owned(),
        events => format!("{} {events} {}", text::RESCUE_BEFORE, text::RESCUE_KEPT),
    }
}

/// The button that takes the good beginning along.
#[must_use]
pub fn go_on(head: Position) -> String {
    format!("{} {head} {}", text::GO_ON_FROM, text::GO_ON_IN_NEW_BANK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_named_and_what_is_kept_is_counted() {
        let hole = Damage::Hole { missing: Position::new(3), next: "bank/main/0000000004-1".to_owned() };
        assert_eq!(what(&hole), "Position 3 is missing, and bank/main/0000000004-1 is there.");
        assert!(kept(Position::new(2)).starts_with("The 2 events before that are shown here."));
        assert!(kept(Position::new(1)).starts_with("The one event before that is shown here."));
        assert_eq!(kept(Position::ZERO), text::RESCUE_NOTHING_BEFORE);
        assert_eq!(go_on(Position::new(2)), "Go on from event 2 in a new bank");
    }
}
