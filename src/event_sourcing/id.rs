//! Ids of messages. An id made by a person's act is new (UUID v7, from outside); an id of what follows from it is
//! *derived* (UUID v5), so that handling the same message again makes the same ids and the store can tell.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// The id of a message or of a command that a person sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(Uuid);

impl MessageId {
    /// Takes an id as it is.
    #[must_use]
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// A time-ordered id, version 7 of [RFC 9562](https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7), of a
    /// time and ten random bytes that the caller brings.
    #[must_use]
    pub fn v7(unix_millis: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid())
    }

    /// The plain UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The id of what follows from this under a name, version 5 of RFC 9562: the same every time it is asked for.
    #[must_use]
    pub fn derive(self, name: &str) -> Self {
        Self(Uuid::new_v5(&self.0, name.as_bytes()))
    }

    /// The id of the `index`-th message, from 0, that a handler makes of the command or message with this id.
    ///
    /// The handler's name is a part of it. Without that, a person could send a command under the id that a handler is
    /// about to handle, and the handler would take the outcome of one for the outcome of the other.
    #[must_use]
    pub fn outcome(self, handler: &str, index: usize) -> Self {
        self.derive(&format!("{handler}/{index}"))
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_an_id_has_the_same_id_every_time_and_another_for_each_handler_and_index() {
        let id = MessageId::v7(1_795_600_800_000, [7; 10]);
        let outcome = id.outcome("one", 0);
        assert_eq!(outcome, id.outcome("one", 0));
        assert_ne!(outcome, id.outcome("one", 1));
        assert_ne!(outcome, id.outcome("other", 0));
        assert_eq!(id.to_string(), id.uuid().to_string());
        assert_eq!((id.uuid().get_version_num(), outcome.uuid().get_version_num()), (7, 5));
    }
}
