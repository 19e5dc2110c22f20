//! A log in which anything was changed is never read as another history: what is read is exact, or a good beginning
//! with a report, or nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::{Bank, Command, Payload, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit};
use event_sourced_bank::event_sourcing::{Log, Message, MessageId, Position, Timestamp};
use event_sourced_bank::journal::{Epoch, Found, Journal, KeyValue, MemoryStorage, Reading, Workspace, record};
use uuid::Uuid;

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

/// A store with a log of so many messages, one a commit.
fn written(messages: usize) -> MemoryStorage {
    let storage = MemoryStorage::default();
    let mut journal = Journal::new(storage.clone(), Workspace::first());
    journal.read_on::<Payload>(&mut |_| Ok(())).expect("memory can be read");
    journal.start_writing(Epoch::ZERO).expect("it may write");
    let mut bank = Bank::new(Log::default(), journal);
    for number in 0..messages {
        let command: Command = match number {
            0 => create(alice()).into(),
            1 => create(bob()).into(),
            _ => deposit(if number % 3 == 0 { alice() } else { bob() }, 1).into(),
        };
        let id = MessageId::new(Uuid::from_u128(number as u128 + 1));
        bank.execute(&Request::new(id, now(), command)).expect("taken");
    }
    storage
}

fn read(storage: &MemoryStorage) -> (Vec<Message<Payload>>, Reading) {
    let mut log = Log::default();
    let reading = Journal::new(storage.clone(), Workspace::first()).read_on(&mut |commit| log.push(commit));
    (log.all(Position::ZERO).cloned().collect(), reading.expect("memory can be read"))
}

fn records(storage: &MemoryStorage) -> Vec<(String, String)> {
    let keys = storage.keys("").expect("memory can be read");
    keys.into_iter()
        .map(|key| (key.clone(), storage.get(&key).expect("memory can be read").expect("it lists it")))
        .collect()
}

/// Says whether a changed log was read as it should be: its beginning and a report.
fn is_told(original: &[Message<Payload>], storage: &MemoryStorage) -> bool {
    let (messages, reading) = read(storage);
    let is_reported = reading.found != Found::Whole || !reading.set_aside.is_empty();
    original.starts_with(&messages) && is_reported
}

/// The text with one byte changed; what is no text any more after that, a browser can't keep.
fn changed(text: &str, at: usize, byte: u8) -> String {
    let mut changed = text.to_owned();
    changed.replace_range(at..=at, char::from(byte).encode_utf8(&mut [0; 4]));
    changed
}

#[test]
fn every_change_of_a_single_byte_of_a_small_log_is_told() {
    let storage = written(2);
    let (original, _) = read(&storage);
    for (key, text) in records(&storage) {
        for at in 0..text.len() {
            for byte in (0..=u8::MAX).filter(|byte| *byte != text.as_bytes()[at]) {
                storage.set(&key, &changed(&text, at, byte)).expect("memory can be changed");
                assert!(is_told(&original, &storage), "{key}: byte {at} as {byte}");
            }
        }
        storage.set(&key, &text).expect("memory can be changed");
    }
}

#[test]
fn every_flipped_bit_of_a_log_of_two_hundred_messages_is_told() {
    let storage = written(200);
    let (original, _) = read(&storage);
    for (key, text) in records(&storage) {
        for at in 0..text.len() {
            for bit in 0..8 {
                let flipped = changed(&text, at, text.as_bytes()[at] ^ (1 << bit));
                // A record that can't be read is told by the reading of the whole log, as the last flip of each shows.
                assert!(record::read::<Payload>(&flipped).is_err(), "{key}: bit {bit} of byte {at}");
            }
        }
        storage.set(&key, &changed(&text, 0, text.as_bytes()[0] ^ 1)).expect("memory can be changed");
        assert!(is_told(&original, &storage), "{key}");
        storage.set(&key, &text).expect("memory can be changed");
    }
}

#[test]
fn every_flipped_bit_of_a_key_is_told() {
    let storage = written(4);
    let (original, _) = read(&storage);
    let prefix = Workspace::first().prefix();
    for (key, text) in records(&storage) {
        storage.remove(&key).expect("memory can be changed");
        for at in prefix.len()..key.len() {
            for bit in 0..8 {
                let flipped = changed(&key, at, key.as_bytes()[at] ^ (1 << bit));
                let collides = storage.get(&flipped).expect("memory can be read").is_some();
                if !collides {
                    storage.set(&flipped, &text).expect("memory can be changed");
                    assert!(is_told(&original, &storage), "{flipped}");
                    storage.remove(&flipped).expect("memory can be changed");
                }
            }
        }
        storage.set(&key, &text).expect("memory can be changed");
    }
}

#[test]
fn every_commit_that_is_missing_but_the_last_is_told() {
    let storage = written(20);
    let (original, _) = read(&storage);
    let records = records(&storage);
    for (key, text) in &records[..records.len() - 1] {
        storage.remove(key).expect("memory can be changed");
        assert!(is_told(&original, &storage), "{key}");
        storage.set(key, text).expect("memory can be changed");
    }
}
