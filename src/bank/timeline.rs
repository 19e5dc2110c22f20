//! The timeline: the state of everything as of any position.
//!
//! It has no way to act. Nothing here can append, send or step: the type holds folded state alone, and borrows the log
//! only to read. So looking at the past has no side effect by construction, and not because a flag forbids it.

use super::payload::Payload;
use super::worker::workers;
use super::world::World;
use crate::event_sourcing::{Keyframes, Log, Position, Progress, Subscription, SubscriptionName};
use std::collections::BTreeMap;

/// The state of everything at the head and, by way of keyframes, at any position before.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    keyframes: Keyframes<World>,
}

/// The state of everything right after the message at one position was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The position; zero is before the first message.
    pub position: Position,
    /// What is folded from the log up to there.
    pub world: World,
    /// What each subscription had handled by then.
    pub progress: BTreeMap<SubscriptionName, Progress>,
}

impl Timeline {
    /// A timeline with this many messages between two keyframes.
    #[must_use]
    pub fn with_interval(interval: u64) -> Self {
        Self { keyframes: Keyframes::every(interval) }
    }

    /// Takes in all that is new in the log.
    pub fn catch_up(&mut self, log: &Log<Payload>) {
        self.keyframes.catch_up(log);
    }

    /// The state of everything as of the head.
    #[must_use]
    pub fn world(&self) -> &World {
        self.keyframes.tip().model()
    }

    /// The state of everything as of a position. The cost does not depend on the length of the log.
    #[must_use]
    pub fn at(&self, log: &Log<Payload>, position: Position) -> Moment {
        let position = position.min(log.head());
        let world = self.keyframes.at(log, position).model().clone();
        let progress = workers()
            .into_iter()
            .map(|worker| (worker.subscription.name.clone(), progress_at(log, &worker.subscription, position)))
            .collect();
        Moment { position, world, progress }
    }
}

fn progress_at(log: &Log<Payload>, subscription: &Subscription, position: Position) -> Progress {
    log.progress_at(&subscription.name, position).cloned().unwrap_or_else(|| subscription.begin(Position::ZERO))
}
