//! Reading: by position, id, stream, category and conversation.

use super::example::{COUNTER, COUNTER_NOTES, Raised, counter, id, notes, onto, raised, raised_in_turn};
use crate::event_sourcing::{Draft, Message, Position, Progress, SubscriptionName, Version};

fn positions<'a>(messages: impl Iterator<Item = &'a Message<Raised>>) -> Vec<u64> {
    messages.map(|message| message.position.get()).collect()
}

#[test]
fn a_log_is_read_by_stream_and_by_category_which_is_matched_exactly() {
    let store = raised_in_turn(&[counter(1), notes(1), counter(2), counter(1)]);
    let (log, start) = (store.log(), Position::ZERO);
    assert_eq!(positions(log.all(start)), [1, 2, 3, 4]);
    assert_eq!(positions(log.stream(&counter(1), start)), [1, 4]);
    assert_eq!(positions(log.category(&COUNTER, start)), [1, 3, 4]);
    assert_eq!(positions(log.category(&COUNTER_NOTES, start)), [2]);
    assert_eq!(positions(log.correlation(id(1))), [1, 2, 3, 4]);
    assert!(positions(log.correlation(id(2))).is_empty());
    assert_eq!(log.categories().collect::<Vec<_>>(), [&COUNTER, &COUNTER_NOTES]);
}

#[test]
fn reading_begins_after_a_position_and_runs_both_ways() {
    let store = raised_in_turn(&[counter(1), notes(1), counter(2), counter(1)]);
    let log = store.log();
    assert_eq!(positions(log.all(Position::new(2))), [3, 4]);
    assert_eq!(positions(log.all(Position::new(2)).rev()), [4, 3]);
    assert!(positions(log.all(Position::new(9))).is_empty());
    assert_eq!(positions(log.stream(&counter(1), Position::new(1))), [4]);
    assert_eq!(positions(log.category(&COUNTER, Position::new(1)).rev()), [4, 3]);
}

#[test]
fn a_message_is_found_by_its_position_and_by_its_id() {
    let store = raised_in_turn(&[counter(1), notes(1)]);
    let log = store.log();
    let position = |message: Option<&Message<Raised>>| message.map(|message| message.position.get());
    assert_eq!(position(log.get(Position::ZERO)), None, "zero is before the first");
    assert_eq!(position(log.get(Position::new(2))), Some(2));
    assert_eq!(position(log.get(Position::new(3))), None);
    assert_eq!((position(log.find(id(2))), position(log.find(id(3)))), (Some(2), None));
}

#[test]
fn every_stream_has_a_version() {
    let store = raised_in_turn(&[counter(2), counter(1), notes(1), counter(2)]);
    let versions = [counter(1), counter(2), notes(1)].map(|name| store.log().version(&name).get());
    assert_eq!(versions, [1, 2, 1]);
    assert_eq!(store.log().version(&counter(3)), Version::ZERO);
}

#[test]
fn the_log_remembers_what_was_handled_at_every_commit() {
    let reader = SubscriptionName::new("reader");
    let mut store = raised_in_turn(&[counter(1)]);
    for checkpoint in 1..=2 {
        let progress = Progress { checkpoint: Position::new(checkpoint), parked: vec![] };
        let append = onto(notes(1), checkpoint - 1, vec![raised(10 + u128::from(checkpoint), 1)]);
        store.append(Draft { appends: vec![append], progress: Some((reader.clone(), progress)) }).expect("it fits");
    }
    let log = store.log();
    let handled = |at| log.progress_at(&reader, Position::new(at)).map(|progress| progress.checkpoint.get());
    assert_eq!([handled(0), handled(1), handled(2), handled(3), handled(9)], [None, None, Some(1), Some(2), Some(2)]);
    let written: Vec<Vec<_>> = log
        .commits()
        .map(|commit| commit.progress.values().map(|progress| progress.checkpoint.get()).collect())
        .collect();
    assert_eq!(written, [vec![], vec![1], vec![2]]);
}

#[test]
fn counters_count_from_one() {
    assert_eq!(Position::ZERO.next(), Position::new(1));
    assert_eq!((Position::new(2).previous(), Position::ZERO.previous()), (Position::new(1), Position::ZERO));
    assert_eq!((Position::ZERO.index(), Position::new(1).index(), Position::new(7).index()), (None, Some(0), Some(6)));
    assert_eq!(Version::new(12).to_string(), "12");
}
