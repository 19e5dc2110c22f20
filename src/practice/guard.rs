//! Guards: what keeps a bank sound although messages come twice, writers act at once and programs die. Each can be
//! switched off to see what it is for.

use serde::{Deserialize, Serialize};

/// Something that keeps the bank sound.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// What comes again adds nothing: the ids of what follows are derived from the id of what caused it. Without it,
    /// each delivery is handled anew.
    Idempotency,
    /// A decision is written only onto the version that it was made on. Without it, whoever writes last is right: it
    /// decides on what it saw, and writes onto whatever is there by then.
    ExpectedVersion,
    /// What can't be finished is made up for: money that can't arrive goes back. Without it, such a transfer is called
    /// failed, and the money stays nowhere.
    Compensation,
    /// A checkpoint moves in the same write as the messages that handling produced. Without it these are two writes, and
    /// what lies between is lost or done twice.
    CheckpointWithMessages,
    /// Looking at the past and building a projection anew only fold. Without it, the handlers run along, and do again
    /// what they did.
    ReplayWithoutSideEffects,
}

impl Guard {
    /// Every guard.
    pub const ALL: [Self; 5] = [
        Self::Idempotency,
        Self::ExpectedVersion,
        Self::Compensation,
        Self::CheckpointWithMessages,
        Self::ReplayWithoutSideEffects,
    ];
}
