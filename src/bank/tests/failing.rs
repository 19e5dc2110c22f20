//! What becomes of a message that can't be handled.

use super::example::{now, status, with_failures};
use crate::bank::worker::TRANSFER_EVENTS;
use crate::bank::{Bank, Handled, HandlerError, Waiting};
use crate::event_sourcing::subscription::OnError;
use crate::event_sourcing::{Parked, Position, WriteError};

const PARK: OnError = OnError::Park { attempts: 3 };

fn message() -> Waiting {
    Waiting { subscription: TRANSFER_EVENTS, position: Position::new(4) }
}

fn parked<W: crate::event_sourcing::CommitWriter<crate::bank::Payload>>(bank: &Bank<W>) -> Vec<Parked> {
    let subscription = bank.subscriptions().find(|subscription| subscription.name == TRANSFER_EVENTS);
    bank.progress(subscription.expect("it is there")).parked
}

fn entry(attempts: u32) -> Parked {
    Parked { position: Position::new(4), attempts, reason: HandlerError::Poisoned.to_string() }
}

#[test]
fn a_message_that_fails_is_tried_again_and_parked_in_the_end() {
    let (mut bank, _) = with_failures(&TRANSFER_EVENTS, 9, PARK);
    let answers: Vec<_> = (0..3).map(|_| bank.handle(&message(), now())).collect();
    let (failed, given_up) = (Handled::Failed(HandlerError::Poisoned), Handled::Parked(HandlerError::Poisoned));
    assert_eq!(answers, [Ok(failed.clone()), Ok(failed), Ok(given_up)]);
    assert_eq!((bank.next(), parked(&bank)), (None, vec![entry(3)]), "those behind it can go on");
    assert_eq!(bank.log().head(), Position::new(4));
}

#[test]
fn a_round_tries_a_failing_message_once() {
    let (mut bank, failures) = with_failures(&TRANSFER_EVENTS, 9, PARK);
    assert_eq!((bank.round(now()), failures.get()), (Ok(1), 8));
    assert_eq!((bank.round(now()), failures.get()), (Ok(1), 7));
    assert_eq!((bank.round(now()), parked(&bank).len()), (Ok(1), 1));
    assert_eq!(bank.round(now()), Ok(0));
}

#[test]
fn attempts_are_counted_anew_for_the_next_message() {
    let (mut bank, failures) = with_failures(&TRANSFER_EVENTS, 2, PARK);
    bank.run_until_quiet(now(), 6).expect_err("it is not at its end yet");
    failures.set(2);
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!((status(&bank), parked(&bank)), ("finished", vec![]), "twice and twice is not four times");
}

#[test]
fn a_parked_message_stays_parked_while_it_fails() {
    let (mut bank, failures) = with_failures(&TRANSFER_EVENTS, 5, PARK);
    (0..3).for_each(|_| drop(bank.round(now())));
    for attempts in 4..=5 {
        assert_eq!(bank.retry_parked(&message(), now()), Ok(Handled::Parked(HandlerError::Poisoned)));
        assert_eq!(parked(&bank), [entry(attempts)]);
    }
    assert_eq!(failures.get(), 0);
    assert_eq!(bank.retry_parked(&message(), now()), Ok(Handled::Done(vec![Position::new(5)])));
    assert_eq!(parked(&bank), []);
    let last = bank.writer().commits.last().expect("written");
    let written = last.progress.get(&TRANSFER_EVENTS).expect("with what follows from it");
    assert_eq!((written.checkpoint, written.parked.len()), (Position::new(4), 0));
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!(status(&bank), "finished");
}

#[test]
fn a_parked_message_stays_parked_while_storage_refuses() {
    let (mut bank, _) = with_failures(&TRANSFER_EVENTS, 3, PARK);
    (0..3).for_each(|_| drop(bank.round(now())));
    bank.writer_mut().is_full = true;
    assert_eq!(bank.retry_parked(&message(), now()), Err(WriteError::Full.into()));
    assert_eq!(parked(&bank), [entry(3)]);
}

#[test]
fn a_parked_message_that_was_handled_meanwhile_adds_nothing() {
    let (mut bank, _) = with_failures(&TRANSFER_EVENTS, 3, PARK);
    (0..3).for_each(|_| drop(bank.round(now())));
    assert_eq!(bank.deliver_again(&message(), now()), Ok(Handled::Done(vec![Position::new(5)])));
    assert_eq!(bank.retry_parked(&message(), now()), Ok(Handled::Done(vec![])));
    assert_eq!((parked(&bank), bank.log().head()), (vec![], Position::new(5)));
}

#[test]
fn a_person_can_let_a_parked_message_be() {
    let (mut bank, _) = with_failures(&TRANSFER_EVENTS, 3, PARK);
    (0..3).for_each(|_| drop(bank.round(now())));
    bank.discard_parked(&message());
    assert_eq!((parked(&bank), bank.next(), status(&bank)), (vec![], None, "initial"));
}

#[test]
fn a_subscription_that_stops_stands_still_until_it_is_let_go_on() {
    let (mut bank, _) = with_failures(&TRANSFER_EVENTS, 2, OnError::Stop { attempts: 2 });
    assert_eq!(bank.handle(&message(), now()), Ok(Handled::Failed(HandlerError::Poisoned)));
    assert_eq!(bank.stopped(&TRANSFER_EVENTS), None);
    assert_eq!(bank.handle(&message(), now()), Ok(Handled::Stopped(HandlerError::Poisoned)));
    assert_eq!((bank.stopped(&TRANSFER_EVENTS), bank.next()), (Some(&HandlerError::Poisoned), None));
    assert_eq!(parked(&bank), []);
    bank.resume(&TRANSFER_EVENTS);
    assert_eq!((bank.stopped(&TRANSFER_EVENTS), bank.next()), (None, Some(message())));
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!(status(&bank), "finished");
}
