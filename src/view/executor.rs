//! What the executor says when it has done something. What it will do next stands in [`machinery`](super::machinery).

use super::text;
use crate::bank::{Halted, Handled, Waiting};

/// What became of a message.
#[must_use]
pub fn handled(waiting: &Waiting, handled: &Handled) -> String {
    let Waiting { subscription, position } = waiting;
    match handled {
        Handled::Done(positions) if positions.is_empty() => {
            format!("{subscription} handled event {position}: nothing follows.")
        }
        Handled::Done(positions) => {
            format!("{subscription} handled event {position}, which led to {}.", text::events(positions))
        }
        Handled::Failed(error) => format!("{subscription} could not handle event {position}: {error}. It tries again."),
        Handled::Parked(error) => format!("{subscription} parked event {position}: {error}."),
        Handled::Stopped(error) => format!("{subscription} stopped at event {position}: {error}."),
    }
}

/// How many messages a round handled, and whether a person holds some back.
#[must_use]
pub fn round(count: usize, is_held_back: bool) -> String {
    match count {
        0 if is_held_back => text::NOTHING_ELSE_WAITS.to_owned(),
        0 => text::NOTHING_WAITS.to_owned(),
        1 => "The round handled 1 message.".to_owned(),
        count => format!("The round handled {count} messages."),
    }
}

/// How many messages were handled until nothing waited, but for what a person holds back.
#[must_use]
pub fn quiet(count: usize, is_held_back: bool) -> String {
    let quiet = if is_held_back { "It goes no further, for something is held back" } else { "It is quiet" };
    match count {
        0 if is_held_back => format!("{quiet}: nothing else was left to handle."),
        0 => format!("{quiet}: nothing was left to handle."),
        1 => format!("{quiet}: 1 message was handled."),
        count => format!("{quiet}: {count} messages were handled."),
    }
}

/// Why it can't go on.
#[must_use]
pub fn halted(halted: &Halted) -> String {
    format!("Stopped: {halted}. The message still waits.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event_sourcing::{Position, SubscriptionName};

    #[test]
    fn what_became_of_a_message_is_told() {
        let waiting = Waiting { subscription: SubscriptionName::new("account-events"), position: Position::new(6) };
        let told = |positions| handled(&waiting, &Handled::Done(positions));
        assert_eq!(told(vec![]), "account-events handled event 6: nothing follows.");
        assert_eq!(told(vec![Position::new(7)]), "account-events handled event 6, which led to event 7.");
        let led_to = |positions: &[u64]| told(positions.iter().copied().map(Position::new).collect());
        assert_eq!(led_to(&[7, 8]), "account-events handled event 6, which led to events 7 and 8.");
        assert_eq!(led_to(&[7, 8, 9]), "account-events handled event 6, which led to events 7, 8 and 9.");
        assert_eq!(
            (round(1, false), round(0, false)),
            ("The round handled 1 message.".to_owned(), "Nothing waits.".to_owned())
        );
        assert_eq!(quiet(5, false), "It is quiet: 5 messages were handled.");
    }

    #[test]
    fn what_is_held_back_is_not_taken_for_quiet() {
        assert_eq!(round(0, true), "Nothing waits, but for what is held back.");
        assert_eq!(quiet(0, true), "It goes no further, for something is held back: nothing else was left to handle.");
        assert_eq!(quiet(2, true), "It goes no further, for something is held back: 2 messages were handled.");
    }
}
