//! Breaking one read model, building it anew, and finding where the two part. All of it goes in pieces, so that nobody
//! waits for a long log; the log itself is only read.

use super::one::{Kind, One};
use crate::bank::payload::Payload;
use crate::bank::timeline::Timeline;
use crate::event_sourcing::{Log, Position};

/// How many messages lie between two frames of a broken model.
const FRAME: u64 = 512;
/// A model is broken at one of the last so many messages.
const LAST: u64 = 64;

/// A read model that has missed one event, as of any position.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// The event that it has missed.
    pub missed: Position,
    /// The models from just before that event on, one every so many messages.
    frames: Vec<One>,
}

impl Broken {
    /// Breaks a model: it misses the last event up to a position that matters to it. Nothing, if none of the last does.
    #[must_use]
    pub fn new(kind: Kind, log: &Log<Payload>, timeline: &Timeline, until: Position) -> Option<Self> {
        let from = Position::new(until.get().saturating_sub(LAST));
        let mut model = One::of(&timeline.at(log, from).read_models, kind);
        let mut last = None;
        for message in log.all(from).take_while(|message| message.position <= until) {
            let before = model.clone();
            model.take(message);
            if !model.says_the_same(&before) {
                last = Some((message.position, before));
            }
        }
        last.map(|(missed, before)| Self { missed, frames: vec![before] })
    }

    /// Which model is broken.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.frames.first().map(One::kind)
    }

    /// The model as of a position; nothing before the event that it has missed, for there it is as it should be.
    #[must_use]
    pub fn at(&self, log: &Log<Payload>, position: Position) -> Option<One> {
        if position < self.missed {
            return None;
        }
        let frame = self.frames.iter().rev().find(|frame| frame.checkpoint() <= position)?;
        Some(self.folded(frame.clone(), log, position))
    }

    /// Notes frames up to the head, so that going anywhere costs the same.
    pub fn catch_up(&mut self, log: &Log<Payload>) {
        while let Some(last) = self.frames.last() {
            let next = Position::new(last.checkpoint().get() + FRAME);
            if next > log.head() {
                return;
            }
            let frame = self.folded(last.clone(), log, next);
            self.frames.push(frame);
        }
    }

    fn folded(&self, mut model: One, log: &Log<Payload>, until: Position) -> One {
        let messages = log.all(model.checkpoint()).take_while(|message| message.position <= until);
        messages.filter(|message| message.position != self.missed).for_each(|message| model.take(message));
        model
    }
}

/// A read model that is built anew.
#[derive(Clone, Debug)]
pub struct Rebuild {
    model: One,
    until: Position,
}

impl Rebuild {
    /// Begins with nothing, up to a position.
    #[must_use]
    pub fn new(kind: Kind, until: Position) -> Self {
        Self { model: One::empty(kind), until }
    }

    /// Takes in some more messages, and says whether it is done.
    pub fn go_on(&mut self, log: &Log<Payload>, most: usize) -> bool {
        let messages = log.all(self.model.checkpoint()).take_while(|message| message.position <= self.until);
        messages.take(most).for_each(|message| self.model.take(message));
        self.model.checkpoint() >= self.until
    }

    /// How far it is, and how far it goes.
    #[must_use]
    pub fn progress(&self) -> (Position, Position) {
        (self.model.checkpoint(), self.until)
    }

    /// The model so far.
    #[must_use]
    pub fn model(&self) -> &One {
        &self.model
    }
}

/// The search for the first event at which a broken model says something else than it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    same: Position,
    differs: Position,
}

impl Search {
    /// Begins with a position at which the two differ.
    #[must_use]
    pub fn new(differs: Position) -> Self {
        Self { same: Position::ZERO, differs }
    }

    /// Looks at the middle of what is left, and tells the event when nothing is.
    pub fn go_on(&mut self, broken: &Broken, log: &Log<Payload>, timeline: &Timeline) -> Option<Position> {
        let middle = Position::new(u64::midpoint(self.same.get(), self.differs.get()));
        if middle == self.same {
            return Some(self.differs);
        }
        let is_same = broken.at(log, middle).is_none_or(|model| {
            let right = One::of(&timeline.at(log, middle).read_models, model.kind());
            model.says_the_same(&right)
        });
        if is_same {
            self.same = middle
        } else {
            self.differs = middle
        }
        None
    }
}
