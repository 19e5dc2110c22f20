//! Explanations: what a message says, where it came from, what it led to, and what it changed.
//!
//! All of it is read from the log and from folded state. Nothing here decides or writes.

pub mod causes;
pub mod difference;
pub mod sentence;
