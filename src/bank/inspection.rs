//! The inspection of a log from somewhere else: is it one that this bank could have written?
//!
//! The log is played once more, message by message. What a message says that caused it is handed to the real command
//! handler or the real process manager, on the state as of just before, and what comes of it must be this very message.
//! So every rule of the bank is asked, and no rule is written down twice. The [`audit`](super::audit) goes along.

use super::application::Bank;
use super::audit::{Audit, Invariant};
use super::command::{Command, Request};
use super::command_handler::{Decided, decide};
use super::decisions::Decisions;
use super::executor::ROUNDS_TO_END;
use super::payload::{Payload, TRANSFER};
use super::refusal::Refusal;
use super::worker::{HandlerError, Look, Worker, workers, workers_that_pass_over};
use crate::event_sourcing::message::WhyUnreadable;
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::{
    Append, Commit, Log, LogError, Message, MessageId, Position, Projection, StreamName, Timestamp, Unreadable,
};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A message that this bank would not have written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Its position.
    pub position: Position,
    /// The field of its envelope that is wrong.
    pub field: &'static str,
    /// What is wrong.
    pub why: Broken,
}

/// What is wrong with a message.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Broken {
    /// Its data is not what its type and schema promise.
    #[error("{0}")]
    Unreadable(WhyUnreadable),
    /// It lies in another stream than what it says is about.
    #[error("what it says belongs into {0}")]
    OtherStream(StreamName),
    /// The bank would have refused.
    #[error("the bank would have refused it: {0}")]
    Refused(Box<Refusal>),
    /// Nothing leads to it.
    #[error("nothing in the log leads to it")]
    WithoutCause,
    /// What caused it leads to something else.
    #[error("this is not what follows from the command or event that caused it")]
    DoesNotFollow,
    /// An invariant does not hold any more.
    #[error("{}", broken(*.0))]
    Invariant(Invariant),
    /// It does not fit the log before it.
    #[error(transparent)]
    Log(LogError),
}

fn broken(invariant: Invariant) -> &'static str {
    match invariant {
        Invariant::MoneyIsConserved => "money appears or vanishes here",
        Invariant::OverdraftLimitIsKept => "a balance falls below its overdraft limit here",
        Invariant::TransferEndsOnce => "money of a transfer moves here when it must not",
    }
}

/// Something that is allowed, and that whoever takes the log in should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Concern {
    /// What it is.
    pub what: What,
    /// Where it is found first.
    pub first: Position,
    /// How often it is found.
    pub count: u64,
}

/// What there is to know about a log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// A newer program wrote this message; what it is about is quarantined here.
    FromNewerProgram,
    /// The time is earlier than that of the message before.
    TimeGoesBack,
    /// A transfer is under way, and goes on when the bank is opened.
    TransferUnderWay,
    /// A transfer is under way, and would not end by itself.
    TransferNeverEnds,
}

/// Inspects a log.
///
/// # Errors
/// The first message that this bank would not have written.
pub fn inspect(log: Log<Payload>) -> Result<Vec<Concern>, Fault> {
    let mut replay = Replay { workers: workers(), ..Replay::default() };
    for message in log.all(Position::ZERO) {
        replay.take(message).map_err(|(field, why)| Fault { position: message.position, field, why })?;
    }
    replay.look_ahead(log);
    Ok(replay.concerns.into_values().collect())
}

/// The field that is wrong, and how.
type Wrong = (&'static str, Broken);

/// How far the log was played.
#[derive(Default)]
struct Replay {
    past: Log<Payload>,
    decisions: Decisions,
    audit: Audit,
    workers: Vec<Worker>,
    time: Timestamp,
    /// What led to a message that can't be read. What else it led to is for a newer program to judge.
    newer_causes: BTreeSet<MessageId>,
    concerns: BTreeMap<What, Concern>,
}

impl Replay {
    fn take(&mut self, message: &Message<Payload>) -> Result<(), Wrong> {
        match &message.payload {
            Ok(payload) => self.check(message, payload)?,
            Err(unreadable) => self.note_unreadable(message, unreadable)?,
        }
        if message.time < self.time {
            self.note(What::TimeGoesBack, message.position);
        }
        self.time = message.time;
        self.decisions.apply(message);
        self.audit.apply(message);
        if let Some(violation) = self.audit.violations().last() {
            return Err(("data", Broken::Invariant(violation.invariant)));
        }
        let commit = Commit { messages: vec![message.clone()], progress: BTreeMap::new() };
        self.past.push(commit).map_err(|error| ("position", Broken::Log(error)))
    }

    /// A message of a newer program is kept and not understood. One that this program should understand is broken.
    fn note_unreadable(&mut self, message: &Message<Payload>, unreadable: &Unreadable) -> Result<(), Wrong> {
        match &unreadable.why {
            WhyUnreadable::UnknownType | WhyUnreadable::NewerSchema { .. } => {
                self.note(What::FromNewerProgram, message.position);
                self.newer_causes.insert(message.causation_id);
                Ok(())
            }
            WhyUnreadable::BadData { .. } => Err(("data", Broken::Unreadable(unreadable.why.clone()))),
        }
    }

    fn check(&self, message: &Message<Payload>, payload: &Payload) -> Result<(), Wrong> {
        let stream = payload.stream();
        if stream != message.stream {
            return Err(("stream", Broken::OtherStream(stream)));
        }
        if self.newer_causes.contains(&message.causation_id) {
            return Ok(());
        }
        let look = Look { log: &self.past, decisions: &self.decisions };
        let caused = match self.past.find(message.causation_id) {
            Some(cause) => self.handled(look, cause, message.time),
            None => decided(look, message, payload),
        }?;
        match caused {
            Caused::CanNotBeKnown => Ok(()),
            Caused::By(appends) => follows(message, payload, &appends),
        }
    }

    /// What the bank's worker makes of a cause.
    fn handled(&self, look: Look<'_>, cause: &Message<Payload>, now: Timestamp) -> Result<Caused, Wrong> {
        let reads = |worker: &&Worker| worker.subscription.categories.contains(&cause.stream.category);
        let Some(worker) = self.workers.iter().find(reads) else { return Ok(Caused::CanNotBeKnown) };
        match worker.handler.handle(look, cause, now) {
            Ok(appends) => Ok(Caused::By(appends)),
            Err(HandlerError::Unreadable { .. } | HandlerError::Quarantined { .. }) => Ok(Caused::CanNotBeKnown),
            Err(HandlerError::Refused(refusal)) => refused(*refusal),
            Err(HandlerError::Poisoned) => Err(("causation_id", Broken::DoesNotFollow)),
        }
    }

    fn note(&mut self, what: What, first: Position) {
        self.concerns.entry(what).or_insert(Concern { what, first, count: 0 }).count += 1;
    }

    /// What will happen when the bank is opened.
    fn look_ahead(&mut self, log: Log<Payload>) {
        let open: Vec<_> = self.decisions.not_ended().collect();
        if open.is_empty() {
            return;
        }
        let mut bank = Bank::with_workers(log, KeepNothing, workers_that_pass_over());
        // A bank that keeps nothing is never stopped by its storage; what still waits is told below.
        let _ = bank.run_until_quiet(self.time, ROUNDS_TO_END * 2);
        let stays: BTreeSet<_> = bank.decisions().not_ended().collect();
        for transfer_id in open {
            let stream = StreamName::new(TRANSFER, transfer_id.uuid());
            let first =
                bank.log().stream(&stream, Position::ZERO).next().map_or(Position::ZERO, |first| first.position);
            let what = if stays.contains(&transfer_id) { What::TransferNeverEnds } else { What::TransferUnderWay };
            self.note(what, first);
        }
    }
}

/// What a cause leads to.
enum Caused {
    /// A message that can't be read stands in the way.
    CanNotBeKnown,
    /// These messages, or none.
    By(Vec<Append<Payload>>),
}

/// What the bank makes of the command of a person that an event is the answer to.
fn decided(look: Look<'_>, message: &Message<Payload>, payload: &Payload) -> Result<Caused, Wrong> {
    let command = match payload {
        Payload::AccountEvent(event) => Some(Command::Account(event.command())),
        Payload::TransferEvent(event) => event.command().map(Command::Transfer),
        Payload::AccountCommand(_) => None,
    };
    let command = command.ok_or(("causation_id", Broken::WithoutCause))?;
    match decide(look, &Request::new(message.causation_id, message.time, command)) {
        Ok(Decided::Now(append)) => Ok(Caused::By(vec![append])),
        Ok(Decided::Before(_)) => Err(("causation_id", Broken::DoesNotFollow)),
        Err(Refusal::OnBehalfOfTransfer) => Err(("causation_id", Broken::WithoutCause)),
        Err(refusal) => refused(refusal),
    }
}

fn refused(refusal: Refusal) -> Result<Caused, Wrong> {
    match refusal {
        Refusal::Quarantined { .. } => Ok(Caused::CanNotBeKnown),
        refusal => Err(("data", Broken::Refused(Box::new(refusal)))),
    }
}

/// Whether a message is what its cause leads to.
fn follows(message: &Message<Payload>, payload: &Payload, appends: &[Append<Payload>]) -> Result<(), Wrong> {
    let messages = appends.iter().flat_map(|append| &append.messages);
    let mut same = messages.filter(|new| new.payload == *payload);
    match same.next() {
        None => Err(("data", Broken::DoesNotFollow)),
        Some(new) if new.id != message.id => Err(("id", Broken::DoesNotFollow)),
        Some(new) if new.correlation_id != message.correlation_id => Err(("correlation_id", Broken::DoesNotFollow)),
        Some(_) => Ok(()),
    }
}
