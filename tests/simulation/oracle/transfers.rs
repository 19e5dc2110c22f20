//! The oracle's transfers: where each stands, what its accounts did for it, and what it may do next.

use super::Oracle;
use crate::simulation::invariant::{Broken, Invariant};
use event_sourced_bank::bank::Payload;
use event_sourced_bank::domain::{AccountId, TransferId, account, transfer};
use event_sourced_bank::event_sourcing::{Message, MessageId};

/// One transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Where the money comes from.
    pub from: AccountId,
    /// Where it goes.
    pub to: AccountId,
    /// How much.
    pub amount: i128,
    /// Where it stands, in the words of the screen.
    pub status: &'static str,
    /// How often money left the first account, arrived, and came back.
    pub debits: u32,
    pub credits: u32,
    pub refunds: u32,
    /// How many commands it has sent, of those that its events ask for.
    pub orders: u32,
    pub wanted_orders: u32,
    /// Its conversation.
    pub correlation_id: MessageId,
}

impl Transfer {
    /// Whether money of this account still hangs on it.
    pub fn holds(&self, account_id: AccountId) -> bool {
        (self.from == account_id || self.to == account_id)
            && matches!(self.status, "initial" | "withdrawn" | "refunding" | "stuck")
    }

    /// Whether nothing more happens by itself.
    pub fn has_ended(&self) -> bool {
        matches!(self.status, "finished" | "failed" | "refunded" | "stuck")
    }

    /// What it has done with the money so far: out, in, back.
    fn movements(&self) -> (u32, u32, u32) {
        (self.debits, self.credits, self.refunds)
    }
}

/// Each way: where a transfer stood, what happened, where it stands then, and what has been done with its money.
type Way = (&'static str, &'static str, &'static str, (u32, u32, u32));
const WAYS: [Way; 7] = [
    ("initial", "TransferWithdrawn", "withdrawn", (1, 0, 0)),
    ("initial", "TransferFailed", "failed", (0, 0, 0)),
    ("withdrawn", "TransferFinished", "finished", (1, 1, 0)),
    ("withdrawn", "TransferRefundStarted", "refunding", (1, 0, 0)),
    ("refunding", "TransferRefunded", "refunded", (1, 0, 1)),
    ("refunding", "TransferStuck", "stuck", (1, 0, 0)),
    ("stuck", "TransferRefundStarted", "refunding", (1, 0, 0)),
];

impl Oracle {
    /// Why a person's command about a transfer should be refused; nothing if it should be taken.
    pub fn objection_to_transfer(&self, command: &transfer::Command) -> Option<&'static str> {
        let known = self.transfers.get(&command.transfer_id());
        match (command, known) {
            (transfer::Command::InitiateTransfer { .. }, Some(_)) => Some("it exists"),
            (transfer::Command::InitiateTransfer { from_account_id, to_account_id, amount, .. }, None) => {
                let exists = |id| self.accounts.contains_key(id);
                match (exists(from_account_id) && exists(to_account_id), amount.minor()) {
                    (false, _) => Some("no such account"),
                    (true, _) if from_account_id == to_account_id => Some("the same account"),
                    (true, ..=0) => Some("not a positive amount"),
                    (true, _) => None,
                }
            }
            (transfer::Command::RetryRefund { .. }, Some(Transfer { status: "stuck", .. })) => None,
            (transfer::Command::RetryRefund { .. }, _) => Some("it is not stuck"),
        }
    }

    /// Takes an event of a transfer: it must lead on from where the transfer stands, and the money must have moved so.
    pub(super) fn take_transfer_event(
        &mut self,
        message: &Message<Payload>,
        event: &transfer::Event,
    ) -> Result<(), Broken> {
        let position = message.position;
        let transfer_id = event.transfer_id();
        let not_so = |why: &str| format!("position {position}: {why}: {event:?}");
        Invariant::NumbersAreGapless
            .holds_if(message.stream.id == transfer_id.uuid(), || not_so("it is in another's stream"))?;
        self.changed_transfers.push(transfer_id);
        if let transfer::Event::TransferInitiated { from_account_id, to_account_id, amount, .. } = event {
            let objection = event.command().and_then(|command| self.objection_to_transfer(&command));
            Invariant::RulesDecide.holds_if(objection.is_none(), || not_so(objection.unwrap_or_default()))?;
            let transfer = Transfer {
                from: *from_account_id,
                to: *to_account_id,
                amount: amount.minor().into(),
                status: "initial",
                debits: 0,
                credits: 0,
                refunds: 0,
                orders: 0,
                wanted_orders: 1,
                correlation_id: message.correlation_id,
            };
            self.transfers.insert(transfer_id, transfer);
            return Ok(());
        }
        let one_way = Invariant::TransfersTakeOneWay;
        let Some(transfer) = self.transfers.get_mut(&transfer_id) else {
            return one_way.holds_if(false, || not_so("it was never initiated"));
        };
        let way = WAYS.iter().find(|(from, what, ..)| *from == transfer.status && *what == event.type_name());
        let Some((_, _, to, movements)) = way else {
            return one_way.holds_if(false, || not_so(transfer.status));
        };
        one_way.holds_if(transfer.movements() == *movements, || {
            format!("{}, but money moved {:?} times out, in, back", not_so(to), transfer.movements())
        })?;
        transfer.status = to;
        transfer.wanted_orders += u32::from(matches!(*to, "withdrawn" | "refunding"));
        Invariant::OriginsAreTrue
            .holds_if(message.correlation_id == transfer.correlation_id, || not_so("it left the conversation"))
    }

    /// Takes a command that a transfer sent: no more than it has reason for.
    pub(super) fn take_order(&mut self, message: &Message<Payload>, command: &account::Command) -> Result<(), Broken> {
        let position = message.position;
        let not_so = |why: &str| format!("position {position}: {why}: {command:?}");
        let transfer = command.transfer_id().and_then(|id| self.transfers.get_mut(&id));
        let Some(transfer) = transfer else {
            return Invariant::TransfersTakeOneWay.holds_if(false, || not_so("no transfer sends this"));
        };
        transfer.orders += 1;
        Invariant::AgainAddsNothing
            .holds_if(transfer.orders <= transfer.wanted_orders, || not_so("it was sent before"))?;
        Invariant::OriginsAreTrue
            .holds_if(message.correlation_id == transfer.correlation_id, || not_so("it left the conversation"))
    }

    /// Takes a movement of money for a transfer: the account, the direction and the amount must be those it waits for.
    pub(super) fn carried(
        &mut self,
        position: u64,
        transfer_id: TransferId,
        account_id: AccountId,
        by: i128,
    ) -> Result<(), Broken> {
        let not_so = |why: &str| format!("position {position}: {why}: {by} at {account_id} for {transfer_id}");
        let one_way = Invariant::TransfersTakeOneWay;
        let Some(transfer) = self.transfers.get_mut(&transfer_id) else {
            return one_way.holds_if(false, || not_so("no such transfer"));
        };
        let is_from = account_id == transfer.from;
        let count = match (transfer.status, by < 0) {
            ("initial", true) if is_from => &mut transfer.debits,
            ("withdrawn", false) if account_id == transfer.to => &mut transfer.credits,
            ("refunding", false) if is_from => &mut transfer.refunds,
            (status, _) => return one_way.holds_if(false, || not_so(status)),
        };
        *count += 1;
        let times = *count;
        self.in_flight -= by;
        Invariant::AgainAddsNothing.holds_if(times == 1, || not_so("once more"))?;
        one_way.holds_if(by.abs() == transfer.amount, || not_so("another amount"))
    }
}
