//! Properties of the kernel: the log, the store and subscriptions, over messages that are plain numbers.

use super::config;
use event_sourced_bank::event_sourcing::message::{Storable, Stored, WhyUnreadable};
use event_sourced_bank::event_sourcing::subscription::{OnError, Start};
use event_sourced_bank::event_sourcing::{
    Append, AppendError, Appended, Category, Commit, CommitWriter, Draft, ExpectedVersion, Log, LogError, MessageId,
    NewMessage, Position, Progress, Store, StreamName, Subscription, SubscriptionName, Timestamp, Version, WriteError,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::value::RawValue;
use uuid::Uuid;

/// The simplest payload.
#[derive(Clone, PartialEq, Debug)]
struct Number(u32);

impl Storable for Number {
    const CATEGORIES: &'static [&'static str] = &["a", "a-b", "ab"];

    fn type_name(&self) -> &'static str {
        "Number"
    }

    fn schema(&self) -> u32 {
        1
    }

    fn encode(&self) -> serde_json::Result<Box<RawValue>> {
        RawValue::from_string(self.0.to_string())
    }

    fn decode(stored: Stored<'_>) -> Result<Self, WhyUnreadable> {
        stored.data.parse().map(Number).map_err(|_| WhyUnreadable::UnknownType)
    }
}

/// A writer that refuses while it is told to.
#[derive(Default)]
struct Moody {
    written: Vec<Commit<Number>>,
    refuses: bool,
}

impl CommitWriter<Number> for Moody {
    fn write(&mut self, commit: &Commit<Number>) -> Result<(), WriteError> {
        if self.refuses {
            return Err(WriteError::Full);
        }
        self.written.push(commit.clone());
        Ok(())
    }
}

/// Categories of which one is the beginning of another.
const CATEGORIES: [Category; 3] = [Category::new("a"), Category::new("a-b"), Category::new("ab")];
const READER: SubscriptionName = SubscriptionName::new("reader");

/// One attempt to append: where, how many messages, how far the expected version is off, and whether storage refuses.
type Attempt = (usize, u32, usize, bool);

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    vec((0..6_usize, 1..4_u32, 0..8_usize, proptest::bool::weighted(0.2)), 1..60)
}

fn stream(number: usize) -> StreamName {
    StreamName::new(CATEGORIES[number % 3].clone(), Uuid::from_u128(number as u128))
}

fn new_message(number: u32) -> NewMessage<Number> {
    let id = MessageId::new(Uuid::from_u128(number.into()));
    let correlation_id = MessageId::new(Uuid::from_u128((number % 5).into()));
    let time = Timestamp::from_unix_millis(0);
    NewMessage { id, time, correlation_id, causation_id: correlation_id, payload: Number(number) }
}

fn append(at: usize, expected: Version, first: u32, count: u32) -> Append<Number> {
    let expected = ExpectedVersion::seen(expected);
    Append { stream: stream(at), expected, messages: (first..first + count).map(new_message).collect() }
}

/// Makes every attempt; each asks of the answer what it should be.
fn store_after(attempts: &[Attempt]) -> Result<Store<Number, Moody>, TestCaseError> {
    let mut store = Store::new(Log::default(), Moody::default());
    let mut next = 100;
    for (at, count, off, refuses) in attempts.iter().copied() {
        let found = store.log().version(&stream(at));
        let expected = Version::new(found.get() + if off == 7 { 1 } else { 0 });
        let draft = Draft {
            appends: vec![append(at, expected, next, count)],
            progress: Some((READER, Progress { checkpoint: store.log().head(), parked: vec![] })),
        };
        let before = (store.log().head(), store.progress(&READER).cloned(), store.writer().written.len());
        store.writer_mut().refuses = refuses;
        let answer = store.append(draft);
        match (&answer, off == 7, refuses) {
            (Err(AppendError::Conflict { .. }), true, _) | (Err(AppendError::NotWritten(_)), false, true) => {
                let after = (store.log().head(), store.progress(&READER).cloned(), store.writer().written.len());
                prop_assert_eq!(before, after, "nothing may change");
            }
            (Ok(Appended::Written(positions)), false, false) => {
                prop_assert_eq!(positions.len(), count as usize);
                next += count;
            }
            _ => prop_assert!(false, "{:?}", answer),
        }
    }
    store.writer_mut().refuses = false;
    Ok(store)
}

fn positions<'a>(
    messages: impl Iterator<Item = &'a event_sourced_bank::event_sourcing::Message<Number>>,
) -> Vec<Position> {
    messages.map(|message| message.position).collect()
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn a_refused_append_changes_nothing_and_a_stale_version_is_refused(attempts in attempts()) {
        let store = store_after(&attempts)?;
        let mut log = Log::default();
        store.writer().written.iter().cloned().try_for_each(|commit| log.push(commit)).expect("it fits");
        prop_assert!(log.all(Position::ZERO).eq(store.log().all(Position::ZERO)), "memory and disk are the same");
    }

    #[test]
    fn reading_forward_is_reading_backward_the_other_way_round(attempts in attempts(), after in 0..60_u64) {
        let store = store_after(&attempts)?;
        let (log, after) = (store.log(), Position::new(after));
        let reversed = |mut list: Vec<Position>| { list.reverse(); list };
        prop_assert_eq!(positions(log.all(after)), reversed(positions(log.all(after).rev())));
        for number in 0..6 {
            let name = stream(number);
            prop_assert_eq!(positions(log.stream(&name, after)), reversed(positions(log.stream(&name, after).rev())));
            let versions: Vec<_> = log.stream(&name, Position::ZERO).map(|message| message.version.get()).collect();
            prop_assert_eq!(versions, (1..=log.version(&name).get()).collect::<Vec<_>>());
            let id = MessageId::new(Uuid::from_u128(number as u128));
            prop_assert_eq!(positions(log.correlation(id)), reversed(positions(log.correlation(id).rev())));
        }
    }

    #[test]
    fn a_category_is_matched_exactly_and_every_message_is_in_one(attempts in attempts()) {
        let store = store_after(&attempts)?;
        let mut all = Vec::new();
        for category in &CATEGORIES {
            for message in store.log().category(category, Position::ZERO) {
                prop_assert_eq!(&message.stream.category, category);
                all.push(message.position);
            }
        }
        all.sort_unstable();
        prop_assert_eq!(all, positions(store.log().all(Position::ZERO)));
    }

    #[test]
    fn a_subscription_reads_each_message_of_its_categories_once_and_in_order(attempts in attempts(), pauses in vec(1..9_u64, 1..9)) {
        let store = store_after(&attempts)?;
        let subscription = Subscription {
            name: READER,
            categories: vec![CATEGORIES[0].clone(), CATEGORIES[2].clone()],
            start: Start::Beginning,
            on_error: OnError::Park { attempts: 1 },
        };
        let (mut checkpoint, mut read, mut visible) = (Position::ZERO, Vec::new(), 0);
        for pause in pauses.iter().cycle() {
            visible += pause;
            while let Some(message) = subscription.next(store.log(), checkpoint, Position::new(visible)) {
                prop_assert!(message.position.get() <= visible, "what is not visible yet is not read");
                checkpoint = message.position;
                read.push(checkpoint);
            }
            if visible >= store.log().head().get() {
                break;
            }
        }
        let wanted = |message: &&event_sourced_bank::event_sourcing::Message<Number>| message.stream.category != CATEGORIES[1];
        prop_assert_eq!(read, positions(store.log().all(Position::ZERO).filter(wanted)));
        prop_assert_eq!(subscription.next(store.log(), checkpoint, store.log().head()), None);
    }

    #[test]
    fn the_same_draft_again_adds_nothing_and_another_under_its_ids_is_a_loud_error(attempts in attempts(), which in any::<usize>()) {
        let mut store = store_after(&attempts)?;
        let count = store.log().all(Position::ZERO).len();
        if count > 0 {
            let message = store.log().all(Position::ZERO).nth(which % count).expect("in range").clone();
            let number = message.payload.clone().expect("readable").0;
            let before = Version::new(message.version.get() - 1);
            let again = Append { stream: message.stream.clone(), ..append(0, before, number, 1) };
            let answer = store.append(Draft::of(again.clone()));
            prop_assert_eq!(answer, Ok(Appended::Already(vec![message.position])));
            let mut other = again;
            other.messages[0].payload = Number(number + 1);
            let answer = store.append(Draft::of(other));
            prop_assert_eq!(answer, Err(AppendError::IdReused { id: message.id, position: message.position }));
            prop_assert_eq!(store.log().all(Position::ZERO).len(), count);
        }
    }

    #[test]
    fn a_commit_that_does_not_fit_leaves_the_log_as_it_is(attempts in attempts(), how in 0..5_u32) {
        let store = store_after(&attempts)?;
        let Some(last) = store.writer().written.last().cloned() else { return Ok(()) };
        let mut log = Log::default();
        let before = &store.writer().written[..store.writer().written.len() - 1];
        before.iter().cloned().try_for_each(|commit| log.push(commit)).expect("it fits");
        let head = log.head();
        let mut bad = last.clone();
        match how {
            0 => bad.messages[0].position = bad.messages[0].position.next(),
            1 => bad.messages[0].version = bad.messages[0].version.next(),
            2 => bad.messages.push(bad.messages[0].clone()),
            3 => bad.messages.clear(),
            _ => drop(bad.progress.insert(READER, Progress { checkpoint: last.last().next(), parked: vec![] })),
        }
        let answer = log.push(bad);
        let is_right = match how {
            0 | 2 => matches!(answer, Err(LogError::Position { .. })),
            1 => matches!(answer, Err(LogError::Version { .. })),
            3 => matches!(answer, Err(LogError::EmptyCommit)),
            _ => matches!(answer, Err(LogError::CheckpointAhead { .. })),
        };
        prop_assert!(is_right, "{:?}", answer);
        prop_assert_eq!(log.head(), head);
        prop_assert_eq!(log.push(last), Ok(()));
    }
}
