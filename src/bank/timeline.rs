//! The timeline: the state of everything as of any position. Read models are folded from the keyframe before it, one
//! account or transfer from the beginning of its stream, and checkpoints stand in the commits, or are worked out from what
//! messages led to where commits were joined (see [`joined`](crate::event_sourcing::joined)).
//!
//! It has no way to act. Nothing here can append, send or step: the type holds folded state alone, and borrows the log
//! only to read. So looking at the past has no side effect by construction, and not because a flag forbids it.

use super::payload::{ACCOUNT_COMMAND, Payload};
use super::projections::ReadModels;
use super::worker::{ACCOUNT_COMMANDS, Worker, workers};
use crate::event_sourcing::{Keyframes, Log, Message, Position, Progress, SubscriptionName};
use std::collections::BTreeMap;

/// The state of everything at the head and, by way of keyframes, at any position before.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    keyframes: Keyframes<ReadModels>,
}

/// The state of everything right after the message at one position was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The position; zero is before the first message.
    pub position: Position,
    /// The read models as of there.
    pub read_models: ReadModels,
    /// What each subscription had handled by then.
    pub progress: BTreeMap<SubscriptionName, Progress>,
}

impl Moment {
    /// The commands that had been sent to accounts by then and were not handled yet, oldest first.
    pub fn pending_commands<'a>(&self, log: &'a Log<Payload>) -> impl Iterator<Item = &'a Message<Payload>> {
        let handled = self.progress.get(&ACCOUNT_COMMANDS).map_or(Position::ZERO, |progress| progress.checkpoint);
        let until = self.position;
        let sent = log.category(&ACCOUNT_COMMAND, handled).take_while(move |message| message.position <= until);
        // Its outcome answers a command, even where no checkpoint says so.
        let outcome = |command: &Message<Payload>| log.find(command.id.outcome(ACCOUNT_COMMANDS.as_str(), 0));
        sent.filter(move |command| outcome(command).is_none_or(|outcome| outcome.position > until))
    }
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

    /// The read models as of the head.
    #[must_use]
    pub fn read_models(&self) -> &ReadModels {
        self.keyframes.tip().model()
    }

    /// The state of everything as of a position, and as of the head for one beyond it. The cost does not depend on the
    /// length of the log.
    #[must_use]
    pub fn at(&self, log: &Log<Payload>, position: Position) -> Moment {
        let position = position.min(log.head());
        let read_models = self.keyframes.at(log, position).model().clone();
        let progress = workers()
            .into_iter()
            .map(|Worker { subscription, .. }| (subscription.name.clone(), subscription.progress_at(log, position)))
            .collect();
        Moment { position, read_models, progress }
    }
}
