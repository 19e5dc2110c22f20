//! Everything that is folded from the log: what decisions are made on, and what is shown.
//!
//! It is one projection, so that one seek brings everything to the same position.

use super::audit::Audit;
use super::decisions::Decisions;
use super::payload::Payload;
use super::projections::ReadModels;
use crate::event_sourcing::{Message, Projection};

/// The state of everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// What the rules are asked on.
    pub decisions: Decisions,
    /// What the screen shows.
    pub read_models: ReadModels,
    /// Whether the invariants hold.
    pub audit: Audit,
}

impl Projection<Payload> for World {
    const NAME: &'static str = "everything";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        self.decisions.apply(message);
        self.read_models.apply(message);
        self.audit.apply(message);
    }
}
