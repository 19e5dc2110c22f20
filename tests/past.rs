//! The past of a log whose commits were joined on the way, by a file or by landing: it is told as in the log it came from.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::sample::Sample;
use event_sourced_bank::bank::timeline::Moment;
use event_sourced_bank::bank::worker::workers;
use event_sourced_bank::bank::{Payload, Timeline};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::{Commit, CommitWriter, Log, Position, Progress, Subscription};
use event_sourced_bank::journal::{Epoch, Journal, KeyValue, MemoryStorage, Thresholds, Workspace, Workspaces, export};
use event_sourced_bank::session::import::examine;
use event_sourced_bank::session::samples;
use std::rc::Rc;
use support::Desk;

fn log_of(commits: impl IntoIterator<Item = Commit<Payload>>) -> Log<Payload> {
    let mut log = Log::default();
    commits.into_iter().for_each(|commit| log.push(commit).expect("it fits"));
    log
}

/// The log that lies in a workspace.
fn read(storage: &MemoryStorage, workspace: &str) -> Log<Payload> {
    let workspace = Workspace::parse(workspace).expect("a name");
    let mut log = Log::default();
    Journal::new(storage.clone(), workspace).read_on(&mut |commit| log.push(commit)).expect("memory can be read");
    log
}

/// A log exported, imported and read again.
fn imported(log: &Log<Payload>) -> Log<Payload> {
    let progress = |reader: &Subscription| log.progress_at(&reader.name, log.head()).cloned().unwrap_or_default();
    let progress = workers().iter().map(|it| (it.subscription.name.clone(), progress(&it.subscription))).collect();
    let file = export::of_log(log, progress).expect("written");
    let storage = MemoryStorage::default();
    let shared: Rc<dyn KeyValue> = Rc::new(storage.clone());
    examine(file.as_bytes()).remove(0).land(&Workspaces::new(shared), "copy").expect("landed");
    read(&storage, "copy")
}

/// A log that has landed in a workspace and was read again.
fn landed(log: &Log<Payload>) -> Log<Payload> {
    let storage = MemoryStorage::default();
    let shared: Rc<dyn KeyValue> = Rc::new(storage.clone());
    Workspaces::new(shared).land("copy", log.commits().collect()).expect("landed");
    read(&storage, "copy")
}

/// A log that was written commit by commit, and is so long that the most of it was sealed.
fn sealed(log: &Log<Payload>) -> Log<Payload> {
    let storage = MemoryStorage::default();
    let workspace = Workspace::parse("copy").expect("a name");
    let mut journal = Journal::new(storage.clone(), workspace).sealing_at(Thresholds { open: 8, pack: 4 });
    journal.read_on::<Payload>(&mut |_| Ok(())).expect("memory can be read");
    journal.start_writing(Epoch::ZERO).expect("it may write");
    log.commits().for_each(|commit| journal.write(&commit).expect("written"));
    journal.remove_packed().expect("removed");
    assert!(storage.keys("").expect("read").iter().any(|key| key.contains("..")), "some of it is sealed");
    read(&storage, "copy")
}

/// The moments of a log, every so many messages.
fn moments(log: &Log<Payload>, every: usize) -> Vec<Moment> {
    let mut timeline = Timeline::with_interval(16);
    timeline.catch_up(log);
    let positions = (0..=log.head().get()).step_by(every);
    positions.map(|position| timeline.at(log, Position::new(position))).collect()
}

fn pending(moment: &Moment, log: &Log<Payload>) -> Vec<Position> {
    moment.pending_commands(log).map(|message| message.position).collect()
}

/// Whether one of the messages that a subscription reads after a position and up to another has led to something that
/// was written after a moment.
fn led_to_something_later(
    log: &Log<Payload>,
    reader: &Subscription,
    was: &Progress,
    is: &Progress,
    at: Position,
) -> bool {
    let between = reader.categories.iter().flat_map(|category| log.category(category, was.checkpoint));
    let mut between = between.filter(|message| message.position <= is.checkpoint);
    between.any(|message| log.all(at).any(|later| later.causation_id == message.id))
}

/// Both tell the same past: the same commands were pending at each moment, and each subscription had come as far, but for
/// messages that led to nothing, of which nobody can tell when a handler looked at them.
fn assert_same_past(original: &Log<Payload>, other: &Log<Payload>, every: usize) {
    let (was, is) = (moments(original, every), moments(other, every));
    for (was, is) in was.iter().zip(&is) {
        let at = was.position;
        assert_eq!(pending(is, other), pending(was, original), "pending at {at}");
        assert_eq!(is.read_models, was.read_models);
        for worker in workers() {
            let reader = &worker.subscription;
            let (was, is) = (&was.progress[&reader.name], &is.progress[&reader.name]);
            assert!(is.checkpoint >= was.checkpoint, "{} at {at}: {is:?} instead of {was:?}", reader.name);
            assert!(is.checkpoint < at || at == Position::ZERO, "{} at {at}: {is:?}", reader.name);
            assert!(!led_to_something_later(original, reader, was, is, at), "{} at {at}: {is:?}", reader.name);
        }
    }
}

#[test]
fn an_imported_bank_tells_its_past_as_the_original_does() {
    let mut desk =
        Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into(), initiate(30).into()]);
    desk.send(withdraw(alice(), 5)).expect("taken");
    let copy = imported(desk.bank.log());
    assert_same_past(desk.bank.log(), &copy, 1);
    let checkpoints = |log, at: usize| -> Vec<u64> {
        moments(log, 1)[at].progress.values().map(|progress| progress.checkpoint.get()).collect()
    };
    assert_eq!((checkpoints(desk.bank.log(), 10), checkpoints(&copy, 10)), (vec![8, 9, 7], vec![8, 9, 7]));
    assert_eq!(pending(&moments(&copy, 1)[8], &copy), [Position::new(8)]);
    assert_eq!(pending(&moments(&copy, 1)[9], &copy), []);
}

#[test]
fn what_had_not_been_handled_at_the_end_waits_in_an_imported_bank_too() {
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    desk.send(initiate(30)).expect("taken");
    desk.bank.round(desk.now()).expect("taken");
    let copy = imported(desk.bank.log());
    assert_same_past(desk.bank.log(), &copy, 1);
    let head = moments(&copy, 1).pop().expect("there is one");
    assert_eq!(pending(&head, &copy), [Position::new(5)], "its outcome is not there yet");
}

#[test]
fn every_sample_tells_the_same_past_wherever_it_has_been() {
    for sample in [Sample::QuietDay, Sample::FailedTransfer, Sample::Refund, Sample::Busy { messages: 300 }] {
        let original = log_of(samples::commits(sample, 1));
        assert_same_past(&original, &imported(&original), 1);
        assert_same_past(&original, &landed(&original), 1);
    }
}

#[test]
fn what_is_sealed_keeps_its_commits_and_so_its_past() {
    let original = log_of(samples::commits(Sample::Busy { messages: 300 }, 1));
    assert_eq!(moments(&sealed(&original), 1), moments(&original, 1));
}

#[test]
fn a_log_so_long_that_its_commits_are_joined_tells_the_same_past() {
    let original = log_of(samples::commits(Sample::Busy { messages: 2_500 }, 1));
    let copy = landed(&original);
    assert_same_past(&original, &copy, 5);
    assert_same_past(&original, &imported(&original), 7);
}
