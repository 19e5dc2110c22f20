//! A checksum of a model, so that a live projection and a rebuilt one can be compared at a glance.

use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{fmt, io};

/// The first eight bytes of the SHA-256 of a model written as JSON. Equal models have equal checksums on every machine.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Checksum([u8; 8]);

/// Feeds what is written to it into a hash.
struct Hashing(Sha256);

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Checksum {
    /// The checksum of a model.
    ///
    /// # Errors
    /// When the model can't be written as JSON, as a map whose keys are no texts can't.
    pub fn of<M: Serialize>(model: &M) -> serde_json::Result<Self> {
        let mut hashing = Hashing(Sha256::new());
        serde_json::to_writer(&mut hashing, model)?;
        let mut first = [0; 8];
        first.copy_from_slice(&hashing.0.finalize()[..8]);
        Ok(Self(first))
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
