//! The statement of each account: every movement with the running balance. It explains a balance.

use crate::bank::payload::Payload;
use crate::domain::account::Event;
use crate::domain::{AccountId, Money};
use crate::event_sourcing::{Chain, Message, Position, Projection, Table};
use serde::Serialize;

/// The movements of every account.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Statements {
    by_account: Table<AccountId, Chain<Movement>>,
}

/// One movement of money in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
pub struct Movement {
    /// The event that moved it.
    pub position: Position,
    /// How much came in; below zero, how much went out.
    pub amount: Money,
    /// The balance after it.
    pub balance: Money,
}

impl Statements {
    /// The movements of an account, the newest first; none for an account that does not exist.
    pub fn of(&self, account_id: AccountId) -> impl Iterator<Item = &Movement> {
        self.by_account.get(&account_id).into_iter().flat_map(Chain::iter)
    }
}

impl Projection<Payload> for Statements {
    const NAME: &'static str = "statements";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let Ok(Payload::AccountEvent(event)) = &message.payload else { return };
        let Some(amount) = amount_of(event) else { return };
        let movements = self.by_account.entry(&event.account_id());
        let before = movements.newest().map_or(Money::ZERO, |movement| movement.balance);
        movements.push(Movement { position: message.position, amount, balance: before.saturating_add(amount) });
    }
}

/// How much an event brings into its account; below zero when it takes something out, `None` when it moves nothing.
#[must_use]
pub fn amount_of(event: &Event) -> Option<Money> {
    match event {
        Event::Deposited { amount, .. } => Some(*amount),
        Event::Withdrawn { amount, .. } => Some(amount.negated()),
        Event::AccountCreated { .. }
        | Event::DepositRejected { .. }
        | Event::WithdrawalRejected { .. }
        | Event::OverdraftLimitSet { .. }
        | Event::AccountClosed { .. }
        | Event::AccountReopened { .. } => None,
    }
}
