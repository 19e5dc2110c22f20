//! The browser's clock. It may go back; nothing in the bank depends on it.

use crate::event_sourcing::Timestamp;
use crate::session::ports::Clock;

/// Tells the time of the machine that the page runs on.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Timestamp {
        // JavaScript counts milliseconds in a binary64, exactly for the next 285,000 years.
        #[allow(clippy::cast_possible_truncation, reason = "a whole number of milliseconds fits")]
        let millis = js_sys::Date::now() as i64;
        Timestamp::from_unix_millis(millis)
    }
}
