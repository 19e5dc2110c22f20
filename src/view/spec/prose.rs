//! Scenarios as text that anybody can read.

use super::scenario::{Scenario, Scenarios, Step};
use crate::bank::{Command, Payload};
use crate::domain::transfer;
use crate::event_sourcing::Message;
use crate::view::sentence::{Names, sentence};
use crate::view::{money, text};
use std::fmt::Write;

/// All scenarios.
#[must_use]
pub fn prose(scenarios: &Scenarios<'_>, names: Names<'_>) -> String {
    let told: Vec<_> = scenarios.list.iter().map(|scenario| one(scenario, names)).collect();
    told.join("\n")
}

fn one(scenario: &Scenario<'_>, names: Names<'_>) -> String {
    let mut told = format!("Event {}\n", scenario.then.position);
    let given: Vec<_> = scenario.given.iter().map(|message| sentence(message, names)).collect();
    let mut line = |word: &str, what: &str| {
        // Writing to a text never fails.
        let _ = writeln!(told, "  {word:<6} {what}");
    };
    match given.split_first() {
        None => line("Given", text::SPEC_NOTHING),
        Some((first, rest)) => {
            line("Given", first);
            rest.iter().for_each(|next| line("and", next));
        }
    }
    line("When", &when(scenario, names));
    line("Then", &sentence(scenario.then, names));
    told
}

fn when(scenario: &Scenario<'_>, names: Names<'_>) -> String {
    match &scenario.when {
        Step::Asked(Command::Account(command)) => asked(command.type_name(), scenario.then, names),
        Step::Asked(Command::Transfer(command)) => match command {
            transfer::Command::InitiateTransfer { transfer_id, .. } => {
                format!("somebody asks to transfer {}", names.transfer(*transfer_id))
            }
            transfer::Command::RetryRefund { transfer_id } => {
                format!("somebody asks to try the refund of {} again", names.transfer(*transfer_id))
            }
        },
        Step::Heard(event) => {
            format!("the transfer hears {} of {}", event.type_name(), names.account(event.account_id()))
        }
        Step::Ordered(event, terms) => format!(
            "{} came of the transfer of {} from {} to {}",
            event.type_name(),
            money::amount(terms.amount),
            names.account(terms.from_account_id),
            names.account(terms.to_account_id)
        ),
    }
}

fn asked(command: &str, then: &Message<Payload>, names: Names<'_>) -> String {
    let account = match then.part::<crate::domain::account::Event>() {
        Some(event) => names.account(event.account_id()),
        None => String::new(),
    };
    format!("{command} is asked of {account}")
}
