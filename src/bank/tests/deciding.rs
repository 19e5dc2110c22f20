//! How a command is taken, and why it is not.

use super::example::{Paper, now, send, status, transfer_on_its_way};
use crate::bank::refusal::Unknown;
use crate::bank::worker::{ACCOUNT_COMMANDS, ACCOUNT_EVENTS, workers};
use crate::bank::{Bank, Command, HandlerError, Outcome, Refusal, Request, Waiting};
use crate::domain::account::example::{alice, bob, deposit, withdraw};
use crate::domain::transfer::example::rent;
use crate::domain::{Money, account, transfer};
use crate::event_sourcing::message::{Unreadable, WhyUnreadable};
use crate::event_sourcing::{AppendError, Log, MessageId, Position, Version};
use uuid::Uuid;

fn request(number: u128, command: impl Into<Command>) -> Request {
    Request::new(MessageId::new(Uuid::from_u128(number)), now(), command)
}

/// The bank with the transfer on its way, as it is loaded by a program that can't read the message at a position.
fn unreadable_at(position: u64) -> Bank<Paper> {
    let mut log = Log::default();
    for mut commit in transfer_on_its_way(workers()).writer().commits.clone() {
        if commit.first() == Position::new(position) {
            let (type_name, data) = ("Unheard".to_owned(), "{}".to_owned());
            let why = WhyUnreadable::UnknownType;
            commit.messages[0].payload = Err(Box::new(Unreadable { type_name, schema: 1, data, why }));
        }
        log.push(commit).expect("it fits");
    }
    Bank::new(log, Paper::default())
}

#[test]
fn a_command_that_came_before_has_its_result_again() {
    let mut bank = transfer_on_its_way(workers());
    let positions = vec![Position::new(5)];
    let first = bank.execute(&request(5, deposit(bob(), 1)));
    assert_eq!(first, Ok(Outcome { positions: positions.clone(), repeated: false }));
    let again = request(5, deposit(bob(), 1)).expecting(Version::new(1));
    assert_eq!(bank.execute(&again), Ok(Outcome { positions, repeated: true }), "whatever has changed since");
}

#[test]
fn an_id_stands_for_one_command_and_for_no_message() {
    let mut bank = transfer_on_its_way(workers());
    let reused = |number: u128, position| {
        let id = MessageId::new(Uuid::from_u128(number));
        Err(Refusal::Append(AppendError::IdReused { id, position: Position::new(position) }))
    };
    assert_eq!(bank.execute(&request(3, deposit(alice(), 99))), reused(3, 3));
    assert_eq!(bank.execute(&request(4, transfer::Command::RetryRefund { transfer_id: rent() })), reused(4, 4));
    let message = bank.log().get(Position::new(4)).expect("written").id;
    assert_eq!(
        bank.execute(&request(message.uuid().as_u128(), deposit(bob(), 1))),
        reused(message.uuid().as_u128(), 4)
    );
}

#[test]
fn nobody_moves_money_in_the_name_of_a_transfer() {
    let mut bank = transfer_on_its_way(workers());
    let pretended = account::Command::Deposit { account_id: bob(), amount: Money::major(1), transfer_id: Some(rent()) };
    assert_eq!(bank.execute(&request(5, pretended)), Err(Refusal::OnBehalfOfTransfer));
}

#[test]
fn whoever_saw_another_version_hears_of_the_conflict_before_any_rule() {
    let mut bank = transfer_on_its_way(workers());
    for (number, expected) in [(5, 0), (6, 1), (7, 3)] {
        let told = bank.execute(&request(number, withdraw(alice(), 999)).expecting(Version::new(expected)));
        let (expected, found) = (Version::new(expected), Version::new(2));
        let stream = Command::from(withdraw(alice(), 999)).stream();
        assert_eq!(told, Err(Refusal::Append(AppendError::Conflict { stream, expected, found })));
    }
    assert!(bank.execute(&request(8, withdraw(alice(), 1)).expecting(Version::new(2))).is_ok());
}

#[test]
fn an_account_that_can_not_be_read_is_quarantined_and_the_others_go_on() {
    let mut bank = unreadable_at(3);
    let stream = Command::from(deposit(alice(), 1)).stream();
    let position = Position::new(3);
    let refused = Refusal::Quarantined { stream, position, unknown: Unknown::State };
    assert_eq!(bank.execute(&request(5, deposit(alice(), 1))), Err(refused.clone()));
    assert!(bank.execute(&request(6, deposit(bob(), 1))).is_ok());
    let deaf = Waiting { subscription: ACCOUNT_EVENTS, position };
    assert_eq!(bank.preview(&deaf, now()), Err(HandlerError::Unreadable { position }));
    bank.run_until_quiet(now(), 20).expect("quiet");
    let command = bank.log().all(Position::ZERO).find(|message| message.part::<account::Command>().is_some());
    let command = Waiting { subscription: ACCOUNT_COMMANDS, position: command.expect("sent").position };
    assert_eq!(bank.preview(&command, now()), Err(HandlerError::Refused(Box::new(refused))));
    assert_eq!(status(&bank), "initial", "the transfer waits, and its money is where it was");
}

#[test]
fn a_transfer_that_can_not_be_read_is_quarantined() {
    let mut bank = unreadable_at(4);
    let retry = transfer::Command::RetryRefund { transfer_id: rent() };
    let stream = Command::from(retry.clone()).stream();
    let refused = Err(Refusal::Quarantined { stream, position: Position::new(4), unknown: Unknown::State });
    assert_eq!(bank.execute(&request(5, retry)), refused);
}

#[test]
fn all_that_follows_from_a_transfer_is_one_conversation_in_which_each_message_names_its_cause() {
    let mut bank = transfer_on_its_way(workers());
    bank.run_until_quiet(now(), 20).expect("quiet");
    send(&mut bank, 9, deposit(bob(), 1));
    let command = MessageId::new(Uuid::from_u128(4));
    let messages: Vec<_> = bank.log().correlation(command).collect();
    assert_eq!(messages.len(), 7);
    assert_eq!(messages[0].causation_id, command);
    for (cause, effect) in messages.iter().zip(&messages[1..]) {
        assert_eq!(effect.causation_id, cause.id, "position {}", effect.position);
    }
}

#[test]
fn a_refusal_that_a_transfer_must_hear_of_is_recorded() {
    let mut bank = transfer_on_its_way(workers());
    send(&mut bank, 5, withdraw(alice(), 100));
    bank.run_until_quiet(now(), 20).expect("quiet");
    let recorded = bank.log().all(Position::ZERO).filter_map(|message| message.part::<account::Event>());
    let is_refusal = |event: &&account::Event| matches!(event, account::Event::WithdrawalRejected { .. });
    assert_eq!((recorded.filter(is_refusal).count(), status(&bank)), (1, "failed"));
}
