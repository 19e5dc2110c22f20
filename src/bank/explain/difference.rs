//! What a message changed: the fields of its account or transfer before and after it.

use crate::bank::payload::Payload;
use crate::domain::{Account, Money, OverdraftLimit, Transfer, account, transfer};
use crate::event_sourcing::{Log, Message, Position, aggregate_at};

/// One field that a message changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The name of the field.
    pub field: &'static str,
    /// Its value before; `None` if it had none.
    pub before: Option<Value>,
    /// Its value after; `None` if it has none.
    pub after: Option<Value>,
}

/// The value of a field, still to be written in the reader's way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// An amount or a balance.
    Money(Money),
    /// How much may be owed.
    Limit(OverdraftLimit),
    /// A version.
    Count(u64),
    /// A word or a name.
    Text(String),
}

/// The fields that the message at a position changed, in a fixed order. A message that changed nothing, as a command in
/// a stream does, gives none; so does a position without a message.
#[must_use]
pub fn changes(log: &Log<Payload>, position: Position) -> Vec<Change> {
    let Some(message) = log.get(position) else { return vec![] };
    let before = fields(log, message, position.previous());
    let after = fields(log, message, position);
    before
        .into_iter()
        .zip(after)
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Change { field, before, after })
        .collect()
}

type Field = (&'static str, Option<Value>);

/// The fields of what a message is about, as of a position; always the same ones for one kind of thing.
fn fields(log: &Log<Payload>, message: &Message<Payload>, at: Position) -> Vec<Field> {
    match &message.payload {
        Ok(Payload::AccountEvent(event)) => {
            let account = aggregate_at::<Account, _>(log, event.account_id().uuid(), at);
            account_fields(&account.state, account.version.get())
        }
        Ok(Payload::TransferEvent(event)) => {
            let transfer = aggregate_at::<Transfer, _>(log, event.transfer_id().uuid(), at);
            transfer_fields(&transfer.state, transfer.version.get())
        }
        Ok(Payload::AccountCommand(_)) | Err(_) => vec![],
    }
}

fn account_fields(state: &account::State, version: u64) -> Vec<Field> {
    let holding = state.holding();
    let standing = match state {
        account::State::Absent => None,
        account::State::Open(_) => Some("open"),
        account::State::Closed(_) => Some("closed"),
    };
    vec![
        ("account number", holding.map(|holding| Value::Text(holding.number.to_string()))),
        ("balance", holding.map(|holding| Value::Money(holding.balance))),
        ("overdraft limit", holding.map(|holding| Value::Limit(holding.overdraft_limit))),
        ("standing", standing.map(|word| Value::Text(word.to_owned()))),
        ("version", Some(Value::Count(version))),
    ]
}

fn transfer_fields(state: &transfer::State, version: u64) -> Vec<Field> {
    vec![
        ("amount", state.terms().map(|terms| Value::Money(terms.amount))),
        ("status", state.status().map(|status| Value::Text(status.name().to_owned()))),
        ("version", Some(Value::Count(version))),
    ]
}
