//! An account: money of one holder, who may owe as much as the overdraft limit allows.
//!
//! Deliberately absent: the unique account number and transfers in flight are no knowledge of one account. The rules
//! that need them take them as [`Known`].

pub mod command;
pub mod decide;
pub mod event;
pub mod evolve;
pub mod example;
pub mod number;
pub mod overdraft_limit;
pub mod rejection;

pub use command::Command;
pub use decide::Known;
pub use event::Event;
pub use evolve::{Holding, State};
pub use number::AccountNumber;
pub use overdraft_limit::OverdraftLimit;
pub use rejection::Rejection;

use crate::event_sourcing::Decider;

/// The account's rules and memory.
#[derive(Clone, Copy, Debug)]
pub struct Account;

impl Decider for Account {
    const CATEGORY: &'static str = "account";
    type State = State;
    type Command = Command;
    type Event = Event;
    type Known = Known;
    type Refusal = Rejection;

    fn decide(state: &State, command: &Command, known: &Known) -> Result<Vec<Event>, Rejection> {
        decide::decide(state, command, known).map(|event| vec![event])
    }

    fn evolve(state: State, event: &Event) -> State {
        evolve::evolve(state, event)
    }
}

#[cfg(test)]
mod tests;
