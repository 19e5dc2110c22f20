//! The machinery laid open, as plain values: what the next step will do, and what goes otherwise in a practice copy.
//!
//! [`next`] is the next step and what it will write; [`way`] where in the picture a message is; [`practice`] the words of
//! faults, guards and harm.

pub mod next;
pub mod practice;
pub mod way;
