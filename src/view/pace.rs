//! How quickly the process manager goes on by itself. Slowly is the usual way, since a transfer that is finished before
//! anybody sees that it was withdrawn teaches nothing.

use super::text;

/// How messages are handled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pace {
    /// As soon as they are there.
    AtOnce,
    /// One after another, each after a moment to be seen.
    #[default]
    Slowly,
    /// When a person says so.
    ByHand,
}

impl Pace {
    /// Every pace, quickest first.
    pub const ALL: [Self; 3] = [Self::AtOnce, Self::Slowly, Self::ByHand];

    /// How long a message waits before it is handled by itself, in milliseconds; `None` when it waits for a person.
    #[must_use]
    pub fn moment(self) -> Option<u32> {
        match self {
            Self::AtOnce => Some(0),
            Self::Slowly => Some(700),
            Self::ByHand => None,
        }
    }

    /// Its name on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AtOnce => text::AT_ONCE,
            Self::Slowly => text::SLOWLY,
            Self::ByHand => text::STEP_BY_STEP,
        }
    }

    /// The word that it is remembered by.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::Slowly => "slowly",
            Self::ByHand => "by-hand",
        }
    }

    /// The pace that is remembered by a word; the usual one, if there is none.
    #[must_use]
    pub fn remembered(word: &str) -> Self {
        Self::ALL.into_iter().find(|pace| pace.word() == word).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_remembered_and_an_unknown_word_means_the_usual_one() {
        for pace in Pace::ALL {
            assert_eq!(Pace::remembered(pace.word()), pace);
        }
        assert_eq!(Pace::remembered("warp"), Pace::Slowly);
    }
}
