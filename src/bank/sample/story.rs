//! A story in the making: commands sent one after another, with time passing in between.

use super::dice::Dice;
use crate::bank::application::Bank;
use crate::bank::command::{Command, Request, new_account_id, new_transfer_id};
use crate::bank::executor::ROUNDS_TO_END;
use crate::bank::payload::Payload;
use crate::domain::{AccountId, AccountNumber, Money, OverdraftLimit, account, transfer};
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{Log, MessageId, Timestamp};

/// How many accounts a busy bank has.
const BUSY_ACCOUNTS: u64 = 50;

pub(super) struct Story {
    bank: Bank<KeepNothing>,
    dice: Dice,
    now: Timestamp,
}

impl Story {
    pub(super) fn new(seed: u64, start: Timestamp) -> Self {
        Self { bank: Bank::new(Log::default(), KeepNothing), dice: Dice::new(seed), now: start }
    }

    pub(super) fn log(&self) -> &Log<Payload> {
        self.bank.log()
    }

    pub(super) fn open(&mut self, number: &str) -> Option<AccountId> {
        let (id, account_number) = (self.next_id(), AccountNumber::parse(number).ok()?);
        let account_id = new_account_id(id);
        let overdraft_limit = OverdraftLimit::NONE;
        self.send(id, account::Command::CreateAccount { account_id, account_number, overdraft_limit });
        Some(account_id)
    }

    pub(super) fn deposit(&mut self, account_id: Option<AccountId>, units: i32) {
        let Some(account_id) = account_id else { return };
        let id = self.next_id();
        self.send(id, account::Command::Deposit { account_id, amount: Money::major(units), transfer_id: None });
    }

    pub(super) fn withdraw(&mut self, account_id: Option<AccountId>, units: i32) {
        let Some(account_id) = account_id else { return };
        let id = self.next_id();
        self.send(id, account::Command::Withdraw { account_id, amount: Money::major(units), transfer_id: None });
    }

    pub(super) fn close(&mut self, account_id: Option<AccountId>) {
        let Some(account_id) = account_id else { return };
        let id = self.next_id();
        self.send(id, account::Command::CloseAccount { account_id });
    }

    pub(super) fn transfer(&mut self, from: Option<AccountId>, to: Option<AccountId>, units: i32) {
        let (Some(from_account_id), Some(to_account_id)) = (from, to) else { return };
        let (id, amount) = (self.next_id(), Money::major(units));
        let transfer_id = new_transfer_id(id);
        self.send(id, transfer::Command::InitiateTransfer { transfer_id, from_account_id, to_account_id, amount });
    }

    /// How many messages the log has.
    pub(super) fn length(&self) -> u64 {
        self.bank.log().head().get()
    }

    /// Opens the accounts of a busy bank.
    pub(super) fn open_many(&mut self) -> Vec<Option<AccountId>> {
        (1..=BUSY_ACCOUNTS).map(|number| self.open(&format!("N-{number:03}"))).collect()
    }

    /// Goes on until the log has so many messages: mostly transfers, as in a bank.
    pub(super) fn be_busy(&mut self, accounts: &[Option<AccountId>], messages: u64) {
        let any = |dice: &mut Dice| {
            let index = usize::try_from(dice.below(BUSY_ACCOUNTS)).unwrap_or(0);
            accounts.get(index).copied().flatten()
        };
        while self.length() < messages {
            let (one, two) = (any(&mut self.dice), any(&mut self.dice));
            let units = i32::try_from(1 + self.dice.below(200)).unwrap_or(1);
            match self.dice.below(10) {
                0..=2 => self.deposit(one, units),
                3 => self.withdraw(one, units),
                _ => self.transfer(one, two, units),
            }
        }
    }

    /// Sends a command, and lets everything that follows come to rest. A refusal is part of the story.
    fn send(&mut self, id: MessageId, command: impl Into<Command>) {
        let _ = self.bank.execute(&Request::new(id, self.now, command));
        for _ in 0..ROUNDS_TO_END {
            self.pass_time(2_000);
            // The bank keeps nothing, so no write fails.
            let _ = self.bank.round(self.now);
        }
    }

    fn next_id(&mut self) -> MessageId {
        self.pass_time(90_000);
        MessageId::v7(self.now.unix_millis().unsigned_abs(), self.dice.ten_bytes())
    }

    /// Lets some time pass, up to this many milliseconds.
    fn pass_time(&mut self, most: u64) {
        let millis = i64::try_from(self.dice.below(most)).unwrap_or(0);
        self.now = self.now.plus_millis(millis);
    }
}
