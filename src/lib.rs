//! Event-Sourced Bank: a bank that runs wholly in one browser page and teaches event sourcing.
//!
//! Arrows between the modules go down only, and a test holds them:
//!
//! ```text
//! main.rs             puts the pieces together for the browser
//!   ui   browser      the screen; thin adapters of the browser's storage, locks and channels
//!   lessons           the course: what is asked, and whether it is done
//!   view              what is shown, as plain values: no signal, no element
//!   session           one page's bank: its role among the tabs, its clock and its ids
//!   practice          faults on purpose and guards that can be switched off, in copies of a bank alone
//!   api               the REST API, answered inside the page
//!   bank   journal    command handler, process manager, projections, timeline; the log on a key-value store
//!   domain            accounts, transfers, money: pure rules
//!   event_sourcing    messages, log, store, subscriptions, projections: the kernel
//!   unseen            which characters of a text can't be seen
//! ```

pub mod api;
pub mod bank;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod domain;
pub mod event_sourcing;
pub mod journal;
pub mod lessons;
pub mod practice;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod unseen;
pub mod view;
