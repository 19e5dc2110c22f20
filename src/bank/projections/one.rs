//! One read model of the seven, whichever it is: to be built anew, compared and broken on its own.

use super::{Accounts, Activity, LargestMovements, NumbersTaken, ReadModels, Statements, Totals, Transfers, report};
use crate::bank::payload::Payload;
use crate::event_sourcing::{Checksum, Message, Position, Projected, Projection};

/// Says the same of every read model.
macro_rules! read_models {
    ($($model:ident in $field:ident),*) => {
        /// Which read model.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs, reason = "each is called as its model, which says what it is")]
        pub enum Kind { $($model),* }

        /// A read model with its checkpoint.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs, reason = "each is called as its model, which says what it is")]
        pub enum One { $($model(Projected<$model>)),* }

        impl Kind {
            /// Every read model.
            pub const ALL: &'static [Self] = &[$(Self::$model),*];

            /// What it is called on screen.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$model => $model::NAME),* }
            }
        }

        impl One {
            /// One that has taken in nothing yet.
            #[must_use]
            pub fn empty(kind: Kind) -> Self {
                match kind { $(Kind::$model => Self::$model(Projected::default())),* }
            }

            /// A copy of one of all.
            #[must_use]
            pub fn of(models: &ReadModels, kind: Kind) -> Self {
                match kind { $(Kind::$model => Self::$model(models.$field.clone())),* }
            }

            /// Puts it in the place of the one that is there.
            pub fn put_into(self, models: &mut ReadModels) {
                match self { $(Self::$model(model) => models.$field = model),* }
            }

            /// Which one it is.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $(Self::$model(_) => Kind::$model),* }
            }

            /// The position that it has taken in.
            #[must_use]
            pub fn checkpoint(&self) -> Position {
                match self { $(Self::$model(model) => model.checkpoint()),* }
            }

            /// The checksum of its model; `None` if the model can't be written as JSON.
            #[must_use]
            pub fn checksum(&self) -> Option<Checksum> {
                match self { $(Self::$model(model) => report(model).checksum),* }
            }

            /// Takes in one more message.
            pub fn take(&mut self, message: &Message<Payload>) {
                match self { $(Self::$model(model) => model.take(message)),* }
            }

            /// Whether both say the same, wherever their checkpoints are.
            #[must_use]
            pub fn says_the_same(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$model(one), Self::$model(two)) => one.model() == two.model(),)*
                    (one, two) => one.kind() == two.kind(),
                }
            }
        }
    };
}

read_models! {
    Accounts in accounts,
    Statements in statements,
    Transfers in transfers,
    Totals in totals,
    NumbersTaken in numbers_taken,
    Activity in activity,
    LargestMovements in largest_movements
}
