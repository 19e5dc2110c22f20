//! The bank: the application that puts the rules of the domain to work.
//!
//! Read the files in this order:
//!
//! 1. [`command`], [`payload`], [`refusal`]: what comes in, what is stored, what comes back.
//! 2. [`command_handler`]: how a command becomes events.
//! 3. [`process_manager`], [`worker`]: how a transfer goes on by itself.
//! 4. [`application`], [`executor`], [`parking`], [`pausing`]: the bank as one thing, stepped from outside.
//! 5. [`projections`], [`decisions`], [`audit`], [`timeline`]: what is folded from the log, now and at any time.
//! 6. [`queries`], [`explain`], [`what_if`]: questions: what is there, why, and what if not.
//! 7. [`inspection`]: whether a log from somewhere else is one that this bank could have written.
//! 8. [`sample`]: banks to play with.
//!
//! Deliberately absent: the browser, clocks, timers and random numbers. The bank does nothing by itself; whoever owns it
//! decides when to step.

pub mod application;
pub mod audit;
pub mod command;
pub mod command_handler;
pub mod decisions;
pub mod executor;
pub mod explain;
pub mod inspection;
pub mod parking;
pub mod pausing;
pub mod payload;
pub mod process_manager;
pub mod projections;
pub mod queries;
pub mod refusal;
pub mod sample;
pub mod timeline;
pub mod upcasters;
pub mod what_if;
pub mod worker;

pub use application::{AnyBank, Bank};
pub use command::{Command, Request};
pub use executor::{Halted, Handled, Waiting};
pub use payload::Payload;
pub use refusal::{Outcome, Refusal};
pub use timeline::{Moment, Timeline};
pub use worker::{Handler, HandlerError, Look, Worker};

#[cfg(test)]
mod tests;
