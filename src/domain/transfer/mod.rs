//! A transfer: money on its way from one account to another, and the process manager that moves it.
//!
//! ```text
//! TransferInitiated (initial) -> TransferWithdrawn (withdrawn) -> TransferFinished (finished)
//!      |                              |
//!      | withdrawal refused           | deposit refused
//!      v                              v
//! TransferFailed (failed)        TransferRefundStarted (refunding) -> TransferRefunded (refunded)
//!                                        ^                         -> TransferStuck (stuck)
//!                                        |                                 |
//!                                        +------------ RetryRefund --------+
//! ```
//!
//! A transfer never touches an account. It *orders* the next step by a command into the account's command stream
//! ([`order`]), hears of the outcome by the account's event, and *reacts* with an event of its own ([`react`]).
//! Both are pure functions, and no step waits for another: a transfer that is interrupted goes on where its events end.

pub mod command;
pub mod decide;
pub mod event;
pub mod evolve;
pub mod example;
pub mod order;
pub mod react;
pub mod rejection;

pub use command::Command;
pub use decide::Known;
pub use event::Event;
pub use evolve::{State, Status, Terms};
pub use rejection::Rejection;

use crate::event_sourcing::Decider;

/// The transfer's rules and memory.
#[derive(Clone, Copy, Debug)]
pub struct Transfer;

impl Decider for Transfer {
    const CATEGORY: &'static str = "transfer";
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
