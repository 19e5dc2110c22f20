//! The log that a lesson begins with. It is played, not invented: its orders go through the real command handler and the
//! real process manager, with ids and times that are the same for everybody.

use super::lesson::Lesson;
use crate::bank::executor::ROUNDS_TO_END;
use crate::bank::upcasters::UPCASTERS;
use crate::bank::{Bank, Payload, Request};
use crate::event_sourcing::envelope::{self, EnvelopeError};
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{Commit, Log, Message, MessageId, Position, Timestamp};
use crate::journal::Unread;
use serde_json::{Map, Value};

/// When the first lesson begins: Monday, 2 March 2026, 09:00 UTC.
const START: Timestamp = Timestamp::from_unix_millis(1_772_442_000_000);
/// How long after one order the next is given.
const BETWEEN_ORDERS_MILLIS: i64 = 47 * 60 * 1000;
/// How long one message takes to be handled.
const ROUND_MILLIS: i64 = 400;

/// The bank as the lesson begins.
#[must_use]
pub fn bank(lesson: &Lesson) -> Bank<KeepNothing> {
    let mut bank = Bank::new(Log::default(), KeepNothing);
    let mut now = START;
    for (index, order) in (1_u8..).zip(lesson.seed) {
        now = now.plus_millis(BETWEEN_ORDERS_MILLIS);
        let mut random = [lesson.number; 10];
        random[9] = index;
        let id = MessageId::v7(now.unix_millis().unsigned_abs(), random);
        if let Some(command) = order.command(bank.decisions(), id) {
            // What is refused is part of the story.
            let _ = bank.execute(&Request::new(id, now, command));
        }
        for _ in 0..=ROUNDS_TO_END {
            now = now.plus_millis(ROUND_MILLIS);
            // The bank keeps nothing, so no write fails.
            let _ = bank.round(now);
        }
    }
    bank
}

/// The position of the seed's last message.
#[must_use]
pub fn head(lesson: &Lesson) -> Position {
    bank(lesson).log().head()
}

/// The seed to the letter, one message a commit, ready to land in a workspace.
///
/// # Errors
/// When a message can't be written as JSON, which no message of this bank is.
pub fn commits(lesson: &Lesson) -> Result<Vec<Commit<Unread>>, EnvelopeError> {
    let bank = bank(lesson);
    let log = bank.log();
    let commit = |message: &Message<Payload>| {
        let Commit { progress, .. } = log.commit_of(message);
        let mut message = envelope::read::<Unread>(&envelope::write(message)?)?;
        if lesson.is_old {
            age(&mut message);
        }
        Ok(Commit { messages: vec![message], progress })
    };
    log.all(Position::ZERO).map(commit).collect()
}

/// Makes a message what a program of long ago would have written: of the first schema, without the fields that came later.
fn age(message: &mut Message<Unread>) {
    let Err(stored) = &mut message.payload else { return };
    for upcaster in UPCASTERS.iter().filter(|upcaster| upcaster.type_name == stored.type_name) {
        let Ok(mut fields) = serde_json::from_str::<Map<String, Value>>(&stored.data) else { return };
        let mut raised = Map::new();
        (upcaster.raise)(&mut raised);
        raised.keys().for_each(|field| drop(fields.remove(field)));
        stored.schema = upcaster.from;
        stored.data = Value::Object(fields).to_string();
    }
}
