//! Snapshots are a cache: a model as of a position, kept so that the fold need not begin at the first message.
//!
//! A snapshot is never the truth. It is thrown away when the model's shape has changed since, or when it stands for
//! messages that the log does not have; then the fold begins at the first message, and the result is the same.

use super::{Log, Position, Projected, Projection};
use serde::{Deserialize, Serialize};

/// A model as of a position.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Snapshot<M> {
    shape: u32,
    checkpoint: Position,
    model: M,
}

/// Why a snapshot was thrown away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Discarded {
    /// The model has another shape now.
    OtherShape {
        /// The shape of the snapshot.
        found: u32,
        /// The shape of the model now.
        wanted: u32,
    },
    /// The log ends before the snapshot does.
    AheadOfLog {
        /// Where the snapshot ends.
        snapshot: Position,
        /// Where the log ends.
        head: Position,
    },
}

impl<M: Clone> Snapshot<M> {
    /// Keeps a model as it is now.
    pub fn take<P>(projected: &Projected<M>) -> Self
    where
        M: Projection<P>,
    {
        Self { shape: M::SHAPE, checkpoint: projected.checkpoint(), model: projected.model().clone() }
    }

    /// The position of the last message that the kept model has taken in.
    pub fn checkpoint(&self) -> Position {
        self.checkpoint
    }

    /// The model as of the log's head: this snapshot and the messages after it.
    ///
    /// # Errors
    /// When this snapshot can't be used; [`Projected::rebuilt`] gives the model then.
    pub fn restore<P>(self, log: &Log<P>) -> Result<Projected<M>, Discarded>
    where
        M: Projection<P>,
    {
        if self.shape != M::SHAPE {
            return Err(Discarded::OtherShape { found: self.shape, wanted: M::SHAPE });
        }
        if self.checkpoint > log.head() {
            return Err(Discarded::AheadOfLog { snapshot: self.checkpoint, head: log.head() });
        }
        let mut projected = Projected::restored(self.checkpoint, self.model);
        projected.catch_up(log);
        Ok(projected)
    }
}
