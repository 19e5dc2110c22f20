//! How a tab comes to write, or to follow.
//!
//! ```text
//! Starting ── the lock is another's ──> Following ── the lock is granted ──> Settling ── all is seen ──> Writing
//!     │ ────────────── the lock is granted ─────────────────────────────────────^           │
//!     │ ── there are no locks ──> Asking ── nobody answers ──> Writing                       │
//!     │                              └── another tab writes ──> ReadOnly                     │
//!     └─────────── the log is damaged, at any time ──> ReadOnly      Following <── overtaken ┘
//! ```

use super::pending::PendingCommands;
use super::role::{Notice, Role, WhyReadOnly};
use crate::event_sourcing::{MessageId, Position, Timestamp};
use crate::journal::Epoch;

/// Where a tab stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// It has asked for the right to write.
    Starting,
    /// There are no locks, and it has asked the other tabs whether one of them writes.
    Asking,
    /// Another tab has the right to write.
    Following,
    /// It has the right to write, and makes sure that it sees all that was written before.
    Settling,
    /// It writes.
    Writing,
    /// It may only look.
    ReadOnly(WhyReadOnly),
}

impl Stage {
    /// The role that the person sees.
    pub(super) fn role(&self) -> Role {
        match self {
            Self::Starting | Self::Asking | Self::Settling => Role::Starting,
            Self::Following => Role::Following,
            Self::Writing => Role::Writing,
            Self::ReadOnly(why) => Role::ReadOnly { why: why.to_string() },
        }
    }
}

/// What a tab knows about itself and the others.
pub(super) struct Tab {
    /// Its own id, which settles who goes first when two ask at the same time.
    pub(super) id: MessageId,
    pub(super) stage: Stage,
    /// The highest position that another tab said was written.
    pub(super) told: Position,
    /// The highest epoch that another tab said it has.
    pub(super) heard: Epoch,
    /// The head that this tab last told to the others.
    pub(super) announced: Position,
    /// How often in a row it has looked for something that it did not find.
    pub(super) looks: u32,
    /// Since when commits were seen that lie open and in a segment as well.
    pub(super) packed_since: Option<Timestamp>,
    pub(super) pending: PendingCommands,
    pub(super) notices: Vec<Notice>,
}

impl Tab {
    pub(super) fn new(id: MessageId) -> Self {
        Self {
            id,
            stage: Stage::Starting,
            told: Position::ZERO,
            heard: Epoch::ZERO,
            announced: Position::ZERO,
            looks: 0,
            packed_since: None,
            pending: PendingCommands::default(),
            notices: vec![],
        }
    }
}
