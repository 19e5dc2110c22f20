//! Folding: a projection at the head, at any position, from a snapshot, and of each thing on its own.

use super::example::{Counter, CounterStore, Raised, counter, notes, raised_in_turn};
use crate::event_sourcing::aggregates::aggregate_at;
use crate::event_sourcing::message::{Unreadable, WhyUnreadable};
use crate::event_sourcing::snapshot::{Discarded, Snapshot};
use crate::event_sourcing::{
    Aggregate, Aggregates, Checksum, Keyframes, Log, Message, Position, Projected, Projection, Version,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All that was ever added to any counter.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Total(u64);

impl Projection<Raised> for Total {
    const NAME: &'static str = "total";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Raised>) {
        self.0 += message.part::<Raised>().map_or(0, |Raised(by)| *by);
    }
}

fn ten() -> CounterStore {
    raised_in_turn(&(0..10).map(|number| counter(number % 2)).collect::<Vec<_>>())
}

#[test]
fn a_projection_pulls_what_is_new_and_takes_each_message_once() {
    let store = ten();
    let mut total: Projected<Total> = Projected::default();
    total.catch_up_to(store.log(), Position::new(4));
    assert_eq!((total.model(), total.checkpoint()), (&Total(4), Position::new(4)));
    total.catch_up_to(store.log(), Position::new(2));
    total.take(store.log().get(Position::new(4)).expect("written"));
    assert_eq!((total.model(), total.checkpoint()), (&Total(4), Position::new(4)), "nothing goes back or counts twice");
    total.catch_up(store.log());
    assert_eq!((total.model(), total.checkpoint()), (&Total(10), Position::new(10)));
    assert_eq!(Projected::rebuilt(store.log(), Position::new(10)), total);
}

#[test]
fn a_snapshot_saves_the_way_and_is_thrown_away_when_it_does_not_fit() {
    let store = ten();
    let at = |position| Projected::<Total>::rebuilt(store.log(), Position::new(position));
    for position in [0, 4, 10] {
        let restored = Snapshot::take(&at(position)).restore(store.log());
        assert_eq!(restored, Ok(at(10)), "from {position}");
    }
    let (shorter, head) = (raised_in_turn(&[counter(1), counter(2)]), Position::new(2));
    let ahead = Discarded::AheadOfLog { snapshot: Position::new(4), head };
    assert_eq!(Snapshot::take(&at(4)).restore(shorter.log()), Err(ahead));
    assert_eq!(
        Snapshot::take(&at(2)).restore(shorter.log()).map(|total| total.checkpoint()),
        Ok(head),
        "just at its end"
    );
    let old = serde_json::json!({ "shape": 0, "checkpoint": 4, "model": 4 });
    let old: Snapshot<Total> = serde_json::from_value(old).expect("a snapshot");
    assert_eq!(old.restore(store.log()), Err(Discarded::OtherShape { found: 0, wanted: 1 }));
}

#[test]
fn keyframes_show_any_moment_and_lie_so_many_messages_apart() {
    let store = ten();
    for (interval, count) in [(0, 10), (1, 10), (3, 3), (5, 2), (11, 0)] {
        let mut keyframes: Keyframes<Total> = Keyframes::every(interval);
        assert!(keyframes.is_empty());
        keyframes.catch_up(store.log());
        assert_eq!((keyframes.len(), keyframes.is_empty()), (count, count == 0), "every {interval}");
        for position in 0..=10 {
            let moment = keyframes.at(store.log(), Position::new(position));
            assert_eq!((moment.model(), moment.checkpoint()), (&Total(position), Position::new(position)));
        }
        assert_eq!(keyframes.at(store.log(), Position::new(99)).model(), &Total(10), "as of the head");
        assert_eq!(keyframes.tip().model(), &Total(10));
    }
}

#[test]
fn each_thing_is_folded_from_its_own_stream() {
    let store = raised_in_turn(&[counter(1), notes(1), counter(2), counter(1)]);
    let counters: Projected<Aggregates<Counter>> = Projected::rebuilt(store.log(), store.log().head());
    let at = |state, version| Aggregate { state, version: Version::new(version), quarantined_at: None };
    assert_eq!(counters.model().get(counter(1).id), at(2, 2));
    assert_eq!(counters.model().get(counter(2).id), at(1, 1));
    assert_eq!(counters.model().get(counter(3).id), at(0, 0), "nothing was said about it");
    assert_eq!(counters.model().iter().count(), 2, "notes are no counters");
    let then = |position| aggregate_at::<Counter, Raised>(store.log(), counter(1).id, Position::new(position));
    assert_eq!([then(0), then(1), then(3), then(4)], [at(0, 0), at(1, 1), at(1, 1), at(2, 2)]);
    let fewer: Projected<Aggregates<Counter>> = Projected::rebuilt(store.log(), Position::new(3));
    assert!(fewer.model() != counters.model() && counters.model() == &counters.model().clone());
}

#[test]
fn a_thing_with_a_message_that_can_not_be_read_is_quarantined_and_keeps_its_state() {
    let store = raised_in_turn(&[counter(1), counter(1), counter(1), counter(2)]);
    let mut log = Log::default();
    for (number, commit) in store.writer().commits.iter().cloned().enumerate() {
        let mut commit = commit;
        if number == 1 || number == 2 {
            let why = WhyUnreadable::UnknownType;
            let (type_name, data) = ("Lowered".to_owned(), "{}".to_owned());
            commit.messages[0].payload = Err(Box::new(Unreadable { type_name, schema: 1, data, why }));
        }
        log.push(commit).expect("it fits");
    }
    let counters: Projected<Aggregates<Counter>> = Projected::rebuilt(&log, log.head());
    let quarantined = Aggregate { state: 1, version: Version::new(3), quarantined_at: Some(Position::new(2)) };
    assert_eq!(counters.model().get(counter(1).id), quarantined, "by the first that can't be read");
    assert_eq!(counters.model().get(counter(2).id).quarantined_at, None);
}

#[test]
fn equal_models_have_equal_checksums() {
    let checksum = |model: &[u64]| Checksum::of(&model).expect("written");
    assert_eq!(checksum(&[1, 2]), checksum(&[1, 2]));
    assert_ne!(checksum(&[1, 2]), checksum(&[2, 1]));
    // The beginning of the SHA-256 of "[]".
    assert_eq!(checksum(&[]).to_string(), "4f53cda18c2baa0c");
    assert!(Checksum::of(&BTreeMap::from([((1, 2), 3)])).is_err(), "a key must be a text");
}
