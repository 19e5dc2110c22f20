//! Keyframes: a model as of every so many messages, so that going to any position costs the same, however long the log.
//!
//! As in a film, a keyframe is complete and what lies between is folded from the one before. Models are made of
//! persistent maps, which share all that did not change, so a keyframe costs only what changed since the last.

use super::{Log, Position, Projected, Projection};

/// How many messages lie between two keyframes. A seek folds at most so many, and a keyframe's cost is spread over them.
pub const DEFAULT_INTERVAL: u64 = 512;

/// A model as of the head, and as of every `interval` messages before it.
#[derive(Clone, Debug)]
pub struct Keyframes<M> {
    interval: u64,
    frames: Vec<Projected<M>>,
    tip: Projected<M>,
}

impl<M: Default> Default for Keyframes<M> {
    fn default() -> Self {
        Self::every(DEFAULT_INTERVAL)
    }
}

impl<M: Default> Keyframes<M> {
    /// Keyframes with this many messages between them; at least one.
    #[must_use]
    pub fn every(interval: u64) -> Self {
        Self { interval: interval.max(1), frames: Vec::new(), tip: Projected::default() }
    }
}

impl<M> Keyframes<M> {
    /// The model as of the last message that was taken in.
    pub fn tip(&self) -> &Projected<M> {
        &self.tip
    }

    /// How many keyframes there are.
    pub fn len(&self) -> usize {
        self.frames.len()
    }

    /// Whether there is no keyframe yet.
    pub fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// Takes in all that is new in the log.
    pub fn catch_up<P>(&mut self, log: &Log<P>)
    where
        M: Projection<P>,
    {
        while self.tip.checkpoint() < log.head() {
            let next_frame = (self.frames.len() as u64 + 1) * self.interval;
            self.tip.catch_up_to(log, Position::new(next_frame));
            if self.tip.checkpoint().get() == next_frame {
                self.frames.push(self.tip.clone());
            }
        }
    }

    /// The model as of a position: the keyframe before it and the messages between. A position beyond the head gives
    /// the model as of the head.
    pub fn at<P>(&self, log: &Log<P>, position: Position) -> Projected<M>
    where
        M: Projection<P>,
    {
        if position >= self.tip.checkpoint() {
            return self.tip.clone();
        }
        let before = self.frames.partition_point(|frame| frame.checkpoint() <= position);
        let mut projected = before
            .checked_sub(1)
            .and_then(|index| self.frames.get(index))
            .cloned()
            .unwrap_or_else(|| Projected::restored(Position::ZERO, M::default()));
        projected.catch_up_to(log, position);
        projected
    }
}
