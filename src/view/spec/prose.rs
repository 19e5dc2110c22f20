//! Scenarios as text that anybody can read.

use super::scenario::{Scenario, Scenarios, Step};
use crate::bank::Command;
use crate::domain::{OverdraftLimit, account, transfer};
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
        Step::Asked(Command::Account(command)) => asked(command, names),
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

/// All that a command asks for, and who asks it: what moves money of a transfer is asked by the transfer.
fn asked(command: &account::Command, names: Names<'_>) -> String {
    let account = names.account(command.account_id());
    let who = if command.transfer_id().is_some() { text::SPEC_TRANSFER } else { text::SPEC_SOMEBODY };
    let what = match command {
        account::Command::CreateAccount { account_number, overdraft_limit, .. } => {
            let limit = match overdraft_limit {
                OverdraftLimit::Unlimited => "without an overdraft limit".to_owned(),
                OverdraftLimit::UpTo(limit) => format!("with an overdraft limit of {}", money::amount(*limit)),
            };
            format!("to open the account {account_number} {limit}")
        }
        account::Command::Deposit { amount, .. } => format!("to deposit {} into {account}", money::amount(*amount)),
        account::Command::Withdraw { amount, .. } => format!("to withdraw {} from {account}", money::amount(*amount)),
        account::Command::SetOverdraftLimit { overdraft_limit, .. } => match overdraft_limit {
            OverdraftLimit::Unlimited => format!("to lift the overdraft limit of {account}"),
            OverdraftLimit::UpTo(limit) => {
                format!("to set the overdraft limit of {account} to {}", money::amount(*limit))
            }
        },
        account::Command::CloseAccount { .. } => format!("to close {account}"),
        account::Command::ReopenAccount { .. } => format!("to open {account} again"),
    };
    format!("{who} asks {what}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::projections::{Accounts, Transfers};
    use crate::domain::account::example::{alice, create, deposit, withdraw};
    use crate::domain::transfer::example::rent;
    use crate::domain::{AccountNumber, Money};

    #[test]
    fn a_command_is_told_with_all_that_it_asks_for() {
        let names = Names { accounts: &Accounts::default(), transfers: &Transfers::default() };
        let account_id = alice();
        let told = |command: account::Command| asked(&command, names);
        let of_transfer = account::Command::Deposit { account_id, amount: Money::major(3), transfer_id: Some(rent()) };
        let limit = |overdraft_limit| told(account::Command::SetOverdraftLimit { account_id, overdraft_limit });
        let account_number = AccountNumber::parse("ADA-1").expect("a number");
        let unlimited = account::Command::CreateAccount {
            account_id,
            account_number: account_number.clone(),
            overdraft_limit: OverdraftLimit::Unlimited,
        };
        let up_to = account::Command::CreateAccount {
            account_id,
            account_number,
            overdraft_limit: OverdraftLimit::UpTo(Money::major(20)),
        };
        for (said, expected) in [
            (told(unlimited), "somebody asks to open the account ADA-1 without an overdraft limit"),
            (told(up_to), "somebody asks to open the account ADA-1 with an overdraft limit of 20.00"),
            (told(deposit(alice(), 2400)), "somebody asks to deposit 2400.00 into 00000000…"),
            (told(withdraw(alice(), 18)), "somebody asks to withdraw 18.00 from 00000000…"),
            (told(of_transfer), "the transfer asks to deposit 3.00 into 00000000…"),
            (limit(OverdraftLimit::Unlimited), "somebody asks to lift the overdraft limit of 00000000…"),
            (limit(OverdraftLimit::NONE), "somebody asks to set the overdraft limit of 00000000… to 0.00"),
            (told(account::Command::CloseAccount { account_id }), "somebody asks to close 00000000…"),
            (told(account::Command::ReopenAccount { account_id }), "somebody asks to open 00000000… again"),
        ] {
            assert_eq!(said, expected);
        }
        assert!(told(create(alice())).starts_with("somebody asks to open the account "));
    }
}
