//! How commands are named, and how messages are written down and read again.

use super::example::{now, transfer_on_its_way};
use crate::bank::payload::ACCOUNT_COMMAND;
use crate::bank::worker::workers;
use crate::bank::{Command, Payload, Request};
use crate::domain::account::example::{alice, bob, deposit, withdraw};
use crate::domain::transfer::example::{initiate, initiated, rent};
use crate::domain::{Money, account, transfer};
use crate::event_sourcing::message::Stored;
use crate::event_sourcing::{MessageId, Position, Storable, envelope};
use std::collections::BTreeSet;
use uuid::Uuid;

#[test]
fn a_command_has_the_name_of_its_kind() {
    let commands: [Command; 3] = [deposit(alice(), 1).into(), withdraw(alice(), 1).into(), initiate(1).into()];
    assert_eq!(commands.each_ref().map(Command::type_name), ["Deposit", "Withdraw", "InitiateTransfer"]);
    let retry: Command = transfer::Command::RetryRefund { transfer_id: rent() }.into();
    assert_eq!(retry.type_name(), "RetryRefund");
    let ends = commands.iter().chain([&retry]).map(Command::ends_transfer);
    assert_eq!(ends.collect::<Vec<_>>(), [false, false, false, true]);
}

#[test]
fn every_message_of_a_transfer_comes_back_from_its_text() {
    let mut bank = transfer_on_its_way(workers());
    bank.run_until_quiet(now(), 20).expect("quiet");
    let mut categories = BTreeSet::new();
    for message in bank.log().all(Position::ZERO) {
        let text = envelope::write(message).expect("it can be written");
        assert_eq!(envelope::read::<Payload>(&text).as_ref(), Ok(message));
        categories.insert(message.stream.category.as_str().to_owned());
    }
    assert_eq!(categories.into_iter().collect::<Vec<_>>(), ["account", "account-command", "transfer"]);
}

#[test]
fn every_command_that_a_transfer_orders_can_be_read_again() {
    let terms = transfer::Terms { from_account_id: alice(), to_account_id: bob(), amount: Money::major(1) };
    let events = every_event_of_a_transfer();
    let names: Vec<_> = events.iter().map(transfer::Event::type_name).collect();
    assert_eq!(names, transfer::Event::TYPE_NAMES, "none is left out");
    let category = ACCOUNT_COMMAND;
    let orders: Vec<_> = events.iter().filter_map(|event| transfer::order::order(&terms, event)).collect();
    assert_eq!(orders.len(), 3);
    for command in orders {
        let payload = Payload::AccountCommand(command);
        let data = payload.encode().expect("it can be written");
        let (type_name, schema) = (payload.type_name(), payload.schema());
        let stored = Stored { category: category.as_str(), type_name, schema, data: data.get() };
        assert_eq!(Payload::decode(stored), Ok(payload));
    }
}

fn every_event_of_a_transfer() -> [transfer::Event; 7] {
    let (transfer_id, reason) = (rent(), || account::Rejection::AccountClosed { account_id: bob() });
    [
        initiated(1),
        transfer::Event::TransferWithdrawn { transfer_id },
        transfer::Event::TransferFinished { transfer_id },
        transfer::Event::TransferFailed { transfer_id, reason: reason() },
        transfer::Event::TransferRefundStarted { transfer_id, reason: reason() },
        transfer::Event::TransferRefunded { transfer_id },
        transfer::Event::TransferStuck { transfer_id, reason: reason() },
    ]
}

#[test]
fn a_message_is_written_in_the_newest_schema_of_its_kind() {
    let bank = transfer_on_its_way(workers());
    let schemas: BTreeSet<_> = bank
        .log()
        .all(Position::ZERO)
        .filter_map(|message| message.payload.as_ref().ok())
        .map(|payload| (payload.type_name(), payload.schema()))
        .collect();
    assert!(schemas.contains(&("AccountCreated", 2)), "it has an upcaster from schema 1: {schemas:?}");
    assert!(schemas.contains(&("Deposited", 1)), "its shape has never changed: {schemas:?}");
}

#[test]
fn a_message_is_read_by_the_category_that_it_lies_in() {
    let data = format!(r#"{{"account_id":"{}","amount":100,"transfer_id":null}}"#, alice());
    let stored = |category, type_name| Stored { category, type_name, schema: 1, data: &data };
    let read = |category, type_name| Payload::decode(stored(category, type_name)).ok();
    assert!(matches!(read("account", "Deposited"), Some(Payload::AccountEvent(_))));
    assert!(matches!(read("account-command", "Deposit"), Some(Payload::AccountCommand(_))));
    for (category, type_name) in [("account", "Deposit"), ("account-command", "Deposited"), ("other", "Deposited")] {
        assert_eq!(read(category, type_name), None, "{category} {type_name}");
    }
}

#[test]
fn a_command_that_was_taken_is_known_by_its_id() {
    let bank = transfer_on_its_way(workers());
    let taken = bank.log().all(Position::ZERO).next().expect("there are messages").causation_id;
    assert!(bank.has_decided(taken));
    assert!(!bank.has_decided(MessageId::new(Uuid::from_u128(0xffff))));
}

#[test]
fn a_transfer_that_is_asked_for_again_is_begun_once() {
    let mut bank = transfer_on_its_way(workers());
    let head = bank.log().head();
    // It is the fourth command of the example.
    let again = Request::new(MessageId::new(Uuid::from_u128(4)), now(), initiate(30));
    let outcome = bank.execute(&again).expect("it was taken before");
    assert_eq!((outcome.repeated, bank.log().head()), (true, head));
}
