//! A worker: a subscription and the handler that it feeds. The bank has three, and together they move transfers.

use super::command_handler::AccountCommands;
use super::decisions::Decisions;
use super::payload::{ACCOUNT, ACCOUNT_COMMAND, Payload, TRANSFER};
use super::process_manager::{AccountEvents, TransferEvents};
use super::refusal::Refusal;
use crate::event_sourcing::subscription::{OnError, Start};
use crate::event_sourcing::{
    Append, Category, Log, Message, Position, StreamName, Subscription, SubscriptionName, Timestamp,
};
use thiserror::Error;

/// The name of the subscription to the command streams of accounts.
pub const ACCOUNT_COMMANDS: SubscriptionName = SubscriptionName::new("account-commands");
/// The name of the subscription to what accounts did.
pub const ACCOUNT_EVENTS: SubscriptionName = SubscriptionName::new("account-events");
/// The name of the subscription to what became of transfers.
pub const TRANSFER_EVENTS: SubscriptionName = SubscriptionName::new("transfer-events");

/// How often handling a message is tried before it is parked. A handler is pure, so a second try only helps when
/// something else has changed meanwhile; a few tries show on screen what retrying is.
const ATTEMPTS: u32 = 3;

/// What a handler may look at: the log, and what decisions are made on. It can change neither.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Everything written so far.
    pub log: &'a Log<Payload>,
    /// Accounts and transfers as of its head.
    pub decisions: &'a Decisions,
}

/// Turns a message into new messages. Pure: it may be asked any number of times, and what it returns may be thrown away.
pub trait Handler {
    /// What follows from a message; nothing, if it was handled before.
    ///
    /// # Errors
    /// When the message can't be handled now. It is tried again, and parked in the end.
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError>;
}

/// Why a message can't be handled.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum HandlerError {
    /// The message itself can't be read.
    #[error("the message at position {position} can't be read")]
    Unreadable {
        /// Its position.
        position: Position,
    },
    /// What it is about has a message that can't be read.
    #[error("{stream} is quarantined: its message at position {position} can't be read")]
    Quarantined {
        /// The stream.
        stream: StreamName,
        /// The message.
        position: Position,
    },
    /// The bank refused it, and not by a rule whose refusal would be recorded.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// Somebody made it fail on purpose.
    #[error("poisoned on purpose")]
    Poisoned,
}

impl HandlerError {
    pub(super) fn unreadable(message: &Message<Payload>) -> Self {
        Self::Unreadable { position: message.position }
    }
}

/// A subscription and its handler.
pub struct Worker {
    /// What it reads, and how.
    pub subscription: Subscription,
    /// What it does with what it reads.
    pub handler: Box<dyn Handler>,
}

impl Worker {
    /// A worker that reads one category from its beginning and parks what it can't handle.
    #[must_use]
    pub fn new(name: SubscriptionName, category: Category, handler: impl Handler + 'static) -> Self {
        let on_error = OnError::Park { attempts: ATTEMPTS };
        let subscription = Subscription { name, categories: vec![category], start: Start::Beginning, on_error };
        Self { subscription, handler: Box::new(handler) }
    }
}

/// The three workers of the bank, in the order in which a round goes through them.
#[must_use]
pub fn workers() -> Vec<Worker> {
    vec![
        Worker::new(ACCOUNT_COMMANDS, ACCOUNT_COMMAND, AccountCommands),
        Worker::new(ACCOUNT_EVENTS, ACCOUNT, AccountEvents),
        Worker::new(TRANSFER_EVENTS, TRANSFER, TransferEvents),
    ]
}

/// The workers of a bank that is played through at once, with nothing else going on. A second try would fail as the first
/// did, so what can't be handled is parked without one. Then everything comes to rest in as many rounds as a transfer
/// takes, however many messages can't be read.
#[must_use]
pub fn workers_that_try_once() -> Vec<Worker> {
    let once = OnError::Park { attempts: 1 };
    let try_once = |Worker { subscription, handler }: Worker| Worker {
        subscription: Subscription { on_error: once, ..subscription },
        handler,
    };
    workers().into_iter().map(try_once).collect()
}

/// The same for a bank that is looked at and thrown away. Nobody will act on what is parked there, so what can't be
/// handled is passed over; a long list of what is parked would be carried along with every step.
#[must_use]
pub fn workers_that_pass_over() -> Vec<Worker> {
    let pass_over = |worker: Worker| Worker { handler: Box::new(PassOver(worker.handler)), ..worker };
    workers().into_iter().map(pass_over).collect()
}

/// Does as another handler does, and makes nothing of what that one can't handle.
struct PassOver(Box<dyn Handler>);

impl Handler for PassOver {
    fn handle(
        &self,
        look: Look<'_>,
        message: &Message<Payload>,
        now: Timestamp,
    ) -> Result<Vec<Append<Payload>>, HandlerError> {
        Ok(self.0.handle(look, message, now).unwrap_or_default())
    }
}
