//! What the messages of this bank say, and how it is written down and read again.
//!
//! The domain knows nothing of JSON; it only derives how its types are named. This file is the one place where stored
//! text becomes a command or an event, so it is also the one place where old shapes are raised.

use super::upcasters::UPCASTERS;
use crate::domain::{Account, Transfer, account, transfer};
use crate::event_sourcing::message::{Carries, Storable, Stored, WhyUnreadable};
use crate::event_sourcing::upcast::raise;
use crate::event_sourcing::{Category, Decider, StreamName};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;
use uuid::Uuid;

/// The name of the category of the commands that a transfer sends to an account.
const COMMANDS: &str = "account-command";

/// The category of an account's events.
pub const ACCOUNT: Category = Category::new(Account::CATEGORY);
/// The category of the commands that a transfer sends to an account.
pub const ACCOUNT_COMMAND: Category = Category::new(COMMANDS);
/// The category of a transfer's events.
pub const TRANSFER: Category = Category::new(Transfer::CATEGORY);

/// One message of the bank.
#[derive(Clone, PartialEq, Debug)]
pub enum Payload {
    /// A command in an account's command stream.
    AccountCommand(account::Command),
    /// An event of an account.
    AccountEvent(account::Event),
    /// An event of a transfer.
    TransferEvent(transfer::Event),
}

impl Payload {
    /// The names of all kinds of messages: of commands in command streams, and of events.
    #[must_use]
    pub fn type_names() -> Vec<&'static str> {
        [ACCOUNT_COMMAND_TYPES, account::Event::TYPE_NAMES, transfer::Event::TYPE_NAMES].concat()
    }

    /// The stream that a message saying this belongs to.
    #[must_use]
    pub fn stream(&self) -> StreamName {
        let (category, id): (Category, Uuid) = match self {
            Self::AccountCommand(command) => (ACCOUNT_COMMAND, command.account_id().uuid()),
            Self::AccountEvent(event) => (ACCOUNT, event.account_id().uuid()),
            Self::TransferEvent(event) => (TRANSFER, event.transfer_id().uuid()),
        };
        StreamName::new(category, id)
    }
}

impl Storable for Payload {
    const CATEGORIES: &'static [&'static str] = &[Account::CATEGORY, COMMANDS, Transfer::CATEGORY];

    fn type_name(&self) -> &'static str {
        match self {
            Self::AccountCommand(command) => command.type_name(),
            Self::AccountEvent(event) => event.type_name(),
            Self::TransferEvent(event) => event.type_name(),
        }
    }

    fn schema(&self) -> u32 {
        newest_schema(self.type_name())
    }

    fn encode(&self) -> serde_json::Result<Box<RawValue>> {
        match self {
            Self::AccountCommand(command) => fields(command, command.type_name()),
            Self::AccountEvent(event) => fields(event, event.type_name()),
            Self::TransferEvent(event) => fields(event, event.type_name()),
        }
    }

    fn decode(stored: Stored<'_>) -> Result<Self, WhyUnreadable> {
        match stored.category {
            COMMANDS => variant(stored, ACCOUNT_COMMAND_TYPES).map(Self::AccountCommand),
            Account::CATEGORY => variant(stored, account::Event::TYPE_NAMES).map(Self::AccountEvent),
            Transfer::CATEGORY => variant(stored, transfer::Event::TYPE_NAMES).map(Self::TransferEvent),
            _ => Err(WhyUnreadable::UnknownType),
        }
    }
}

/// The commands that are written into an account's command stream: those that a transfer orders.
pub const ACCOUNT_COMMAND_TYPES: &[&str] = &["Deposit", "Withdraw"];

/// The schema in which a kind of message is written now: one more than its upcasters can raise.
fn newest_schema(type_name: &str) -> u32 {
    UPCASTERS.iter().filter(|step| step.type_name == type_name).map(|step| step.from + 1).max().unwrap_or(1)
}

/// The fields of a variant, without the name around them: `{"Deposited":{…}}` becomes `{…}`.
fn fields<T: Serialize>(value: &T, type_name: &str) -> serde_json::Result<Box<RawValue>> {
    let whole = serde_json::to_string(value)?;
    let start = type_name.len() + r#"{"":"#.len();
    RawValue::from_string(whole[start..whole.len() - 1].to_owned())
}

/// Reads the fields of a variant: the name is put around them again.
fn variant<T: DeserializeOwned>(stored: Stored<'_>, known: &[&str]) -> Result<T, WhyUnreadable> {
    if !known.contains(&stored.type_name) {
        return Err(WhyUnreadable::UnknownType);
    }
    let data = raise(UPCASTERS, stored, newest_schema(stored.type_name))?;
    let whole = format!(r#"{{"{}":{data}}}"#, stored.type_name);
    serde_json::from_str(&whole).map_err(|error| WhyUnreadable::BadData { detail: error.to_string() })
}

impl Carries<account::Command> for Payload {
    fn part(&self) -> Option<&account::Command> {
        match self {
            Self::AccountCommand(command) => Some(command),
            Self::AccountEvent(_) | Self::TransferEvent(_) => None,
        }
    }

    fn whole(part: account::Command) -> Self {
        Self::AccountCommand(part)
    }
}

impl Carries<account::Event> for Payload {
    fn part(&self) -> Option<&account::Event> {
        match self {
            Self::AccountEvent(event) => Some(event),
            Self::AccountCommand(_) | Self::TransferEvent(_) => None,
        }
    }

    fn whole(part: account::Event) -> Self {
        Self::AccountEvent(part)
    }
}

impl Carries<transfer::Event> for Payload {
    fn part(&self) -> Option<&transfer::Event> {
        match self {
            Self::TransferEvent(event) => Some(event),
            Self::AccountCommand(_) | Self::AccountEvent(_) => None,
        }
    }

    fn whole(part: transfer::Event) -> Self {
        Self::TransferEvent(part)
    }
}
