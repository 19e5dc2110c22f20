//! Given these events, when this command, then those events: rules stated as sentences that run.
//!
//! The types allow the steps in their order only: without a `when` there is no `then`.
//!
//! ```
//! use event_sourced_bank::event_sourcing::{Decider, given::given};
//!
//! /// A light that can be switched on once.
//! struct Light;
//! impl Decider for Light {
//!     const CATEGORY: &'static str = "light";
//!     type State = bool;
//!     type Command = &'static str;
//!     type Event = &'static str;
//!     type Known = ();
//!     type Refusal = &'static str;
//!     fn decide(on: &bool, _: &&'static str, (): &()) -> Result<Vec<&'static str>, &'static str> {
//!         if *on { Err("it is on") } else { Ok(vec!["switched on"]) }
//!     }
//!     fn evolve(_: bool, _: &&'static str) -> bool {
//!         true
//!     }
//! }
//!
//! given::<Light>([]).when("switch on").then(["switched on"]);
//! given::<Light>(["switched on"]).when("switch on").then_refused("it is on");
//! ```

use super::Decider;

/// A history, before the command.
pub struct Given<D: Decider> {
    state: D::State,
    known: D::Known,
}

/// What was decided, before it is compared with what should have been.
pub struct When<D: Decider> {
    before: D::State,
    outcome: Result<Vec<D::Event>, D::Refusal>,
}

/// Begins a sentence with what has happened.
pub fn given<D: Decider>(events: impl IntoIterator<Item = D::Event>) -> Given<D> {
    let state = events.into_iter().fold(D::State::default(), |state, event| D::evolve(state, &event));
    Given { state, known: D::Known::default() }
}

impl<D: Decider> Given<D> {
    /// What the rules know of the world beyond.
    #[must_use]
    pub fn knowing(self, known: D::Known) -> Self {
        Self { known, ..self }
    }

    /// The command that is decided.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "a sentence reads better without a reference in it")]
    pub fn when(self, command: D::Command) -> When<D> {
        let outcome = D::decide(&self.state, &command, &self.known);
        When { before: self.state, outcome }
    }
}

impl<D: Decider> When<D> {
    /// Exactly these events follow.
    ///
    /// # Panics
    /// When anything else follows: this is a test.
    #[track_caller]
    pub fn then(self, events: impl IntoIterator<Item = D::Event>) {
        assert_eq!(self.outcome, Ok(events.into_iter().collect::<Vec<_>>()));
    }

    /// The command is refused for this reason.
    ///
    /// # Panics
    /// When it is not, or for another reason: this is a test.
    #[track_caller]
    #[allow(clippy::needless_pass_by_value, reason = "a sentence reads better without a reference in it")]
    pub fn then_refused(self, refusal: D::Refusal) {
        assert_eq!(self.outcome, Err(refusal));
    }

    /// The command is taken, and afterwards this is the state.
    ///
    /// # Panics
    /// When it is refused, or the state differs: this is a test.
    #[track_caller]
    #[allow(clippy::needless_pass_by_value, reason = "a sentence reads better without a reference in it")]
    pub fn then_state(self, state: D::State) {
        let after = self.outcome.map(|events| events.iter().fold(self.before, D::evolve));
        assert_eq!(after, Ok(state));
    }
}
