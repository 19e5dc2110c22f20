//! How a workspace comes by a log that was made elsewhere: an import, a copy, a sample. One write, or nothing.

use super::{WorkspaceError, Workspaces};
use crate::event_sourcing::envelope::EnvelopeError;
use crate::event_sourcing::{Commit, Storable};
use crate::journal::landing::land;
use crate::journal::{Found, KeyValue, LandingError, RecordError, Workspace, verbatim};

/// What became of a log that was to land.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Landed {
    /// It is in this new workspace.
    Added(Workspace),
    /// The very same log is in this workspace already, so nothing was written.
    Already(Workspace),
}

impl<S: KeyValue + Clone> Workspaces<S> {
    /// Lands a log in a new workspace, called like a text; a log that is there already changes nothing.
    ///
    /// # Errors
    /// Why it did not land.
    pub fn land<P: Storable>(&self, like: &str, commits: Vec<Commit<P>>) -> Result<Landed, WorkspaceError> {
        if let Some(workspace) = self.same_as(&commits)? {
            return Ok(Landed::Already(workspace));
        }
        self.land_new(like, commits).map(Landed::Added)
    }

    /// Lands the log of a workspace once more, in a new one.
    ///
    /// # Errors
    /// Why it did not land. A damaged log is not copied, since the copy would look whole.
    pub fn duplicate(&self, workspace: &Workspace) -> Result<Workspace, WorkspaceError> {
        let (commits, found) = self.read(workspace)?;
        match found {
            Found::Whole => self.land_new(&format!("{}-copy", workspace.as_str()), commits),
            Found::OtherPast | Found::Damaged(_) => Err(WorkspaceError::Damaged),
        }
    }

    /// Lands the beginning of a damaged log, as far as it can be read, in a new workspace. The damaged one stays as it is.
    ///
    /// # Errors
    /// Why it did not land.
    pub fn rescue(&self, workspace: &Workspace) -> Result<Workspace, WorkspaceError> {
        let (commits, _) = self.read(workspace)?;
        self.land_new(&format!("{}-rescued", workspace.as_str()), commits)
    }

    fn land_new<P: Storable>(&self, like: &str, commits: Vec<Commit<P>>) -> Result<Workspace, WorkspaceError> {
        let workspace = self.free(like)?;
        land(&self.storage, &workspace, commits)?;
        Ok(workspace)
    }

    /// The workspace whose log is, to the letter, this one.
    fn same_as<P: Storable>(&self, commits: &[Commit<P>]) -> Result<Option<Workspace>, WorkspaceError> {
        let length = |messages: usize| messages as u64;
        let hash = |error: EnvelopeError| LandingError::from(RecordError::Malformed { detail: error.to_string() });
        let wanted = (length(count(commits)), verbatim::hash(commits).map_err(hash)?);
        for listed in self.list()? {
            let (there, _) = self.read(&listed.workspace)?;
            let is_as_long = length(count(&there)) == wanted.0;
            if is_as_long && verbatim::hash(&there).map_err(hash)? == wanted.1 {
                return Ok(Some(listed.workspace));
            }
        }
        Ok(None)
    }
}

fn count<P>(commits: &[Commit<P>]) -> usize {
    commits.iter().map(|commit| commit.messages.len()).sum()
}
