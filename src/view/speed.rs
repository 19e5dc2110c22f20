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

    /// How long an event is shown whose next one was written so many milliseconds later, in milliseconds.
    #[must_use]
    pub fn pause(self, gap: i64) -> u32 {
        match self {
            Self::Half => 2_000,
            Self::One => 1_000,
            Self::Two => 500,
            Self::Five => 200,
            Self::Twenty => SHORTEST,
            // A clock that went back lets no time pass.
            Self::AsItHappened => u32::try_from(gap.max(0)).unwrap_or(LONGEST).clamp(SHORTEST, LONGEST),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_it_happened_takes_the_time_that_passed_and_cuts_what_is_long() {
        let pauses = [700, 0, -5, 90_000, i64::MAX].map(|gap| Speed::AsItHappened.pause(gap));
        assert_eq!(pauses, [700, 50, 50, 2_000, 2_000]);
        assert_eq!(Speed::Five.pause(90_000), 200);
    }

    #[test]
    fn a_speed_is_chosen_by_its_label() {
        for speed in Speed::ALL {
            assert_eq!(Speed::labelled(speed.label()), speed);
        }
    }
}
