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
//! 2. [`key`], [`hash`], `hashed`, [`record`]: where a commit lies and how it is written down.
//! 3. `packing`, [`segment`], `gathering`: how many commits lie in little room.
//! 4. [`report`]: what reading can find besides commits.
//! 5. [`reading`], `listing`, `taking`, `unsealed`, `leftover`: how the log is read on from where one is.
//! 6. [`writing`], [`sealing`]: how it grows, and how old commits are packed.
//! 7. [`room`]: how much the store can hold.
//! 8. [`verifying`]: how the chain within segments is worked out after the page is shown.
//! 9. [`texts`], `lines`, [`export`], [`part`]: the log as it was written, and as a file. [`import`]: a file as a log.
//! 10. [`workspace`], [`workspaces`], [`name`]: several logs side by side. [`landing`], [`verbatim`]: how a whole log arrives in one, to
//!     the letter.
//!
//! Deliberately absent: any word of banking, a browser, and a key that says where the log ends. The head is found by
//! listing the keys, since a second key can be old when the first is new. Nothing here deletes what was read, but for an
//! open commit that lies in a segment as well, letter for letter, and a whole workspace that a person takes away.

pub mod export;
mod gathering;
pub mod hash;
mod hashed;
pub mod import;
pub mod key;
pub mod landing;
mod leftover;
mod lines;
mod listing;
pub mod memory;
pub mod name;
mod packing;
pub mod part;
pub mod reading;
pub mod record;
pub mod report;
pub mod room;
pub mod sealing;
pub mod segment;
pub mod storage;
mod taking;
pub mod texts;
mod unsealed;
pub mod verbatim;
pub mod verifying;
pub mod workspace;
pub mod workspaces;
pub mod writing;

pub use export::ExportError;
pub use hash::Hash;
pub use key::{CommitKey, Epoch, SegmentKey, TabNumber};
pub use landing::LandingError;
pub use lines::Lines;
pub use memory::MemoryStorage;
pub use name::{Name, NotAName};
pub use part::PartError;
pub use reading::{Found, Journal, Reading};
pub use record::RecordError;
pub use report::{Damage, SetAside, WhySetAside};
pub use room::Room;
pub use sealing::Thresholds;
pub use segment::{Restored, Segment};
pub use storage::{KeyValue, StorageError};
pub use texts::Texts;
pub use verbatim::Unread;
pub use verifying::Verified;
pub use workspace::{NotAWorkspace, Workspace};
pub use workspaces::{Content, Entry, EntryKind, Landed, Listed, Removed, Standing, WorkspaceError, Workspaces};
