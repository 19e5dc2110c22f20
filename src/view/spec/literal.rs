//! Events, commands and what they are made of, as they are written in Rust.

use crate::domain::{AccountId, Money, OverdraftLimit, TransferId, account, transfer};

/// An account's event.
#[must_use]
pub fn account_event(event: &account::Event) -> String {
    use account::Event::*;
    let name = event.type_name();
    let fields = match event {
        AccountCreated { account_id, account_number, overdraft_limit } => {
            created(*account_id, account_number, *overdraft_limit)
        }
        Deposited { account_id, amount, transfer_id } | Withdrawn { account_id, amount, transfer_id } => {
            moved(*account_id, *amount, *transfer_id)
        }
        DepositRejected { account_id, amount, transfer_id, reason }
        | WithdrawalRejected { account_id, amount, transfer_id, reason } => {
            format!("{}, reason: {}", moved(*account_id, *amount, *transfer_id), rejection(reason))
        }
        OverdraftLimitSet { account_id, overdraft_limit } => limited(*account_id, *overdraft_limit),
        AccountClosed { account_id } | AccountReopened { account_id } => {
            format!("account_id: {}", account(*account_id))
        }
    };
    format!("account::Event::{name} {{ {fields} }}")
}

/// An account's command.
#[must_use]
pub fn account_command(command: &account::Command) -> String {
    use account::Command::*;
    let name = command.type_name();
    let fields = match command {
        CreateAccount { account_id, account_number, overdraft_limit } => {
            created(*account_id, account_number, *overdraft_limit)
        }
        Deposit { account_id, amount, transfer_id } | Withdraw { account_id, amount, transfer_id } => {
            moved(*account_id, *amount, *transfer_id)
        }
        SetOverdraftLimit { account_id, overdraft_limit } => limited(*account_id, *overdraft_limit),
        CloseAccount { account_id } | ReopenAccount { account_id } => format!("account_id: {}", account(*account_id)),
    };
    format!("account::Command::{name} {{ {fields} }}")
}

/// A transfer's event.
#[must_use]
pub fn transfer_event(event: &transfer::Event) -> String {
    use transfer::Event::*;
    let (name, id) = (event.type_name(), transfer(event.transfer_id()));
    let more = match event {
        TransferInitiated { from_account_id, to_account_id, amount, .. } => {
            format!(", {}", agreed(*from_account_id, *to_account_id, *amount))
        }
        TransferFailed { reason, .. } | TransferRefundStarted { reason, .. } | TransferStuck { reason, .. } => {
            format!(", reason: {}", rejection(reason))
        }
        TransferWithdrawn { .. } | TransferFinished { .. } | TransferRefunded { .. } => String::new(),
    };
    format!("transfer::Event::{name} {{ transfer_id: {id}{more} }}")
}

/// A transfer's command.
#[must_use]
pub fn transfer_command(command: &transfer::Command) -> String {
    let (name, id) = (command.type_name(), transfer(command.transfer_id()));
    let more = match command {
        transfer::Command::InitiateTransfer { from_account_id, to_account_id, amount, .. } => {
            format!(", {}", agreed(*from_account_id, *to_account_id, *amount))
        }
        transfer::Command::RetryRefund { .. } => String::new(),
    };
    format!("transfer::Command::{name} {{ transfer_id: {id}{more} }}")
}

/// What a transfer was agreed on.
#[must_use]
pub fn terms(terms: &transfer::Terms) -> String {
    format!("transfer::Terms {{ {} }}", agreed(terms.from_account_id, terms.to_account_id, terms.amount))
}

/// Why an account refused.
#[must_use]
pub fn rejection(rejection: &account::Rejection) -> String {
    use account::Rejection::*;
    let (name, fields) = match rejection {
        AccountNotFound { account_id } => ("AccountNotFound", format!("account_id: {}", account(*account_id))),
        AccountExists { account_id } => ("AccountExists", format!("account_id: {}", account(*account_id))),
        AccountNumberTaken { account_number, taken_by } => {
            let number = number(account_number);
            ("AccountNumberTaken", format!("account_number: {number}, taken_by: {}", account(*taken_by)))
        }
        AccountClosed { account_id } => ("AccountClosed", format!("account_id: {}", account(*account_id))),
        AccountNotClosed { account_id } => ("AccountNotClosed", format!("account_id: {}", account(*account_id))),
        AmountNotPositive { asked } => ("AmountNotPositive", format!("asked: {}", money(*asked))),
        NegativeOverdraftLimit { asked } => ("NegativeOverdraftLimit", format!("asked: {}", money(*asked))),
        InsufficientFunds { balance, overdraft_limit, asked } => {
            let (balance, limit, asked) = (money(*balance), limit(*overdraft_limit), money(*asked));
            ("InsufficientFunds", format!("balance: {balance}, overdraft_limit: {limit}, asked: {asked}"))
        }
        BalanceOutOfRange { balance, asked } => {
            ("BalanceOutOfRange", format!("balance: {}, asked: {}", money(*balance), money(*asked)))
        }
        BalanceNotZero { balance } => ("BalanceNotZero", format!("balance: {}", money(*balance))),
        TransfersInFlight { transfers } => {
            let transfers: Vec<_> = transfers.iter().map(|id| transfer(*id)).collect();
            ("TransfersInFlight", format!("transfers: vec![{}]", transfers.join(", ")))
        }
    };
    format!("account::Rejection::{name} {{ {fields} }}")
}

fn created(account_id: AccountId, account_number: &account::AccountNumber, overdraft_limit: OverdraftLimit) -> String {
    format!(
        "account_id: {}, account_number: {}, overdraft_limit: {}",
        account(account_id),
        number(account_number),
        limit(overdraft_limit)
    )
}

fn moved(account_id: AccountId, amount: Money, transfer_id: Option<TransferId>) -> String {
    let transfer_id = transfer_id.map_or_else(|| "None".to_owned(), |id| format!("Some({})", transfer(id)));
    format!("account_id: {}, amount: {}, transfer_id: {transfer_id}", account(account_id), money(amount))
}

fn limited(account_id: AccountId, overdraft_limit: OverdraftLimit) -> String {
    format!("account_id: {}, overdraft_limit: {}", account(account_id), limit(overdraft_limit))
}

fn agreed(from: AccountId, to: AccountId, amount: Money) -> String {
    format!("from_account_id: {}, to_account_id: {}, amount: {}", account(from), account(to), money(amount))
}

fn account(id: AccountId) -> String {
    format!("account_id({:?})", id.to_string())
}

fn transfer(id: TransferId) -> String {
    format!("transfer_id({:?})", id.to_string())
}

fn money(amount: Money) -> String {
    format!("cents({})", amount.minor())
}

fn number(number: &account::AccountNumber) -> String {
    format!("number({:?})", number.as_str())
}

fn limit(limit: OverdraftLimit) -> String {
    match limit {
        OverdraftLimit::Unlimited => "OverdraftLimit::Unlimited".to_owned(),
        OverdraftLimit::UpTo(most) => format!("OverdraftLimit::UpTo({})", money(most)),
    }
}
