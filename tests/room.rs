//! Room: people are told before it is gone, what is under way always comes to its end, and old commits make way.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::{Command, Outcome, Refusal, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::{AppendError, MessageId, Timestamp, WriteError};
use event_sourced_bank::journal::{KeyValue, MemoryStorage, Room, StorageError, Workspace};
use event_sourced_bank::session::ports::{Alarm, Channel, Clock, Ids, Lock};
use event_sourced_bank::session::{LockNews, Notice, Ports, Role, Session};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use uuid::Uuid;

const BUDGET: usize = 100_000;

/// A store with an end, as a browser has one.
struct Bounded(MemoryStorage);

impl KeyValue for Bounded {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        self.0.keys(prefix)
    }

    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let more = key.len() + text.encode_utf16().count();
        if self.0.used()? + more > BUDGET { Err(StorageError::Full) } else { self.0.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove(key)
    }

    fn budget(&self) -> Option<usize> {
        Some(BUDGET)
    }
}

/// A page alone, whose clock the test turns.
#[derive(Clone, Default)]
struct Page {
    now: Rc<Cell<i64>>,
    ids: Rc<Cell<u128>>,
}

impl Clock for Page {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_millis(1_795_600_800_000 + self.now.get())
    }
}

impl Ids for Page {
    fn new_id(&self, _: Timestamp) -> MessageId {
        self.ids.set(self.ids.get() + 1);
        MessageId::new(Uuid::from_u128(self.ids.get()))
    }
}

impl Channel for Page {
    fn post(&self, _: &str) {}
}

impl Lock for Page {
    fn request(&self) {}

    fn release(&self) {}
}

impl Alarm for Page {
    fn wake_in(&self, _: u32) {}
}

fn open(storage: &MemoryStorage) -> (Session, Page) {
    open_on(Rc::new(Bounded(storage.clone())))
}

fn open_on(storage: Rc<dyn KeyValue>) -> (Session, Page) {
    let page = Page::default();
    let ports = Ports {
        storage,
        clock: Box::new(page.clone()),
        ids: Box::new(page.clone()),
        channel: Box::new(page.clone()),
        lock: Box::new(page.clone()),
        alarm: Box::new(page.clone()),
    };
    let session = Session::open(ports, Workspace::first());
    session.lock(LockNews::Granted);
    session.wake();
    assert_eq!(session.role(), Role::Writing);
    (session, page)
}

fn send_request(session: &Session, request: &Request) -> Result<Outcome, Refusal> {
    let reply = Rc::new(RefCell::new(None));
    let told = reply.clone();
    session.send(request, move |answer| *told.borrow_mut() = Some(answer));
    reply.take().expect("the tab that writes answers at once")
}

fn send(session: &Session, command: impl Into<Command>) -> Result<Outcome, Refusal> {
    send_request(session, &Request::new(session.new_id(), session.now(), command))
}

/// Something else of the same origin takes room, until so many hundredths are taken.
fn fill(storage: &MemoryStorage, percent: usize) {
    storage.remove("other").expect("memory can be changed");
    let used = storage.used().expect("memory can be read") + "other".len();
    storage.set("other", &"x".repeat(BUDGET * percent / 100 - used)).expect("memory can be changed");
}

#[test]
fn people_are_told_from_seventy_hundredths_on() {
    let storage = MemoryStorage::default();
    let (session, _) = open(&storage);
    fill(&storage, 69);
    send(&session, create(alice())).expect("taken");
    assert_eq!(session.notices(), []);
    fill(&storage, 70);
    send(&session, create(bob())).expect("taken");
    send(&session, deposit(bob(), 1)).expect("taken");
    assert_eq!(session.notices(), [Notice::Scarce], "once");
    assert!(session.room().is_some_and(Room::is_scarce));
}

#[test]
fn from_ninety_hundredths_on_new_commands_are_refused_and_a_transfer_under_way_ends() {
    let storage = MemoryStorage::default();
    let (session, _) = open(&storage);
    for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
        send(&session, command).expect("taken");
    }
    let transfer = Request::new(session.new_id(), session.now(), initiate(30));
    send_request(&session, &transfer).expect("taken");
    fill(&storage, 90);
    let reserved = Err(Refusal::Append(AppendError::NotWritten(WriteError::Reserved)));
    let head = session.bank().log().head();
    assert_eq!(send(&session, deposit(alice(), 1)), reserved);
    assert_eq!(session.bank().log().head(), head, "nothing was written");
    assert!(send_request(&session, &transfer).expect("it was taken before").repeated);
    while session.round().expect("there is room for it") > 0 {}
    assert!(session.bank().decisions().at_rest());
    assert_eq!(send(&session, deposit(alice(), 1)), reserved);
    fill(&storage, 50);
    assert!(send(&session, deposit(alice(), 1)).is_ok(), "there is room again");
}

#[test]
fn no_more_transfers_begin_than_there_is_room_to_end() {
    let storage = MemoryStorage::default();
    let (session, _) = open(&storage);
    for command in [create(alice()), create(bob()), deposit(alice(), 100)] {
        send(&session, command).expect("taken");
    }
    fill(&storage, 50);
    let mut begun = 0;
    let transfer = |id: u128| {
        let transfer_id = event_sourced_bank::domain::TransferId::new(Uuid::from_u128(id));
        let amount = event_sourced_bank::domain::Money::major(1);
        let (from_account_id, to_account_id) = (alice(), bob());
        event_sourced_bank::domain::transfer::Command::InitiateTransfer {
            transfer_id,
            from_account_id,
            to_account_id,
            amount,
        }
    };
    while send(&session, transfer(1_000 + begun)).is_ok() {
        begun += 1;
    }
    assert!((1..50).contains(&begun), "{begun}");
    while session.round().expect("there is room for all of them") > 0 {}
    assert!(session.bank().decisions().at_rest());
    assert!(send(&session, deposit(alice(), 1)).is_ok());
}

#[test]
fn packed_commits_are_cleared_away_after_some_seconds_and_not_before() {
    let storage = MemoryStorage::default();
    let (session, page) = open_on(Rc::new(storage.clone()));
    send(&session, create(alice())).expect("taken");
    (1..512).for_each(|_| drop(send(&session, deposit(alice(), 1)).expect("taken")));
    let keys = || storage.keys("bank/").expect("memory can be read").len();
    assert_eq!(keys(), 513, "512 open commits and a segment");
    session.wake();
    assert_eq!(keys(), 513);
    page.now.set(1_999);
    session.wake();
    assert_eq!(keys(), 513);
    page.now.set(2_000);
    session.wake();
    assert_eq!(keys(), 257, "256 open commits and a segment");
}
