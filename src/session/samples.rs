//! Sample banks, ready to land in a workspace of their own.

use crate::bank::Payload;
use crate::bank::sample::{self, Sample};
use crate::event_sourcing::{Commit, Message, Position, Timestamp};

/// When every sample begins: Monday, 5 January 2026, 09:00 UTC. A fixed time, so that a seed always makes the same log.
const START: Timestamp = Timestamp::from_unix_millis(1_767_603_600_000);

/// The log of a sample, one message a commit, with the checkpoints as they were after each.
#[must_use]
pub fn commits(sample: Sample, seed: u64) -> Vec<Commit<Payload>> {
    let log = sample::log(sample, seed, START);
    let commit = |message: &Message<Payload>| {
        let progress = log.progress_written_at(message.position);
        let progress = progress.map(|(name, progress)| (name.clone(), progress.clone())).collect();
        Commit { messages: vec![message.clone()], progress }
    };
    log.all(Position::ZERO).map(commit).collect()
}
