//! The main job of the bank, from commands to what is shown: accounts, money, transfers, and a look into the past.

#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

pub(crate) mod support;

use event_sourced_bank::bank::{Refusal, Request};
use event_sourced_bank::domain::Money;
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::account::{OverdraftLimit, Rejection};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::event_sourcing::{AppendError, Position, Version};
use support::Desk;
// This file is also a module of tests/web.rs, and runs in a browser there.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A bank in which Alice has 100 and Bob has nothing.
fn desk() -> Desk {
    Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()])
}

fn status(desk: &Desk) -> &'static str {
    desk.bank.decisions().transfers.get(rent().uuid()).state.status().expect("initiated").name()
}

fn balances(desk: &Desk) -> [Money; 2] {
    [desk.balance(alice()), desk.balance(bob())]
}

fn rounds(desk: &mut Desk, count: usize) {
    let now = desk.now();
    for _ in 0..count {
        desk.bank.round(now).expect("written");
    }
}

#[test]
fn a_transfer_is_withdrawn_after_three_rounds_and_finished_after_six() {
    let mut desk = desk();
    desk.send(initiate(30)).expect("taken");
    assert_eq!(status(&desk), "initial");
    rounds(&mut desk, 3);
    assert_eq!((status(&desk), balances(&desk)), ("withdrawn", [Money::major(70), Money::ZERO]));
    assert_eq!(desk.bank.read_models().totals.model().in_flight(), 3000);
    rounds(&mut desk, 3);
    assert_eq!((status(&desk), balances(&desk)), ("finished", [Money::major(70), Money::major(30)]));
    let now = desk.now();
    assert_eq!(desk.bank.run_until_quiet(now, 10), Ok(1), "the last event is handled, and asks for nothing");
    assert_eq!(desk.bank.read_models().totals.model().gap(), 0);
}

#[test]
fn a_transfer_without_funds_fails_and_moves_nothing() {
    let mut desk = desk();
    desk.send(initiate(101)).expect("taken");
    desk.rest();
    assert_eq!((status(&desk), balances(&desk)), ("failed", [Money::major(100), Money::ZERO]));
}

#[test]
fn a_withdrawal_without_funds_is_refused_with_the_figures() {
    let refused = desk().send(withdraw(alice(), 140)).expect_err("refused");
    let reason = Rejection::InsufficientFunds {
        balance: Money::major(100),
        overdraft_limit: OverdraftLimit::NONE,
        asked: Money::major(140),
    };
    assert_eq!(refused, Refusal::Account(reason));
    assert_eq!(refused.to_string(), "balance 100.00, overdraft limit 0.00, asked 140.00");
}

#[test]
fn the_same_command_again_gives_the_same_result_and_another_under_its_id_is_refused() {
    let mut desk = desk();
    let request = desk.request(withdraw(alice(), 60));
    let first = desk.bank.execute(&request).expect("taken");
    let again = desk.bank.execute(&request).expect("taken");
    assert_eq!((first.positions, first.repeated), (again.positions, false));
    assert_eq!((again.repeated, desk.balance(alice())), (true, Money::major(40)));
    let other = Request { command: withdraw(alice(), 61).into(), ..request };
    assert!(matches!(desk.bank.execute(&other), Err(Refusal::Append(AppendError::IdReused { .. }))));
}

#[test]
fn a_command_decided_on_an_old_version_is_a_conflict() {
    let mut desk = desk();
    let seen = Version::new(2);
    let first = desk.request(withdraw(alice(), 1)).expecting(seen);
    desk.bank.execute(&first).expect("taken");
    // Nor would it be funded now; but that is no news for someone who has not seen the first withdrawal.
    let second = desk.request(withdraw(alice(), 100)).expecting(seen);
    let conflict = desk.bank.execute(&second).expect_err("refused");
    let found = matches!(
        conflict,
        Refusal::Append(AppendError::Conflict { expected, found, .. }) if expected == seen && found == Version::new(3)
    );
    assert!(found, "{conflict}");
}

#[test]
fn a_command_under_the_id_of_a_message_does_not_stop_a_transfer() {
    let mut desk = desk();
    let transfer = desk.request(initiate(30));
    desk.bank.execute(&transfer).expect("taken");
    // Anyone can work out the id that the transfer's own Withdraw will have, and send something else under it first.
    let initiated = transfer.id.outcome("commands", 0);
    let soon = initiated.outcome("transfer-events", 0);
    let deposit_under = |id, desk: &mut Desk| Request { id, ..desk.request(deposit(bob(), 1)) };
    let early = deposit_under(soon, &mut desk);
    desk.bank.execute(&early).expect("taken, as no message has this id yet");
    rounds(&mut desk, 1);
    for id in [initiated, soon.outcome("commands", 0)] {
        let late = deposit_under(id, &mut desk);
        assert!(desk.bank.execute(&late).is_err(), "a message has this id");
    }
    desk.rest();
    assert_eq!(status(&desk), "finished");
}

#[test]
fn any_moment_of_the_past_can_be_seen() {
    let mut desk = desk();
    desk.send(initiate(30)).expect("taken");
    desk.rest();
    let at = |position| {
        let moment = desk.bank.timeline().at(desk.bank.log(), Position::new(position));
        let accounts = moment.read_models.accounts.model().iter();
        accounts.filter_map(|(_, view)| Some(view.state.holding()?.balance)).collect::<Vec<_>>()
    };
    assert_eq!(at(0), vec![]);
    assert_eq!(at(2), vec![Money::ZERO, Money::ZERO]);
    assert_eq!(at(3), vec![Money::major(100), Money::ZERO]);
    assert_eq!(at(desk.bank.log().head().get()), vec![Money::major(70), Money::major(30)]);
}
