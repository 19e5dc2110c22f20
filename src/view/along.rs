//! The way along: from a message to the next or the previous one of the same stream, or of the same conversation.

use crate::bank::Payload;
use crate::event_sourcing::{Log, Message, Position};

/// What the messages on the way have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Along {
    /// Their stream.
    Stream,
    /// Their conversation.
    Conversation,
}

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// To what was before.
    Back,
    /// To what comes after.
    Forward,
}

/// The neighbour of the message at a position; `None` at the end of the way.
#[must_use]
pub fn neighbour(log: &Log<Payload>, here: Position, along: Along, way: Way) -> Option<Position> {
    let message = log.get(here)?;
    let position = |message: &Message<Payload>| message.position;
    match (along, way) {
        (Along::Stream, Way::Forward) => log.stream(&message.stream, here).next().map(position),
        (Along::Stream, Way::Back) => {
            log.stream(&message.stream, Position::ZERO).rev().map(position).find(|found| *found < here)
        }
        (Along::Conversation, Way::Forward) => {
            log.correlation(message.correlation_id).map(position).find(|found| *found > here)
        }
        (Along::Conversation, Way::Back) => {
            log.correlation(message.correlation_id).rev().map(position).find(|found| *found < here)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::sample::{Sample, log};
    use crate::event_sourcing::Timestamp;

    #[test]
    fn the_way_leads_along_a_stream_or_a_conversation_and_ends() {
        let log = log(Sample::QuietDay, 1, Timestamp::default());
        let go = |here, along, way| neighbour(&log, Position::new(here), along, way).map(Position::get);
        // Ada's account, and the transfer to Ben: its first message is 8, its last 14.
        assert_eq!(go(1, Along::Stream, Way::Forward), Some(5));
        assert_eq!(go(5, Along::Stream, Way::Forward), Some(10));
        assert_eq!(go(5, Along::Stream, Way::Back), Some(1));
        assert_eq!(go(1, Along::Stream, Way::Back), None);
        assert_eq!(go(10, Along::Conversation, Way::Forward), Some(11));
        assert_eq!(go(14, Along::Conversation, Way::Forward), None);
        assert_eq!(go(9, Along::Conversation, Way::Back), Some(8));
        assert_eq!(go(8, Along::Conversation, Way::Back), None);
        assert_eq!(go(0, Along::Stream, Way::Forward), None);
    }
}
