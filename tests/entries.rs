//! What lies in the storage, as a person reads it on the storage page.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::{Bank, Payload, Request};
use event_sourced_bank::domain::account::example::{alice, create, deposit};
use event_sourced_bank::event_sourcing::{Log, MessageId, Position, Timestamp};
use event_sourced_bank::journal::{
    Content, EntryKind, Epoch, Journal, KeyValue, MemoryStorage, Thresholds, Workspace, Workspaces,
};
use uuid::Uuid;

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

#[test]
fn what_lies_in_the_storage_is_read_whether_it_is_packed_or_not() {
    let storage = MemoryStorage::default();
    let workspaces = Workspaces::new(storage.clone());
    let workspace = Workspace::first();
    let mut journal = Journal::new(storage.clone(), workspace.clone()).sealing_at(Thresholds { open: 4, pack: 3 });
    journal.read_on::<Payload>(&mut |_| Ok(())).expect("memory can be read");
    journal.start_writing(Epoch::ZERO).expect("it may write");
    let mut bank = Bank::new(Log::default(), journal);
    let mut written = vec![];
    for number in 1..=4 {
        let command = if number == 1 { create(alice()) } else { deposit(alice(), 1) };
        bank.execute(&Request::new(MessageId::new(Uuid::from_u128(number)), now(), command)).expect("taken");
        let key = format!("{number:010}-1");
        let text = storage.get(&format!("bank/main/{key}")).expect("memory can be read");
        written.push((key, text.expect("it lies open at first")));
    }
    bank.writer_mut().remove_packed().expect("memory can be changed");
    storage.set("bank/main/a note", "not ours").expect("memory can be changed");

    let entries = workspaces.entries(&workspace).expect("memory can be read");
    let kinds: Vec<_> = entries.iter().map(|entry| entry.kind).collect();
    let (first, last) = (Position::new(1), Position::new(3));
    let expected = [EntryKind::Commit(Position::new(4)), EntryKind::Segment(first, last), EntryKind::Foreign];
    assert_eq!(kinds, expected, "the newest first");
    let content =
        |index: usize, after, most| workspaces.content(&entries[index], after, most).expect("memory can be read");
    assert_eq!(content(0, 0, 9), Content::Text(written[3].1.clone()));
    assert_eq!(content(2, 0, 9), Content::Text("not ours".to_owned()));
    let packed = |after, most| match content(1, after, most) {
        Content::Packed(commits, 3) => commits.into_iter().map(|it| (it.key.to_string(), it.text)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!((packed(0, 9), packed(1, 1)), (written[..3].to_vec(), written[1..2].to_vec()));

    let (key, text) =
        (&entries[1].key, storage.get(&entries[1].key).expect("memory can be read").expect("it is there"));
    storage.set(key, &text.replacen("\"commits\":3", "\"commits\":4", 1)).expect("memory can be changed");
    assert!(matches!(content(1, 0, 9), Content::Unreadable(..)));
    storage.remove(key).expect("memory can be changed");
    assert_eq!(content(1, 0, 9), Content::Gone);
}
