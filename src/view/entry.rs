//! An entry of the log as it is shown: a row of the table, and the card of the chosen one.

use super::sentence::{Names, sentence, short};
use super::text;
use crate::bank::Payload;
use crate::event_sourcing::{Log, Message, MessageId, Position, Storable, StreamName, Timestamp, Version};
use crate::session::Written;

/// What a message is: a wish or a fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A wish; it may be refused.
    Command,
    /// A fact.
    Event,
    /// It can't be read, so nobody knows.
    Unreadable,
}

impl Kind {
    fn of(message: &Message<Payload>) -> Self {
        match &message.payload {
            Ok(Payload::AccountCommand(_)) => Self::Command,
            Ok(Payload::AccountEvent(_) | Payload::TransferEvent(_)) => Self::Event,
            Err(_) => Self::Unreadable,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Command => text::KIND_COMMAND,
            Self::Event => text::KIND_EVENT,
            Self::Unreadable => text::KIND_UNREADABLE,
        }
    }

    /// The class of its sign. This is the one place where a kind becomes a class.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Command => "kind kind-command",
            Self::Event => "kind kind-event",
            Self::Unreadable => "kind kind-unreadable",
        }
    }
}

/// A row of the table of events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Where it is in the log.
    pub position: Position,
    /// What it is.
    pub kind: Kind,
    /// The name of its kind, as it is stored.
    pub type_name: String,
    /// What it says.
    pub sentence: String,
    /// Its stream, with the id cut short.
    pub stream: String,
    /// Its place in that stream.
    pub version: Version,
    /// When it was written.
    pub time: Timestamp,
}

/// A message with all that its envelope says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// What the row says.
    pub row: Row,
    /// Its stream in full.
    pub stream: StreamName,
    /// The number of its shape.
    pub schema: u32,
    /// Its data as JSON, a field a line.
    pub data: String,
    /// Its own id.
    pub id: MessageId,
    /// The conversation that it belongs to.
    pub correlation: Related,
    /// What directly caused it.
    pub causation: Related,
}

/// Another message that this one names by its id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Related {
    /// The id.
    pub id: MessageId,
    /// Where to look for it; `None` when there is no message, as for a command that a person sent: such a command is
    /// not stored, only its events are.
    pub position: Option<Position>,
}

/// The row of the message at a position.
#[must_use]
pub fn row(log: &Log<Payload>, position: Position, names: Names<'_>) -> Option<Row> {
    log.get(position).map(|message| row_of(message, names))
}

fn row_of(message: &Message<Payload>, names: Names<'_>) -> Row {
    Row {
        position: message.position,
        kind: Kind::of(message),
        type_name: match &message.payload {
            Ok(payload) => payload.type_name().to_owned(),
            Err(unreadable) => unreadable.type_name.clone(),
        },
        sentence: sentence(message, names),
        stream: format!("{}-{}", message.stream.category, short(&message.stream.id.to_string())),
        version: message.version,
        time: message.time,
    }
}

/// The card of the message at a position.
#[must_use]
pub fn card(log: &Log<Payload>, position: Position, names: Names<'_>) -> Option<Card> {
    let message = log.get(position)?;
    let (schema, data) = match &message.payload {
        Ok(payload) => (payload.schema(), payload.encode().map(|data| data.get().to_owned()).unwrap_or_default()),
        Err(unreadable) => (unreadable.schema, unreadable.data.clone()),
    };
    let first = log.correlation(message.correlation_id).next().map(|first| first.position);
    Some(Card {
        row: row_of(message, names),
        stream: message.stream.clone(),
        schema,
        data: pretty(&data),
        id: message.id,
        correlation: Related { id: message.correlation_id, position: first },
        causation: Related {
            id: message.causation_id,
            position: log.find(message.causation_id).map(|cause| cause.position),
        },
    })
}

/// What is to be known of a stored line beside what it says: that it was written in an old shape, and that it is gone.
#[must_use]
pub fn told_of_line(written: &Written, log: &Log<Payload>, position: Position) -> Option<String> {
    match written {
        Written::Anew(_) => Some(text::RAW_ANEW.to_owned()),
        Written::Stored(line) => {
            let found = serde_json::from_str::<serde_json::Value>(line).ok()?.get("schema")?.as_u64()?;
            let newest = u64::from(log.get(position)?.payload.as_ref().ok()?.schema());
            (found < newest).then(|| text::raw_raised(found, newest))
        }
    }
}

/// JSON with a field a line; what is no JSON stays as it is.
fn pretty(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| json.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::projections::{Accounts, Transfers};
    use crate::bank::{Bank, Request};
    use crate::domain::account::example::{alice, bob, create, deposit};
    use crate::domain::transfer::example::initiate;
    use crate::event_sourcing::store::KeepNothing;

    #[test]
    fn a_card_leads_to_the_cause_and_to_the_beginning_of_the_conversation() {
        let mut bank = Bank::new(Log::default(), KeepNothing);
        let commands = [create(alice()).into(), create(bob()).into(), deposit(alice(), 9).into(), initiate(5).into()];
        for (number, command) in commands.into_iter().enumerate() {
            let id = MessageId::v7(number as u64, [1; 10]);
            let request: Request = Request { id, time: Timestamp::default(), expected_version: None, command };
            bank.execute(&request).expect("taken");
        }
        bank.run_until_quiet(Timestamp::default(), 10).expect("quiet");
        let names = Names { accounts: &Accounts::default(), transfers: &Transfers::default() };
        let card = |position| card(bank.log(), Position::new(position), names).expect("in the log");
        let at = |position| Some(Position::new(position));
        assert_eq!((card(4).causation.position, card(4).correlation.position), (None, at(4)));
        assert_eq!((card(5).causation.position, card(5).correlation.position), (at(4), at(4)));
        assert_eq!((card(7).causation.position, card(7).correlation.position), (at(6), at(4)));
        assert_eq!((card(5).row.kind, card(6).row.kind), (Kind::Command, Kind::Event));
        assert!(card(6).data.contains("\"amount\": 500"), "{}", card(6).data);
    }
}
