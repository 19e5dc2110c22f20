//! Given, when, then: what happened, as a specification. As readable text ([`prose`]), and as a Rust test that compiles
//! against this crate ([`code`]).

pub mod code;
pub mod literal;
pub mod prose;
pub mod scenario;

pub use scenario::{Scenario, Scenarios, Step, Subject, scenarios};
