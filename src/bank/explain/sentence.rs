//! What a message says, as a sentence in plain English.
//!
//! How an account is called and how an amount is written depends on who reads, so both come in from outside.

use crate::bank::payload::Payload;
use crate::domain::{AccountId, Money, OverdraftLimit, account, transfer};
use crate::event_sourcing::Message;

/// How names and amounts are written for the reader.
pub struct Words<'a> {
    /// What an account is called.
    pub account: &'a dyn Fn(AccountId) -> String,
    /// How an amount is written.
    pub money: &'a dyn Fn(Money) -> String,
    /// The two accounts and the amount of the transfer that the message is about, if it is about one.
    pub terms: Option<transfer::Terms>,
}

impl Words<'_> {
    fn route(&self) -> String {
        match &self.terms {
            Some(terms) => format!(
                "{} from {} to {}",
                (self.money)(terms.amount),
                (self.account)(terms.from_account_id),
                (self.account)(terms.to_account_id)
            ),
            None => "of unknown terms".to_owned(),
        }
    }

    fn limit(&self, limit: OverdraftLimit) -> String {
        match limit {
            OverdraftLimit::Unlimited => "any amount".to_owned(),
            OverdraftLimit::UpTo(Money::ZERO) => "nothing".to_owned(),
            OverdraftLimit::UpTo(limit) => format!("up to {}", (self.money)(limit)),
        }
    }
}

/// What a message says.
#[must_use]
pub fn sentence(message: &Message<Payload>, words: &Words<'_>) -> String {
    match &message.payload {
        Ok(Payload::AccountCommand(command)) => asked(command, words),
        Ok(Payload::AccountEvent(event)) => happened(event, words),
        Ok(Payload::TransferEvent(event)) => moved_on(event, words),
        Err(unreadable) => format!("{} can't be read: {}", unreadable.type_name, unreadable.why),
    }
}

fn asked(command: &account::Command, words: &Words<'_>) -> String {
    let account = (words.account)(command.account_id());
    match command {
        account::Command::Deposit { amount, .. } => {
            format!("The transfer asks to deposit {} into {account}", (words.money)(*amount))
        }
        account::Command::Withdraw { amount, .. } => {
            format!("The transfer asks to withdraw {} from {account}", (words.money)(*amount))
        }
        account::Command::CreateAccount { .. }
        | account::Command::SetOverdraftLimit { .. }
        | account::Command::CloseAccount { .. }
        | account::Command::ReopenAccount { .. } => format!("{} is asked of {account}", command.type_name()),
    }
}

fn happened(event: &account::Event, words: &Words<'_>) -> String {
    let account = (words.account)(event.account_id());
    let money = words.money;
    match event {
        account::Event::AccountCreated { account_number, overdraft_limit, .. } => {
            format!("Opened account {account_number}, which may owe {}", words.limit(*overdraft_limit))
        }
        account::Event::Deposited { amount, .. } => format!("Deposited {} into {account}", money(*amount)),
        account::Event::Withdrawn { amount, .. } => format!("Withdrawn {} from {account}", money(*amount)),
        account::Event::DepositRejected { amount, reason, .. } => {
            format!("Refused to deposit {} into {account}: {}", money(*amount), reason.why(money))
        }
        account::Event::WithdrawalRejected { amount, reason, .. } => {
            format!("Refused to withdraw {} from {account}: {}", money(*amount), reason.why(money))
        }
        account::Event::OverdraftLimitSet { overdraft_limit, .. } => {
            format!("{account} may owe {} from now on", words.limit(*overdraft_limit))
        }
        account::Event::AccountClosed { .. } => format!("Closed account {account}"),
        account::Event::AccountReopened { .. } => format!("Opened account {account} again"),
    }
}

fn moved_on(event: &transfer::Event, words: &Words<'_>) -> String {
    let route = words.route();
    let why = |reason: &account::Rejection| reason.why(words.money);
    match event {
        transfer::Event::TransferInitiated { .. } => format!("Transfer of {route} was initiated"),
        transfer::Event::TransferWithdrawn { .. } => format!("Transfer of {route}: the money is on its way"),
        transfer::Event::TransferFinished { .. } => format!("Transfer of {route} is finished"),
        transfer::Event::TransferFailed { reason, .. } => format!("Transfer of {route} failed: {}", why(reason)),
        transfer::Event::TransferRefundStarted { reason, .. } => {
            format!("Transfer of {route} was refused, and the money goes back: {}", why(reason))
        }
        transfer::Event::TransferRefunded { .. } => format!("Transfer of {route} is refunded"),
        transfer::Event::TransferStuck { reason, .. } => {
            format!("Transfer of {route} is stuck, a person must act: {}", why(reason))
        }
    }
}
