//! The machinery laid open, as plain values: what the next step will do, and what goes otherwise in a practice copy.
//!
//! [`next`] is the next step and what it will write; [`way`] where in the picture a message is; [`streams`] and
//! [`subscriptions`] as of the cursor; [`practice`] the words of faults and guards, [`harm`] those of the harm that was
//! done; [`lines`] those of a log.

pub mod harm;
pub mod lines;
pub mod next;
pub mod practice;
pub mod streams;
pub mod subscriptions;
pub mod way;
