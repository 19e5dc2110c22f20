//! A counter: its only event says by how much it was raised. Long ago it could be raised by one only, and the event said
//! nothing.

use crate::event_sourcing::message::{Carries, Storable, Stored, WhyUnreadable};
use crate::event_sourcing::upcast::{Upcaster, raise};
use crate::event_sourcing::{
    Append, Category, Commit, CommitWriter, Decider, Draft, ExpectedVersion, MessageId, NewMessage, Store, StreamName,
    Timestamp, Version, WriteError,
};
use serde_json::{Value, value::RawValue};
use uuid::Uuid;

/// The category of counters, and one that begins with the same letters.
pub(super) const COUNTER: Category = Category::new("counter");
pub(super) const COUNTER_NOTES: Category = Category::new("counter-notes");

/// A counter was raised by so much.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Raised(pub(super) u64);

pub(super) const UPCASTERS: &[Upcaster] =
    &[Upcaster { type_name: "Raised", from: 1, raise: |fields| drop(fields.insert("by".to_owned(), Value::from(1))) }];

impl Storable for Raised {
    const CATEGORIES: &'static [&'static str] = &["counter"];

    fn type_name(&self) -> &'static str {
        "Raised"
    }

    fn schema(&self) -> u32 {
        2
    }

    fn encode(&self) -> serde_json::Result<Box<RawValue>> {
        RawValue::from_string(format!(r#"{{"by":{}}}"#, self.0))
    }

    fn decode(stored: Stored<'_>) -> Result<Self, WhyUnreadable> {
        let data = raise(UPCASTERS, stored, 2)?;
        let fields: Value = serde_json::from_str(&data).expect("an example is JSON");
        let by = fields.get("by").and_then(Value::as_u64);
        by.map(Raised).ok_or_else(|| WhyUnreadable::BadData { detail: "by how much?".to_owned() })
    }
}

impl Carries<Raised> for Raised {
    fn part(&self) -> Option<&Raised> {
        Some(self)
    }

    fn whole(part: Raised) -> Self {
        part
    }
}

/// The counter's rules: it is raised by something, or not at all.
#[derive(Debug)]
pub(super) struct Counter;

impl Decider for Counter {
    const CATEGORY: &'static str = "counter";
    type State = u64;
    type Command = u64;
    type Event = Raised;
    type Known = ();
    type Refusal = &'static str;

    fn decide(_: &u64, by: &u64, (): &()) -> Result<Vec<Raised>, &'static str> {
        if *by == 0 { Err("nothing to add") } else { Ok(vec![Raised(*by)]) }
    }

    fn evolve(total: u64, Raised(by): &Raised) -> u64 {
        total + by
    }
}

/// A writer that keeps what it is given, unless it is told to refuse.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) commits: Vec<Commit<Raised>>,
    pub(super) is_full: bool,
}

impl CommitWriter<Raised> for Shelf {
    fn write(&mut self, commit: &Commit<Raised>) -> Result<(), WriteError> {
        if self.is_full {
            return Err(WriteError::Full);
        }
        self.commits.push(commit.clone());
        Ok(())
    }
}

pub(super) type CounterStore = Store<Raised, Shelf>;

pub(super) fn empty() -> CounterStore {
    Store::new(crate::event_sourcing::Log::default(), Shelf::default())
}

/// The first counter, and the second.
pub(super) fn counter(number: u128) -> StreamName {
    StreamName::new(COUNTER, Uuid::from_u128(number))
}

/// What somebody noted about a counter; no counter itself.
pub(super) fn notes(number: u128) -> StreamName {
    StreamName::new(COUNTER_NOTES, Uuid::from_u128(number))
}

pub(super) fn id(number: u128) -> MessageId {
    MessageId::new(Uuid::from_u128(number))
}

/// The event with this id that raises by so much.
pub(super) fn raised(number: u128, by: u64) -> NewMessage<Raised> {
    let time = Timestamp::from_unix_millis(0);
    NewMessage { id: id(number), time, correlation_id: id(1), causation_id: id(1), payload: Raised(by) }
}

/// These events onto a version of a stream.
pub(super) fn onto(stream: StreamName, version: u64, messages: Vec<NewMessage<Raised>>) -> Append<Raised> {
    Append { stream, expected: ExpectedVersion::seen(Version::new(version)), messages }
}

/// A store in which streams were raised by one, one after another, under the ids 1, 2, 3 and so on.
pub(super) fn raised_in_turn(streams: &[StreamName]) -> CounterStore {
    let mut store = empty();
    for (number, stream) in (1..).zip(streams) {
        let version = store.log().version(stream).get();
        store.append(Draft::of(onto(stream.clone(), version, vec![raised(number, 1)]))).expect("it fits");
    }
    store
}
