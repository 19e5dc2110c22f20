//! Event-Sourced Bank: a bank that runs wholly in one browser page and teaches event sourcing.
//!
//! Arrows between the modules go down only, and a test holds them:
//!
//! ```text
//! main.rs             puts the pieces together: journal, clock, ids, screen
//!   ui   browser      the screen; thin adapters of the browser's storage, locks and channels
//!   journal           the log on a key-value store
//!   bank              command handler, process manager, executor, projections, timeline
//!   domain            accounts, transfers, money: pure rules
//!   event_sourcing    messages, log, store, subscriptions, projections: the kernel
//! ```

pub mod bank;
pub mod domain;
pub mod event_sourcing;
