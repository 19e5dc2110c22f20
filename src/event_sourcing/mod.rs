//! The kernel of event sourcing: everything that is true of any event-sourced system, and nothing of this bank.
//!
//! Read the files in this order:
//!
//! 1. [`position`], [`time`], [`id`], [`stream`]: the small words. A position orders the log, a version orders a stream.
//! 2. [`message`]: what the log keeps, a command or an event in its envelope; [`envelope`] writes it down as JSON.
//! 3. [`append`], [`commit`], [`joined`], [`log`], [`counting`], [`store`]: how messages get in, all or nothing, with an expected version.
//! 4. [`decider`]: rules (`decide`) and memory (`evolve`), kept apart; [`given`] states them as tests.
//! 5. [`projection`], [`aggregates`], [`snapshot`], [`keyframes`]: everything that is folded from the log. [`table`] and
//!    [`chain`] are what models are made of, so that a copy of a model is cheap.
//! 6. [`subscription`]: how a reader remembers what it has handled, and what happens when it can't.
//! 7. [`upcast`]: how old messages stay readable.
//!
//! Deliberately absent: any word of banking, a browser, a clock, a random number, and a thread. Time and ids come in
//! as arguments, storage comes in through [`store::CommitWriter`]. Everything here is synchronous and gives the same
//! answer on every machine, so ordered maps are used throughout and nothing depends on a hasher's seed.

pub mod aggregates;
pub mod append;
pub mod chain;
pub mod checksum;
pub mod commit;
pub mod counting;
pub mod decider;
pub mod envelope;
pub mod given;
pub mod id;
pub mod joined;
pub mod keyframes;
pub mod log;
pub mod message;
pub mod position;
pub mod projection;
pub mod snapshot;
pub mod store;
pub mod stream;
pub mod subscription;
pub mod table;
pub mod time;
pub mod upcast;

pub use aggregates::{Aggregate, Aggregates, aggregate_at};
pub use append::{Append, AppendError, Appended, Draft, ExpectedVersion};
pub use chain::Chain;
pub use checksum::Checksum;
pub use commit::Commit;
pub use decider::Decider;
pub use id::MessageId;
pub use keyframes::Keyframes;
pub use log::{Log, LogError};
pub use message::{Carries, Message, NewMessage, Storable, Unreadable};
pub use position::{Position, Version};
pub use projection::{Projected, Projection};
pub use snapshot::Snapshot;
pub use store::{CommitWriter, Store, WriteError};
pub use stream::{Category, StreamName};
pub use subscription::{Parked, Progress, Subscription, SubscriptionName};
pub use table::Table;
pub use time::Timestamp;

#[cfg(test)]
mod tests;
