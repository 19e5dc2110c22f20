//! A message is shown as it is stored, to the letter, also when it was written in an old shape and is raised when it is
//! read.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::{AnyBank, Payload, Request};
use event_sourced_bank::domain::account::example::{alice, create, deposit};
use event_sourced_bank::event_sourcing::{
    Commit, CommitWriter, Log, MessageId, Position, Storable, Timestamp, envelope,
};
use event_sourced_bank::journal::{
    Epoch, Journal, KeyValue, Lines, MemoryStorage, Texts, Thresholds, Unread, Workspace, record,
};
use uuid::Uuid;

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

/// What a program wrote before accounts had an overdraft limit.
const OLD: &str = r#"{"position":1,"stream":"account-00000000-0000-0000-0000-00000000b0b0","version":1,"id":"00000000-0000-0000-0000-000000000001","time":"2026-11-25T10:00:00.000Z","correlation_id":"00000000-0000-0000-0000-000000000009","causation_id":"00000000-0000-0000-0000-000000000009","type":"AccountCreated","schema":1,"data":{"account_id":"00000000-0000-0000-0000-00000000b0b0", "account_number":"OLD-1"}}"#;

/// A journal whose first message is of an old schema; the four after it are deposits and another account. So many commits
/// are packed.
fn journal(storage: &MemoryStorage, pack: usize) -> Journal<MemoryStorage> {
    let thresholds = if pack == 0 { Thresholds::default() } else { Thresholds { open: 4, pack } };
    let mut old = Journal::new(storage.clone(), Workspace::first()).sealing_at(thresholds);
    old.read_on::<Unread>(&mut |_| Ok(())).expect("read");
    old.start_writing(Epoch::ZERO).expect("writes");
    let message = envelope::read::<Unread>(OLD).expect("a message");
    old.write(&Commit { messages: vec![message], progress: std::collections::BTreeMap::new() }).expect("written");

    let mut log = Log::default();
    let mut journal = Journal::new(storage.clone(), Workspace::first()).sealing_at(thresholds);
    journal.read_on::<Payload>(&mut |commit| log.push(commit)).expect("read");
    assert_eq!(log.get(Position::new(1)).expect("there").payload.as_ref().expect("it is raised").schema(), 2);
    journal.start_writing(Epoch::ZERO).expect("writes");
    let shared = std::rc::Rc::new(std::cell::RefCell::new(journal));
    let mut bank = AnyBank::new(log, Box::new(shared.clone()));
    for number in 2..=5 {
        let command = if number == 2 { create(alice()) } else { deposit(alice(), 1) };
        bank.execute(&Request::new(MessageId::new(Uuid::from_u128(number)), now(), command)).expect("taken");
    }
    drop(bank);
    let mut journal = std::rc::Rc::into_inner(shared).expect("nobody else has it").into_inner();
    journal.remove_packed().expect("memory can be changed");
    journal
}

#[test]
fn every_line_is_what_the_hashes_stand_for_whether_it_is_packed_or_not() {
    for pack in [0, 1, 3] {
        let storage = MemoryStorage::default();
        let journal = journal(&storage, pack);
        let mut lines = Lines::default();
        let mut line = |position| lines.line(&journal, Position::new(position)).expect("read");
        assert_eq!(line(1).as_deref(), Some(OLD), "not raised, and with its space, {pack} packed");
        assert_eq!((line(0), line(6)), (None, None));

        let file = journal.export().expect("a file");
        let exported: Vec<_> = file.lines().skip(1).map(str::to_owned).collect();
        let shown: Vec<_> = (1..=5).rev().filter_map(&mut line).collect();
        assert_eq!(shown, exported.into_iter().rev().collect::<Vec<_>>());

        let keys = storage.keys("bank/main/").expect("read");
        assert_eq!(keys.iter().any(|key| key.contains("..")), pack > 0, "{keys:?}");
        let first = event_sourced_bank::journal::CommitKey { first: Position::new(1), epoch: Epoch::new(1) };
        let text = Texts::of(&journal).get(first).expect("read");
        assert!(text.contains(OLD) && record::link(&text).is_ok(), "the hash is that of what is shown: {text}");
    }
}

#[test]
fn what_is_gone_or_was_changed_is_told() {
    let storage = MemoryStorage::default();
    let journal = journal(&storage, 3);
    let key = storage.keys("bank/main/").expect("read").into_iter().find(|key| key.contains("..")).expect("packed");
    let text = storage.get(&key).expect("read").expect("there");
    storage.set(&key, &text.replacen("\"commits\":3", "\"commits\":4", 1)).expect("changed");
    let line = |position| Lines::default().line(&journal, Position::new(position));
    assert!(line(1).expect_err("it was changed").to_string().contains("it was changed"));
    storage.remove(&key).expect("removed");
    assert!(line(1).expect_err("it is gone").to_string().ends_with("is gone"));
    assert!(line(4).expect("it lies open").is_some());
}
