//! Where a lesson takes place: in a workspace of its own, so that the learner's bank is never touched. To begin again, or
//! to undo a wrong turn, is to go on in another workspace with the log as it was then. No log is ever cut.

use super::lesson::Lesson;
use super::seed;
use crate::event_sourcing::envelope::EnvelopeError;
use crate::event_sourcing::{Commit, Message, MessageId, Position};
use crate::journal::workspace::LESSON_PREFIX;
use crate::journal::{LandingError, RecordError, Unread};
use crate::session::{AnyWorkspaces, Workspace, WorkspaceError};
use std::collections::BTreeSet;

/// The lesson that takes place in a workspace.
#[must_use]
pub fn lesson_of(workspace: &Workspace) -> Option<&'static Lesson> {
    let rest = workspace.as_str().strip_prefix(LESSON_PREFIX)?;
    let (number, _) = rest.split_once('-').unwrap_or((rest, ""));
    Lesson::of_number(number.parse().ok()?)
}

/// Begins a lesson, in a new workspace.
///
/// # Errors
/// Why there is none.
pub fn begin(lesson: &Lesson, banks: &AnyWorkspaces) -> Result<Workspace, WorkspaceError> {
    let unwritable = |error: EnvelopeError| LandingError::from(RecordError::Malformed { detail: error.to_string() });
    banks.land_new(&name(lesson), seed::commits(lesson).map_err(unwritable)?)
}

/// Takes the learner's last command back: a new workspace with the log as it was before. Nothing when there is none.
///
/// # Errors
/// Why there is no such workspace.
pub fn undo(
    lesson: &Lesson,
    workspace: &Workspace,
    banks: &AnyWorkspaces,
) -> Result<Option<Workspace>, WorkspaceError> {
    let (mut commits, _) = banks.read(workspace)?;
    let Some(last) = last_command(&commits, seed::head(lesson)) else { return Ok(None) };
    commits.retain(|commit| commit.last() < last);
    banks.land_new(&name(lesson), commits).map(Some)
}

/// Where the outcome of the learner's last command begins.
fn last_command(commits: &[Commit<Unread>], seed: Position) -> Option<Position> {
    let messages = || commits.iter().flat_map(|commit| &commit.messages);
    let ids: BTreeSet<MessageId> = messages().map(|message| message.id).collect();
    let is_asked = |message: &&Message<Unread>| !ids.contains(&message.causation_id);
    messages().filter(|message| message.position > seed).rfind(is_asked).map(|message| message.position)
}

fn name(lesson: &Lesson) -> String {
    format!("{LESSON_PREFIX}{}-{}", lesson.number, lesson.slug)
}
