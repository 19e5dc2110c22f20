//! Sample banks, ready to land in a workspace of their own: at once, or a part at a time while the page goes on.

use super::{AnyWorkspaces, Landed, WorkspaceError};
use crate::bank::Payload;
use crate::bank::sample::{self, Making, Sample};
use crate::event_sourcing::{Commit, Position, Timestamp};
use crate::journal::landing::Landing;

/// When every sample begins: Monday, 5 January 2026, 09:00 UTC. A fixed time, so that a seed always makes the same log.
const START: Timestamp = Timestamp::from_unix_millis(1_767_603_600_000);

/// So many messages are played, or packed, in one part.
const PART: u64 = 100;
/// So many messages are taken out of the log in one part, which is quicker.
const CUT: usize = 1_000;

/// The log of a sample, one message a commit, with the checkpoints as they were after each.
#[must_use]
pub fn commits(sample: Sample, seed: u64) -> Vec<Commit<Payload>> {
    sample::log(sample, seed, START).commits().collect()
}

/// A sample bank in the making. Nothing of it is in the store before all of it is; let go of it, and nothing ever was.
pub struct Growing {
    like: String,
    stage: Stage,
}

enum Stage {
    Playing(Box<Making>),
    Cutting(Box<Making>, Vec<Commit<Payload>>),
    Packing(Box<Landing<Payload>>),
    Over,
}

impl Growing {
    /// A sample that is to land in a new workspace, called like a text.
    #[must_use]
    pub fn begin(sample: Sample, seed: u64, like: &str) -> Self {
        Self { like: like.to_owned(), stage: Stage::Playing(Box::new(Making::begin(sample, seed, START))) }
    }

    /// Goes on by one part; says what became of the log when that was the last.
    ///
    /// # Errors
    /// Why it did not land; nothing has changed then, and it is over.
    pub fn go_on(&mut self, workspaces: &AnyWorkspaces) -> Result<Option<Landed>, WorkspaceError> {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Playing(mut making) => {
                if making.go_on(PART) {
                    self.stage = Stage::Playing(making);
                    return Ok(None);
                }
                self.stage = Stage::Cutting(making, vec![]);
                Ok(None)
            }
            Stage::Cutting(making, mut commits) => {
                let (log, cut) = (making.log(), Position::new(commits.len() as u64));
                commits.extend(log.all(cut).take(CUT).map(|message| log.commit_of(message)));
                if (commits.len() as u64) < log.head().get() {
                    self.stage = Stage::Cutting(making, commits);
                    return Ok(None);
                }
                self.stage = Stage::Packing(Box::new(Landing::of(commits)?));
                Ok(None)
            }
            Stage::Packing(mut landing) => {
                let (before, _) = landing.progress();
                while landing.pack_next()? {
                    if landing.progress().0 - before >= PART {
                        self.stage = Stage::Packing(landing);
                        return Ok(None);
                    }
                }
                workspaces.land_packed(&self.like, &landing.packed()?).map(Some)
            }
            Stage::Over => Ok(None),
        }
    }

    /// How much of the work is done, and of how much: each message is played, and then packed.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        match &self.stage {
            Stage::Playing(making) | Stage::Cutting(making, _) => {
                let (done, of) = making.progress();
                (done, of * 2)
            }
            Stage::Packing(landing) => {
                let (done, of) = landing.progress();
                (of + done, of * 2)
            }
            Stage::Over => (1, 1),
        }
    }
}
