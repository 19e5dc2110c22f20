//! Rules and memory, kept apart. `decide` holds every rule and changes nothing; `evolve` remembers and has no rule.
//!
//! An event is a fact: `evolve` takes each one, whatever the rules say today. So loading old events never fails
//! because a rule became stricter, and a rule is asked exactly once, at the moment of the decision.

use std::fmt::Debug;

/// The rules and the memory of one kind of thing.
pub trait Decider {
    /// The category of this thing's streams.
    const CATEGORY: &'static str;

    /// What is remembered; the default is "nothing has happened yet".
    type State: Clone + Default + PartialEq + Debug;
    /// What may be asked of it.
    type Command: Debug;
    /// What can have happened to it.
    type Event: Clone + PartialEq + Debug;
    /// What the rules must know of the world beyond this one thing; passed in, so that rules stay pure.
    type Known: Default;
    /// Why a command is refused.
    type Refusal: PartialEq + Debug;

    /// Decides a command: the events that follow from it, or why it is refused.
    ///
    /// # Errors
    /// The first rule that the command breaks.
    fn decide(
        state: &Self::State,
        command: &Self::Command,
        known: &Self::Known,
    ) -> Result<Vec<Self::Event>, Self::Refusal>;

    /// The state after one more event. Total: it takes every event in every state.
    #[must_use]
    fn evolve(state: Self::State, event: &Self::Event) -> Self::State;

    /// The state after a history.
    #[must_use]
    fn fold<'a>(events: impl IntoIterator<Item = &'a Self::Event>) -> Self::State
    where
        Self::Event: 'a,
    {
        events.into_iter().fold(Self::State::default(), Self::evolve)
    }
}
