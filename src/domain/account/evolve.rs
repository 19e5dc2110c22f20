//! The account's memory: what is left of its events. No rule stands here, and every event is taken in every state.

use super::{AccountNumber, Event, OverdraftLimit};
use crate::domain::Money;
use serde::Serialize;

/// Where an account stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub enum State {
    /// It was never opened.
    #[default]
    Absent,
    /// It takes and gives money.
    Open(Holding),
    /// It was closed, and takes and gives nothing.
    Closed(Holding),
}

/// What an account holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Holding {
    /// The number that people know it by.
    pub number: AccountNumber,
    /// What is in it; below zero when the holder owes.
    pub balance: Money,
    /// How much the holder may owe.
    pub overdraft_limit: OverdraftLimit,
}

impl State {
    /// What the account holds, if it was ever opened.
    #[must_use]
    pub fn holding(&self) -> Option<&Holding> {
        match self {
            Self::Absent => None,
            Self::Open(holding) | Self::Closed(holding) => Some(holding),
        }
    }

    /// Whether it takes and gives money.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self {
            Self::Open(_) => true,
            Self::Absent | Self::Closed(_) => false,
        }
    }

    fn change(self, change: impl FnOnce(Holding) -> Holding) -> Self {
        match self {
            Self::Absent => Self::Absent,
            Self::Open(holding) => Self::Open(change(holding)),
            Self::Closed(holding) => Self::Closed(change(holding)),
        }
    }
}

/// The state after one more event.
#[must_use]
pub fn evolve(state: State, event: &Event) -> State {
    match event {
        Event::AccountCreated { account_number, overdraft_limit, .. } => State::Open(Holding {
            number: account_number.clone(),
            balance: Money::ZERO,
            overdraft_limit: *overdraft_limit,
        }),
        Event::Deposited { amount, .. } => state.change(|holding| holding.moved(*amount)),
        Event::Withdrawn { amount, .. } => state.change(|holding| holding.moved(amount.negated())),
        Event::OverdraftLimitSet { overdraft_limit, .. } => {
            state.change(|holding| Holding { overdraft_limit: *overdraft_limit, ..holding })
        }
        Event::AccountClosed { .. } => match state {
            State::Open(holding) | State::Closed(holding) => State::Closed(holding),
            State::Absent => State::Absent,
        },
        Event::AccountReopened { .. } => match state {
            State::Open(holding) | State::Closed(holding) => State::Open(holding),
            State::Absent => State::Absent,
        },
        Event::DepositRejected { .. } | Event::WithdrawalRejected { .. } => state,
    }
}

impl Holding {
    fn moved(self, by: Money) -> Self {
        Self { balance: self.balance.saturating_add(by), ..self }
    }
}
