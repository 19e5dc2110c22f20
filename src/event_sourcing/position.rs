//! Positions order the log, versions order one stream. Both count from 1 without gaps.
//!
//! Zero stands for "before the first": a checkpoint that has handled nothing, a stream that has no message yet.
//! Order is always by position and never by clock, since clocks go back.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Makes a newtype over `u64` that counts from 1, with 0 for "before the first".
macro_rules! counter {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u64);

        impl $name {
            /// Before the first: nothing has been written or handled yet.
            pub const ZERO: Self = Self(0);

            /// The counter with this number; 1 is the first.
            #[must_use]
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The plain number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0
            }

            /// The one after this.
            #[must_use]
            pub const fn next(self) -> Self {
                Self(self.0 + 1)
            }

            /// The one before this; zero stays zero.
            #[must_use]
            pub const fn previous(self) -> Self {
                Self(self.0.saturating_sub(1))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

counter! {
    /// A message's gapless number in the whole log, from 1.
    Position
}

counter! {
    /// A message's gapless number in its stream, from 1.
    Version
}

impl Position {
    /// Where a message with this position lies in a list that starts with position 1; `None` for zero.
    #[must_use]
    pub fn index(self) -> Option<usize> {
        usize::try_from(self.0.checked_sub(1)?).ok()
    }
}
