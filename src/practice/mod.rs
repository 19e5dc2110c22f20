//! Practice: a bank in which faults can be made on purpose and guards can be switched off, to see what they are for.
//!
//! Nothing of this is a flag inside the real bank. The real code is wrapped from outside, and only where a workspace is
//! there to practise in or to learn in: [`Purpose`] says so, by the workspace's name.

pub mod purpose;

pub use purpose::Purpose;
