//! The executor's promises as sentences: what is handled when, and what becomes of what can't be handled.

mod example;
mod executing;
mod failing;
