//! The executor: makes the workers handle what waits for them, one message, one round, or until nothing waits.
//!
//! In a round every worker handles what was visible when the round began; what the round appends is seen in the next.
//! So a transfer moves by one arrow of its picture in each round.

use super::application::Bank;
use super::payload::Payload;
use super::worker::{HandlerError, Worker};
use crate::event_sourcing::subscription::OnError;
use crate::event_sourcing::{
    Append, AppendError, Appended, CommitWriter, Draft, Parked, Position, Progress, Subscription, SubscriptionName,
    Timestamp, WriteError,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// After so many rounds every transfer has ended, if nothing fails. The longest way is that of a refund: Withdraw,
/// Withdrawn, TransferWithdrawn, Deposit, DepositRejected, TransferRefundStarted with Deposit, Deposited,
/// TransferRefunded.
pub const ROUNDS_TO_END: usize = 8;

/// A message that waits for a worker.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Waiting {
    /// The worker's subscription.
    pub subscription: SubscriptionName,
    /// The message.
    pub position: Position,
}

/// What became of a message that waited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handled {
    /// It was handled, and these messages were added.
    Done(Vec<Position>),
    /// It could not be handled, and will be tried again.
    Failed(HandlerError),
    /// It could not be handled again and again, and is parked.
    Parked(HandlerError),
    /// It could not be handled again and again, and its subscription stands still until a person acts.
    Stopped(HandlerError),
}

/// Why the executor can't go on.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Halted {
    /// Storage does not take what follows. The message still waits.
    #[error(transparent)]
    NotWritten(#[from] WriteError),
    /// Something still waits after as many rounds as were allowed.
    #[error("something still waits after {rounds} rounds")]
    NotQuiet {
        /// How many rounds were made.
        rounds: usize,
    },
}

impl<W: CommitWriter<Payload>> Bank<W> {
    /// What waits for each worker among the messages up to a position: at most one message each, in the order of a
    /// round. Nothing waits for a worker whose subscription stands still or is paused.
    pub fn waiting(&self, visible: Position) -> impl Iterator<Item = Waiting> {
        let is_running = |worker: &&Worker| {
            let name = &worker.subscription.name;
            !self.stopped.contains_key(name) && !self.paused.contains(name)
        };
        self.workers.iter().filter(is_running).filter_map(move |worker| {
            let subscription = &worker.subscription;
            let position = subscription.next(self.log(), self.progress(subscription).checkpoint, visible)?.position;
            Some(Waiting { subscription: subscription.name.clone(), position })
        })
    }

    /// What would be handled next: of all that waits, the message with the lowest position.
    #[must_use]
    pub fn next(&self) -> Option<Waiting> {
        self.waiting(self.log().head()).min_by_key(|waiting| waiting.position)
    }

    /// What handling a message would add. It is only asked for; nothing is written.
    ///
    /// # Errors
    /// Why the message can't be handled now.
    pub fn preview(&self, waiting: &Waiting, now: Timestamp) -> Result<Vec<Append<Payload>>, HandlerError> {
        let worker = self.workers.iter().find(|worker| worker.subscription.name == waiting.subscription);
        match (worker, self.log().get(waiting.position)) {
            (Some(worker), Some(message)) => worker.handler.handle(self.look(), message, now),
            (None, _) | (_, None) => Ok(vec![]),
        }
    }

    /// Handles one message: the next one.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn step(&mut self, now: Timestamp) -> Result<Option<(Waiting, Handled)>, Halted> {
        let Some(waiting) = self.next() else { return Ok(None) };
        let handled = self.handle(&waiting, now)?;
        Ok(Some((waiting, handled)))
    }

    /// Makes one round, and says how many messages were handled in it. A worker whose message fails waits for the next.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn round(&mut self, now: Timestamp) -> Result<usize, Halted> {
        self.round_by(|_| true, |bank, waiting| bank.handle(waiting, now))
    }

    /// Makes one round of those workers that take part in it, in which messages are handled in a way of its own.
    ///
    /// # Errors
    /// When a message can't be handled and no other can either.
    pub fn round_by(
        &mut self,
        takes_part: impl Fn(&SubscriptionName) -> bool,
        handle: impl Fn(&mut Self, &Waiting) -> Result<Handled, Halted>,
    ) -> Result<usize, Halted> {
        let visible = self.log().head();
        let names: Vec<_> = self.subscriptions().map(|subscription| subscription.name.clone()).collect();
        let mut count = 0;
        for name in names {
            while takes_part(&name) {
                let next = self.waiting(visible).find(|waiting| waiting.subscription == name);
                let Some(waiting) = next else { break };
                count += 1;
                match handle(self, &waiting)? {
                    Handled::Done(_) | Handled::Parked(_) => {}
                    Handled::Failed(_) | Handled::Stopped(_) => break,
                }
            }
        }
        Ok(count)
    }

    /// Makes rounds until nothing waits, and says how many messages were handled.
    ///
    /// # Errors
    /// When storage does not take what follows, or when it is not quiet after so many rounds.
    pub fn run_until_quiet(&mut self, now: Timestamp, rounds: usize) -> Result<usize, Halted> {
        self.run_until_quiet_by(rounds, |_| true, |bank, waiting| bank.handle(waiting, now))
    }

    /// Makes rounds as [`Bank::round_by`] does until nothing waits for those workers that take part.
    ///
    /// # Errors
    /// When a message can't be handled and no other can either, or when it is not quiet after so many rounds.
    pub fn run_until_quiet_by(
        &mut self,
        rounds: usize,
        takes_part: impl Fn(&SubscriptionName) -> bool,
        handle: impl Fn(&mut Self, &Waiting) -> Result<Handled, Halted>,
    ) -> Result<usize, Halted> {
        let mut count = 0;
        for _ in 0..rounds {
            match self.round_by(&takes_part, &handle)? {
                0 => return Ok(count),
                handled => count += handled,
            }
        }
        let is_quiet = !self.waiting(self.log().head()).any(|waiting| takes_part(&waiting.subscription));
        if is_quiet { Ok(count) } else { Err(Halted::NotQuiet { rounds }) }
    }

    /// Handles one message for one worker and moves the worker's checkpoint, in one commit.
    ///
    /// # Errors
    /// When storage does not take what follows; the message still waits then.
    pub fn handle(&mut self, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        let Some(subscription) = self.subscription(&waiting.subscription) else { return Ok(Handled::Done(vec![])) };
        let progress = self.progress(&subscription).moved_to(waiting.position);
        Ok(match self.commit(waiting, Some(progress), now)? {
            Ok(positions) => {
                self.attempts.remove(&subscription.name);
                Handled::Done(positions)
            }
            Err(error) => self.fail(&subscription, waiting, error),
        })
    }

    /// Hands a message to a worker once more, whether it was handled or not, and leaves the checkpoint where it is.
    ///
    /// # Errors
    /// When storage does not take what follows.
    pub fn deliver_again(&mut self, waiting: &Waiting, now: Timestamp) -> Result<Handled, Halted> {
        Ok(self.commit(waiting, None, now)?.map_or_else(Handled::Failed, Handled::Done))
    }

    /// Writes what follows from a message, together with the progress that its worker has made. Gives back where it was
    /// written, or why the message can't be handled; that halts nothing.
    pub(super) fn commit(
        &mut self,
        waiting: &Waiting,
        progress: Option<Progress>,
        now: Timestamp,
    ) -> Result<Result<Vec<Position>, HandlerError>, Halted> {
        let appends = match self.preview(waiting, now) {
            Ok(appends) => appends,
            Err(error) => return Ok(Err(error)),
        };
        let progress = progress.map(|progress| (waiting.subscription.clone(), progress));
        match self.append(Draft { appends, progress }) {
            Ok(Appended::Written(positions)) => Ok(Ok(positions)),
            Ok(Appended::Already(_)) => Ok(Ok(vec![])),
            Err(AppendError::NotWritten(error)) => Err(error.into()),
            Err(error) => Ok(Err(HandlerError::Refused(Box::new(error.into())))),
        }
    }

    fn fail(&mut self, subscription: &Subscription, waiting: &Waiting, error: HandlerError) -> Handled {
        let tried = self.attempts.entry(subscription.name.clone()).or_default();
        *tried += 1;
        match subscription.on_error {
            OnError::Park { attempts } if *tried >= attempts => {
                let parked = Parked { position: waiting.position, attempts: *tried, reason: error.to_string() };
                self.attempts.remove(&subscription.name);
                let mut progress = self.progress(subscription).moved_to(waiting.position);
                progress.parked.push(parked);
                self.store.note_progress(subscription.name.clone(), progress);
                Handled::Parked(error)
            }
            OnError::Stop { attempts } if *tried >= attempts => {
                self.attempts.remove(&subscription.name);
                self.stopped.insert(subscription.name.clone(), error.clone());
                Handled::Stopped(error)
            }
            OnError::Park { .. } | OnError::Stop { .. } => Handled::Failed(error),
        }
    }

    pub(super) fn subscription(&self, name: &SubscriptionName) -> Option<Subscription> {
        self.subscriptions().find(|subscription| subscription.name == *name).cloned()
    }
}
