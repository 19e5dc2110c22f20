//! The names of the kinds of an enum, as they are stored.

/// Gives an enum the name of each kind, and the list of all: both are made of one list, and a kind that is not in it does
/// not compile. A list of its own would be forgotten, and what was written under a name that is not in it could not be
/// read again.
macro_rules! kinds {
    ($all:ident { $($kind:ident),+ $(,)? }) => {
        impl $all {
            /// The names of all kinds.
            pub const TYPE_NAMES: &'static [&'static str] = &[$(stringify!($kind)),+];

            /// The name of its kind, as it is stored.
            #[must_use]
            pub fn type_name(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => stringify!($kind)),+
                }
            }
        }
    };
}

pub(super) use kinds;
