//! What a person may do to a subscription by hand.

use super::example::{now, status, transfer_on_its_way};
use crate::bank::Waiting;
use crate::bank::worker::{TRANSFER_EVENTS, workers};
use crate::event_sourcing::Position;

#[test]
fn nothing_waits_for_a_subscription_that_pauses_and_nothing_is_lost() {
    let mut bank = transfer_on_its_way(workers());
    bank.pause(&TRANSFER_EVENTS);
    bank.run_until_quiet(now(), 5).expect("quiet");
    assert_eq!((status(&bank), bank.next(), bank.is_paused(&TRANSFER_EVENTS)), ("initial", None, true));
    bank.go_on(&TRANSFER_EVENTS);
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!((status(&bank), bank.is_paused(&TRANSFER_EVENTS)), ("finished", false));
}

#[test]
fn a_message_that_was_skipped_is_never_handled_and_a_checkpoint_never_goes_back() {
    let mut bank = transfer_on_its_way(workers());
    let waiting = bank.next().expect("the transfer was initiated");
    bank.skip(&waiting);
    bank.skip(&Waiting { position: Position::new(1), ..waiting.clone() });
    bank.skip(&Waiting { position: Position::new(99), ..waiting });
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!((status(&bank), bank.log().head()), ("initial", Position::new(4)));
}
