//! Times as they are shown: to the second in a list, to the millisecond on a card, and always with their zone.

use super::text;
use crate::event_sourcing::Timestamp;

/// The time of day, `10:00:00`; the zone stands in the heading of the list.
#[must_use]
pub fn clock(time: Timestamp) -> String {
    time.to_string().get(11..19).unwrap_or_default().to_owned()
}

/// Day and time with the zone, `2026-11-25 10:00:00.000 UTC`.
#[must_use]
pub fn full(time: Timestamp) -> String {
    format!("{} {}", time.to_string().replace('T', " ").trim_end_matches('Z'), text::ZONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_says_its_zone() {
        let time = Timestamp::from_unix_millis(1_795_600_800_000);
        assert_eq!((clock(time).as_str(), full(time).as_str()), ("10:00:00", "2026-11-25 10:00:00.000 UTC"));
    }
}
