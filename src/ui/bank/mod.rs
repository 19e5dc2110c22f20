//! The bank page: accounts, transfers, totals, the process manager, and the events beside them.

pub mod accounts;
pub mod broken_note;
pub mod cut;
pub mod executor;
pub mod executor_panel;
pub mod explained;
pub mod guide;
pub mod manage;
pub mod page;
pub mod sparkline;
pub mod totals;
pub mod transfers;
pub mod welcome;
