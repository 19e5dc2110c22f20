//! The clients: what a wish means just now, as a command.
//!
//! They know the names of accounts and transfers and how the accounts stand, as someone does who looks at the page.

use super::action::{Amount, Id, Limit, Sending, Wish};
use super::oracle::Oracle;
use super::oracle::accounts::MOST;
use super::random::Random;
use event_sourced_bank::bank::{Command, Payload};
use event_sourced_bank::domain::account::{AccountNumber, OverdraftLimit};
use event_sourced_bank::domain::{AccountId, Money, TransferId, account, transfer};
use event_sourced_bank::event_sourcing::{Log, MessageId, Position, Timestamp};
use uuid::Uuid;

/// Numbers of all kinds that people write.
const NUMBERS: [&str; 5] = ["DE89 3704", "Zoë’s purse", "口座 7", "Ω-🦀", "nobody"];

/// The id of an account.
pub fn account_id(account: u32) -> AccountId {
    AccountId::new(Uuid::from_u128(0xacc0 + u128::from(account)))
}

/// The id of a transfer.
pub fn transfer_id(number: u32) -> TransferId {
    TransferId::new(Uuid::from_u128(0x7a00_0000 + u128::from(number)))
}

/// One of a list, by a number that may be larger than the list.
pub fn pick<T>(mut items: impl ExactSizeIterator<Item = T>, pick: u32) -> Option<T> {
    let count = u32::try_from(items.len()).ok().filter(|count| *count > 0)?;
    items.nth((pick % count) as usize)
}

/// The id of a command.
pub fn command_id(sending: &Sending, log: &Log<Payload>, now: Timestamp) -> MessageId {
    let message_id = |chosen| pick(log.all(Position::ZERO), chosen).map(|message| message.id);
    let own = || {
        let mut random = Random::new(sending.number.into());
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&random.next().to_le_bytes());
        MessageId::v7(now.unix_millis().unsigned_abs(), bytes)
    };
    match sending.id {
        Id::New => own(),
        Id::OfMessage { pick } => message_id(pick).unwrap_or_else(own),
        Id::OfOutcome { pick } => {
            let handler = ["commands", "account-commands", "account-events", "transfer-events"][pick as usize % 4];
            message_id(pick).map_or_else(own, |id| id.outcome(handler, 0))
        }
    }
}

/// The command that a wish means.
pub fn command(wish: Wish, oracle: &Oracle) -> Command {
    match wish {
        Wish::Open { account, named_as, limit } => account::Command::CreateAccount {
            account_id: account_id(account),
            account_number: number(named_as),
            overdraft_limit: overdraft_limit(limit),
        }
        .into(),
        Wish::Deposit { account, amount } => deposit(account, amount, None, oracle),
        Wish::Withdraw { account, amount } => {
            let (account_id, amount) = (account_id(account), money(amount, account, oracle));
            account::Command::Withdraw { account_id, amount, transfer_id: None }.into()
        }
        Wish::Pretend { account, amount, pick: chosen } => {
            let transfer_id = pick(oracle.transfers.keys(), chosen).copied().unwrap_or_else(|| transfer_id(chosen));
            deposit(account, amount, Some(transfer_id), oracle)
        }
        Wish::SetLimit { account, limit } => account::Command::SetOverdraftLimit {
            account_id: account_id(account),
            overdraft_limit: overdraft_limit(limit),
        }
        .into(),
        Wish::Close { account } => account::Command::CloseAccount { account_id: account_id(account) }.into(),
        Wish::Reopen { account } => account::Command::ReopenAccount { account_id: account_id(account) }.into(),
        Wish::Transfer { number, from, to, amount } => transfer::Command::InitiateTransfer {
            transfer_id: transfer_id(number),
            from_account_id: account_id(from),
            to_account_id: account_id(to),
            amount: money(amount, from, oracle),
        }
        .into(),
        Wish::RetryRefund { pick } => retry_refund(pick, oracle).into(),
    }
}

fn deposit(account: u32, amount: Amount, transfer_id: Option<TransferId>, oracle: &Oracle) -> Command {
    let (account_id, amount) = (account_id(account), money(amount, account, oracle));
    account::Command::Deposit { account_id, amount, transfer_id }.into()
}

fn retry_refund(chosen: u32, oracle: &Oracle) -> transfer::Command {
    let stuck: Vec<_> = oracle.transfers.iter().filter(|(_, transfer)| transfer.status == "stuck").collect();
    let stuck = pick(stuck.iter(), chosen).map(|(id, _)| **id);
    let any = || pick(oracle.transfers.keys(), chosen).copied();
    transfer::Command::RetryRefund { transfer_id: stuck.or_else(any).unwrap_or_else(|| transfer_id(chosen)) }
}

fn number(account: u32) -> AccountNumber {
    let text = pick(NUMBERS.iter(), account).copied().unwrap_or_default();
    AccountNumber::parse(text).expect("a number")
}

fn overdraft_limit(limit: Limit) -> OverdraftLimit {
    match limit {
        Limit::Unlimited => OverdraftLimit::Unlimited,
        Limit::UpTo(minor) => OverdraftLimit::UpTo(Money::from_minor(minor).expect("small")),
    }
}

fn money(amount: Amount, account: u32, oracle: &Oracle) -> Money {
    let known = oracle.accounts.get(&account_id(account));
    let balance = known.map_or(0, |account| account.balance);
    let available = balance + known.and_then(|account| account.limit).unwrap_or_default();
    let minor = match amount {
        Amount::Minor(minor) => minor.into(),
        Amount::All => available,
        Amount::OneTooMany => available + 1,
        Amount::ToTheTop => MOST - balance,
        Amount::ToZero => balance.abs(),
    };
    let minor = i64::try_from(minor.clamp(-MOST, MOST)).expect("clamped");
    Money::from_minor(minor).expect("clamped")
}
