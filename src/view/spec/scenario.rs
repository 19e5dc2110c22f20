//! The scenarios of a part of the log: for each message what was there before, what was asked or heard, and what followed.

use crate::bank::{Command, Payload};
use crate::domain::{account, transfer};
use crate::event_sourcing::{Log, Message, Position, StreamName};

/// So many scenarios make a specification that somebody reads.
pub const MOST: usize = 50;
/// A history of more messages is told by nobody.
const LONGEST_HISTORY: usize = 400;

/// What is specified.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A stream up to a position.
    Stream(StreamName, Position),
    /// All messages from one position to another.
    Range(Position, Position),
}

/// What led to something.
#[derive(Clone, PartialEq, Debug)]
pub enum Step<'a> {
    /// A person or a transfer asked for something.
    Asked(Command),
    /// A transfer heard what an account did.
    Heard(&'a account::Event),
    /// A transfer asked an account for its next step, since this had become of it, on these terms.
    Ordered(&'a transfer::Event, transfer::Terms),
}

/// One scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenario<'a> {
    /// What had happened to the same thing before.
    pub given: Vec<&'a Message<Payload>>,
    /// What was asked or heard.
    pub when: Step<'a>,
    /// What followed.
    pub then: &'a Message<Payload>,
}

/// The scenarios of a subject.
#[derive(Clone, PartialEq, Debug)]
pub struct Scenarios<'a> {
    /// The first of them, in the order of the log.
    pub list: Vec<Scenario<'a>>,
    /// How many messages the subject has.
    pub of: usize,
}

/// The scenarios of a subject: the first [`MOST`] of its messages, without those of which nobody can say what led to them.
#[must_use]
pub fn scenarios<'a>(log: &'a Log<Payload>, subject: &Subject) -> Scenarios<'a> {
    let messages: Vec<_> = match subject {
        Subject::Stream(stream, to) => {
            log.stream(stream, Position::ZERO).take_while(|message| message.position <= *to).collect()
        }
        Subject::Range(from, to) => log.all(from.previous()).take_while(|message| message.position <= *to).collect(),
    };
    let of = messages.len();
    Scenarios { list: messages.into_iter().take(MOST).filter_map(|message| scenario(log, message)).collect(), of }
}

fn scenario<'a>(log: &'a Log<Payload>, then: &'a Message<Payload>) -> Option<Scenario<'a>> {
    let payload = then.payload.as_ref().ok()?;
    let cause = log.find(then.causation_id);
    let when = match payload {
        Payload::AccountEvent(event) => Step::Asked(event.command().into()),
        Payload::TransferEvent(event) => match cause {
            Some(cause) => Step::Heard(cause.part()?),
            None => Step::Asked(event.command()?.into()),
        },
        Payload::AccountCommand(_) => {
            let event: &transfer::Event = cause?.part()?;
            Step::Ordered(event, terms(log, &cause?.stream)?)
        }
    };
    let given = match payload {
        Payload::AccountCommand(_) => vec![],
        Payload::AccountEvent(_) | Payload::TransferEvent(_) => before(log, then)?,
    };
    Some(Scenario { given, when, then })
}

/// The history of a message's stream before it, if all of it can be read and told.
fn before<'a>(log: &'a Log<Payload>, then: &Message<Payload>) -> Option<Vec<&'a Message<Payload>>> {
    let history = log.stream(&then.stream, Position::ZERO).take_while(|message| message.position < then.position);
    let history: Vec<_> = history.take(LONGEST_HISTORY + 1).collect();
    let is_told = history.len() <= LONGEST_HISTORY && history.iter().all(|message| message.payload.is_ok());
    is_told.then_some(history)
}

fn terms(log: &Log<Payload>, stream: &StreamName) -> Option<transfer::Terms> {
    match log.stream(stream, Position::ZERO).next()?.part()? {
        transfer::Event::TransferInitiated { from_account_id, to_account_id, amount, .. } => {
            Some(transfer::Terms { from_account_id: *from_account_id, to_account_id: *to_account_id, amount: *amount })
        }
        transfer::Event::TransferWithdrawn { .. }
        | transfer::Event::TransferFinished { .. }
        | transfer::Event::TransferFailed { .. }
        | transfer::Event::TransferRefundStarted { .. }
        | transfer::Event::TransferRefunded { .. }
        | transfer::Event::TransferStuck { .. } => None,
    }
}
