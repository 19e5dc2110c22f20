//! The accounts as the dashboard shows them, in the order in which they were opened.

use crate::bank::payload::Payload;
use crate::domain::account::State;
use crate::domain::{Account, AccountId};
use crate::event_sourcing::{Decider, Message, Position, Projection, Version};
use imbl::{OrdMap, Vector};
use serde::Serialize;
use std::{mem, sync::Arc};

/// Every account that was ever opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Accounts {
    order: Vector<AccountId>,
    by_id: OrdMap<AccountId, Arc<AccountView>>,
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
        self.by_id.get(&id).map(|view| &**view)
    }

    /// All accounts, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (AccountId, &AccountView)> {
        self.order.iter().filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// How many accounts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no account was opened yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

impl Projection<Payload> for Accounts {
    const NAME: &'static str = "accounts";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let Ok(Payload::AccountEvent(event)) = &message.payload else { return };
        let id = event.account_id();
        if !self.by_id.contains_key(&id) {
            self.order.push_back(id);
        }
        let view = Arc::make_mut(self.by_id.entry(id).or_default());
        view.state = Account::evolve(mem::take(&mut view.state), event);
        view.version = message.version;
        view.changed_at = message.position;
    }
}
