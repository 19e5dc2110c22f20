//! How a tab comes to write, or to follow.
//!
//! ```text
//! Starting ── the lock is another's ──> Following ── the lock is granted ──> Settling ── all is seen ──> Writing
//!     │ ────────────── the lock is granted ─────────────────────────────────────^           │
//!     │ ── there are no locks ──> Asking ── nobody answers ──> Writing                       │
//!     │                              └── another tab writes ──> ReadOnly                     │
//!     └─────────── the log is damaged, at any time ──> ReadOnly      Following <── overtaken ┘
//! ```

use super::acknowledged::Acknowledged;
use super::pending::PendingCommands;
use super::role::{Notice, Role, WhyReadOnly};
use crate::bank::{Refusal, Request};
use crate::event_sourcing::{MessageId, Position, Timestamp};
use crate::journal::Epoch;
use std::cmp::Ordering;

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
    /// The highest epoch of which a writer was heard.
    pub(super) heard: Epoch,
    /// The highest position that this writer said was written.
    pub(super) told: Position,
    /// The head that this tab last told to the others.
    pub(super) announced: Position,
    /// How often in a row it was woken to look for something that it did not find.
    pub(super) looks: u32,
    /// How often in a row a part of the stored log could not be read whose chain was to be worked out.
    pub(super) unverifiable: u32,
    /// Since when commits were seen that lie open and in a segment as well.
    pub(super) packed_since: Option<Timestamp>,
    pub(super) pending: PendingCommands,
    /// What this tab, as a writer, has refused to others. A letter may come twice, and must not be taken then.
    pub(super) refused: Vec<(Request, Refusal)>,
    pub(super) acknowledged: Acknowledged,
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
            unverifiable: 0,
            packed_since: None,
            pending: PendingCommands::default(),
            refused: vec![],
            acknowledged: Acknowledged::default(),
            notices: vec![],
        }
    }

    /// Begins to write. From here on, this tab is the writer that it has heard of.
    pub(super) fn begin_writing(&mut self, epoch: Epoch, head: Position) {
        (self.heard, self.told, self.announced) = (epoch, head, head);
        self.refused.clear();
    }

    /// Notes what a writer said of itself, and says how its epoch stands to the highest that was known. What a writer
    /// of an older epoch says counts no more, nor what it answered.
    pub(super) fn hear(&mut self, epoch: Epoch, head: Position) -> Ordering {
        let order = epoch.cmp(&self.heard);
        match order {
            Ordering::Less => {}
            Ordering::Equal => self.told = self.told.max(head),
            Ordering::Greater => {
                (self.heard, self.told) = (epoch, head);
                self.pending.forget_answers();
            }
        }
        order
    }

    /// What was told never came: it is taken to be lost, and with it the answers that speak of it.
    pub(super) fn give_up(&mut self, head: Position) {
        self.told = head;
        self.looks = 0;
        self.pending.forget_answers();
    }

    /// What this writer has answered to this very letter before, if it refused.
    pub(super) fn refusal_of(&self, request: &Request) -> Option<Refusal> {
        self.refused.iter().find(|(refused, _)| refused == request).map(|(_, refusal)| refusal.clone())
    }
}
