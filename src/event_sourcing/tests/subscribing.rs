//! Subscribing: what is next, from where, and how much is left.

use super::example::{COUNTER, COUNTER_NOTES, counter, notes, raised_in_turn};
use crate::event_sourcing::subscription::{OnError, Start};
use crate::event_sourcing::{Category, Parked, Position, Progress, Subscription, SubscriptionName};

fn subscription(categories: Vec<Category>, start: Start) -> Subscription {
    let on_error = OnError::Park { attempts: 3 };
    Subscription { name: SubscriptionName::new("reader"), categories, start, on_error }
}

#[test]
fn a_subscription_begins_where_it_is_told_to() {
    let begin = |start| subscription(vec![], start).begin(Position::new(7));
    let at = |checkpoint| Progress { checkpoint: Position::new(checkpoint), parked: vec![] };
    assert_eq!(begin(Start::Beginning), at(0));
    assert_eq!(begin(Start::Now), at(7));
    assert_eq!(begin(Start::After(Position::new(3))), at(3));
}

#[test]
fn several_categories_are_read_in_the_order_of_the_log() {
    let store = raised_in_turn(&[notes(1), counter(1), notes(1), counter(2)]);
    let both = subscription(vec![COUNTER, COUNTER_NOTES], Start::Beginning);
    let one = subscription(vec![COUNTER], Start::Beginning);
    let next = |reader: &Subscription, checkpoint, visible| {
        let next = reader.next(store.log(), Position::new(checkpoint), Position::new(visible));
        next.map(|message| message.position.get())
    };
    assert_eq!(
        [0, 1, 2, 3, 4].map(|checkpoint| next(&both, checkpoint, 9)),
        [Some(1), Some(2), Some(3), Some(4), None]
    );
    assert_eq!([0, 1, 2, 3, 4].map(|checkpoint| next(&one, checkpoint, 9)), [Some(2), Some(2), Some(4), Some(4), None]);
}

#[test]
fn what_is_not_visible_yet_is_not_read() {
    let store = raised_in_turn(&[counter(1), counter(1), counter(1)]);
    let reader = subscription(vec![COUNTER], Start::Beginning);
    let next = |visible| reader.next(store.log(), Position::new(1), Position::new(visible));
    assert_eq!((next(1).is_some(), next(2).is_some(), next(3).is_some()), (false, true, true));
}

#[test]
fn parked_messages_stay_until_they_are_taken_off_one_by_one() {
    let parked = |position| Parked { position: Position::new(position), attempts: 3, reason: "no".to_owned() };
    let progress = Progress { checkpoint: Position::new(4), parked: vec![parked(2), parked(3)] };
    let moved = progress.moved_to(Position::new(5));
    assert_eq!(moved, Progress { checkpoint: Position::new(5), parked: vec![parked(2), parked(3)] });
    let without = moved.without_parked(Position::new(2));
    assert_eq!(without, Progress { checkpoint: Position::new(5), parked: vec![parked(3)] });
    assert_eq!(SubscriptionName::new("reader").to_string(), "reader");
    assert_eq!(SubscriptionName::new("reader").as_str(), "reader");
}
