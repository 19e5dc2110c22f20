//! Times as they are shown: to the second in a list, to the millisecond on a card, and always with their zone.

use super::locale;
use crate::event_sourcing::Timestamp;

/// The time of day; the zone stands in the heading of the list.
#[must_use]
pub fn clock(time: Timestamp) -> String {
    locale::with(|locale| (locale.clock)(time))
}

/// Day and time with the zone.
#[must_use]
pub fn full(time: Timestamp) -> String {
    locale::with(|locale| (locale.full)(time))
}

/// The zone of all times, in a word.
#[must_use]
pub fn zone() -> String {
    locale::with(|locale| locale.zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_says_its_zone() {
        let time = Timestamp::from_unix_millis(1_795_600_800_000);
        assert_eq!((clock(time).as_str(), full(time).as_str()), ("10:00:00", "2026-11-25 10:00:00.000 UTC"));
        assert_eq!(zone(), "UTC");
    }
}
