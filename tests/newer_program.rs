//! A log with messages that a newer program wrote: what is known is judged as ever, and nothing is guessed of the rest.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::inspection::{Broken, What, inspect};
use event_sourced_bank::bank::refusal::Unknown;
use event_sourced_bank::bank::sample::{Sample, log};
use event_sourced_bank::bank::worker::TRANSFER_EVENTS;
use event_sourced_bank::bank::{Bank, Command, Payload, Refusal, Request};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, number, withdraw};
use event_sourced_bank::domain::account::{self, AccountNumber, OverdraftLimit, Rejection};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{AccountId, Money, TransferId, transfer};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Log, MessageId, Position, Timestamp};
use support::{Desk, changed, unread};
use uuid::Uuid;

/// The same without one message.
fn without(log: &Log<Payload>, position: u64) -> Log<Payload> {
    unread(log, |found| found == position)
}

/// Two accounts, a deposit, and a transfer that has ended: ten messages.
fn story() -> Log<Payload> {
    let commands = [create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into(), initiate(30).into()];
    Desk::after(commands).bank.log().clone()
}

/// What a bank that goes on from a log says to a command.
fn answer(log: Log<Payload>, command: impl Into<Command>) -> Result<(), Refusal> {
    let request = Request::new(MessageId::new(Uuid::from_u128(77)), Timestamp::default(), command);
    Bank::new(log, KeepNothing).execute(&request).map(drop)
}

fn quarantined(command: impl Into<Command>, position: u64, unknown: Unknown) -> Result<(), Refusal> {
    Err(Refusal::Quarantined { stream: command.into().stream(), position: Position::new(position), unknown })
}

fn numbered(number: AccountNumber) -> account::Command {
    let account_id = AccountId::new(Uuid::from_u128(0x999));
    account::Command::CreateAccount { account_id, account_number: number, overdraft_limit: OverdraftLimit::NONE }
}

// ---- the bank goes on ----

#[test]
fn an_account_whose_opening_can_not_be_read_is_not_taken_for_missing() {
    let log = || without(&story(), 2);
    let refused = quarantined(deposit(bob(), 1), 2, Unknown::State);
    assert_eq!(answer(log(), deposit(bob(), 1)), refused);
    let to_bob = transfer::Command::InitiateTransfer {
        transfer_id: TransferId::new(Uuid::from_u128(0x07e4)),
        from_account_id: alice(),
        to_account_id: bob(),
        amount: Money::major(1),
    };
    assert_eq!(answer(log(), to_bob), refused);
    let nobody = AccountId::new(Uuid::from_u128(99));
    assert_eq!(answer(log(), deposit(nobody, 1)), Err(Rejection::AccountNotFound { account_id: nobody }.into()));
}

#[test]
fn nobody_gets_a_number_while_the_number_of_an_account_is_unknown() {
    let log = || without(&story(), 2);
    let unknown = quarantined(deposit(bob(), 1), 2, Unknown::Number);
    assert_eq!(answer(log(), numbered(number(bob()))), unknown);
    assert_eq!(answer(log(), numbered(AccountNumber::parse("FREE-1").expect("a number"))), unknown);
    let taken = Rejection::AccountNumberTaken { account_number: number(alice()), taken_by: alice() };
    assert_eq!(answer(log(), numbered(number(alice()))), Err(taken.into()), "that much is known");
    assert_eq!(answer(without(&story(), 3), numbered(AccountNumber::parse("FREE-1").expect("a number"))), Ok(()));
}

#[test]
fn an_account_is_not_closed_while_a_transfer_may_touch_it_that_can_not_be_read() {
    let close = account::Command::CloseAccount { account_id: alice() };
    let commands = [create(alice()).into(), create(bob()).into(), deposit(alice(), 30).into(), initiate(30).into()];
    let story = Desk::after(commands);
    let refund = transfer::Command::RetryRefund { transfer_id: rent() };
    for (position, what) in [(4, "its terms are unknown"), (10, "its end is unknown")] {
        let log = without(story.bank.log(), position);
        assert_eq!(answer(log, close.clone()), quarantined(refund.clone(), position, Unknown::Flight), "{what}");
    }
    let others = account::Command::CloseAccount { account_id: AccountId::new(Uuid::from_u128(3)) };
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    desk.send(create(others.account_id())).expect("taken");
    desk.send(initiate(30)).expect("taken");
    desk.rest();
    assert_eq!(answer(without(desk.bank.log(), 11), others.clone()), Ok(()), "it is known not to touch this one");
    assert!(answer(without(desk.bank.log(), 5), others).is_err(), "it may touch any");
}

#[test]
fn a_command_whose_outcome_can_not_be_read_is_not_taken_for_another_command() {
    let desk = Desk::after([create(alice()).into(), deposit(alice(), 100).into()]);
    let mut bank = Bank::new(without(desk.bank.log(), 2), KeepNothing);
    let again = Request::new(MessageId::new(Uuid::from_u128(2)), Timestamp::default(), deposit(alice(), 100));
    assert_eq!(bank.execute(&again).map(drop), quarantined(deposit(alice(), 1), 2, Unknown::State));
}

#[test]
fn a_transfer_that_can_not_be_read_is_kept_for_a_program_that_can_and_not_passed_over() {
    let mut begun = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    begun.send(initiate(30)).expect("taken");
    while !begun.names().contains(&"TransferWithdrawn") {
        begun.bank.round(begun.now()).expect("kept");
    }
    let withdrawn = begun.position_of("TransferWithdrawn");
    let mut bank = Bank::new(begun.log_without(|position| position == 4), KeepNothing);
    bank.run_until_quiet(Timestamp::default(), 50).expect("quiet");
    let reader = bank.subscriptions().find(|subscription| subscription.name == TRANSFER_EVENTS).expect("a worker");
    let parked: Vec<_> = bank.progress(reader).parked.iter().map(|parked| parked.position).collect();
    assert_eq!(parked, [Position::new(4), withdrawn]);
}

// ---- a log from somewhere else ----

#[test]
fn whichever_message_a_newer_program_wrote_the_rest_of_a_sound_log_is_sound() {
    let start = Timestamp::from_unix_millis(1_795_600_800_000);
    let samples = [Sample::QuietDay, Sample::FailedTransfer, Sample::Refund, Sample::Busy { messages: 120 }];
    for sample in samples {
        let sound = log(sample, 1, start);
        for position in 1..=sound.head().get() {
            let concerns = inspect(without(&sound, position));
            let concerns = concerns.unwrap_or_else(|fault| panic!("{sample:?} without {position}: {fault:?}"));
            let newer = concerns.iter().find(|concern| concern.what == What::FromNewerProgram).expect("told");
            assert_eq!((newer.first.get(), newer.count), (position, 1));
        }
    }
}

#[test]
fn an_account_is_closed_after_a_transfer_whose_end_a_newer_program_wrote() {
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 30).into()]);
    desk.send(initiate(30)).expect("taken");
    desk.rest();
    desk.send(account::Command::CloseAccount { account_id: alice() }).expect("empty");
    for position in 1..=desk.bank.log().head().get() {
        assert!(inspect(without(desk.bank.log(), position)).is_ok(), "without {position}");
    }
}

#[test]
fn what_else_a_command_of_a_newer_program_led_to_is_not_judged_by_this_one() {
    let mut desk = Desk::after([create(alice()).into()]);
    desk.send(create(bob())).expect("taken");
    desk.send(deposit(bob(), 5)).expect("taken");
    let opened = desk.bank.log().get(Position::new(2)).expect("written").causation_id;
    let log = changed(&without(desk.bank.log(), 2), |message| {
        if message.position == Position::new(3) {
            (message.causation_id, message.correlation_id) = (opened, opened);
        }
    });
    assert!(inspect(log).is_ok());
}

#[test]
fn what_is_wrong_elsewhere_is_still_found() {
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    desk.send(withdraw(alice(), 60)).expect("taken");
    let log = changed(&without(desk.bank.log(), 2), |message| {
        if let Ok(Payload::AccountEvent(account::Event::Deposited { amount, .. })) = &mut message.payload {
            *amount = Money::major(50);
        }
    });
    let fault = inspect(log).expect_err("there is too little");
    assert_eq!(fault.position, Position::new(4));
    assert!(matches!(fault.why, Broken::Refused(_)), "{fault:?}");
}

#[test]
fn a_transfer_under_way_is_known_to_end_however_many_messages_can_not_be_read() {
    let carla = AccountId::new(Uuid::from_u128(0xca));
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), create(carla).into()]);
    desk.send(deposit(alice(), 100)).expect("taken");
    for _ in 0..20 {
        desk.send(deposit(carla, 1)).expect("taken");
    }
    desk.send(initiate(30)).expect("taken");
    let concerns = inspect(desk.log_without(|position| (5..25).contains(&position))).expect("sound");
    let found: Vec<_> = concerns.iter().map(|concern| (concern.what, concern.count)).collect();
    assert_eq!(found, [(What::FromNewerProgram, 20), (What::TransferUnderWay, 1)]);
}
