//! Sealing: old commits are packed, and nothing is lost by it, whatever happens at whatever moment.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

#[path = "support/faulty.rs"]
mod faulty;

use event_sourced_bank::bank::{Bank, Command, Payload, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::{Log, Message, MessageId, Position, Timestamp};
use event_sourced_bank::journal::{
    Damage, Epoch, Found, Hash, Journal, KeyValue, MemoryStorage, Reading, RecordError, StorageError, Thresholds,
    Verified, WhySetAside, Workspace,
};
use faulty::{Fault, Faulty};
use std::cell::Cell;
use std::rc::Rc;
use uuid::Uuid;

type JournalBank<S> = Bank<Journal<S>>;

/// So that a short log has several segments.
const SMALL: Thresholds = Thresholds { open: 8, pack: 4 };
/// So that nothing is packed.
const NEVER: Thresholds = Thresholds { open: usize::MAX, pack: 1 };

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

fn request(number: u128, command: impl Into<Command>) -> Request {
    Request::new(MessageId::new(Uuid::from_u128(number)), now(), command)
}

fn open<S: KeyValue>(storage: S, thresholds: Thresholds) -> (JournalBank<S>, Result<Reading, StorageError>) {
    let mut log = Log::default();
    let mut journal = Journal::new(storage, Workspace::first()).sealing_at(thresholds);
    let reading = journal.read_on(&mut |commit| log.push(commit));
    // A log that is damaged stays closed to writing.
    let _ = journal.start_writing(Epoch::ZERO);
    (Bank::new(log, journal), reading)
}

fn reopened(storage: &MemoryStorage) -> (JournalBank<MemoryStorage>, Reading) {
    let (bank, reading) = open(storage.clone(), SMALL);
    (bank, reading.expect("memory can be read"))
}

/// Two accounts, a transfer until it ends, and deposits, 24 commits in all.
fn script() -> Vec<Request> {
    script_with(1)
}

fn script_with(amount: i32) -> Vec<Request> {
    let mut commands: Vec<Command> = vec![create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()];
    commands.push(initiate(30).into());
    commands.extend((0..12).map(|_| deposit(bob(), amount).into()));
    commands.into_iter().enumerate().map(|(number, command)| request(number as u128 + 1, command)).collect()
}

/// Runs the script, with a clearing away after every second command, and says which commands were acknowledged.
fn run<S: KeyValue>(bank: &mut JournalBank<S>, script: Vec<Request>) -> Vec<Request> {
    let mut acknowledged = vec![];
    for (number, request) in script.into_iter().enumerate() {
        if bank.execute(&request).is_ok() {
            acknowledged.push(request);
        }
        // What storage stops is done again later.
        let _ = bank.run_until_quiet(now(), 20);
        if number % 2 == 1 {
            let _ = bank.writer_mut().remove_packed();
        }
    }
    acknowledged
}

fn written(thresholds: Thresholds) -> MemoryStorage {
    written_with(1, thresholds)
}

/// The script's log, with deposits of another amount.
fn written_with(amount: i32, thresholds: Thresholds) -> MemoryStorage {
    let storage = MemoryStorage::default();
    let (mut bank, _) = open(storage.clone(), thresholds);
    assert_eq!(run(&mut bank, script_with(amount)).len(), script().len());
    storage
}

fn messages<S: KeyValue>(bank: &JournalBank<S>) -> Vec<Message<Payload>> {
    bank.log().all(Position::ZERO).cloned().collect()
}

fn keys(storage: &MemoryStorage) -> Vec<String> {
    storage.keys("").expect("memory can be read")
}

fn segments(storage: &MemoryStorage) -> Vec<String> {
    keys(storage).into_iter().filter(|key| key.contains("..")).collect()
}

fn text(storage: &MemoryStorage, key: &str) -> String {
    storage.get(key).expect("memory can be read").expect("the key is there")
}

fn set(storage: &MemoryStorage, key: &str, text: &str) {
    storage.set(key, text).expect("memory can be changed");
}

#[test]
fn a_packed_log_is_the_same_log() {
    let (packed, plain) = (written(SMALL), written(NEVER));
    assert!(segments(&packed).len() > 2 && segments(&plain).is_empty(), "{:?}", keys(&packed));
    assert!(keys(&packed).len() < keys(&plain).len());
    let ((from_packed, reading), (from_plain, _)) = (reopened(&packed), reopened(&plain));
    assert_eq!((reading.found, reading.set_aside), (Found::Whole, vec![]));
    assert_eq!(messages(&from_packed), messages(&from_plain));
    assert_eq!(from_packed.read_models(), from_plain.read_models());
    assert_eq!(from_packed.writer().export(), from_plain.writer().export());
}

#[test]
fn the_oldest_commits_are_packed_and_go_only_when_they_are_cleared_away() {
    let storage = MemoryStorage::default();
    let (mut bank, _) = reopened(&storage);
    for request in script().into_iter().take(8) {
        bank.execute(&request).expect("taken");
    }
    let all = keys(&storage);
    assert_eq!((all.len(), segments(&storage)), (9, vec!["bank/main/0000000001..0000000004-1".to_owned()]));
    assert!(bank.writer().has_packed());
    assert_eq!(bank.writer_mut().remove_packed(), Ok(4));
    assert_eq!((keys(&storage).len(), bank.writer().has_packed()), (5, false));
    assert_eq!(messages(&reopened(&storage).0), messages(&bank));
}

#[test]
fn a_crash_between_packing_and_clearing_leaves_both_and_each_position_is_taken_once() {
    let storage = MemoryStorage::default();
    let (mut bank, _) = reopened(&storage);
    for request in script().into_iter().take(9) {
        bank.execute(&request).expect("taken");
    }
    let (mut again, reading) = reopened(&storage);
    assert_eq!((reading.found, reading.set_aside, reading.taken), (Found::Whole, vec![], 9));
    assert_eq!(messages(&again), messages(&bank));
    assert!(again.writer().has_packed());
    assert_eq!(again.writer_mut().remove_packed(), Ok(4));
}

#[test]
fn an_open_commit_that_is_not_what_was_packed_is_never_cleared_away() {
    let storage = MemoryStorage::default();
    let (mut bank, _) = reopened(&storage);
    for request in script().into_iter().take(8) {
        bank.execute(&request).expect("taken");
    }
    set(&storage, "bank/main/0000000002-1", "something else");
    assert_eq!(bank.writer_mut().remove_packed(), Ok(3));
    assert_eq!(text(&storage, "bank/main/0000000002-1"), "something else");
}

#[test]
fn a_follower_takes_over_from_a_writer_that_has_packed_what_it_read_open() {
    let storage = MemoryStorage::default();
    let (mut first, _) = reopened(&storage);
    let requests = script();
    let (early, late) = requests.split_at(6);
    early.iter().for_each(|request| drop(first.execute(request).expect("taken")));
    let mut follower = Journal::new(storage.clone(), Workspace::first()).sealing_at(SMALL);
    let mut log = Log::default();
    follower.read_on(&mut |commit| log.push(commit)).expect("memory can be read");
    // Meanwhile its last commit is packed and cleared away.
    late.iter().for_each(|request| drop(first.execute(request).expect("taken")));
    assert!(first.writer_mut().remove_packed().is_ok());
    let reading = follower.read_on(&mut |commit| log.push(commit)).expect("memory can be read");
    assert_eq!((reading.found, reading.set_aside), (Found::Whole, vec![]));
    follower.start_writing(Epoch::ZERO).expect("it may write");
    let mut second = Bank::new(log, follower);
    assert_eq!(messages(&second), messages(&first));
    for number in 100..110 {
        second.execute(&request(number, deposit(bob(), 1))).expect("taken");
    }
    assert!(second.writer_mut().remove_packed().is_ok());
    let (again, reading) = reopened(&storage);
    assert_eq!((reading.found, reading.set_aside), (Found::Whole, vec![]));
    assert_eq!(messages(&again), messages(&second));
    assert!(segments(&storage).last().is_some_and(|key| key.ends_with("-2")), "the new writer packs under its epoch");
}

#[test]
fn a_segment_that_an_overtaken_writer_has_packed_is_late_and_no_damage() {
    // What the robbed tab sees, and what lies in the store; at first they are the same.
    let (blind, storage) = (MemoryStorage::default(), MemoryStorage::default());
    let copy = || keys(&blind).iter().for_each(|key| set(&storage, key, &text(&blind, key)));
    let (mut robbed, _) = reopened(&blind);
    script().iter().take(3).for_each(|request| drop(robbed.execute(request).expect("taken")));
    copy();
    let (mut thief, _) = reopened(&storage);
    thief.execute(&request(100, deposit(alice(), 7))).expect("taken");
    // The robbed one goes on and packs, and all of that reaches the store.
    (200..212).for_each(|number| drop(robbed.execute(&request(number, deposit(alice(), 1))).expect("taken")));
    assert!(segments(&blind).len() > 1, "{:?}", keys(&blind));
    copy();

    let (mut bank, reading) = reopened(&storage);
    assert_eq!((reading.found, messages(&bank)), (Found::Whole, messages(&thief)));
    let why = |key: &String| reading.set_aside.iter().find(|aside| aside.key == *key).map(|aside| aside.why.clone());
    let why: Vec<_> = segments(&blind).iter().map(why).collect();
    // The first reaches back to what both had seen, the others lie beyond the end.
    assert!(matches!(&why[..], [Some(WhySetAside::OtherPast), Some(WhySetAside::Late { .. }), ..]), "{why:?}");
    assert!(!why.contains(&None), "{why:?}");
    bank.execute(&request(300, deposit(alice(), 8))).expect("taken");
    assert_eq!(messages(&reopened(&storage).0), messages(&bank));
}

#[test]
fn a_segment_that_is_damaged_while_its_commits_still_lie_open_is_set_aside() {
    let storage = MemoryStorage::default();
    let (mut bank, _) = reopened(&storage);
    for request in script().into_iter().take(8) {
        bank.execute(&request).expect("taken");
    }
    let segment = segments(&storage).remove(0);
    set(&storage, &segment, &text(&storage, &segment).replacen("\"commits\":4", "\"commits\":5", 1));
    let (again, reading) = reopened(&storage);
    assert_eq!((reading.found, messages(&again)), (Found::Whole, messages(&bank)));
    let why: Vec<_> = reading.set_aside.into_iter().map(|aside| (aside.key, aside.why)).collect();
    assert!(
        matches!(&why[..], [(key, WhySetAside::Unreadable(RecordError::WrongHash { .. }))] if *key == segment),
        "{why:?}"
    );
}

#[test]
fn a_damaged_or_missing_segment_makes_the_log_read_only_and_is_named() {
    let storage = written(SMALL);
    let segment = segments(&storage).remove(1);
    let whole = text(&storage, &segment);
    set(&storage, &segment, &whole.replacen("\"commits\":4", "\"commits\":5", 1));
    let (bank, reading) = reopened(&storage);
    assert!(
        matches!(&reading.found, Found::Damaged(Damage::Bad { key, .. }) if *key == segment),
        "{:?}",
        reading.found
    );
    assert_eq!((messages(&bank).is_empty(), bank.writer().writes_as()), (false, None));
    storage.remove(&segment).expect("memory can be changed");
    let found = reopened(&storage).1.found;
    assert!(matches!(found, Found::Damaged(Damage::Hole { .. })), "{found:?}");
    set(&storage, &segment, &whole.replacen("\"format\":1", "\"format\":2", 1));
    let found = reopened(&storage).1.found;
    assert!(matches!(found, Found::Damaged(Damage::NewerFormat { found: 2, .. })), "{found:?}");
}

#[test]
fn every_flipped_bit_of_a_segment_is_told() {
    let storage = written(SMALL);
    let original = messages(&reopened(&storage).0);
    for key in segments(&storage) {
        let whole = text(&storage, &key);
        for (at, character) in whole.char_indices() {
            for bit in 0..16 {
                let Some(flipped) = char::from_u32(u32::from(character) ^ (1 << bit)) else { continue };
                let mut changed = whole.clone();
                changed.replace_range(at..at + character.len_utf8(), flipped.encode_utf8(&mut [0; 4]));
                set(&storage, &key, &changed);
                let (bank, reading) = reopened(&storage);
                assert!(matches!(reading.found, Found::Damaged(_)), "{key}: bit {bit} at {at}");
                assert!(original.starts_with(&messages(&bank)), "{key}: bit {bit} at {at}");
            }
        }
        set(&storage, &key, &whole);
    }
}

#[test]
fn verifying_works_out_the_chain_within_segments_and_finds_a_forged_one() {
    let storage = written(SMALL);
    let segments = segments(&storage);
    let (mut bank, _) = reopened(&storage);
    let of = segments.len();
    assert_eq!(bank.writer().verified(), Verified { done: 0, of });
    while bank.writer().verified().done < of {
        assert_eq!(bank.writer_mut().verify_next(), Ok(None));
    }
    // A forger who keeps to the form: another log's commits, between the hashes of this one, under a right hash.
    let forged = segments.last().expect("there are segments");
    let (own, other) = (text(&storage, forged), text(&written_with(2, SMALL), forged));
    let ends = |text: &str| {
        text.split_once(r#""previous":"#)
            .and_then(|(_, rest)| rest.split_once(r#","length""#))
            .map(|(ends, _)| ends.to_owned())
    };
    let body = other.replace(&ends(&other).expect("hashes"), &ends(&own).expect("hashes"));
    let (body, _) = body.split_once(r#","hash":""#).expect("a hash");
    set(&storage, forged, &format!(r#"{body},"hash":"{}"}}"#, Hash::of(body.as_bytes())));
    let (mut bank, reading) = reopened(&storage);
    assert_eq!(reading.found, Found::Whole, "its own hash is right");
    let mut found = None;
    while found.is_none() && bank.writer().verified().done < of {
        found = bank.writer_mut().verify_next().expect("memory can be read");
    }
    assert!(matches!(&found, Some(Damage::Bad { key, .. }) if key == forged), "{found:?}");
    assert!(bank.execute(&request(100, deposit(bob(), 1))).is_err(), "nothing more is written");
}

#[test]
fn whichever_storage_call_fails_while_packing_every_acknowledged_command_is_there_after_a_reload() {
    for fault in [Fault::Throws, Fault::DoesAndThrows, Fault::Forgets] {
        for for_ever in [false, true] {
            for nth in 0.. {
                let calls = Rc::new(Cell::new(0));
                let inner = MemoryStorage::default();
                let faulty = Faulty { inner: inner.clone(), calls: calls.clone(), nth, for_ever, fault };
                let (mut bank, _) = open(faulty, SMALL);
                let acknowledged = run(&mut bank, script());
                let case = format!("{fault:?}, {for_ever}, {nth}");
                let (mut again, reading) = reopened(&inner);
                assert_eq!(reading.found, Found::Whole, "{case}");
                let (memory, read) = (messages(&bank), messages(&again));
                assert_eq!(read.get(..memory.len()), Some(&memory[..]), "{case}");
                for request in acknowledged {
                    assert!(again.execute(&request).expect("it was taken before").repeated, "{case}: {request:?}");
                }
                if calls.get() <= nth {
                    break;
                }
            }
        }
    }
}
