//! Proves every lesson: its seed does not meet the goal, each clause is false before and true after, the solution meets it
//! within par, and more than was asked for fails nothing.

mod proofs;
mod pupil;
mod table;
mod texts;
