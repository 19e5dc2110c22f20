//! Lessons: event sourcing taught by the bank itself. A lesson gives the learner a bank of its own to work in, asks for
//! something, and says clause by clause what is still missing. Nothing is acted: the learner works with the real bank.
//!
//! 1. [`lesson`]: what a lesson is made of; [`course`]: all of them, one file each.
//! 2. [`order`], [`step`]: what a person does, in the words of a person. [`seed`]: the log that a lesson begins with.
//! 3. [`facts`], [`seen`]: what a goal is judged by: things that happened on the page and stand in no log, and the bank.
//! 4. [`mod@bench`]: a few parts of the program on a workbench, for what no page of a bank shows.
//! 5. [`place`], [`progress`]: where a lesson takes place, and how far the learner has come.
//! 6. [`code`]: the Rust beside a lesson, cut out while the page is built.
//! 7. [`link`]: a lesson or a log in an address.
//!
//! More than what a goal asks for never fails it: clauses ask whether something has happened, and a log only grows.

pub mod bench;
pub mod code;
pub mod course;
pub mod facts;
pub mod lesson;
pub mod link;
pub mod order;
pub mod place;
pub mod progress;
pub mod seed;
pub mod seen;
pub mod step;

pub use course::COURSE;
pub use facts::{Fact, Facts};
pub use lesson::{Card, Clause, Lesson, Notes, Reading};
pub use order::Order;
pub use seen::Seen;
pub use step::{Step, World};

#[cfg(test)]
mod tests;
