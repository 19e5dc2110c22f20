//! How quickly the timeline plays.

/// Events a second.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Speed {
    /// One in two seconds.
    Half,
    /// One.
    #[default]
    One,
    /// Two.
    Two,
    /// Five.
    Five,
    /// Twenty.
    Twenty,
}

impl Speed {
    /// Every speed, slowest first.
    pub const ALL: [Self; 5] = [Self::Half, Self::One, Self::Two, Self::Five, Self::Twenty];

    /// How long one event is shown, in milliseconds.
    #[must_use]
    pub fn millis(self) -> u32 {
        match self {
            Self::Half => 2_000,
            Self::One => 1_000,
            Self::Two => 500,
            Self::Five => 200,
            Self::Twenty => 50,
        }
    }

    /// The number of events a second, as it is shown and chosen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Half => "½",
            Self::One => "1",
            Self::Two => "2",
            Self::Five => "5",
            Self::Twenty => "20",
        }
    }

    /// The speed with this label; the usual one, if there is none.
    #[must_use]
    pub fn labelled(label: &str) -> Self {
        Self::ALL.into_iter().find(|speed| speed.label() == label).unwrap_or_default()
    }
}
