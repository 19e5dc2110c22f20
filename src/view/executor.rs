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
            let added: Vec<_> = positions.iter().map(ToString::to_string).collect();
            format!("{subscription} handled event {position}, which led to event {}.", added.join(", "))
        }
        Handled::Failed(error) => format!("{subscription} could not handle event {position}: {error}. It tries again."),
        Handled::Parked(error) => format!("{subscription} parked event {position}: {error}."),
        Handled::Stopped(error) => format!("{subscription} stopped at event {position}: {error}."),
    }
}

/// How many messages a round handled.
#[must_use]
pub fn round(count: usize) -> String {
    match count {
        0 => text::NOTHING_WAITS.to_owned(),
        1 => "The round handled 1 message.".to_owned(),
        count => format!("The round handled {count} messages."),
    }
}

/// How many messages were handled until nothing waited.
#[must_use]
pub fn quiet(count: usize) -> String {
    match count {
        0 => "It is quiet: nothing was left to handle.".to_owned(),
        1 => "It is quiet: 1 message was handled.".to_owned(),
        count => format!("It is quiet: {count} messages were handled."),
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
        assert_eq!((round(1), round(0)), ("The round handled 1 message.".to_owned(), "Nothing waits.".to_owned()));
    }
}
