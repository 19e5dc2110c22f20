//! The journal: what was acknowledged is there after a reload, whatever storage does; what is damaged is told.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

#[path = "support/faulty.rs"]
mod faulty;

use event_sourced_bank::bank::{Bank, Command, Payload, Refusal, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::{self, AppendError, Log, Message, MessageId, Position, Timestamp, WriteError};
use event_sourced_bank::journal::{
    CommitKey, Damage, Epoch, Found, Hash, Journal, KeyValue, MemoryStorage, Reading, RecordError, SegmentKey,
    SetAside, StorageError, WhySetAside, Workspace, export,
};
use faulty::{Fault, Faulty};
use std::cell::Cell;
use std::rc::Rc;
use uuid::Uuid;

type JournalBank<S> = Bank<Journal<S>>;

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

fn request(number: u128, command: impl Into<Command>) -> Request {
    Request::new(MessageId::new(Uuid::from_u128(number)), now(), command)
}

/// Opens the bank that lies in a store, as the next page does.
fn open<S: KeyValue>(storage: S) -> (JournalBank<S>, Result<Reading, StorageError>) {
    let mut log = Log::default();
    let mut journal = Journal::new(storage, Workspace::first());
    let reading = journal.read_on(&mut |commit| log.push(commit));
    // A log that is damaged stays closed to writing, which the tests see by what the bank refuses.
    let _ = journal.start_writing(Epoch::ZERO);
    (Bank::new(log, journal), reading)
}

fn reopened(storage: &MemoryStorage) -> (JournalBank<MemoryStorage>, Reading) {
    let (bank, reading) = open(storage.clone());
    (bank, reading.expect("memory can be read"))
}

/// Two accounts, a deposit, a transfer until it ends, and a withdrawal.
fn script() -> Vec<Request> {
    let commands: [Command; 5] = [
        create(alice()).into(),
        create(bob()).into(),
        deposit(alice(), 100).into(),
        initiate(30).into(),
        withdraw(alice(), 5).into(),
    ];
    commands.into_iter().enumerate().map(|(number, command)| request(number as u128 + 1, command)).collect()
}

/// Runs the script and says which commands were acknowledged.
fn run<S: KeyValue>(bank: &mut JournalBank<S>) -> Vec<Request> {
    let mut acknowledged = vec![];
    for request in script() {
        if bank.execute(&request).is_ok() {
            acknowledged.push(request);
        }
        // A round that storage stops is made again later.
        let _ = bank.run_until_quiet(now(), 20);
    }
    acknowledged
}

fn written() -> MemoryStorage {
    let storage = MemoryStorage::default();
    assert_eq!(run(&mut reopened(&storage).0).len(), 5);
    storage
}

fn messages<S: KeyValue>(bank: &JournalBank<S>) -> Vec<Message<Payload>> {
    bank.log().all(Position::ZERO).cloned().collect()
}

fn keys(storage: &MemoryStorage) -> Vec<String> {
    storage.keys("").expect("memory can be read")
}

fn text(storage: &MemoryStorage, key: &str) -> String {
    storage.get(key).expect("memory can be read").expect("the key is there")
}

fn key(first: u64, epoch: u64) -> String {
    CommitKey { first: Position::new(first), epoch: Epoch::new(epoch) }.text(&Workspace::first())
}

#[test]
fn a_bank_comes_back_from_storage_as_it_was() {
    let storage = MemoryStorage::default();
    let (mut bank, _) = reopened(&storage);
    run(&mut bank);
    let (again, reading) = reopened(&storage);
    assert_eq!((reading.found, reading.set_aside, reading.taken), (Found::Whole, vec![], keys(&storage).len()));
    assert_eq!(messages(&again), messages(&bank));
    assert_eq!(again.decisions(), bank.decisions());
    assert_eq!(again.read_models(), bank.read_models());
    for subscription in again.subscriptions() {
        let (log, checkpoint) = (again.log(), again.progress(subscription).checkpoint);
        let lag: usize = subscription.categories.iter().map(|it| log.count(it, checkpoint, log.head())).sum();
        assert!(lag <= 1, "only what produced no message may be handled again: {}", subscription.name);
    }
}

#[test]
fn a_commit_is_a_readable_text_in_ascii_with_the_messages_as_the_envelope_writes_them() {
    let storage = written();
    let first = text(&storage, &key(1, 1));
    assert!(first.is_ascii());
    assert!(first.starts_with(r#"{"format":1,"epoch":1,"previous":"0000"#), "{first}");
    assert!(first.contains(r#""messages":[{"position":1,"stream":"account-00000000"#), "{first}");
    let message =
        event_sourcing::envelope::write(reopened(&storage).0.log().get(Position::new(1)).expect("it is there"));
    assert!(first.contains(&message.expect("it can be written")), "{first}");
    let hash = Hash::of(first.split_once(r#","hash":""#).expect("a hash").0.as_bytes());
    assert!(first.ends_with(&format!(r#","progress":{{}},"hash":"{hash}"}}"#)), "{first}");
}

#[test]
fn an_export_has_a_header_and_every_message_as_it_is_stored() {
    let storage = written();
    let (bank, _) = reopened(&storage);
    let file = bank.writer().export().expect("memory can be read");
    let (header, lines) = file.split_once('\n').expect("a header");
    let header: export::Header = serde_json::from_str(header).expect("a header");
    assert_eq!((header.messages, header.hash), (bank.log().head().get(), Hash::of(lines.as_bytes())));
    let stored: String = keys(&storage).iter().map(|key| text(&storage, key)).collect();
    for (line, message) in lines.lines().zip(bank.log().all(Position::ZERO)) {
        assert_eq!(line, event_sourcing::envelope::write(message).expect("it can be written"));
        assert!(stored.contains(line));
    }
    let progress = bank.subscriptions().map(|reader| (reader.name.clone(), bank.progress(reader))).collect();
    assert_eq!(export::of_log(bank.log(), progress), Ok(file), "from memory it is the same file");
}

#[test]
fn each_new_writer_has_a_higher_epoch() {
    let storage = MemoryStorage::default();
    for (number, account) in [alice(), bob()].into_iter().enumerate() {
        reopened(&storage).0.execute(&request(number as u128, create(account))).expect("taken");
    }
    assert_eq!(keys(&storage), [key(1, 1), key(2, 2)]);
}

#[test]
fn a_writer_that_was_overtaken_writes_nothing_more() {
    let storage = MemoryStorage::default();
    let (mut old, _) = reopened(&storage);
    old.execute(&request(1, create(alice()))).expect("taken");
    let (mut new, _) = reopened(&storage);
    new.execute(&request(2, deposit(alice(), 1))).expect("taken");
    let refused = Err(Refusal::Append(AppendError::NotWritten(WriteError::Overtaken)));
    assert_eq!(old.execute(&request(3, deposit(alice(), 1))), refused);
    assert_eq!((keys(&storage).len(), old.log().head()), (2, Position::new(1)));
}

#[test]
fn a_commit_that_has_vanished_stops_the_writer() {
    let storage = MemoryStorage::default();
    let (mut bank, _) = reopened(&storage);
    bank.execute(&request(1, create(alice()))).expect("taken");
    storage.remove(&key(1, 1)).expect("memory can be changed");
    assert!(bank.execute(&request(2, create(bob()))).is_err());
    assert_eq!(bank.log().head(), Position::new(1), "memory still has what the disk has lost");
}

#[test]
fn a_torn_end_is_set_aside_and_stays_where_it_is() {
    let storage = written();
    let all = keys(&storage);
    let last = all.last().expect("there are commits");
    let torn = &text(&storage, last)[..200];
    storage.set(last, torn).expect("memory can be changed");
    let (mut bank, reading) = reopened(&storage);
    assert_eq!((reading.found, reading.taken), (Found::Whole, all.len() - 1));
    let torn_end = [SetAside { key: last.clone(), why: WhySetAside::Unreadable(RecordError::Torn) }];
    assert_eq!(reading.set_aside, torn_end);
    bank.execute(&request(20, deposit(bob(), 1))).expect("the bank goes on");
    let (again, reading) = reopened(&storage);
    assert_eq!((reading.found, reading.taken), (Found::Whole, all.len()));
    assert_eq!(reading.set_aside, torn_end, "nobody was overtaken");
    let reading = again.writer().clone().read_on::<Payload>(&mut |_| Ok(())).expect("memory can be read");
    assert_eq!((reading.found, reading.set_aside), (Found::Whole, vec![]), "it is told once");
    assert_eq!(text(&storage, last), torn);
}

#[test]
fn a_torn_segment_of_an_overtaken_writer_is_told_as_torn() {
    let storage = written();
    let (mut bank, _) = reopened(&storage);
    bank.execute(&request(20, deposit(bob(), 1))).expect("taken by the second writer");
    let next = bank.log().head().next();
    let torn = SegmentKey { first: next, last: next.next(), epoch: Epoch::new(1) }.text(&Workspace::first());
    storage.set(&torn, r#"{"format":1,"first""#).expect("memory can be changed");
    let reading = reopened(&storage).1;
    let set_aside = vec![SetAside { key: torn, why: WhySetAside::Unreadable(RecordError::Torn) }];
    assert_eq!((reading.found, reading.set_aside), (Found::Whole, set_aside));
}

#[test]
fn a_hole_in_the_middle_is_told_and_nothing_more_is_written() {
    let storage = written();
    storage.remove(&key(2, 1)).expect("memory can be changed");
    let (mut bank, reading) = reopened(&storage);
    let hole = Damage::Hole { missing: Position::new(2), next: key(3, 1) };
    assert_eq!((reading.found, bank.log().head()), (Found::Damaged(hole), Position::new(1)));
    let refused = Err(Refusal::Append(AppendError::NotWritten(WriteError::ReadOnly)));
    assert_eq!(bank.execute(&request(20, create(bob()))), refused);
}

#[test]
fn a_changed_commit_in_the_middle_is_told_with_its_position() {
    let storage = written();
    let changed = text(&storage, &key(3, 1)).replace("10000", "90000");
    storage.set(&key(3, 1), &changed).expect("memory can be changed");
    match reopened(&storage).1.found {
        Found::Damaged(Damage::Bad { position, key: bad, why: WhySetAside::Unreadable(error) }) => {
            assert_eq!((position, bad), (Position::new(3), key(3, 1)));
            assert!(matches!(error, RecordError::WrongHash { .. }), "{error}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn commits_that_changed_places_are_found() {
    let storage = written();
    let (second, third) = (text(&storage, &key(2, 1)), text(&storage, &key(3, 1)));
    storage.set(&key(2, 1), &third).expect("memory can be changed");
    storage.set(&key(3, 1), &second).expect("memory can be changed");
    let found = reopened(&storage).1.found;
    assert!(matches!(found, Found::Damaged(Damage::Bad { why: WhySetAside::OtherKey, .. })), "{found:?}");
}

#[test]
fn a_commit_of_a_newer_program_is_never_set_aside() {
    let storage = written();
    let all = keys(&storage);
    let last = all.last().expect("there are commits");
    let newer = text(&storage, last).replacen(r#"{"format":1,"#, r#"{"format":2,"#, 1);
    storage.set(last, &newer).expect("memory can be changed");
    let newer = Damage::NewerFormat { key: last.clone(), found: 2 };
    assert_eq!(reopened(&storage).1.found, Found::Damaged(newer));
}

#[test]
fn a_late_commit_of_an_older_epoch_is_set_aside_and_told() {
    let storage = MemoryStorage::default();
    reopened(&storage).0.execute(&request(1, create(alice()))).expect("taken");
    // Two tabs write the same position, and neither sees the other's commit until later.
    let (blind, seeing) = (storage.copied(), storage.clone());
    reopened(&blind).0.execute(&request(2, deposit(alice(), 1))).expect("taken");
    let (mut later, _) = reopened(&seeing);
    later.writer_mut().start_writing(Epoch::new(2)).expect("it may write");
    later.execute(&request(3, deposit(alice(), 2))).expect("taken");
    seeing.set(&key(2, 2), &text(&blind, &key(2, 2))).expect("memory can be changed");

    let (again, reading) = reopened(&storage);
    assert_eq!((reading.found, messages(&again)), (Found::Whole, messages(&later)));
    let late = WhySetAside::Late { epoch: Epoch::new(2), overtaken_by: Epoch::new(3) };
    assert_eq!(reading.set_aside.into_iter().map(|aside| aside.why).collect::<Vec<_>>(), [late]);
}

#[test]
fn a_log_that_could_not_be_read_to_its_end_is_never_written_to() {
    let inner = written();
    for nth in 0..=keys(&inner).len() {
        let faulty = Faulty { inner: inner.clone(), calls: Rc::default(), nth, for_ever: false, fault: Fault::Throws };
        let (mut bank, reading) = open(faulty);
        assert!(reading.is_err());
        assert!(bank.execute(&request(20, deposit(alice(), 1))).is_err(), "call {nth}");
    }
    assert_eq!(messages(&reopened(&inner).0).len(), messages(&reopened(&written()).0).len());
}

#[test]
fn whichever_storage_call_fails_every_acknowledged_command_is_there_after_a_reload() {
    for fault in [Fault::Throws, Fault::DoesAndThrows, Fault::Forgets] {
        for for_ever in [false, true] {
            for nth in 0.. {
                let calls = Rc::new(Cell::new(0));
                let inner = MemoryStorage::default();
                let faulty = Faulty { inner: inner.clone(), calls: calls.clone(), nth, for_ever, fault };
                let (mut bank, _) = open(faulty);
                let acknowledged = run(&mut bank);
                check_after_reload(&bank, &inner, &acknowledged, &format!("{fault:?}, {for_ever}, {nth}"));
                if calls.get() <= nth {
                    break;
                }
            }
        }
    }
}

fn check_after_reload(bank: &JournalBank<Faulty>, disk: &MemoryStorage, acknowledged: &[Request], case: &str) {
    let (mut again, reading) = reopened(disk);
    assert_eq!(reading.found, Found::Whole, "{case}");
    let (memory, read) = (messages(bank), messages(&again));
    assert_eq!(read.get(..memory.len()), Some(&memory[..]), "{case}: memory knows nothing that the disk has not");
    if bank.writer().writes_as().is_some() {
        assert_eq!(read.len(), memory.len(), "{case}: the disk has nothing that memory does not know");
    }
    for request in acknowledged {
        let again = again.execute(request).expect("it was taken before");
        assert!(again.repeated, "{case}: {request:?}");
    }
}
