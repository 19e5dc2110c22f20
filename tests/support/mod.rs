//! A bank for tests: it sends commands under ids of its own, one millisecond after another, and reads like a story.

#![allow(dead_code, reason = "each test file uses the part that it needs")]

use event_sourced_bank::bank::{Bank, Command, Outcome, Payload, Refusal, Request};
use event_sourced_bank::domain::{AccountId, Money};
use event_sourced_bank::event_sourcing::message::{Unreadable, WhyUnreadable};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Commit, Log, Message, MessageId, Position, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A bank and a person who sends commands to it.
pub(crate) struct Desk {
    pub(crate) bank: Bank<KeepNothing>,
    sent: u64,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { bank: Bank::new(Log::default(), KeepNothing), sent: 0 }
    }

    /// A desk that has sent some commands, all of which were taken, and at which everything has come to rest.
    pub(crate) fn after<const N: usize>(commands: [Command; N]) -> Self {
        let mut desk = Self::new();
        for command in commands {
            desk.send(command).expect("taken");
            desk.rest();
        }
        desk
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(1_795_600_800_000).plus_millis(i64::try_from(self.sent).expect("few"))
    }

    pub(crate) fn new_id(&mut self) -> MessageId {
        self.sent += 1;
        MessageId::new(Uuid::from_u128(self.sent.into()))
    }

    pub(crate) fn request(&mut self, command: impl Into<Command>) -> Request {
        Request::new(self.new_id(), self.now(), command)
    }

    pub(crate) fn send(&mut self, command: impl Into<Command>) -> Result<Outcome, Refusal> {
        let request = self.request(command);
        self.bank.execute(&request)
    }

    /// Lets the process manager go on until nothing waits.
    pub(crate) fn rest(&mut self) {
        let now = self.now();
        self.bank.run_until_quiet(now, 20).expect("it comes to rest");
    }

    pub(crate) fn balance(&self, id: AccountId) -> Money {
        self.bank.decisions().accounts.get(id.uuid()).state.holding().expect("opened").balance
    }

    /// The names of all messages in order.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        use event_sourced_bank::event_sourcing::Storable;
        let name = |payload: &Payload| payload.type_name();
        self.bank.log().all(Position::ZERO).map(|message| message.payload.as_ref().map_or("unreadable", name)).collect()
    }

    /// The log as a program reads it that does not know what stands at some positions.
    pub(crate) fn log_without(&self, is_unknown: impl Fn(u64) -> bool) -> Log<Payload> {
        unread(self.bank.log(), is_unknown)
    }

    /// The position of the first message with a name.
    pub(crate) fn position_of(&self, name: &str) -> Position {
        let index = self.names().iter().position(|found| *found == name).expect("there is one");
        Position::new(index as u64 + 1)
    }
}

/// A log as a program reads it that does not know what stands at some positions.
pub(crate) fn unread(log: &Log<Payload>, is_unknown: impl Fn(u64) -> bool) -> Log<Payload> {
    changed(log, |message| {
        if is_unknown(message.position.get()) {
            let (type_name, data) = ("Unheard".to_owned(), "{}".to_owned());
            let why = WhyUnreadable::UnknownType;
            message.payload = Err(Box::new(Unreadable { type_name, schema: 1, data, why }));
        }
    })
}

/// A log with other messages, each in a commit of its own.
pub(crate) fn changed(log: &Log<Payload>, mut change: impl FnMut(&mut Message<Payload>)) -> Log<Payload> {
    let mut other = Log::default();
    for message in log.all(Position::ZERO) {
        let mut message = message.clone();
        change(&mut message);
        other.push(Commit { messages: vec![message], progress: BTreeMap::new() }).expect("it fits");
    }
    other
}
