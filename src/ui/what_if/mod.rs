//! The what-if: another course of things, made from the log as of a moment and laid beside the real one.

pub mod dialog;
pub mod outcome;
