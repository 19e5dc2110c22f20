//! Workspaces: several banks side by side. Whichever call of the storage fails, nothing half-landed counts as a bank.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

#[path = "support/faulty.rs"]
mod faulty;

use event_sourced_bank::bank::sample::Sample;
use event_sourced_bank::event_sourcing::message::{Stored, WhyUnreadable};
use event_sourced_bank::event_sourcing::{
    Category, Commit, CommitWriter, Message, MessageId, Position, Storable, StreamName, Timestamp, Version,
};
use event_sourced_bank::journal::landing::land;
use event_sourced_bank::journal::{
    Journal, KeyValue, Landed, LandingError, MemoryStorage, Name, Standing, StorageError, Unread, Workspace,
    WorkspaceError, Workspaces,
};
use event_sourced_bank::session::samples;
use faulty::{Fault, Faulty};
use serde_json::value::RawValue;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use uuid::Uuid;

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn workspace(text: &str) -> Workspace {
    Workspace::parse(text).expect("a workspace")
}

/// What is in the list: address and name.
fn listed<S: KeyValue + Clone>(workspaces: &Workspaces<S>) -> Vec<(String, String)> {
    let list = workspaces.list().expect("memory can be read");
    list.iter().map(|listed| (listed.workspace.as_str().to_owned(), listed.called().to_owned())).collect()
}

fn pair(address: &str, called: &str) -> (String, String) {
    (address.to_owned(), called.to_owned())
}

/// A store with a quiet day in it.
fn with_sample() -> (MemoryStorage, Workspaces<MemoryStorage>) {
    let storage = MemoryStorage::default();
    let workspaces = Workspaces::new(storage.clone());
    workspaces.land("quiet-day", samples::commits(Sample::QuietDay, 1)).expect("landed");
    (storage, workspaces)
}

#[test]
fn a_workspace_is_made_named_and_found_again() {
    let (_, workspaces) = with_sample();
    assert_eq!(workspaces.create(&name("Class of 2026")), Ok(workspace("class-of-2026")));
    assert_eq!(workspaces.create(&name("class of 2026")), Err(WorkspaceError::NameTaken));
    assert_eq!(workspaces.create(&name("Class-of 2026!")), Ok(workspace("class-of-2026-2")));
    assert_eq!(workspaces.create(&name("Main")), Ok(workspace("main-2")), "main is never given away");
    workspaces.rename(&workspace("quiet-day"), &name("Monday")).expect("renamed");
    assert_eq!(workspaces.rename(&workspace("main-2"), &name("monday")), Err(WorkspaceError::NameTaken));
    workspaces.rename(&workspace("quiet-day"), &name("MONDAY")).expect("its own name is free");
    assert_eq!(
        listed(&workspaces),
        [
            pair("class-of-2026", "Class of 2026"),
            pair("class-of-2026-2", "Class-of 2026!"),
            pair("main-2", "Main"),
            pair("quiet-day", "MONDAY")
        ]
    );
    let standing = workspaces.standing(&workspace("quiet-day")).expect("read");
    assert!(standing.messages > 30 && standing.is_whole);
    assert_eq!(workspaces.standing(&workspace("main-2")), Ok(Standing { messages: 0, is_whole: true }));
}

#[test]
fn what_lies_under_a_foreign_name_is_no_workspace() {
    let (storage, workspaces) = with_sample();
    for key in ["bank/", "bank/UPPER/0000000001-1", "bank/none", "bank-name/Über", "bank-trial", "other/bank/x/1"] {
        storage.set(key, "x").expect("set");
    }
    storage.set("bank-name/quiet-day", "a\u{202E}b").expect("set");
    assert_eq!(listed(&workspaces), [pair("quiet-day", "quiet-day")], "a name that hides something is not shown");
}

#[test]
fn a_copy_has_the_same_log_and_goes_its_own_way() {
    let (storage, workspaces) = with_sample();
    let copy = workspaces.duplicate(&workspace("quiet-day")).expect("copied");
    assert_eq!(copy, workspace("quiet-day-copy"));
    assert_eq!(workspaces.duplicate(&workspace("quiet-day")), Ok(workspace("quiet-day-copy-2")));
    let file = |of: &Workspace| {
        let mut journal = Journal::new(storage.clone(), of.clone());
        journal.read_on::<Unread>(&mut |_| Ok(())).expect("memory can be read");
        journal.export().expect("memory can be read")
    };
    assert_eq!(file(&copy), file(&workspace("quiet-day")));
    let empty = workspaces.create(&name("Empty")).expect("made");
    assert_eq!(workspaces.duplicate(&empty), Err(LandingError::Empty.into()));
    let key = storage.keys("bank/quiet-day/").expect("read").remove(0);
    let text = storage.get(&key).expect("read").expect("there");
    storage.set("bank/quiet-day/0000009999-1", &text).expect("set");
    assert_eq!(workspaces.duplicate(&workspace("quiet-day")), Err(WorkspaceError::Damaged));
}

#[test]
fn what_was_taken_away_comes_back_as_it_was() {
    let (storage, workspaces) = with_sample();
    workspaces.rename(&workspace("quiet-day"), &name("Monday")).expect("renamed");
    let before = texts(&storage);
    let removed = workspaces.remove(&workspace("quiet-day")).expect("removed");
    assert_eq!((listed(&workspaces), removed.called.as_str()), (vec![], "Monday"));
    assert_eq!(storage.keys(""), Ok(vec![]));
    workspaces.put_back(&removed).expect("put back");
    assert_eq!(texts(&storage), before);
    workspaces.remove(&workspace("quiet-day")).expect("removed");
    workspaces.land("quiet-day", samples::commits(Sample::Refund, 1)).expect("landed");
    let taken = LandingError::Taken { workspace: workspace("quiet-day") };
    assert_eq!(workspaces.put_back(&removed), Err(taken.into()), "nothing is overwritten");
}

fn texts(storage: &MemoryStorage) -> Vec<(String, String)> {
    let keys = storage.keys("").expect("memory can be read");
    keys.into_iter().map(|key| (key.clone(), storage.get(&key).expect("read").expect("there"))).collect()
}

/// Runs an act on a copy of a store, once for each call that could fail in each way, and gives the store and what the
/// act came to.
fn with_each_fault<T>(
    storage: &MemoryStorage,
    act: impl Fn(&Workspaces<Rc<Faulty>>) -> T,
    check: impl Fn(&MemoryStorage, T, &str),
) {
    for fault in [Fault::Throws, Fault::DoesAndThrows, Fault::Forgets] {
        for for_ever in [false, true] {
            for nth in 0.. {
                let (inner, calls) = (storage.copied(), Rc::new(Cell::new(0)));
                let faulty = Faulty { inner: inner.clone(), calls: calls.clone(), nth, for_ever, fault };
                let came = act(&Workspaces::new(Rc::new(faulty)));
                check(&inner, came, &format!("{fault:?}, for ever: {for_ever}, call {nth}"));
                if calls.get() <= nth {
                    break;
                }
            }
        }
    }
}

/// How a workspace stands: its messages, and whether they are whole.
fn standing(storage: &MemoryStorage, of: &str) -> (u64, bool) {
    let standing = Workspaces::new(storage.clone()).standing(&workspace(of)).expect("memory can be read");
    (standing.messages, standing.is_whole)
}

/// A store of which is known how much it can hold.
#[derive(Clone)]
struct Small {
    inner: MemoryStorage,
    budget: usize,
}

impl KeyValue for Small {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        self.inner.keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.inner.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }

    fn budget(&self) -> Option<usize> {
        Some(self.budget)
    }
}

#[test]
fn a_log_that_would_take_up_what_is_kept_for_transfers_does_not_land() {
    let land = |budget| {
        let small = Small { inner: MemoryStorage::default(), budget };
        let landed = Workspaces::new(small.clone()).land("refund", samples::commits(Sample::Refund, 1));
        (landed, small.used().expect("memory can be read"))
    };
    let (landed, used) = land(1_000_000);
    assert!(landed.is_ok());
    assert_eq!(land(used + 1_000), (Err(LandingError::NoRoom.into()), 0));
    assert!(land(used + 16_000).0.is_ok());
}

#[test]
fn whichever_call_fails_a_log_lands_whole_or_not_at_all() {
    let day = || samples::commits(Sample::QuietDay, 1);
    let whole = standing(&with_sample().0, "quiet-day").0;
    with_each_fault(
        &MemoryStorage::default(),
        |workspaces| workspaces.land("quiet-day", day()),
        |storage, landed, case| match landed {
            Ok(landed) => {
                assert_eq!(landed, Landed::Added(workspace("quiet-day")), "{case}");
                assert_eq!(standing(storage, "quiet-day"), (whole, true), "{case}");
            }
            // What may have been left behind is told, and is whole: one write is never half a write.
            Err(WorkspaceError::Landing(LandingError::LeftBehind { key })) => {
                assert!(key.starts_with("bank/quiet-day/0000000001.."), "{case}: {key}");
                assert!([0, whole].contains(&standing(storage, "quiet-day").0), "{case}");
            }
            Err(_) => assert_eq!(storage.keys(""), Ok(vec![]), "{case}"),
        },
    );
}

#[test]
fn whichever_call_fails_a_copy_is_whole_or_not_there_and_the_original_is_untouched() {
    let (storage, _) = with_sample();
    let whole = standing(&storage, "quiet-day");
    with_each_fault(
        &storage,
        |workspaces| workspaces.duplicate(&workspace("quiet-day")),
        |storage, copied, case| {
            assert_eq!(standing(storage, "quiet-day"), whole, "{case}");
            let copy = standing(storage, "quiet-day-copy");
            match copied {
                Ok(_) => assert_eq!(copy, whole, "{case}"),
                Err(WorkspaceError::Landing(LandingError::LeftBehind { .. })) => {
                    assert!(copy == whole || copy.0 == 0, "{case}");
                }
                Err(_) => assert_eq!(copy.0, 0, "{case}"),
            }
        },
    );
}

/// A store with a bank of many keys.
fn many_keys() -> MemoryStorage {
    let (storage, workspaces) = with_sample();
    let (commits, _) = workspaces.read(&workspace("quiet-day")).expect("read");
    let mut journal = Journal::new(storage.clone(), workspace("many"));
    journal.read_on::<Unread>(&mut |_| Ok(())).expect("read");
    journal.start_writing(Default::default()).expect("it may write");
    for message in commits.into_iter().flat_map(|commit| commit.messages).take(5) {
        journal.write(&Commit { messages: vec![message], progress: Default::default() }).expect("written");
    }
    workspaces.rename(&workspace("many"), &name("Many")).expect("named");
    storage
}

#[test]
fn whichever_call_fails_a_bank_is_taken_away_or_there_or_plainly_not_whole() {
    let storage = many_keys();
    let before = texts(&storage);
    with_each_fault(
        &storage,
        |workspaces| workspaces.remove(&workspace("many")),
        |storage, removed, case| match removed {
            Ok(removed) => {
                assert_eq!(storage.keys("bank/many/"), Ok(vec![]), "{case}");
                Workspaces::new(storage.clone()).put_back(&removed).expect("put back");
                assert_eq!(texts(storage), before, "{case}");
            }
            Err(WorkspaceError::HalfRemoved { removed }) => {
                let (messages, is_whole) = standing(storage, "many");
                assert!(messages == 0 || (messages, is_whole) == (5, true), "{case}: never a shorter log");
                Workspaces::new(storage.clone()).put_back(&removed).expect("it can be put back later");
                assert_eq!(texts(storage), before, "{case}");
            }
            Err(_) => assert_eq!(texts(storage), before, "{case}"),
        },
    );
}

#[test]
fn whichever_call_fails_an_undo_brings_all_back_or_can_be_tried_again() {
    let storage = many_keys();
    let before = texts(&storage);
    let removed = Workspaces::new(storage.clone()).remove(&workspace("many")).expect("removed");
    with_each_fault(
        &storage,
        |workspaces| workspaces.put_back(&removed),
        |storage, came, case| {
            let (messages, is_whole) = standing(storage, "many");
            assert!(messages == 0 || (messages, is_whole) == (5, true), "{case}: never a shorter log");
            if came.is_err() {
                Workspaces::new(storage.clone()).put_back(&removed).expect("it can be tried again");
            }
            assert_eq!(texts(storage), before, "{case}");
        },
    );
}

#[test]
fn whichever_call_fails_a_name_is_the_old_or_the_new_one() {
    let storage = many_keys();
    with_each_fault(
        &storage,
        |workspaces| workspaces.rename(&workspace("many"), &name("Few")),
        |storage, renamed, case| {
            let is = Workspaces::new(storage.clone()).name(&workspace("many")).expect("read");
            let is = is.as_ref().map(Name::as_str);
            match renamed {
                Ok(()) => assert_eq!(is, Some("Few"), "{case}"),
                Err(WorkspaceError::Landing(LandingError::LeftBehind { .. })) => {
                    assert!([None, Some("Many"), Some("Few")].contains(&is), "{case}");
                }
                Err(_) => assert!([None, Some("Many")].contains(&is), "{case}"),
            }
            assert_eq!(standing(storage, "many"), (5, true), "{case}");
        },
    );
}

/// A payload that counts how often it is written down.
#[derive(Clone, PartialEq, Debug)]
struct Counting(Rc<Cell<usize>>);

impl Storable for Counting {
    const CATEGORIES: &'static [&'static str] = &["account"];

    fn type_name(&self) -> &'static str {
        "Counting"
    }

    fn schema(&self) -> u32 {
        1
    }

    fn encode(&self) -> serde_json::Result<Box<RawValue>> {
        self.0.set(self.0.get() + 1);
        RawValue::from_string("{}".to_owned())
    }

    fn decode(_: Stored<'_>) -> Result<Self, WhyUnreadable> {
        Err(WhyUnreadable::UnknownType)
    }
}

/// A log of one message, and how often that was written down.
fn counted() -> (Vec<Commit<Counting>>, Rc<Cell<usize>>) {
    let (count, id) = (Rc::new(Cell::new(0)), MessageId::new(Uuid::nil()));
    let message = Message {
        position: Position::new(1),
        stream: StreamName::new(Category::new("account"), Uuid::nil()),
        version: Version::new(1),
        id,
        time: Timestamp::default(),
        correlation_id: id,
        causation_id: id,
        payload: Ok(Counting(count.clone())),
    };
    (vec![Commit { messages: vec![message], progress: BTreeMap::new() }], count)
}

/// A store to which another tab writes as soon as somebody has seen that it is empty.
struct Contested(MemoryStorage);

impl KeyValue for Contested {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        let keys = self.0.keys(prefix);
        self.0.set(&format!("{prefix}0000000001-1"), "of another tab")?;
        keys
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove(key)
    }
}

#[test]
fn a_workspace_that_holds_something_is_left_alone_before_anything_is_packed_and_after() {
    let place = workspace("contested");
    let taken = Err(LandingError::Taken { workspace: place.clone() });
    let storage = MemoryStorage::default();
    storage.set(&format!("{}0000000001-1", place.prefix()), "of another tab").expect("memory can be changed");
    let (commits, packed) = counted();
    assert_eq!((land(&storage, &place, commits), packed.get()), (taken.clone(), 0));

    let contested = Contested(MemoryStorage::default());
    let (commits, packed) = counted();
    assert_eq!((land(&contested, &place, commits), packed.get()), (taken, 1));
    assert_eq!(contested.0.keys("").map(|keys| keys.len()), Ok(1), "nothing was written");

    let empty = MemoryStorage::default();
    assert_eq!(land(&empty, &place, counted().0), Ok(()));
    assert_eq!(empty.keys("").map(|keys| keys.len()), Ok(1));
}
