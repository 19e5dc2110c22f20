//! How a practice copy is made: of a bank up to any position, and of what people asked for in another copy, decided once
//! more with all guards on.

use super::{Plan, Practice, Purpose};
use crate::bank::Payload;
use crate::bank::what_if::{self, NoBranch};
use crate::event_sourcing::{Commit, Log, Position, Storable};
use crate::journal::workspace::PRACTICE_PREFIX;
use crate::journal::{Found, KeyValue, StorageError, Workspace, WorkspaceError, Workspaces};
use std::collections::BTreeMap;
use std::rc::Rc;
use thiserror::Error;

/// Why there is no practice copy.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NoCopy {
    /// It did not land.
    #[error(transparent)]
    NotLanded(#[from] WorkspaceError),
    /// The commands can't be decided once more.
    #[error(transparent)]
    NoReplay(#[from] NoBranch),
}

impl From<StorageError> for NoCopy {
    fn from(error: StorageError) -> Self {
        Self::NotLanded(error.into())
    }
}

/// All workspaces of a store.
type Shelf = Workspaces<Rc<dyn KeyValue>>;

/// Copies the log of a workspace up to a position, to the letter, into a new practice copy.
///
/// # Errors
/// Why there is none; nothing has changed then.
pub fn practise(storage: &Rc<dyn KeyValue>, workspace: &Workspace, until: Position) -> Result<Workspace, NoCopy> {
    let shelf: Shelf = Workspaces::new(storage.clone());
    let (commits, found) = shelf.read(workspace)?;
    if found != Found::Whole {
        return Err(WorkspaceError::Damaged.into());
    }
    land(storage, workspace, commits.into_iter().map_while(|commit| cut(commit, until)).collect(), until)
}

/// Decides what people asked for in a practice copy once more, with all guards on, in a new copy.
///
/// # Errors
/// Why there is none; nothing has changed then.
pub fn once_more(storage: &Rc<dyn KeyValue>, workspace: &Workspace, log: &Log<Payload>) -> Result<Workspace, NoCopy> {
    let forked_at =
        Practice::of(workspace, storage.clone()).map_or(Position::ZERO, |practice| practice.plan().forked_at);
    let bank = what_if::once_more(log, forked_at.min(log.head()))?;
    land(storage, workspace, bank.log().commits().collect(), forked_at)
}

fn land<P: Storable>(
    storage: &Rc<dyn KeyValue>,
    of: &Workspace,
    commits: Vec<Commit<P>>,
    forked_at: Position,
) -> Result<Workspace, NoCopy> {
    let shelf: Shelf = Workspaces::new(storage.clone());
    let like = match Purpose::of(of) {
        Purpose::Bank => format!("{PRACTICE_PREFIX}{}", of.as_str()),
        Purpose::Practice => of.as_str().trim_end_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned(),
        Purpose::Lesson => of.as_str().to_owned(),
    };
    let workspace = shelf.land_new(&like, commits)?;
    if let Some(practice) = Practice::of(&workspace, storage.clone()) {
        practice.change(|plan| *plan = Plan { forked_at, ..Plan::default() })?;
    }
    Ok(workspace)
}

/// A commit as far as it lies before a position. Cut in two, it says no longer how far subscriptions had come.
fn cut<P>(commit: Commit<P>, until: Position) -> Option<Commit<P>> {
    if commit.first() > until {
        return None;
    }
    if commit.last() <= until {
        return Some(commit);
    }
    let messages = commit.messages.into_iter().take_while(|message| message.position <= until).collect();
    Some(Commit { messages, progress: BTreeMap::new() })
}
