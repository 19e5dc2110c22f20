//! The bank as one thing: a store, the workers that read from it, and everything that is folded from it.
//!
//! It is synchronous and does nothing by itself. Commands come in by [`Bank::execute`]; the process manager moves on
//! when somebody steps it (see [`executor`](super::executor)). Time comes in with every call.

use super::audit::Audit;
use super::command::Request;
use super::command_handler::{Decided, decide, has_decided};
use super::decisions::Decisions;
use super::payload::Payload;
use super::projections::ReadModels;
use super::refusal::{Outcome, Refusal};
use super::timeline::{Moment, Timeline};
use super::worker::{HandlerError, Look, Worker, workers};
use crate::event_sourcing::subscription::Start;
use crate::event_sourcing::{
    AppendError, Appended, Commit, CommitWriter, Draft, Log, LogError, MessageId, Position, Progress, Projected, Store,
    Subscription, SubscriptionName,
};
use std::collections::{BTreeMap, BTreeSet};

/// A bank whose commits go through `W`.
pub struct Bank<W> {
    pub(super) store: Store<Payload, W>,
    pub(super) workers: Vec<Worker>,
    pub(super) attempts: BTreeMap<SubscriptionName, u32>,
    pub(super) stopped: BTreeMap<SubscriptionName, HandlerError>,
    pub(super) paused: BTreeSet<SubscriptionName>,
    decisions: Projected<Decisions>,
    audit: Projected<Audit>,
    timeline: Timeline,
    read_models: ReadModels,
}

/// A bank whose commits go wherever the page has decided to keep them.
pub type AnyBank = Bank<Box<dyn CommitWriter<Payload>>>;

impl<W: CommitWriter<Payload>> Bank<W> {
    /// A bank that goes on from a log.
    pub fn new(log: Log<Payload>, writer: W) -> Self {
        Self::with_workers(log, writer, workers())
    }

    /// A bank with other workers than its own: with faults on purpose, or none.
    pub fn with_workers(log: Log<Payload>, writer: W, workers: Vec<Worker>) -> Self {
        let mut bank = Self {
            store: Store::new(log, writer),
            workers,
            attempts: BTreeMap::new(),
            stopped: BTreeMap::new(),
            paused: BTreeSet::new(),
            decisions: Projected::default(),
            audit: Projected::default(),
            timeline: Timeline::default(),
            read_models: ReadModels::default(),
        };
        bank.begin_now();
        bank.catch_up();
        bank
    }

    /// Notes where the log ends for each subscription that begins there, since it has moved on when somebody asks again.
    fn begin_now(&mut self) {
        let head = self.store.log().head();
        for Worker { subscription, .. } in &self.workers {
            if subscription.start == Start::Now && self.store.progress(&subscription.name).is_none() {
                self.store.note_progress(subscription.name.clone(), subscription.begin(head));
            }
        }
    }

    /// Decides a command and writes its events.
    ///
    /// # Errors
    /// Why it is refused. Nothing has changed then.
    pub fn execute(&mut self, request: &Request) -> Result<Outcome, Refusal> {
        match decide(self.look(), request)? {
            Decided::Before(positions) => Ok(Outcome { positions, repeated: true }),
            Decided::Now(append) => {
                let appended = self.append(Draft::of(append))?;
                let repeated = matches!(appended, Appended::Already(_));
                Ok(Outcome { positions: appended.positions().to_vec(), repeated })
            }
        }
    }

    /// Takes in a commit that another page wrote to the same log.
    ///
    /// # Errors
    /// When it does not fit the log.
    pub fn take_in(&mut self, commit: Commit<Payload>) -> Result<(), LogError> {
        self.store.take_in(commit)?;
        self.catch_up();
        Ok(())
    }

    /// Writes a draft, and brings everything that is folded from the log up to date.
    pub(super) fn append(&mut self, draft: Draft<Payload>) -> Result<Appended, AppendError> {
        let appended = self.store.append(draft)?;
        self.catch_up();
        Ok(appended)
    }

    fn catch_up(&mut self) {
        let log = self.store.log();
        self.decisions.catch_up(log);
        self.audit.catch_up(log);
        self.timeline.catch_up(log);
        self.read_models.catch_up(log);
    }
}

/// Looking.
impl<W: CommitWriter<Payload>> Bank<W> {
    /// Everything written so far.
    pub fn log(&self) -> &Log<Payload> {
        self.store.log()
    }

    /// Whether a command of a person was taken before.
    pub fn has_decided(&self, id: MessageId) -> bool {
        has_decided(self.log(), id)
    }

    /// What decisions are made on, as of the head.
    pub fn decisions(&self) -> &Decisions {
        self.decisions.model()
    }

    /// What the audit found in the log.
    pub fn audit(&self) -> &Audit {
        self.audit.model()
    }

    /// The read models as the screen shows them.
    pub fn read_models(&self) -> &ReadModels {
        &self.read_models
    }

    /// The state of everything as of any position. It can look, and has no way to act.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The state of everything now, with what subscriptions have handled since the last commit.
    #[must_use]
    pub fn present(&self) -> Moment {
        let progress =
            self.subscriptions().map(|subscription| (subscription.name.clone(), self.progress(subscription)));
        Moment { position: self.log().head(), read_models: self.read_models.clone(), progress: progress.collect() }
    }

    /// What keeps the commits.
    pub fn writer(&self) -> &W {
        self.store.writer()
    }

    /// What keeps the commits, to be told of changes in the world outside.
    pub fn writer_mut(&mut self) -> &mut W {
        self.store.writer_mut()
    }

    /// The log and what decisions are made on, as a handler may look at them.
    pub fn look(&self) -> Look<'_> {
        Look { log: self.log(), decisions: self.decisions() }
    }

    /// The subscriptions in the order in which a round goes through them.
    pub fn subscriptions(&self) -> impl Iterator<Item = &Subscription> {
        self.workers.iter().map(|worker| &worker.subscription)
    }

    /// What a subscription has handled so far.
    #[must_use]
    pub fn progress(&self, subscription: &Subscription) -> Progress {
        self.store.progress(&subscription.name).cloned().unwrap_or_else(|| subscription.begin(Position::ZERO))
    }
}
