//! The main job of the bank, from commands to what is shown: accounts, money, transfers, and a look into the past.

#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

use event_sourced_bank::bank::{Bank, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{AccountId, Money};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Log, MessageId, Position, Timestamp};
use uuid::Uuid;

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

fn request(number: u128, command: impl Into<event_sourced_bank::bank::Command>) -> Request {
    Request::new(MessageId::new(Uuid::from_u128(number)), now(), command)
}

/// A bank in which Alice has 100 and Bob has nothing.
fn bank() -> Bank<KeepNothing> {
    let mut bank = Bank::new(Log::default(), KeepNothing);
    for (number, command) in [create(alice()), create(bob()), deposit(alice(), 100)].into_iter().enumerate() {
        bank.execute(&request(number as u128, command)).expect("taken");
    }
    bank
}

fn balance(bank: &Bank<KeepNothing>, id: AccountId) -> Money {
    bank.world().decisions.accounts.get(id.uuid()).state.holding().expect("opened").balance
}

fn status(bank: &Bank<KeepNothing>) -> &'static str {
    bank.world().decisions.transfers.get(rent().uuid()).state.status().expect("initiated").name()
}

#[test]
fn a_transfer_is_withdrawn_after_three_rounds_and_finished_after_six() {
    let mut bank = bank();
    bank.execute(&request(10, initiate(30))).expect("taken");
    assert_eq!(status(&bank), "initial");
    (0..3).for_each(|_| drop(bank.round(now())));
    assert_eq!(
        (status(&bank), balance(&bank, alice()), balance(&bank, bob())),
        ("withdrawn", Money::major(70), Money::ZERO)
    );
    assert_eq!(bank.read_models().totals.model().in_flight(), 3000);
    (0..3).for_each(|_| drop(bank.round(now())));
    assert_eq!((status(&bank), balance(&bank, bob())), ("finished", Money::major(30)));
    assert_eq!(bank.run_until_quiet(now(), 10), Ok(1), "the last event is handled, and asks for nothing");
    assert_eq!(bank.read_models().totals.model().gap(), 0);
}

#[test]
fn a_transfer_without_funds_fails_and_moves_nothing() {
    let mut bank = bank();
    bank.execute(&request(10, initiate(101))).expect("taken");
    bank.run_until_quiet(now(), 10).expect("quiet");
    assert_eq!(
        (status(&bank), balance(&bank, alice()), balance(&bank, bob())),
        ("failed", Money::major(100), Money::ZERO)
    );
}

#[test]
fn the_same_command_again_gives_the_same_result_and_another_under_its_id_is_refused() {
    let mut bank = bank();
    let first = bank.execute(&request(10, withdraw(alice(), 60))).expect("taken");
    let again = bank.execute(&request(10, withdraw(alice(), 60))).expect("taken");
    assert_eq!(
        (first.positions, again.repeated, balance(&bank, alice())),
        (again.positions.clone(), true, Money::major(40))
    );
    assert!(bank.execute(&request(10, withdraw(alice(), 61))).is_err());
}

#[test]
fn any_moment_of_the_past_can_be_seen() {
    let mut bank = bank();
    bank.execute(&request(10, initiate(30))).expect("taken");
    bank.run_until_quiet(now(), 10).expect("quiet");
    let at = |position| {
        let moment = bank.timeline().at(bank.log(), Position::new(position));
        let balances = moment
            .world
            .read_models
            .accounts
            .model()
            .iter()
            .map(|(_, view)| view.state.holding().map(|holding| holding.balance).expect("opened"));
        balances.collect::<Vec<_>>()
    };
    assert_eq!(at(0), vec![]);
    assert_eq!(at(2), vec![Money::ZERO, Money::ZERO]);
    assert_eq!(at(3), vec![Money::major(100), Money::ZERO]);
    assert_eq!(at(bank.log().head().get()), vec![Money::major(70), Money::major(30)]);
}
