//! The audit: reads the log and checks that the bank's invariants hold at every position.
//!
//! It is a projection like any other and trusts none of them: it keeps its own balances and its own account of where the
//! money of each transfer is. What it finds stands in the log for ever, so it names the event at which it happened.
//! Where a message can't be read there is nothing to find: what it may have changed is not judged from there on.

use super::payload::{ACCOUNT, Payload, TRANSFER};
use super::projections::statements::amount_of;
use crate::domain::account::Event as AccountEvent;
use crate::domain::transfer::{Event as TransferEvent, Terms};
use crate::domain::{AccountId, Money, OverdraftLimit, TransferId};
use crate::event_sourcing::{Message, Position, Projection};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What must always hold and can be seen in the log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub enum Invariant {
    /// The sum of balances and money in flight is what came in less what went out.
    MoneyIsConserved,
    /// A withdrawal leaves no account below the overdraft limit in force.
    OverdraftLimitIsKept,
    /// A finished transfer is one debit and one credit; one that failed or was refunded has no net effect; and what has
    /// ended moves no more money.
    TransferEndsOnce,
}

/// An invariant that does not hold, and the event that broke it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Violation {
    /// What does not hold.
    pub invariant: Invariant,
    /// The event at which it broke.
    pub position: Position,
}

/// What the audit knows of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
struct Books {
    balance: i128,
    limit: OverdraftLimit,
}

/// The money that moved for one transfer: how often each way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Legs {
    terms: Terms,
    debits: u32,
    credits: u32,
    refunds: u32,
}

/// The books of the audit, and what it found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Audit {
    accounts: BTreeMap<AccountId, Books>,
    underway: BTreeMap<TransferId, Legs>,
    /// Accounts and transfers of which something can't be read. What is known of them is counted, and not judged.
    unknown_accounts: BTreeSet<AccountId>,
    unknown_transfers: BTreeSet<TransferId>,
    outside: i128,
    inside: i128,
    in_flight: i128,
    gap: i128,
    violations: Vec<Violation>,
}

impl Audit {
    /// Everything that was found, in the order of the log; nothing in a sound bank.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    fn account_event(&mut self, event: &AccountEvent, position: Position) {
        let account_id = event.account_id();
        let books = self.accounts.entry(account_id).or_default();
        match event {
            AccountEvent::AccountCreated { overdraft_limit, .. }
            | AccountEvent::OverdraftLimitSet { overdraft_limit, .. } => books.limit = *overdraft_limit,
            AccountEvent::Deposited { .. }
            | AccountEvent::Withdrawn { .. }
            | AccountEvent::DepositRejected { .. }
            | AccountEvent::WithdrawalRejected { .. }
            | AccountEvent::AccountClosed { .. }
            | AccountEvent::AccountReopened { .. } => {}
        }
        let Some(amount) = amount_of(event) else { return };
        let minor = i128::from(amount.minor());
        books.balance += minor;
        let is_unknown = self.unknown_accounts.contains(&account_id);
        let is_kept = minor > 0 || is_unknown || reaches(books.limit, books.balance);
        self.inside += minor;
        match event.transfer_id().filter(|id| !self.unknown_transfers.contains(id)) {
            None => self.outside += minor,
            Some(transfer_id) => self.transfer_moved(transfer_id, account_id, amount, position),
        }
        if !is_kept {
            self.found(Invariant::OverdraftLimitIsKept, position);
        }
        self.weigh(position);
    }

    /// Money that appeared or vanished is told once, at the event where it did, and not at each event after it.
    fn weigh(&mut self, position: Position) {
        let gap = self.inside + self.in_flight - self.outside;
        if gap != self.gap {
            self.gap = gap;
            self.found(Invariant::MoneyIsConserved, position);
        }
    }

    fn transfer_moved(&mut self, transfer_id: TransferId, account_id: AccountId, moved: Money, position: Position) {
        let Some(legs) = self.underway.get_mut(&transfer_id) else {
            return self.found(Invariant::TransferEndsOnce, position);
        };
        let held = legs.held();
        match (moved.is_positive(), account_id == legs.terms.from_account_id) {
            (false, _) => legs.debits += 1,
            (true, true) => legs.refunds += 1,
            (true, false) => legs.credits += 1,
        }
        self.in_flight += legs.held() - held;
    }

    fn transfer_event(&mut self, event: &TransferEvent, position: Position) {
        let transfer_id = event.transfer_id();
        if self.unknown_transfers.contains(&transfer_id) {
            return;
        }
        if let TransferEvent::TransferInitiated { amount, from_account_id, to_account_id, .. } = *event {
            let terms = Terms { from_account_id, to_account_id, amount };
            self.underway.insert(transfer_id, Legs { terms, debits: 0, credits: 0, refunds: 0 });
            return;
        }
        let Some(legs) = self.underway.get(&transfer_id).copied() else {
            return self.found(Invariant::TransferEndsOnce, position);
        };
        let moved = (legs.debits, legs.credits, legs.refunds);
        let (is_right, is_final) = match event {
            TransferEvent::TransferInitiated { .. } => (true, false),
            TransferEvent::TransferWithdrawn { .. }
            | TransferEvent::TransferRefundStarted { .. }
            | TransferEvent::TransferStuck { .. } => (moved == (1, 0, 0), false),
            TransferEvent::TransferFinished { .. } => (moved == (1, 1, 0), true),
            TransferEvent::TransferFailed { .. } => (moved == (0, 0, 0), true),
            TransferEvent::TransferRefunded { .. } => (moved == (1, 0, 1), true),
        };
        if !is_right {
            self.found(Invariant::TransferEndsOnce, position);
        }
        if is_final {
            // What has ended holds nothing any more.
            self.in_flight -= legs.held();
            self.underway.remove(&transfer_id);
            self.weigh(position);
        }
    }

    /// An event that can't be read may have moved money, of the account's holder or of any transfer that touches the
    /// account just now.
    fn account_unread(&mut self, account_id: AccountId) {
        self.unknown_accounts.insert(account_id);
        let touching = self.underway.iter().filter(|(_, legs)| legs.terms.touch(account_id));
        for transfer_id in touching.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.transfer_unread(transfer_id);
        }
    }

    /// From here on nobody knows where the money of a transfer is, so it counts as outside of the bank.
    fn transfer_unread(&mut self, transfer_id: TransferId) {
        let held = self.underway.remove(&transfer_id).map_or(0, Legs::held);
        self.in_flight -= held;
        self.outside -= held;
        self.unknown_transfers.insert(transfer_id);
    }

    fn found(&mut self, invariant: Invariant, position: Position) {
        self.violations.push(Violation { invariant, position });
    }
}

impl Legs {
    /// What is between the two accounts: the amount once, from the first debit to the first credit, however often it
    /// was moved by mistake.
    fn held(self) -> i128 {
        let is_held = self.debits > 0 && self.credits + self.refunds == 0;
        if is_held { i128::from(self.terms.amount.minor()) } else { 0 }
    }
}

fn reaches(limit: OverdraftLimit, balance: i128) -> bool {
    match limit {
        OverdraftLimit::Unlimited => true,
        OverdraftLimit::UpTo(limit) => balance >= -i128::from(limit.minor()),
    }
}

impl Projection<Payload> for Audit {
    const NAME: &'static str = "audit";
    const SHAPE: u32 = 2;

    fn apply(&mut self, message: &Message<Payload>) {
        match &message.payload {
            Ok(Payload::AccountEvent(event)) => self.account_event(event, message.position),
            Ok(Payload::TransferEvent(event)) => self.transfer_event(event, message.position),
            Ok(Payload::AccountCommand(_)) => {}
            Err(_) if message.stream.category == ACCOUNT => self.account_unread(AccountId::new(message.stream.id)),
            Err(_) if message.stream.category == TRANSFER => self.transfer_unread(TransferId::new(message.stream.id)),
            Err(_) => {}
        }
    }
}
