//! What decisions are made on: every account and transfer, and the two things that no single one of them knows, namely
//! which numbers are taken and which transfers are in flight.
//!
//! It is brought up to date with every commit, before the next command is looked at. A read model for the screen may be
//! late, broken or paused; a decision never reads one.

use super::payload::Payload;
use crate::domain::{Account, AccountId, AccountNumber, Transfer, TransferId, account, transfer};
use crate::event_sourcing::{Aggregates, Message, Projection};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The state behind every decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Decisions {
    /// Every account.
    pub accounts: Aggregates<Account>,
    /// Every transfer.
    pub transfers: Aggregates<Transfer>,
    numbers: BTreeMap<AccountNumber, AccountId>,
    in_flight: BTreeMap<AccountId, Vec<TransferId>>,
    underway: BTreeSet<TransferId>,
}

impl Decisions {
    /// The account that has, or once had, a number.
    #[must_use]
    pub fn number_taken_by(&self, number: &AccountNumber) -> Option<AccountId> {
        self.numbers.get(number).copied()
    }

    /// The transfers in flight that touch an account, oldest first.
    #[must_use]
    pub fn in_flight(&self, account_id: AccountId) -> &[TransferId] {
        self.in_flight.get(&account_id).map_or(&[], |transfers| transfers)
    }

    /// Whether every transfer has ended, so that nothing moves any more by itself.
    #[must_use]
    pub fn at_rest(&self) -> bool {
        self.underway.is_empty()
    }

    /// The transfers that have not ended.
    pub fn not_ended(&self) -> impl Iterator<Item = TransferId> {
        self.underway.iter().copied()
    }

    /// How many transfers have not ended.
    #[must_use]
    pub fn under_way(&self) -> usize {
        self.underway.len()
    }

    /// What the rules of an account need to know of the world beyond it.
    #[must_use]
    pub fn known_to_account(&self, command: &account::Command) -> account::Known {
        let number_taken_by = match command {
            account::Command::CreateAccount { account_number, .. } => self.number_taken_by(account_number),
            account::Command::Deposit { .. }
            | account::Command::Withdraw { .. }
            | account::Command::SetOverdraftLimit { .. }
            | account::Command::CloseAccount { .. }
            | account::Command::ReopenAccount { .. } => None,
        };
        account::Known { number_taken_by, transfers_in_flight: self.in_flight(command.account_id()).to_vec() }
    }

    /// What the rules of a transfer need to know of the world beyond it.
    #[must_use]
    pub fn known_to_transfer(&self, command: &transfer::Command) -> transfer::Known {
        let needed = match command {
            transfer::Command::InitiateTransfer { from_account_id, to_account_id, .. } => {
                vec![*from_account_id, *to_account_id]
            }
            transfer::Command::RetryRefund { .. } => vec![],
        };
        let is_missing = |id: &AccountId| self.accounts.get(id.uuid()).state == account::State::Absent;
        transfer::Known { missing_accounts: needed.into_iter().filter(is_missing).collect() }
    }

    /// Keeps the list of transfers in flight of both accounts right after one more event of a transfer.
    fn note_flight(&mut self, transfer_id: TransferId) {
        let aggregate = self.transfers.get(transfer_id.uuid());
        let (Some(terms), Some(status)) = (aggregate.state.terms(), aggregate.state.status()) else { return };
        if status.is_end() {
            self.underway.remove(&transfer_id);
        } else {
            self.underway.insert(transfer_id);
        }
        for account_id in [terms.from_account_id, terms.to_account_id] {
            let transfers = self.in_flight.entry(account_id).or_default();
            let is_listed = transfers.contains(&transfer_id);
            if status.is_in_flight() && !is_listed {
                transfers.push(transfer_id);
            } else if !status.is_in_flight() && is_listed {
                transfers.retain(|listed| *listed != transfer_id);
            }
            if transfers.is_empty() {
                self.in_flight.remove(&account_id);
            }
        }
    }
}

impl Projection<Payload> for Decisions {
    const NAME: &'static str = "decisions";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        self.accounts.apply(message);
        self.transfers.apply(message);
        match &message.payload {
            Ok(Payload::AccountEvent(account::Event::AccountCreated { account_id, account_number, .. })) => {
                self.numbers.insert(account_number.clone(), *account_id);
            }
            Ok(Payload::TransferEvent(event)) => self.note_flight(event.transfer_id()),
            Ok(Payload::AccountEvent(_) | Payload::AccountCommand(_)) | Err(_) => {}
        }
    }
}
