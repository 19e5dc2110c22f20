//! The bank's promises as sentences: how a command is taken, what is handled when, and what becomes of what can't be.

mod deciding;
mod example;
mod executing;
mod failing;
mod knowing;
mod pausing;
mod recording;
