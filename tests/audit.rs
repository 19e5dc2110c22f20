//! The audit finds what is wrong with a log, and names the event.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::Payload;
use event_sourced_bank::bank::audit::{Audit, Invariant};
use event_sourced_bank::domain::account::example::{alice, bob, create, created, deposit, deposited, withdrawn};
use event_sourced_bank::domain::account::{Event, OverdraftLimit};
use event_sourced_bank::domain::transfer::example::{initiate, initiated, rent};
use event_sourced_bank::domain::{AccountId, Money, transfer};
use event_sourced_bank::event_sourcing::message::{Unreadable, WhyUnreadable};
use event_sourced_bank::event_sourcing::{Message, MessageId, Position, Projection, Timestamp, Version};
use support::Desk;
use uuid::Uuid;

/// What the audit finds in a log with these messages.
fn found(payloads: Vec<Payload>) -> Vec<(Invariant, u64)> {
    found_without(0, payloads)
}

/// What the audit finds when the message at a position can't be read.
fn found_without(lost: u64, payloads: Vec<Payload>) -> Vec<(Invariant, u64)> {
    let (type_name, data) = ("Unheard".to_owned(), "{}".to_owned());
    let unreadable = Unreadable { type_name, schema: 1, data, why: WhyUnreadable::UnknownType };
    let mut audit = Audit::default();
    for (index, payload) in payloads.into_iter().enumerate() {
        let id = MessageId::new(Uuid::from_u128(index as u128));
        let position = Position::new(index as u64 + 1);
        audit.apply(&Message {
            position,
            stream: payload.stream(),
            version: Version::new(1),
            id,
            time: Timestamp::default(),
            correlation_id: id,
            causation_id: id,
            payload: if position.get() == lost { Err(Box::new(unreadable.clone())) } else { Ok(payload) },
        });
    }
    audit.violations().iter().map(|violation| (violation.invariant, violation.position.get())).collect()
}

fn account(event: Event) -> Payload {
    Payload::AccountEvent(event)
}

fn debited(account_id: AccountId) -> Payload {
    account(Event::Withdrawn { account_id, amount: Money::major(5), transfer_id: Some(rent()) })
}

fn credited(account_id: AccountId) -> Payload {
    account(Event::Deposited { account_id, amount: Money::major(5), transfer_id: Some(rent()) })
}

/// Alice has 10, and has sent Bob 5.
fn begun() -> Vec<Payload> {
    let accounts = [created(alice()), created(bob()), deposited(alice(), 10)].map(account);
    accounts.into_iter().chain([Payload::TransferEvent(initiated(5))]).collect()
}

fn then(more: impl IntoIterator<Item = Payload>) -> Vec<Payload> {
    begun().into_iter().chain(more).collect()
}

fn finished() -> Payload {
    Payload::TransferEvent(transfer::Event::TransferFinished { transfer_id: rent() })
}

fn refunded() -> Payload {
    Payload::TransferEvent(transfer::Event::TransferRefunded { transfer_id: rent() })
}

#[test]
fn a_sound_bank_has_no_violation() {
    let mut desk = Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into()]);
    desk.send(initiate(30)).expect("taken");
    desk.rest();
    assert_eq!(desk.bank.audit().violations(), []);
    assert_eq!(found(then([debited(alice()), credited(bob()), finished()])), []);
    assert_eq!(found(then([debited(alice()), credited(alice()), refunded()])), []);
}

#[test]
fn money_that_appears_or_vanishes_is_named_with_its_event() {
    let conserved = |at| (Invariant::MoneyIsConserved, at);
    assert_eq!(found(then([debited(alice()), credited(bob()), credited(bob())])), [conserved(7)], "credited twice");
    assert_eq!(found(then([debited(alice()), debited(alice())])), [conserved(6)], "debited twice");
    assert_eq!(found(then([credited(bob())])), [conserved(5)], "credited without a debit");
    let later = then([debited(alice()), debited(alice()), account(deposited(alice(), 1)), credited(bob())]);
    assert_eq!(found(later), [conserved(6)], "told once");
}

#[test]
fn a_withdrawal_below_the_limit_is_named() {
    let below = |at| vec![(Invariant::OverdraftLimitIsKept, at)];
    let history = vec![account(created(alice())), account(withdrawn(alice(), 1))];
    assert_eq!(found(history), below(2));
    let lowered = Event::OverdraftLimitSet { account_id: alice(), overdraft_limit: OverdraftLimit::NONE };
    let unlimited = Event::OverdraftLimitSet { account_id: alice(), overdraft_limit: OverdraftLimit::Unlimited };
    let history = [created(alice()), unlimited, withdrawn(alice(), 1), lowered, deposited(alice(), 1)].map(account);
    assert_eq!(found(history.to_vec()), [], "a lower limit binds only what is decided after it");
}

#[test]
fn a_transfer_whose_end_does_not_fit_its_money_is_named() {
    let ends = |at| vec![(Invariant::TransferEndsOnce, at)];
    let ends_and_loses = |at| vec![(Invariant::TransferEndsOnce, at), (Invariant::MoneyIsConserved, at)];
    assert_eq!(found(then([debited(alice()), finished()])), ends_and_loses(6), "finished without a credit");
    assert_eq!(found(then([debited(alice()), credited(bob()), refunded()])), ends(7), "refunded in name only");
    assert_eq!(found(then([debited(alice()), credited(bob()), finished(), finished()])), ends(8), "ended twice");
    let failed = |reason| Payload::TransferEvent(transfer::Event::TransferFailed { transfer_id: rent(), reason });
    let reason = event_sourced_bank::domain::account::Rejection::AccountClosed { account_id: bob() };
    assert_eq!(found(then([debited(alice()), failed(reason)])), ends_and_loses(6), "failed after the money had left");
    let late = then([debited(alice()), credited(bob()), finished(), credited(bob())]);
    assert!(found(late).contains(&(Invariant::TransferEndsOnce, 8)), "money moved after the end");
}

#[test]
fn what_a_message_that_can_not_be_read_may_say_is_no_violation() {
    let begun_again = [account(deposited(bob(), 1)), account(withdrawn(bob(), 1))];
    let refund = then([debited(alice()), credited(alice()), refunded()].into_iter().chain(begun_again.clone()));
    let transfer = then([debited(alice()), credited(bob()), finished()].into_iter().chain(begun_again));
    for lost in 1..=9 {
        assert_eq!(found_without(lost, transfer.clone()), [], "{lost}");
        assert_eq!(found_without(lost, refund.clone()), [], "{lost}");
    }
}

#[test]
fn what_can_be_read_is_audited_all_the_same() {
    let twice = then([debited(alice()), debited(alice())]);
    assert_eq!(found_without(2, twice.clone()), [(Invariant::MoneyIsConserved, 6)], "before the transfer began");
    assert_eq!(found_without(5, twice), [], "whatever was lost may be made good by what follows");
    let below = vec![account(created(alice())), account(created(bob())), account(withdrawn(alice(), 1))];
    assert_eq!(found_without(2, below), [(Invariant::OverdraftLimitIsKept, 3)]);
}
