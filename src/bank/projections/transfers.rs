//! The transfers as the dashboard shows them: what was agreed, how far it has come, and when each step was taken.

use crate::bank::payload::Payload;
use crate::domain::transfer::State;
use crate::domain::{Transfer, TransferId};
use crate::event_sourcing::{Decider, Message, Position, Projection, Table, Timestamp};
use serde::Serialize;
use std::mem;

/// Every transfer that was ever initiated.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Transfers {
    by_id: Table<TransferId, TransferView>,
}

/// One transfer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TransferView {
    /// Its terms and status.
    pub state: State,
    /// The steps it took, oldest first.
    pub steps: Vec<Step>,
}

/// One step of a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The name of the event that took it.
    pub event: &'static str,
    /// Where that event is.
    pub position: Position,
    /// When it was written.
    pub time: Timestamp,
}

impl Transfers {
    /// The transfer with this id.
    #[must_use]
    pub fn get(&self, id: TransferId) -> Option<&TransferView> {
        self.by_id.get(&id)
    }

    /// All transfers, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (TransferId, &TransferView)> {
        self.by_id.iter().map(|(id, view)| (*id, view))
    }

    /// How many transfers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether none was initiated yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

impl Projection<Payload> for Transfers {
    const NAME: &'static str = "transfers";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let Ok(Payload::TransferEvent(event)) = &message.payload else { return };
        let view = self.by_id.entry(&event.transfer_id());
        view.state = Transfer::evolve(mem::take(&mut view.state), event);
        view.steps.push(Step { event: event.type_name(), position: message.position, time: message.time });
    }
}
