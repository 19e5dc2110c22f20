//! The accounts as the dashboard shows them, in the order in which they were opened.

use crate::bank::payload::Payload;
use crate::domain::account::State;
use crate::domain::{Account, AccountId};
use crate::event_sourcing::{Decider, Message, Position, Projection, Table, Version};
use serde::Serialize;
use std::mem;

/// Every account that was ever opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Accounts {
    by_id: Table<AccountId, AccountView>,
}

/// One account.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AccountView {
    /// Its number, balance and limit, and whether it is open.
    pub state: State,
    /// How many messages its stream has.
    pub version: Version,
    /// The position of the last of them.
    pub changed_at: Position,
}

impl Accounts {
    /// The account with this id.
    #[must_use]
    pub fn get(&self, id: AccountId) -> Option<&AccountView> {
        self.by_id.get(&id)
    }

    /// All accounts, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (AccountId, &AccountView)> {
        self.by_id.iter().map(|(id, view)| (*id, view))
    }

    /// How many accounts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether no account was opened yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

impl Projection<Payload> for Accounts {
    const NAME: &'static str = "accounts";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let Ok(Payload::AccountEvent(event)) = &message.payload else { return };
        let view = self.by_id.entry(&event.account_id());
        view.state = Account::evolve(mem::take(&mut view.state), event);
        view.version = message.version;
        view.changed_at = message.position;
    }
}
