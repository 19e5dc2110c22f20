//! The shelf: what the page knows of all banks together. It outlives the bank that is open, so that what was deleted can
//! be put back for as long as the page is open.

use crate::event_sourcing::Position;
use crate::session::{AnyWorkspaces, Removed, Workspace, WorkspaceError};
use crate::ui::desk::Desk;
use crate::ui::form::draft::Answer;
use crate::ui::kept::{self, OfBank};
use crate::view::storage::refused;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The state of the shelf. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Shelf {
    changes: RwSignal<u64>,
    removed: RwSignal<Vec<Removed>>,
    exported: RwSignal<BTreeMap<Workspace, Position>>,
    /// The choices that were kept for what was deleted.
    choices: StoredValue<BTreeMap<Workspace, Vec<(OfBank, String)>>>,
}

impl Shelf {
    /// A shelf of which nothing was taken yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            changes: RwSignal::new(0),
            removed: RwSignal::default(),
            exported: RwSignal::default(),
            choices: StoredValue::default(),
        }
    }

    /// Makes whoever reads this look again when a bank was made, changed or taken away.
    pub fn track(self) {
        self.changes.track();
    }

    /// Something was made or changed past this shelf.
    pub fn changed(self) {
        self.changes.update(|changes| *changes += 1);
    }

    /// What was deleted on this page, newest last.
    #[must_use]
    pub fn removed(self) -> Vec<Removed> {
        self.removed.get()
    }

    /// Does something with the banks, and tells what became of it.
    ///
    /// # Errors
    /// Why it did not work.
    pub fn act(
        self,
        desk: Desk,
        said: RwSignal<Option<Answer>>,
        act: impl FnOnce(&AnyWorkspaces) -> Result<String, WorkspaceError>,
    ) -> Result<(), WorkspaceError> {
        let done = act(&desk.workspaces());
        said.set(Some(match &done {
            Ok(text) => Answer::Taken(text.clone()),
            Err(error) => Answer::Refused(refused(error)),
        }));
        self.changes.update(|changes| *changes += 1);
        done.map(drop)
    }

    /// Keeps what was deleted, and the choices that were kept for it.
    pub fn keep(self, removed: Removed) {
        let choices = kept::take(&removed.workspace);
        self.choices.update_value(|kept| drop(kept.insert(removed.workspace.clone(), choices)));
        self.removed.update(|list| list.push(removed));
    }

    /// Forgets what was put back, after its choices were as well.
    pub fn forget(self, removed: &Removed) {
        let choices = self.choices.try_update_value(|kept| kept.remove(&removed.workspace)).flatten();
        kept::give_back(&removed.workspace, &choices.unwrap_or_default());
        self.removed.update(|list| list.retain(|kept| kept != removed));
    }

    /// Notes that all messages of a bank up to a position are in a file.
    pub fn note_exported(self, workspace: Workspace, head: Position) {
        self.exported.update(|exported| {
            exported.insert(workspace, head);
        });
    }

    /// How far a bank is in a file.
    #[must_use]
    pub fn exported(self, workspace: &Workspace) -> Position {
        self.exported.with(|exported| exported.get(workspace).copied().unwrap_or(Position::ZERO))
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new()
    }
}

/// The shelf, from anywhere below [`Root`](crate::ui::root::Root).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_shelf() -> Shelf {
    expect_context()
}
