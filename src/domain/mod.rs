//! The bank's rules: accounts, transfers and money, as pure functions over plain values.
//!
//! Each folder reads like a glossary: `command` (what may be asked), `event` (what can have happened), `decide` (the
//! rules), `evolve` (the memory), `rejection` (why not). A transfer adds the two halves of its process manager:
//! `react` (what it concludes from an account's event) and `order` (what it asks of an account next).
//!
//! Deliberately absent: storage, clocks, random ids, JSON and the screen. Everything a rule needs comes in as a value.

pub mod account;
pub mod ids;
mod kinds;
pub mod money;
pub(crate) mod required;
pub mod transfer;

pub use account::{Account, AccountNumber, OverdraftLimit};
pub use ids::{AccountId, TransferId};
pub use money::Money;
pub use transfer::Transfer;
