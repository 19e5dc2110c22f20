//! Orders: commands in the words of a person, who knows accounts by their numbers and money in whole units.

use crate::bank::Command;
use crate::bank::command::{new_account_id, new_transfer_id};
use crate::bank::decisions::Decisions;
use crate::domain::{AccountId, AccountNumber, Money, OverdraftLimit, account, transfer};
use crate::event_sourcing::MessageId;
use crate::view::{money, text};

/// Something to ask of the bank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// Open an account that may not go below zero.
    Open(&'static str),
    /// Open an account that may owe any amount.
    OpenUnlimited(&'static str),
    /// Put whole units into an account.
    Deposit(&'static str, i32),
    /// Take whole units out of an account.
    Withdraw(&'static str, i32),
    /// Move whole units from one account to another.
    Transfer(&'static str, &'static str, i32),
    /// Set how many whole units an account may owe.
    Limit(&'static str, i32),
    /// Close an account.
    Close(&'static str),
    /// Open a closed account again.
    Reopen(&'static str),
}

impl Order {
    /// The command under an id, or nothing when it speaks of an account that is not there.
    #[must_use]
    pub fn command(self, decisions: &Decisions, id: MessageId) -> Option<Command> {
        let account = |number| account(decisions, number);
        let command: account::Command = match self {
            Self::Open(number) => open(id, number, OverdraftLimit::NONE)?,
            Self::OpenUnlimited(number) => open(id, number, OverdraftLimit::Unlimited)?,
            Self::Deposit(number, units) => {
                let amount = Money::major(units);
                account::Command::Deposit { account_id: account(number)?, amount, transfer_id: None }
            }
            Self::Withdraw(number, units) => {
                let amount = Money::major(units);
                account::Command::Withdraw { account_id: account(number)?, amount, transfer_id: None }
            }
            Self::Limit(number, units) => {
                let overdraft_limit = OverdraftLimit::UpTo(Money::major(units));
                account::Command::SetOverdraftLimit { account_id: account(number)?, overdraft_limit }
            }
            Self::Close(number) => account::Command::CloseAccount { account_id: account(number)? },
            Self::Reopen(number) => account::Command::ReopenAccount { account_id: account(number)? },
            Self::Transfer(from, to, units) => {
                let (from_account_id, to_account_id) = (account(from)?, account(to)?);
                let (transfer_id, amount) = (new_transfer_id(id), Money::major(units));
                let initiate =
                    transfer::Command::InitiateTransfer { transfer_id, from_account_id, to_account_id, amount };
                return Some(initiate.into());
            }
        };
        Some(command.into())
    }

    /// The order in words.
    #[must_use]
    pub fn words(self) -> String {
        let amount = |units| money::amount(Money::major(units));
        match self {
            Self::Open(number) => text::order_open(number),
            Self::OpenUnlimited(number) => text::order_open_unlimited(number),
            Self::Deposit(number, units) => text::order_deposit(&amount(units), number),
            Self::Withdraw(number, units) => text::order_withdraw(&amount(units), number),
            Self::Transfer(from, to, units) => text::order_transfer(&amount(units), from, to),
            Self::Limit(number, units) => text::order_limit(number, &amount(units)),
            Self::Close(number) => text::order_close(number),
            Self::Reopen(number) => text::order_reopen(number),
        }
    }
}

/// The account that has, or once had, a number.
#[must_use]
pub fn account(decisions: &Decisions, number: &str) -> Option<AccountId> {
    decisions.number_taken_by(&AccountNumber::parse(number).ok()?)
}

fn open(id: MessageId, number: &str, overdraft_limit: OverdraftLimit) -> Option<account::Command> {
    let account_number = AccountNumber::parse(number).ok()?;
    Some(account::Command::CreateAccount { account_id: new_account_id(id), account_number, overdraft_limit })
}
