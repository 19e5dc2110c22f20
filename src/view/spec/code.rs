//! Scenarios as a Rust test: a file for the folder `tests` of this crate, or of one that depends on it.

use super::literal;
use super::scenario::{Scenario, Scenarios, Step};
use crate::bank::{Command, Payload};
use crate::domain::account;
use crate::event_sourcing::{Message, Storable};
use crate::view::sentence::{Names, sentence};

/// How the file begins: what it uses, and how ids, amounts and numbers are read.
const BEGINNING: &str = r#"//! What happened, as a specification. Written by Event-Sourced Bank.
#![allow(dead_code, unused_imports, reason = "not every specification needs every helper")]

use event_sourced_bank::domain::account::{self, AccountNumber, OverdraftLimit};
use event_sourced_bank::domain::transfer::{self, order::order, react::react};
use event_sourced_bank::domain::{Account, AccountId, Money, Transfer, TransferId};
use event_sourced_bank::event_sourcing::{Decider, given::given};

fn account_id(text: &str) -> AccountId {
    AccountId::new(text.parse().expect("an id"))
}

fn transfer_id(text: &str) -> TransferId {
    TransferId::new(text.parse().expect("an id"))
}

fn cents(minor: i64) -> Money {
    Money::from_minor(minor).expect("an amount")
}

fn number(text: &str) -> AccountNumber {
    AccountNumber::parse(text).expect("a number")
}
"#;

/// The whole file.
#[must_use]
pub fn code(scenarios: &Scenarios<'_>, names: Names<'_>) -> String {
    scenarios.list.iter().fold(BEGINNING.to_owned(), |file, scenario| file + &test(scenario, names))
}

fn test(scenario: &Scenario<'_>, names: Names<'_>) -> String {
    let then = scenario.then;
    let Ok(payload) = &then.payload else { return String::new() };
    let name = format!("event_{}_{}", then.position, snake(payload.type_name()));
    let body = match &scenario.when {
        Step::Asked(command) => decided(scenario, command, payload),
        Step::Heard(event) => format!(
            "    let transfer = Transfer::fold(&[{}]);\n    assert_eq!(react(&transfer, &{}), Some({}));\n",
            history(&scenario.given),
            literal::account_event(event),
            literal(payload)
        ),
        Step::Ordered(event, terms) => format!(
            "    let terms = {};\n    assert_eq!(order(&terms, &{}), Some({}));\n",
            literal::terms(terms),
            literal::transfer_event(event),
            literal(payload)
        ),
    };
    format!("\n/// Event {}: {}.\n#[test]\nfn {name}() {{\n{body}}}\n", then.position, sentence(then, names))
}

fn decided(scenario: &Scenario<'_>, command: &Command, then: &Payload) -> String {
    let (rules, command) = match command {
        Command::Account(command) => ("Account", literal::account_command(command)),
        Command::Transfer(command) => ("Transfer", literal::transfer_command(command)),
    };
    let given = history(&scenario.given);
    format!("    given::<{rules}>([{given}])\n        .when({command})\n        {};\n", follows(then))
}

/// What follows from a command: its event, or, where that event records a refusal, the refusal.
fn follows(then: &Payload) -> String {
    match then {
        Payload::AccountEvent(
            account::Event::DepositRejected { reason, .. } | account::Event::WithdrawalRejected { reason, .. },
        ) => format!(".then_refused({})", literal::rejection(reason)),
        Payload::AccountEvent(_) | Payload::TransferEvent(_) | Payload::AccountCommand(_) => {
            format!(".then([{}])", literal(then))
        }
    }
}

fn history(given: &[&Message<Payload>]) -> String {
    let events: Vec<_> = given.iter().filter_map(|message| message.payload.as_ref().ok()).map(literal).collect();
    if events.is_empty() { String::new() } else { format!("\n        {},\n    ", events.join(",\n        ")) }
}

fn literal(payload: &Payload) -> String {
    match payload {
        Payload::AccountCommand(command) => literal::account_command(command),
        Payload::AccountEvent(event) => literal::account_event(event),
        Payload::TransferEvent(event) => literal::transfer_event(event),
    }
}

/// `TransferInitiated` as `transfer_initiated`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}
