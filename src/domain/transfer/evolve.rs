//! The transfer's memory: its terms, which never change, and its status.

use super::Event;
use crate::domain::{AccountId, Money, account};
use serde::Serialize;

/// Where a transfer stands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub enum State {
    /// It was never initiated.
    #[default]
    Absent,
    /// It was initiated, and may have ended since.
    Underway {
        /// What was agreed.
        terms: Terms,
        /// How far it has come.
        status: Status,
    },
}

/// What was agreed when the transfer was initiated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Terms {
    /// Where the money comes from.
    pub from_account_id: AccountId,
    /// Where it goes.
    pub to_account_id: AccountId,
    /// How much.
    pub amount: Money,
}

impl Terms {
    /// Whether the money comes from this account or goes to it.
    #[must_use]
    pub fn touch(&self, account_id: AccountId) -> bool {
        self.from_account_id == account_id || self.to_account_id == account_id
    }
}

/// How far a transfer has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Status {
    /// The money is still in the first account.
    Initial,
    /// The money is on its way.
    Withdrawn,
    /// The money arrived. An end.
    Finished,
    /// The money never left. An end.
    Failed {
        /// Why the withdrawal was refused.
        withdrawal_refused: account::Rejection,
    },
    /// The money is on its way back.
    Refunding {
        /// Why the deposit was refused.
        deposit_refused: account::Rejection,
    },
    /// The money is back. An end.
    Refunded,
    /// The money could not be given back. An end until a person asks for another try.
    Stuck {
        /// Why the deposit was refused.
        deposit_refused: account::Rejection,
        /// Why the refund was refused.
        refund_refused: account::Rejection,
    },
}

impl Status {
    /// Its name on screen and in the API.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Withdrawn => "withdrawn",
            Self::Finished => "finished",
            Self::Failed { .. } => "failed",
            Self::Refunding { .. } => "refunding",
            Self::Refunded => "refunded",
            Self::Stuck { .. } => "stuck",
        }
    }

    /// Whether the transfer has ended: nothing more happens by itself.
    #[must_use]
    pub fn is_end(&self) -> bool {
        match self {
            Self::Initial | Self::Withdrawn | Self::Refunding { .. } => false,
            Self::Finished | Self::Failed { .. } | Self::Refunded | Self::Stuck { .. } => true,
        }
    }

    /// Whether the account's money still hangs on this transfer, so that the account must stay open. A stuck transfer
    /// has ended, but its money has not arrived anywhere yet.
    #[must_use]
    pub fn is_in_flight(&self) -> bool {
        match self {
            Self::Initial | Self::Withdrawn | Self::Refunding { .. } | Self::Stuck { .. } => true,
            Self::Finished | Self::Failed { .. } | Self::Refunded => false,
        }
    }
}

impl State {
    /// What was agreed, if the transfer was ever initiated.
    #[must_use]
    pub fn terms(&self) -> Option<&Terms> {
        match self {
            Self::Absent => None,
            Self::Underway { terms, .. } => Some(terms),
        }
    }

    /// How far it has come, if it was ever initiated.
    #[must_use]
    pub fn status(&self) -> Option<&Status> {
        match self {
            Self::Absent => None,
            Self::Underway { status, .. } => Some(status),
        }
    }

    fn become_status(self, next: impl FnOnce(Status) -> Status) -> Self {
        match self {
            Self::Absent => Self::Absent,
            Self::Underway { terms, status } => Self::Underway { terms, status: next(status) },
        }
    }
}

/// The state after one more event.
#[must_use]
pub fn evolve(state: State, event: &Event) -> State {
    match event {
        Event::TransferInitiated { from_account_id, to_account_id, amount, .. } => State::Underway {
            terms: Terms { from_account_id: *from_account_id, to_account_id: *to_account_id, amount: *amount },
            status: Status::Initial,
        },
        Event::TransferWithdrawn { .. } => state.become_status(|_| Status::Withdrawn),
        Event::TransferFinished { .. } => state.become_status(|_| Status::Finished),
        Event::TransferFailed { reason, .. } => {
            state.become_status(|_| Status::Failed { withdrawal_refused: reason.clone() })
        }
        Event::TransferRefundStarted { reason, .. } => {
            state.become_status(|_| Status::Refunding { deposit_refused: reason.clone() })
        }
        Event::TransferRefunded { .. } => state.become_status(|_| Status::Refunded),
        Event::TransferStuck { reason, .. } => state.become_status(|status| Status::Stuck {
            deposit_refused: why_refunding(status).unwrap_or_else(|| reason.clone()),
            refund_refused: reason.clone(),
        }),
    }
}

/// Why the deposit was refused, as long as that is remembered.
fn why_refunding(status: Status) -> Option<account::Rejection> {
    match status {
        Status::Refunding { deposit_refused } | Status::Stuck { deposit_refused, .. } => Some(deposit_refused),
        Status::Initial | Status::Withdrawn | Status::Finished | Status::Failed { .. } | Status::Refunded => None,
    }
}
