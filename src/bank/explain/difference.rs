//! What a message changed: the fields of its account or transfer before and after it.

use crate::bank::payload::Payload;
use crate::bank::timeline::Timeline;
use crate::bank::world::World;
use crate::domain::{Money, OverdraftLimit, account, transfer};
use crate::event_sourcing::{Log, Message, Position};

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
pub fn changes(log: &Log<Payload>, timeline: &Timeline, position: Position) -> Vec<Change> {
    let Some(message) = log.get(position) else { return vec![] };
    let before = fields(&timeline.at(log, position.previous()).world, message);
    let after = fields(&timeline.at(log, position).world, message);
    before
        .into_iter()
        .zip(after)
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| Change { field, before, after })
        .collect()
}

type Field = (&'static str, Option<Value>);

/// The fields of what a message is about; always the same ones for one kind of thing.
fn fields(world: &World, message: &Message<Payload>) -> Vec<Field> {
    match &message.payload {
        Ok(Payload::AccountEvent(event)) => {
            let account = world.decisions.accounts.get(event.account_id().uuid());
            account_fields(&account.state, account.version.get())
        }
        Ok(Payload::TransferEvent(event)) => {
            let transfer = world.decisions.transfers.get(event.transfer_id().uuid());
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
