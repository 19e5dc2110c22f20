//! Given, when, then: a sentence that can't be false proves nothing, so each kind of ending must be able to fail.

use super::example::{Counter, Raised};
use crate::event_sourcing::given::given;

#[test]
#[should_panic(expected = "left == right")]
fn other_events_are_noticed() {
    given::<Counter>([]).when(2).then([Raised(3)]);
}

#[test]
#[should_panic(expected = "left == right")]
fn a_refusal_that_does_not_come_is_noticed() {
    given::<Counter>([]).when(2).then_refused("nothing to add");
}

#[test]
#[should_panic(expected = "left == right")]
fn another_state_is_noticed() {
    given::<Counter>([Raised(1)]).when(2).then_state(4);
}
