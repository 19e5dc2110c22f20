//! The oracle: a second, plain account of the bank, kept from its messages alone. It shares no code with the bank's own
//! projections and rules, so that a mistake there is not made here as well.
//!
//! It takes one message at a time and says at once when an invariant is broken, so a run can ask after every step.

pub mod accounts;
pub mod transfers;

use super::invariant::{Broken, Invariant};
use accounts::Account;
use event_sourced_bank::bank::Payload;
use event_sourced_bank::domain::{AccountId, AccountNumber, TransferId};
use event_sourced_bank::event_sourcing::{Message, MessageId, StreamName};
use std::collections::{BTreeMap, BTreeSet};
use transfers::Transfer;

/// What the oracle knows.
#[derive(Clone, Default)]
pub struct Oracle {
    /// How many messages it has taken.
    pub head: u64,
    versions: BTreeMap<StreamName, u64>,
    /// Each message's id, with its conversation.
    ids: BTreeMap<MessageId, MessageId>,
    /// Every account that was opened.
    pub accounts: BTreeMap<AccountId, Account>,
    /// Every number that was given away.
    pub numbers: BTreeSet<AccountNumber>,
    /// Every transfer that was initiated, in that order.
    pub transfers: BTreeMap<TransferId, Transfer>,
    /// Deposits less withdrawals that belong to no transfer.
    pub from_outside: i128,
    /// The sum of all balances.
    pub balances: i128,
    /// What transfers took and did not bring yet.
    pub in_flight: i128,
    /// The accounts that changed since somebody looked.
    pub changed_accounts: Vec<AccountId>,
    /// The transfers that changed since somebody looked.
    pub changed_transfers: Vec<TransferId>,
}

impl Oracle {
    /// Takes one more message.
    ///
    /// # Errors
    /// The first invariant that it breaks.
    pub fn take(&mut self, message: &Message<Payload>) -> Result<(), Broken> {
        self.numbers_are_gapless(message)?;
        self.origin_is_true(message)?;
        match &message.payload {
            Ok(Payload::AccountCommand(command)) => self.take_order(message, command)?,
            Ok(Payload::AccountEvent(event)) => self.take_account_event(message, event)?,
            Ok(Payload::TransferEvent(event)) => self.take_transfer_event(message, event)?,
            Err(unreadable) => {
                let detail = format!("{} can't be read: {}", message.position, unreadable.why);
                return Err(Broken { invariant: Invariant::WrittenIsKept, detail });
            }
        }
        self.money_is_conserved(message)
    }

    /// The version of a stream.
    pub fn version(&self, stream: &StreamName) -> u64 {
        self.versions.get(stream).copied().unwrap_or_default()
    }

    fn numbers_are_gapless(&mut self, message: &Message<Payload>) -> Result<(), Broken> {
        self.head += 1;
        let version = self.versions.entry(message.stream.clone()).or_default();
        *version += 1;
        let (position_fits, version_fits) = (message.position.get() == self.head, message.version.get() == *version);
        let is_new = self.ids.insert(message.id, message.correlation_id).is_none();
        Invariant::NumbersAreGapless.holds_if(position_fits && version_fits && is_new, || {
            let Message { position, stream, version, id, .. } = message;
            format!("position {position}, {stream} version {version}, id {id}")
        })
    }

    /// A message is caused by a message before it, of the same conversation, or by a person's command.
    fn origin_is_true(&self, message: &Message<Payload>) -> Result<(), Broken> {
        let is_fine = match self.ids.get(&message.causation_id) {
            Some(correlation_id) => *correlation_id == message.correlation_id,
            None => self.may_come_from_a_person(message),
        };
        Invariant::OriginsAreTrue.holds_if(is_fine, || format!("position {} comes from nowhere", message.position))
    }

    /// Commands have no message of their own; their events carry the command's id as their cause.
    fn may_come_from_a_person(&self, message: &Message<Payload>) -> bool {
        match &message.payload {
            Ok(Payload::AccountEvent(event)) => {
                event.transfer_id().is_none() && message.causation_id == message.correlation_id
            }
            Ok(Payload::TransferEvent(event)) => match self.transfers.get(&event.transfer_id()) {
                None => message.causation_id == message.correlation_id,
                // The refund is tried again: by a new command, and still the same conversation.
                Some(transfer) => message.correlation_id == transfer.correlation_id,
            },
            Ok(Payload::AccountCommand(_)) | Err(_) => false,
        }
    }

    fn money_is_conserved(&self, message: &Message<Payload>) -> Result<(), Broken> {
        let Self { from_outside, balances, in_flight, .. } = *self;
        Invariant::MoneyIsNeitherMadeNorLost.holds_if(balances + in_flight == from_outside, || {
            let position = message.position;
            format!("position {position}: {balances} in accounts + {in_flight} in flight, {from_outside} from outside")
        })
    }
}
