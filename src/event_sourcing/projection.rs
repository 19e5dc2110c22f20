//! Projections: models folded from the log. A projection can always be thrown away and built again, because all that
//! it knows stands in the log.
//!
//! A projection pulls: it keeps the position it has handled and reads on from there. Nobody has to remember to tell it
//! anything, and a projection that was paused, broken or added years later catches up in the same way as a new one.

use super::{Log, Message, Position};

/// A fold over messages.
pub trait Projection<P>: Clone + Default {
    /// What it is called on screen.
    const NAME: &'static str;
    /// The number of its model's present shape; a snapshot of another shape is thrown away.
    const SHAPE: u32;

    /// Takes one more message into the model. Total, and without any effect beyond the model.
    fn apply(&mut self, message: &Message<P>);
}

/// A model together with its checkpoint.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Projected<M> {
    checkpoint: Position,
    model: M,
}

impl<M> Projected<M> {
    /// A model that stands for everything up to a position.
    pub(super) fn restored(checkpoint: Position, model: M) -> Self {
        Self { checkpoint, model }
    }

    /// Another model in place of this one, at the same checkpoint: for code that has changed since.
    #[must_use]
    pub fn with(&self, model: M) -> Self {
        Self { checkpoint: self.checkpoint, model }
    }

    /// The position of the last message that the model has taken in.
    pub fn checkpoint(&self) -> Position {
        self.checkpoint
    }

    /// The model as of the checkpoint.
    pub fn model(&self) -> &M {
        &self.model
    }

    /// Takes in one message; one that was taken in before changes nothing.
    pub fn take<P>(&mut self, message: &Message<P>)
    where
        M: Projection<P>,
    {
        if message.position > self.checkpoint {
            self.model.apply(message);
            self.checkpoint = message.position;
        }
    }

    /// Takes in all that is new in the log.
    pub fn catch_up<P>(&mut self, log: &Log<P>)
    where
        M: Projection<P>,
    {
        self.catch_up_to(log, log.head());
    }

    /// Takes in what is new up to a position; a position that lies behind changes nothing.
    pub fn catch_up_to<P>(&mut self, log: &Log<P>, position: Position)
    where
        M: Projection<P>,
    {
        for message in log.all(self.checkpoint).take_while(|message| message.position <= position) {
            self.take(message);
        }
    }

    /// The model built anew from the first message up to a position.
    pub fn rebuilt<P>(log: &Log<P>, position: Position) -> Self
    where
        M: Projection<P>,
    {
        let mut projected = Self::default();
        projected.catch_up_to(log, position);
        projected
    }
}
