//! What a session needs from the world outside, to be brought by the browser or by a test.

use crate::event_sourcing::{MessageId, Timestamp};

/// Tells the time.
pub trait Clock {
    /// The present time. It may go back.
    fn now(&self) -> Timestamp;
}

/// Makes ids.
pub trait Ids {
    /// An id that nothing has yet, made at this time.
    fn new_id(&self, now: Timestamp) -> MessageId;
}
