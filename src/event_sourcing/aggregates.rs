//! Aggregates: the state and version of every thing of one kind, folded from its stream with its own `evolve`.
//!
//! This is the repository of the write side. It is a projection like any other, so it has a checkpoint and can be
//! rebuilt. One thing as of any position is the fold of the beginning of its stream. An aggregate with a message that can't be read is quarantined: its state stays
//! as it was before, and commands on it are refused until a program that can read the message takes over.

use super::{Carries, Category, Decider, Log, Message, Position, Projection, StreamName, Version};
use serde::Serialize;
use std::{collections::BTreeMap, mem};
use uuid::Uuid;

/// One thing: what its stream says it is.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Aggregate<S> {
    /// Its state.
    pub state: S,
    /// The version of its stream; a decision on this state expects it.
    pub version: Version,
    /// The first message of its stream that can't be read, if there is one.
    pub quarantined_at: Option<Position>,
}

impl<S: Default> Aggregate<S> {
    /// Takes in one more message of its stream.
    fn take<D: Decider<State = S>, P: Carries<D::Event>>(&mut self, message: &Message<P>) {
        self.version = message.version;
        match message.part() {
            Some(event) => self.state = D::evolve(mem::take(&mut self.state), event),
            None => self.quarantined_at = self.quarantined_at.or(Some(message.position)),
        }
    }
}

/// One thing as of a position: the fold of its stream up to there.
#[must_use]
pub fn aggregate_at<D: Decider, P: Carries<D::Event>>(log: &Log<P>, id: Uuid, at: Position) -> Aggregate<D::State> {
    let stream = StreamName::new(Category::new(D::CATEGORY), id);
    let mut aggregate = Aggregate::default();
    for message in log.stream(&stream, Position::ZERO).take_while(|message| message.position <= at) {
        aggregate.take::<D, P>(message);
    }
    aggregate
}

/// Every thing of one kind.
#[derive(Debug, Serialize)]
#[serde(transparent, bound(serialize = "D::State: Serialize"))]
pub struct Aggregates<D: Decider> {
    by_id: BTreeMap<Uuid, Aggregate<D::State>>,
}

// Not derived: a derive would ask the same of the rules, which hold no data.
impl<D: Decider> Clone for Aggregates<D> {
    fn clone(&self) -> Self {
        Self { by_id: self.by_id.clone() }
    }
}

impl<D: Decider> Default for Aggregates<D> {
    fn default() -> Self {
        Self { by_id: BTreeMap::new() }
    }
}

impl<D: Decider> PartialEq for Aggregates<D> {
    fn eq(&self, other: &Self) -> bool {
        self.by_id == other.by_id
    }
}

impl<D: Decider> Aggregates<D> {
    /// The thing with this id; one that nothing was said about is in its default state, at version zero.
    #[must_use]
    pub fn get(&self, id: Uuid) -> Aggregate<D::State> {
        self.by_id.get(&id).cloned().unwrap_or_else(Aggregate::default)
    }

    /// All things that have a stream, ordered by id.
    pub fn iter(&self) -> impl Iterator<Item = (Uuid, &Aggregate<D::State>)> {
        self.by_id.iter().map(|(id, aggregate)| (*id, aggregate))
    }
}

impl<D: Decider, P: Carries<D::Event>> Projection<P> for Aggregates<D> {
    const NAME: &'static str = "aggregates";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<P>) {
        if message.stream.category.as_str() == D::CATEGORY {
            self.by_id.entry(message.stream.id).or_default().take::<D, P>(message);
        }
    }
}
