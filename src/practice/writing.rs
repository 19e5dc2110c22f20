//! A writer that fails on purpose: when the storage is to be full, and when the program is dead.

use super::{Fault, Practice};
use crate::bank::Payload;
use crate::event_sourcing::{Commit, CommitWriter, WriteError};

/// What a dead program answers.
pub(super) fn died() -> WriteError {
    WriteError::Refused { detail: "the program has died on purpose".to_owned() }
}

/// Stands before the real writer.
pub(super) struct Failing<W> {
    practice: Practice,
    inner: W,
}

impl<W> Failing<W> {
    pub(super) fn new(practice: Practice, inner: W) -> Self {
        Self { practice, inner }
    }
}

impl<W: CommitWriter<Payload>> CommitWriter<Payload> for Failing<W> {
    fn write(&mut self, commit: &Commit<Payload>) -> Result<(), WriteError> {
        if self.practice.is_dead() {
            return Err(died());
        }
        if self.practice.plan().has(&Fault::FullStorage) {
            self.practice.note(Fault::FullStorage, None);
            return Err(WriteError::FilledOnPurpose);
        }
        self.inner.write(commit)
    }
}
