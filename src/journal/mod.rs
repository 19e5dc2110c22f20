//! The journal: the log on a key-value store, such as a browser's localStorage.
//!
//! One commit is one value under a key of its own, so that a crash leaves either all of it or nothing, and so that the
//! whole log is never rewritten. Each commit names the hash of the one before it: a commit that was changed, lost or
//! swapped is found when the log is read. Two tabs that both believe to be the writer never write to the same key,
//! since the writer's [`Epoch`] is part of it.
//!
//! Read the files in this order:
//!
//! 1. [`storage`], [`memory`]: the port to a key-value store, and the store that lives in memory.
//! 2. [`key`], [`hash`], [`record`]: where a commit lies and how it is written down.
//! 3. [`report`]: what reading can find besides commits.
//! 4. [`reading`], [`writing`]: how the log is read on from where one is, and how it grows.
//! 5. [`export`]: the log as a file.
//!
//! Deliberately absent: any word of banking, a browser, and a key that says where the log ends. The head is found by
//! listing the keys, since a second key can be old when the first is new. Nothing here deletes what was read.

pub mod export;
pub mod hash;
pub mod key;
pub mod memory;
pub mod reading;
pub mod record;
pub mod report;
pub mod storage;
pub mod writing;

pub use export::ExportError;
pub use hash::Hash;
pub use key::{CommitKey, Epoch, Workspace};
pub use memory::MemoryStorage;
pub use reading::{Found, Journal, Reading};
pub use record::RecordError;
pub use report::{Damage, SetAside, WhySetAside};
pub use storage::{KeyValue, StorageError};
