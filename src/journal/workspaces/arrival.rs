//! How a workspace comes by a log that was made elsewhere: an import, a copy, a sample. One write, or nothing.

use super::{WorkspaceError, Workspaces};
use crate::event_sourcing::envelope::EnvelopeError;
use crate::event_sourcing::{Commit, Position, Storable};
use crate::journal::landing::{Packed, land};
use crate::journal::{
    CommitKey, Found, Hash, KeyValue, LandingError, RecordError, SegmentKey, StorageError, Workspace, record, verbatim,
};

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

    /// Lands a log in a new workspace, called like a text, whether the same log is there already or not.
    ///
    /// # Errors
    /// Why it did not land.
    pub fn land_new<P: Storable>(&self, like: &str, commits: Vec<Commit<P>>) -> Result<Workspace, WorkspaceError> {
        let workspace = self.free(like)?;
        land(&self.storage, &workspace, commits)?;
        Ok(workspace)
    }

    /// Lands a packed log in a new workspace, called like a text; a log that is there already changes nothing. It is
    /// known by its packed text, without being read. Only a log of the same length that lies there in other pieces, as
    /// one that came from a file does, is read and compared message by message.
    ///
    /// # Errors
    /// Why it did not land.
    pub fn land_packed(&self, like: &str, packed: &Packed) -> Result<Landed, WorkspaceError> {
        for listed in self.list()? {
            if packed.is_all_of(&self.storage, &listed.workspace)? {
                return Ok(Landed::Already(listed.workspace));
            }
        }
        let its_hash = || hash(&packed.commits()?);
        if let Some(workspace) = self.of_messages(packed.last().get(), its_hash)? {
            return Ok(Landed::Already(workspace));
        }
        let workspace = self.free(like)?;
        packed.land(&self.storage, &workspace)?;
        Ok(Landed::Added(workspace))
    }

    /// The workspace whose log is, to the letter, this one.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn same_as<P: Storable>(&self, commits: &[Commit<P>]) -> Result<Option<Workspace>, WorkspaceError> {
        self.of_messages(count(commits), || hash(commits))
    }

    /// The workspace that has so many messages with a hash, which is worked out when there is one to compare.
    fn of_messages(
        &self,
        length: u64,
        its_hash: impl Fn() -> Result<Hash, LandingError>,
    ) -> Result<Option<Workspace>, WorkspaceError> {
        let mut wanted = None;
        for listed in self.list()? {
            // Only what seems to be as long is read.
            if self.end(&listed.workspace)?.get() != length {
                continue;
            }
            let (there, _) = self.read(&listed.workspace)?;
            let wanted = match wanted {
                Some(hash) => hash,
                None => *wanted.insert(its_hash()?),
            };
            if count(&there) == length && hash(&there)? == wanted {
                return Ok(Some(listed.workspace));
            }
        }
        Ok(None)
    }

    /// The position at which a workspace's log ends, if all of it can be read: as its last key says.
    fn end(&self, workspace: &Workspace) -> Result<Position, StorageError> {
        let prefix = workspace.prefix();
        let keys = self.storage.keys(&prefix)?;
        let names = || keys.iter().filter_map(|key| key.strip_prefix(&prefix));
        let sealed = names().filter_map(SegmentKey::parse).map(|key| key.last).max().unwrap_or(Position::ZERO);
        let open = names().filter_map(CommitKey::parse).filter(|key| key.first > sealed).max();
        let Some(last) = open else { return Ok(sealed) };
        let text = self.storage.get(&last.text(workspace))?;
        let messages =
            text.and_then(|text| record::contents(&text).ok().map(|contents| contents.messages.len() as u64));
        // One that can't be read may be the torn end.
        Ok(messages.map_or(sealed, |messages| Position::new(last.first.get() + messages.saturating_sub(1))))
    }
}

fn count<P>(commits: &[Commit<P>]) -> u64 {
    commits.iter().map(|commit| commit.messages.len() as u64).sum()
}

fn hash<P: Storable>(commits: &[Commit<P>]) -> Result<Hash, LandingError> {
    let unwritable = |error: EnvelopeError| RecordError::Malformed { detail: error.to_string() };
    Ok(verbatim::hash(commits).map_err(unwritable)?)
}
