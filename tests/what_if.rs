//! Another course of things: an event left out, or a command added, and all later commands decided again.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::what_if::{Branch, Change, Ending, NoBranch, branch, once_more};
use event_sourced_bank::bank::{Bank, Payload, Refusal};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::account::{Event, Rejection};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{AccountId, Money};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Position, envelope};
use support::Desk;

/// Alice gets 100 and 50, sends Bob 120, and Bob withdraws 100.
fn story() -> Desk {
    Desk::after([
        create(alice()).into(),
        create(bob()).into(),
        deposit(alice(), 100).into(),
        deposit(alice(), 50).into(),
        initiate(120).into(),
        withdraw(bob(), 100).into(),
    ])
}

fn balance(branch: &Branch, id: AccountId) -> Money {
    branch.bank.decisions().accounts.get(id.uuid()).state.holding().expect("opened").balance
}

fn status(branch: &Branch) -> &'static str {
    branch.bank.decisions().transfers.get(rent().uuid()).state.status().expect("initiated").name()
}

fn text(desk: &Desk) -> Vec<String> {
    desk.bank.log().all(Position::ZERO).map(|message| envelope::write(message).expect("written")).collect()
}

#[test]
fn an_event_that_is_left_out_changes_what_later_commands_lead_to() {
    let desk = story();
    let before = text(&desk);
    let other = branch(&desk.bank, &Change::LeaveOut(Position::new(4))).expect("a branch");
    assert_eq!(
        (status(&other), balance(&other, alice()), balance(&other, bob())),
        ("failed", Money::major(100), Money::ZERO)
    );
    let first = other.first_difference.expect("something ends otherwise");
    assert_eq!(first.position, desk.position_of("Withdrawn"), "the withdrawal of the transfer is the first");
    assert!(matches!(first.now, Ending::Event(Payload::AccountEvent(Event::WithdrawalRejected { .. }))));
    assert_eq!(text(&desk), before, "the log stays as it is, byte for byte");
}

#[test]
fn a_command_of_a_person_that_is_refused_in_the_branch_is_named_with_the_reason() {
    let desk = Desk::after([create(alice()).into(), deposit(alice(), 10).into(), withdraw(alice(), 10).into()]);
    let other = branch(&desk.bank, &Change::LeaveOut(Position::new(2))).expect("a branch");
    let first = other.first_difference.expect("something ends otherwise");
    let refused = matches!(first.now, Ending::Refused(Refusal::Account(Rejection::InsufficientFunds { .. })));
    assert!(refused && first.position == Position::new(3), "{:?}", first.now);
}

#[test]
fn a_command_can_be_added_anywhere() {
    let mut desk = story();
    let request = desk.request(withdraw(alice(), 100));
    let after = Position::new(4);
    let other = branch(&desk.bank, &Change::Add { after, request }).expect("a branch");
    assert_eq!((status(&other), balance(&other, alice()), other.forked_at), ("failed", Money::major(50), after));
    let refused = desk.request(withdraw(alice(), 1_000));
    let none = branch(&desk.bank, &Change::Add { after, request: refused }).err();
    assert!(matches!(none, Some(NoBranch::Refused(Refusal::Account(Rejection::InsufficientFunds { .. })))), "{none:?}");
}

#[test]
fn what_changes_nothing_ends_everything_as_before() {
    let mut desk = story();
    let request = desk.request(deposit(bob(), 1));
    let other = branch(&desk.bank, &Change::Add { after: Position::new(4), request }).expect("a branch");
    assert_eq!((other.first_difference.clone(), status(&other)), (None, "finished"));
    assert_eq!((balance(&other, alice()), balance(&other, bob())), (Money::major(30), Money::major(21)));
    let last = Position::new(desk.names().len() as u64);
    let other = branch(&desk.bank, &Change::LeaveOut(last)).expect("a branch");
    assert_eq!((other.first_difference.clone(), balance(&other, bob())), (None, Money::major(120)));
}

#[test]
fn a_transfer_that_is_left_out_takes_its_consequences_along() {
    let desk = story();
    let other = branch(&desk.bank, &Change::LeaveOut(desk.position_of("TransferInitiated"))).expect("a branch");
    assert_eq!((balance(&other, alice()), balance(&other, bob())), (Money::major(150), Money::ZERO));
    let first = other.first_difference.expect("Bob can't withdraw what never came");
    assert_eq!(first.position, Position::new(desk.names().len() as u64));
}

#[test]
fn only_what_a_person_asked_for_can_be_left_out() {
    let desk = story();
    let of = |name| branch(&desk.bank, &Change::LeaveOut(desk.position_of(name))).err();
    assert_eq!(of("Withdrawn"), Some(NoBranch::Follows { from: desk.position_of("Withdraw") }));
    let nowhere = branch(&desk.bank, &Change::LeaveOut(Position::new(99))).err();
    assert_eq!(nowhere, Some(NoBranch::NoMessage(Position::new(99))));
}

#[test]
fn a_log_with_many_messages_that_can_not_be_read_has_branches_too() {
    for count in [1, 5, 40] {
        let mut desk = Desk::after([create(alice()).into(), create(bob()).into()]);
        for _ in 0..count {
            desk.send(deposit(bob(), 1)).expect("taken");
        }
        desk.send(deposit(alice(), 100)).expect("taken");
        let bob_got = 3..3 + count;
        let log = desk.log_without(|position| bob_got.contains(&position));
        let last = log.head();
        let mut bank = Bank::new(log, KeepNothing);
        bank.run_until_quiet(desk.now(), 1_000).expect("it comes to rest");
        let other = branch(&bank, &Change::LeaveOut(last)).expect("a branch");
        assert_eq!(balance(&other, alice()), Money::ZERO);
        let again = once_more(bank.log(), last).expect("a bank");
        let parked = again.subscriptions().map(|reader| again.progress(reader).parked.len());
        assert_eq!(parked.sum::<usize>(), usize::try_from(count).expect("few"), "kept for a program that can read it");
    }
}
