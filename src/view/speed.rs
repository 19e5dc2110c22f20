//! How quickly the timeline plays: so many events a second, or as it happened.

/// How quickly.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Speed {
    /// One in two seconds.
    Half,
    /// One a second.
    #[default]
    One,
    /// Two a second.
    Two,
    /// Five a second.
    Five,
    /// Twenty a second.
    Twenty,
    /// With the time that really passed between two events; a long one is cut short.
    AsItHappened,
}

/// The longest time that anybody watches nothing, in milliseconds.
const LONGEST: u32 = 2_000;
/// The shortest time that an event is seen, in milliseconds.
const SHORTEST: u32 = 50;

impl Speed {
    /// Every speed, slowest first.
    pub const ALL: [Self; 6] = [Self::Half, Self::One, Self::Two, Self::Five, Self::Twenty, Self::AsItHappened];

    /// How long every event is shown, in milliseconds; `None` when each has a time of its own.
    #[must_use]
    pub fn beat(self) -> Option<u32> {
        match self {
            Self::Half => Some(2_000),
            Self::One => Some(1_000),
            Self::Two => Some(500),
            Self::Five => Some(200),
            Self::Twenty => Some(SHORTEST),
            Self::AsItHappened => None,
        }
    }

    /// What is shown and chosen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Half => "½/s",
            Self::One => "1/s",
            Self::Two => "2/s",
            Self::Five => "5/s",
            Self::Twenty => "20/s",
            Self::AsItHappened => super::text::AS_IT_HAPPENED,
        }
    }

    /// The speed with this label; the usual one, if there is none.
    #[must_use]
    pub fn labelled(label: &str) -> Self {
        Self::ALL.into_iter().find(|speed| speed.label() == label).unwrap_or_default()
    }
}

/// How long an event is shown as it happened, whose next one was written so many milliseconds later, in milliseconds. A
/// clock that went back lets no time pass.
#[must_use]
pub fn pause(gap: i64) -> u32 {
    u32::try_from(gap.max(0)).unwrap_or(LONGEST).clamp(SHORTEST, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_it_happened_takes_the_time_that_passed_and_cuts_what_is_long() {
        assert_eq!([700, 0, -5, 90_000, i64::MAX].map(pause), [700, 50, 50, 2_000, 2_000]);
        assert_eq!((Speed::Five.beat(), Speed::AsItHappened.beat()), (Some(200), None));
    }

    #[test]
    fn a_speed_is_chosen_by_its_label() {
        for speed in Speed::ALL {
            assert_eq!(Speed::labelled(speed.label()), speed);
        }
    }
}
