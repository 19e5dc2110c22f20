//! Appending: all of a draft or nothing, and only onto the version that the writer saw.

use super::example::{Raised, Shelf, counter, empty, id, notes, onto, raised, raised_in_turn};
use crate::event_sourcing::{
    AppendError, Appended, CommitWriter, Draft, ExpectedVersion, Log, LogError, Parked, Position, Progress, Store,
    SubscriptionName, Version, WriteError,
};

const READER: SubscriptionName = SubscriptionName::new("reader");

fn at(checkpoint: u64) -> Progress {
    Progress { checkpoint: Position::new(checkpoint), parked: vec![] }
}

fn positions(numbers: &[u64]) -> Vec<Position> {
    numbers.iter().copied().map(Position::new).collect()
}

#[test]
fn whoever_saw_no_message_expects_no_stream() {
    assert_eq!(ExpectedVersion::seen(Version::ZERO), ExpectedVersion::NoStream);
    assert_eq!(ExpectedVersion::seen(Version::new(3)), ExpectedVersion::Exact(Version::new(3)));
    assert_eq!(ExpectedVersion::NoStream.version(), Version::ZERO);
    assert_eq!(ExpectedVersion::Exact(Version::new(3)).version(), Version::new(3));
}

#[test]
fn positions_run_through_the_log_and_versions_through_each_stream() {
    let mut store = raised_in_turn(&[counter(1), counter(2), counter(1)]);
    let two_streams = Draft {
        appends: vec![onto(counter(1), 2, vec![raised(4, 5), raised(5, 5)]), onto(counter(2), 1, vec![raised(6, 5)])],
        progress: None,
    };
    assert_eq!(store.append(two_streams), Ok(Appended::Written(positions(&[4, 5, 6]))));
    let numbers = store.log().all(Position::ZERO).map(|message| (message.position.get(), message.version.get()));
    assert_eq!(numbers.collect::<Vec<_>>(), [(1, 1), (2, 1), (3, 2), (4, 3), (5, 4), (6, 2)]);
    let last = store.writer().commits.last().expect("written");
    assert_eq!((last.first(), last.last(), last.messages.len()), (Position::new(4), Position::new(6), 3));
}

#[test]
fn another_version_than_the_expected_is_a_conflict_that_names_both() {
    let mut store = raised_in_turn(&[counter(1), counter(1)]);
    for expected in [0, 1, 3] {
        let answer = store.append(Draft::of(onto(counter(1), expected, vec![raised(9, 1)])));
        let (expected, found) = (Version::new(expected), Version::new(2));
        assert_eq!(answer, Err(AppendError::Conflict { stream: counter(1), expected, found }));
    }
    assert_eq!(store.log().head(), Position::new(2));
}

#[test]
fn the_same_draft_again_adds_nothing_and_says_where_it_is() {
    let mut store = empty();
    let draft = || Draft::of(onto(counter(1), 0, vec![raised(1, 5), raised(2, 5)]));
    assert_eq!(store.append(draft()), Ok(Appended::Written(positions(&[1, 2]))));
    let again = store.append(draft());
    assert_eq!(again, Ok(Appended::Already(positions(&[1, 2]))));
    assert_eq!(again.map(|appended| appended.positions().to_vec()), Ok(positions(&[1, 2])));
}

#[test]
fn an_id_that_says_something_else_now_is_a_loud_error() {
    let mut store = empty();
    store.append(Draft::of(onto(counter(1), 0, vec![raised(1, 5), raised(2, 5)]))).expect("it fits");
    let reused = |number, position| Err(AppendError::IdReused { id: id(number), position: Position::new(position) });
    let other_amount = onto(counter(1), 2, vec![raised(2, 6)]);
    assert_eq!(store.append(Draft::of(other_amount)), reused(2, 2));
    let other_stream = onto(counter(2), 0, vec![raised(2, 5)]);
    assert_eq!(store.append(Draft::of(other_stream)), reused(2, 2));
    let partly_new = onto(counter(1), 2, vec![raised(1, 5), raised(3, 5)]);
    assert_eq!(store.append(Draft::of(partly_new)), reused(1, 1));
}

#[test]
fn a_draft_that_would_break_the_log_is_not_even_written() {
    let mut store = empty();
    let twice = onto(counter(1), 0, vec![raised(1, 5), raised(1, 5)]);
    let position = Position::new(2);
    let broken = LogError::RepeatedId { position, id: id(1) };
    assert_eq!(store.append(Draft::of(twice)), Err(AppendError::Broken(broken)));
    let ahead = Draft { appends: vec![onto(counter(1), 0, vec![raised(1, 5)])], progress: Some((READER, at(2))) };
    let broken = LogError::CheckpointAhead { subscription: READER, checkpoint: Position::new(2) };
    assert_eq!(store.append(ahead), Err(AppendError::Broken(broken)));
    assert!(store.writer().commits.is_empty() && store.log().head() == Position::ZERO);
}

#[test]
fn a_checkpoint_is_written_with_the_messages_that_it_stands_for() {
    let mut store = raised_in_turn(&[counter(1)]);
    let draft = Draft { appends: vec![onto(notes(1), 0, vec![raised(2, 1)])], progress: Some((READER, at(1))) };
    store.append(draft).expect("it fits");
    assert_eq!(store.writer().commits.last().expect("written").progress.get(&READER), Some(&at(1)));
    assert_eq!(store.progress(&READER), Some(&at(1)));
}

#[test]
fn progress_without_messages_waits_for_the_next_commit() {
    let mut store = raised_in_turn(&[counter(1)]);
    let nothing = Draft { appends: vec![], progress: Some((READER, at(1))) };
    assert_eq!(store.append(nothing), Ok(Appended::Already(vec![])));
    assert_eq!(store.progress(&READER), Some(&at(1)));
    assert_eq!(store.writer().commits.len(), 1);
    store.append(Draft::of(onto(counter(1), 1, vec![raised(2, 1)]))).expect("it fits");
    assert_eq!(store.writer().commits.last().expect("written").progress.get(&READER), Some(&at(1)));
    store.append(Draft::of(onto(counter(1), 2, vec![raised(3, 1)]))).expect("it fits");
    assert!(store.writer().commits.last().expect("written").progress.is_empty(), "it is written once");
}

#[test]
fn a_refused_write_changes_neither_log_nor_progress() {
    let mut store = raised_in_turn(&[counter(1)]);
    store.note_progress(READER, at(1));
    store.writer_mut().is_full = true;
    let draft = || Draft {
        appends: vec![onto(counter(1), 1, vec![raised(2, 1)])],
        progress: Some((SubscriptionName::new("other"), at(1))),
    };
    assert_eq!(store.append(draft()), Err(AppendError::NotWritten(WriteError::Full)));
    assert_eq!((store.log().head(), store.progress(&SubscriptionName::new("other"))), (Position::new(1), None));
    store.writer_mut().is_full = false;
    store.append(draft()).expect("there is room again");
    assert_eq!(store.writer().commits.last().expect("written").progress.len(), 2, "what waited goes along");
}

#[test]
fn what_another_tab_has_written_is_true_here_too() {
    let mut here = raised_in_turn(&[counter(1)]);
    let mut there = raised_in_turn(&[counter(1)]);
    let draft = Draft { appends: vec![onto(notes(1), 0, vec![raised(2, 1)])], progress: Some((READER, at(1))) };
    there.append(draft).expect("it fits");
    let parked = Parked { position: Position::new(1), attempts: 3, reason: "not here".to_owned() };
    here.note_progress(READER, Progress { parked: vec![parked], ..at(1) });
    let commit = there.writer().commits.last().cloned().expect("written");
    assert_eq!(here.take_in(commit.clone()), Ok(()));
    assert_eq!(here.progress(&READER), Some(&at(1)));
    assert!(here.take_in(commit).is_err(), "a commit fits once");
    here.append(Draft::of(onto(counter(1), 1, vec![raised(3, 1)]))).expect("it fits");
    assert!(here.writer().commits.last().expect("written").progress.is_empty(), "what was noted here is forgotten");
}

#[test]
fn a_writer_in_a_box_writes_and_refuses_as_it_does_without() {
    let full = Shelf { is_full: true, ..Shelf::default() };
    let mut store = Store::new(Log::default(), Box::new(full) as Box<dyn CommitWriter<Raised>>);
    let answer = store.append(Draft::of(onto(counter(1), 0, vec![raised(1, 5)])));
    assert_eq!(answer, Err(AppendError::NotWritten(WriteError::Full)));
}
