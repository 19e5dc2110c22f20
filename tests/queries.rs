//! Questions to the bank, answered from the read models and the log.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::payload::{ACCOUNT, ACCOUNT_COMMAND};
use event_sourced_bank::bank::queries::{MessageFilter, account, accounts, messages, transfer, transfers};
use event_sourced_bank::bank::worker::TRANSFER_EVENTS;
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{Money, TransferId};
use event_sourced_bank::event_sourcing::{Position, StreamName};
use support::Desk;
use uuid::Uuid;

fn story() -> Desk {
    Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 100).into(), initiate(30).into()])
}

#[test]
fn an_account_is_told_with_its_number_balance_and_version() {
    let desk = story();
    let found = serde_json::to_value(account(desk.bank.read_models(), alice())).expect("JSON");
    let expected = serde_json::json!({"id": alice(), "number": "N-168939008", "balance": 7000, "version": 3});
    assert_eq!(found, expected);
    let ids: Vec<_> = accounts(desk.bank.read_models()).map(|account| account.id).collect();
    assert_eq!(ids, [alice(), bob()]);
}

#[test]
fn a_transfer_is_told_with_its_terms_and_status() {
    let desk = story();
    let found = transfer(desk.bank.read_models(), rent()).expect("initiated");
    assert_eq!((found.amount, found.status), (Money::major(30), "finished"));
    assert_eq!(transfers(desk.bank.read_models()).count(), 1);
    assert_eq!(transfer(desk.bank.read_models(), TransferId::new(Uuid::from_u128(1))), None);
}

#[test]
fn messages_are_found_by_stream_category_conversation_and_type() {
    let desk = story();
    let count = |filter: &MessageFilter| messages(desk.bank.log(), filter).count();
    let all = MessageFilter::default();
    assert_eq!(count(&all), 10);
    assert_eq!(count(&MessageFilter { after: Position::new(4), ..all.clone() }), 6);
    let account_events = MessageFilter { category: Some(ACCOUNT), ..all.clone() };
    assert_eq!(count(&account_events), 5, "commands to accounts are of another category");
    assert_eq!(count(&MessageFilter { category: Some(ACCOUNT_COMMAND), ..all.clone() }), 2);
    let of_alice = MessageFilter { stream: Some(StreamName::new(ACCOUNT, alice().uuid())), ..all.clone() };
    assert_eq!(count(&of_alice), 3);
    let conversation = desk.bank.log().get(Position::new(4)).expect("a message").correlation_id;
    let of_transfer = MessageFilter { correlation_id: Some(conversation), ..all.clone() };
    assert_eq!(count(&of_transfer), 7);
    let named = MessageFilter { type_name: Some("Withdrawn".to_owned()), ..of_transfer };
    assert_eq!(count(&named), 1);
    let backward: Vec<_> = messages(desk.bank.log(), &all).rev().map(|message| message.position.get()).collect();
    assert_eq!(backward, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn a_moment_shows_what_had_been_handled_and_what_was_pending() {
    let desk = story();
    let asked = desk.position_of("Withdraw");
    let at = |position| desk.bank.timeline().at(desk.bank.log(), position);
    let pending = |position| at(position).pending_commands(desk.bank.log()).map(|m| m.position).collect::<Vec<_>>();
    assert_eq!(pending(asked), [asked]);
    assert_eq!(pending(asked.next()), [], "its outcome and the checkpoint are one commit");
    assert_eq!(at(asked).progress[&TRANSFER_EVENTS].checkpoint, asked.previous());
    let present = desk.bank.present();
    assert_eq!(present.progress[&TRANSFER_EVENTS].checkpoint, desk.bank.log().head(), "all is handled now");
    assert_eq!(present.read_models, at(desk.bank.log().head()).read_models);
}
