//! Points in time: milliseconds since 1970-01-01T00:00:00Z, written as RFC 3339 in UTC with exactly three decimals.
//!
//! There is no way to ask for the present time here. Whoever drives the bank passes it in, so that a replay or a test
//! sees the same times again.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use thiserror::Error;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// 9999-12-31T23:59:59.999Z, the last time that four digits of a year can say.
const LAST_MILLIS: i64 = 253_402_300_799_999;

const MILLIS_PER_DAY: i64 = 86_400_000;

/// A point in time, in whole milliseconds since 1970 in UTC, from 1970 to the end of 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Timestamp(i64);

/// A text that is not a time of the form `2026-11-25T10:00:00.000Z`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is not a time of the form 2026-11-25T10:00:00.000Z")]
pub struct NotATime {
    /// What was found instead.
    pub text: String,
}

impl Timestamp {
    /// The time this many milliseconds after 1970; what lies outside 1970 to 9999 is brought to the nearer end.
    #[must_use]
    pub const fn from_unix_millis(millis: i64) -> Self {
        if millis < 0 {
            Self(0)
        } else if millis > LAST_MILLIS {
            Self(LAST_MILLIS)
        } else {
            Self(millis)
        }
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        self.0
    }

    /// This time, moved by a number of milliseconds.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self::from_unix_millis(self.0.saturating_add(millis))
    }

    /// The first millisecond of this time's day in UTC.
    #[must_use]
    pub const fn start_of_day(self) -> Self {
        Self(self.0 - self.0.rem_euclid(MILLIS_PER_DAY))
    }

    /// Reads `2026-11-25T10:00:00.000Z`.
    ///
    /// # Errors
    /// When the text has any other form, or the day does not exist.
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        let error = || NotATime { text: text.to_owned() };
        let date_time = OffsetDateTime::parse(text, &Rfc3339).map_err(|_| error())?;
        let millis = i64::try_from(date_time.unix_timestamp_nanos() / 1_000_000).map_err(|_| error())?;
        let timestamp = Self::from_unix_millis(millis);
        // RFC 3339 knows many ways to write a time. Only ours is accepted, so that text and value stand for each other.
        if timestamp.to_string() == text { Ok(timestamp) } else { Err(error()) }
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = i128::from(self.0) * 1_000_000;
        let time = OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(|_| fmt::Error)?;
        let (year, month, day) = time.to_calendar_date();
        let (hour, minute, second, milli) = time.to_hms_milli();
        write!(f, "{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z", u8::from(month))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_and_read_in_one_way_only() {
        let time = Timestamp::from_unix_millis(1_795_600_800_000);
        assert_eq!(time.to_string(), "2026-11-25T10:00:00.000Z");
        assert_eq!(Timestamp::parse("2026-11-25T10:00:00.000Z"), Ok(time));
        for bad in [
            "2026-11-25T10:00:00Z",
            "2026-11-25 10:00:00.000Z",
            "2026-02-30T10:00:00.000Z",
            "2026-11-25T10:00:00.000z",
            "2026-11-25T10:00:00.0000Z",
            "2026-11-25T11:00:00.000+01:00",
            "2026-12-31T23:59:60.000Z",
            "1969-12-31T23:59:59.999Z",
            "+2026-11-25T10:00:00.000Z",
            "",
        ] {
            assert!(Timestamp::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_time_out_of_range_is_brought_to_the_nearer_end() {
        assert_eq!(Timestamp::from_unix_millis(-5).to_string(), "1970-01-01T00:00:00.000Z");
        assert_eq!(Timestamp::from_unix_millis(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
        assert_eq!(
            [-5, 0, 1, 1_795_600_800_000].map(|millis| Timestamp::from_unix_millis(millis).unix_millis()),
            [0, 0, 1, 1_795_600_800_000]
        );
    }

    #[test]
    fn a_day_starts_at_midnight_in_utc() {
        let time = Timestamp::from_unix_millis(1_795_600_800_000);
        assert_eq!(time.start_of_day().to_string(), "2026-11-25T00:00:00.000Z");
        assert_eq!(time.plus_millis(-1).start_of_day(), time.start_of_day());
    }
}
