//! Sample banks are sound, tell what they promise, and are the same for everybody.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::executor::ROUNDS_TO_END;
use event_sourced_bank::bank::sample::{Sample, log};
use event_sourced_bank::bank::{Bank, Payload};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Commit, CommitWriter, Log, Position, Timestamp, envelope};
use event_sourced_bank::journal::{Epoch, Journal, KeyValue, Landed, MemoryStorage, Unread, Workspace, Workspaces};
use event_sourced_bank::session::AnyWorkspaces;
use event_sourced_bank::session::samples::{self, Growing};
use std::collections::BTreeMap;
use std::rc::Rc;

fn start() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

fn text(log: &Log<Payload>) -> Vec<String> {
    log.all(Position::ZERO).map(|message| envelope::write(message).expect("written")).collect()
}

/// The names of the statuses that the transfers of a sample end in.
fn endings(sample: Sample) -> Vec<&'static str> {
    let mut bank = Bank::new(log(sample, 1, start()), KeepNothing);
    let head = bank.log().head();
    bank.run_until_quiet(start(), ROUNDS_TO_END + 1).expect("quiet");
    assert_eq!(bank.log().head(), head, "everything has come to rest");
    assert_eq!(bank.audit().violations(), [], "the bank is sound");
    let transfers = bank.read_models().transfers.model();
    transfers.iter().filter_map(|(_, view)| view.state.status()).map(|status| status.name()).collect()
}

#[test]
fn each_sample_tells_what_it_promises() {
    assert_eq!(endings(Sample::QuietDay), ["finished", "finished", "finished", "failed", "finished"]);
    assert_eq!(endings(Sample::FailedTransfer), ["failed"]);
    assert_eq!(endings(Sample::Refund), ["refunded"]);
}

#[test]
fn a_busy_bank_has_as_many_messages_as_asked_for_and_some_of_every_end() {
    let ends = endings(Sample::Busy { messages: 3_000 });
    assert!(log(Sample::Busy { messages: 3_000 }, 1, start()).head() >= Position::new(3_000));
    assert!(ends.contains(&"finished") && ends.contains(&"failed"));
}

#[test]
fn the_same_seed_gives_the_same_log_and_another_seed_another() {
    let sample = Sample::Busy { messages: 300 };
    assert_eq!(text(&log(sample, 7, start())), text(&log(sample, 7, start())));
    assert_ne!(text(&log(sample, 7, start())), text(&log(sample, 8, start())));
}

#[test]
fn a_sample_that_is_made_in_parts_is_the_one_that_is_made_at_once() {
    for sample in [Sample::QuietDay, Sample::Refund, Sample::Busy { messages: 3_000 }] {
        let at_once: AnyWorkspaces = Workspaces::new(Rc::new(MemoryStorage::default()));
        at_once.land("sample", samples::commits(sample, 7)).expect("landed");
        let storage = MemoryStorage::default();
        let in_parts: AnyWorkspaces = Workspaces::new(Rc::new(storage.clone()));
        let (mut growing, mut steps) = (Growing::begin(sample, 7, "sample"), vec![]);
        let landed = loop {
            assert_eq!(storage.keys("").expect("read"), Vec::<String>::new(), "nothing is written before the end");
            steps.push(growing.progress());
            if let Some(landed) = growing.go_on(&in_parts).expect("it goes on") {
                break landed;
            }
        };
        let workspace = Workspace::parse("sample").expect("a name");
        assert_eq!(landed, Landed::Added(workspace.clone()));
        let read = |workspaces: &AnyWorkspaces| workspaces.read(&workspace).expect("read");
        assert_eq!(read(&in_parts), read(&at_once), "the same commits");
        assert!(steps.is_sorted_by_key(|(done, _)| *done) && steps.iter().all(|(done, of)| done <= of), "{steps:?}");
        if let Sample::Busy { messages } = sample {
            assert!(steps.len() as u64 > messages / 100, "{steps:?}");
        }

        assert_eq!(grown(sample, &in_parts), Landed::Already(workspace));
    }
}

/// What becomes of a sample that is made in parts.
fn grown(sample: Sample, workspaces: &AnyWorkspaces) -> Landed {
    let mut growing = Growing::begin(sample, 7, "sample");
    loop {
        if let Some(landed) = growing.go_on(workspaces).expect("it goes on") {
            return landed;
        }
    }
}

#[test]
fn a_sample_that_is_there_already_is_found_in_whatever_pieces_it_lies() {
    let sample = Sample::Busy { messages: 3_000 };
    let commits = samples::commits(sample, 7);
    let messages: Vec<_> = commits.iter().flat_map(|commit| commit.messages.clone()).collect();
    let progress = commits.iter().flat_map(|commit| commit.progress.clone()).collect();
    let storage = MemoryStorage::default();
    let workspaces: AnyWorkspaces = Workspaces::new(Rc::new(storage.clone()));
    let other = workspaces.land_new("other", samples::commits(sample, 8)).expect("landed");
    let file = workspaces.land_new("from-a-file", vec![Commit { messages, progress }]).expect("landed");
    assert_eq!(grown(sample, &workspaces), Landed::Already(file.clone()));

    storage.keys(&file.prefix()).expect("read").iter().for_each(|key| storage.remove(key).expect("removed"));
    let Landed::Added(added) = grown(sample, &workspaces) else { panic!("only {} is there", other.as_str()) };
    assert_eq!(grown(sample, &workspaces), Landed::Already(added.clone()));
    // Somebody works on in it, so it is another log.
    let mut journal = Journal::new(storage.clone(), added.clone());
    let (all, _) = workspaces.read(&added).expect("read");
    journal.read_on::<Unread>(&mut |_| Ok(())).expect("read");
    journal.start_writing(Epoch::ZERO).expect("it may write");
    let mut next = all.first().expect("it is not empty").messages[0].clone();
    next.position = journal.head().next();
    journal.write(&Commit { messages: vec![next], progress: BTreeMap::new() }).expect("written");
    assert!(matches!(grown(sample, &workspaces), Landed::Added(_)));
}

#[test]
fn of_a_sample_that_is_given_up_nothing_is_left() {
    let storage = MemoryStorage::default();
    let workspaces: AnyWorkspaces = Workspaces::new(Rc::new(storage.clone()));
    for parts in 1..9 {
        let mut growing = Growing::begin(Sample::Busy { messages: 2_000 }, 7, "sample");
        for _ in 0..parts {
            assert_eq!(growing.go_on(&workspaces), Ok(None));
        }
        drop(growing);
        assert_eq!(storage.keys("").expect("read"), Vec::<String>::new());
    }
}
