//! What decisions are made on: every account and transfer, and the two things that no single one of them knows, namely
//! which numbers are taken and which transfers are in flight.
//!
//! It is brought up to date with every commit, before the next command is looked at. A read model for the screen may be
//! late, broken or paused; a decision never reads one.
//!
//! A message that can't be read leaves a gap in what is known. What is known to stand in the way of a command stands in
//! its way all the same; and what the rules would allow is refused when it hangs on the gap.

use super::payload::{ACCOUNT, Payload, TRANSFER};
use super::refusal::{Refusal, Unknown};
use crate::domain::{Account, AccountId, AccountNumber, Transfer, TransferId, account, transfer};
use crate::event_sourcing::{Aggregates, Category, Message, Position, Projection, StreamName};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

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
    /// The streams with a message that can't be read, and the first such message of each.
    quarantined: BTreeMap<StreamName, Position>,
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
        let in_flight = self.in_flight(command.account_id()).iter().copied();
        let is_known = |id: &TransferId| !self.is_quarantined(TRANSFER, id.uuid());
        account::Known { number_taken_by, transfers_in_flight: in_flight.filter(is_known).collect() }
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
        let is_missing = |id: &AccountId| self.is_absent(id.uuid()) && !self.is_quarantined(ACCOUNT, id.uuid());
        transfer::Known { missing_accounts: needed.into_iter().filter(is_missing).collect() }
    }

    /// What may still stand in the way of a command that the rules of an account allow, and nobody can read.
    #[must_use]
    pub fn unknown_to_account(&self, command: &account::Command) -> Option<Refusal> {
        match command {
            account::Command::CreateAccount { .. } => {
                self.first_quarantined(ACCOUNT, |id| self.is_absent(id), Unknown::Number)
            }
            account::Command::CloseAccount { account_id } => {
                let may_touch = |id| self.transfers.get(id).state.terms().is_none_or(|terms| terms.touch(*account_id));
                self.first_quarantined(TRANSFER, may_touch, Unknown::Flight)
            }
            account::Command::Deposit { .. }
            | account::Command::Withdraw { .. }
            | account::Command::SetOverdraftLimit { .. }
            | account::Command::ReopenAccount { .. } => None,
        }
    }

    /// The same for the rules of a transfer.
    #[must_use]
    pub fn unknown_to_transfer(&self, command: &transfer::Command) -> Option<Refusal> {
        match command {
            transfer::Command::InitiateTransfer { from_account_id, to_account_id, .. } => {
                let is_needed = |id| [from_account_id.uuid(), to_account_id.uuid()].contains(&id);
                self.first_quarantined(ACCOUNT, is_needed, Unknown::State)
            }
            transfer::Command::RetryRefund { .. } => None,
        }
    }

    /// Whether nothing that can be read says that there is such an account.
    fn is_absent(&self, account_id: Uuid) -> bool {
        self.accounts.get(account_id).state == account::State::Absent
    }

    fn is_quarantined(&self, category: Category, id: Uuid) -> bool {
        self.quarantined.contains_key(&StreamName::new(category, id))
    }

    fn first_quarantined(&self, of: Category, is_meant: impl Fn(Uuid) -> bool, unknown: Unknown) -> Option<Refusal> {
        let mut found = self.quarantined.iter().filter(|(stream, _)| stream.category == of && is_meant(stream.id));
        found.next().map(|(stream, position)| Refusal::Quarantined {
            stream: stream.clone(),
            position: *position,
            unknown,
        })
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
    const SHAPE: u32 = 2;

    fn apply(&mut self, message: &Message<Payload>) {
        if message.payload.is_err() {
            self.quarantined.entry(message.stream.clone()).or_insert(message.position);
        }
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
