//! Accounts with names, for examples, tests and samples: Alice has money, Bob has none yet.

use super::{AccountNumber, Command, Event, OverdraftLimit};
use crate::domain::{AccountId, Money};
use uuid::Uuid;

/// Alice's account.
#[must_use]
pub fn alice() -> AccountId {
    AccountId::new(Uuid::from_u128(0x0a11_ce00))
}

/// Bob's account.
#[must_use]
pub fn bob() -> AccountId {
    AccountId::new(Uuid::from_u128(0x0b0b_0000))
}

/// The number of an example account.
#[must_use]
pub fn number(account_id: AccountId) -> AccountNumber {
    let text = format!("N-{}", account_id.uuid().as_u128());
    AccountNumber::try_from(text).unwrap_or_else(|_| unreachable!("an example is a number"))
}

/// The wish to open an account that may owe nothing.
#[must_use]
pub fn create(account_id: AccountId) -> Command {
    let account_number = number(account_id);
    Command::CreateAccount { account_id, account_number, overdraft_limit: OverdraftLimit::NONE }
}

/// The fact that such an account was opened.
#[must_use]
pub fn created(account_id: AccountId) -> Event {
    let account_number = number(account_id);
    Event::AccountCreated { account_id, account_number, overdraft_limit: OverdraftLimit::NONE }
}

/// The wish to put whole units in.
#[must_use]
pub fn deposit(account_id: AccountId, units: i32) -> Command {
    Command::Deposit { account_id, amount: Money::major(units), transfer_id: None }
}

/// The fact that whole units were put in.
#[must_use]
pub fn deposited(account_id: AccountId, units: i32) -> Event {
    Event::Deposited { account_id, amount: Money::major(units), transfer_id: None }
}

/// The wish to take whole units out.
#[must_use]
pub fn withdraw(account_id: AccountId, units: i32) -> Command {
    Command::Withdraw { account_id, amount: Money::major(units), transfer_id: None }
}

/// The fact that whole units were taken out.
#[must_use]
pub fn withdrawn(account_id: AccountId, units: i32) -> Event {
    Event::Withdrawn { account_id, amount: Money::major(units), transfer_id: None }
}
