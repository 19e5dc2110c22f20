//! A projection with a mistake in it: it forgets withdrawals. Its code can be mended, and the model that it has made stays
//! wrong until it is thrown away.

use super::Done;
use super::sums::Sums;
use crate::bank::Payload;
use crate::domain::account;
use crate::event_sourcing::{Log, Message, Position, Projected, Projection};
use crate::lessons::seen::number;
use crate::view::{money, text};

/// The code that the projection runs with, and what it has made so far.
#[derive(Clone, Debug)]
pub(super) enum Running {
    /// With the mistake.
    Faulty(Projected<Forgetful>),
    /// With the mistake mended, on a model that goes on as it was.
    Mended(Projected<Forgetful>),
    /// Mended, and built anew.
    Rebuilt(Projected<Sums<1>>),
}

/// Balances that forget withdrawals, as long as nobody has mended them.
#[derive(Clone, Debug, Default)]
pub(super) struct Forgetful {
    sums: Sums<1>,
    is_mended: bool,
}

impl Projection<Payload> for Forgetful {
    const NAME: &'static str = "forgetful sums";
    const SHAPE: u32 = 1;

    fn apply(&mut self, message: &Message<Payload>) {
        let is_withdrawal = matches!(message.part(), Some(account::Event::Withdrawn { .. }));
        if self.is_mended || !is_withdrawal {
            self.sums.apply(message);
        }
    }
}

impl Running {
    pub(super) fn start(log: &Log<Payload>) -> Self {
        Self::Faulty(Projected::rebuilt(log, log.head()))
    }

    /// From now on the code is right. What was folded before is not folded again.
    pub(super) fn mend(self) -> Self {
        match self {
            Self::Faulty(made) => {
                let model = Forgetful { is_mended: true, ..made.model().clone() };
                Self::Mended(made.with(model))
            }
            Self::Mended(_) | Self::Rebuilt(_) => self,
        }
    }

    /// Throws the model away, and folds every event with the code as it is now.
    pub(super) fn rebuild(self, log: &Log<Payload>) -> Self {
        match self {
            Self::Faulty(_) => Self::start(log),
            Self::Mended(_) | Self::Rebuilt(_) => Self::Rebuilt(Projected::rebuilt(log, log.head())),
        }
    }

    /// Takes in what is new, and lays the model beside the right one.
    pub(super) fn compare(&mut self, log: &Log<Payload>) -> Done {
        let right = Projected::<Sums<1>>::rebuilt(log, log.head());
        let (sums, fact) = match self {
            Self::Faulty(made) => {
                made.catch_up(log);
                (&made.model().sums, "compared-faulty")
            }
            Self::Mended(made) => {
                made.catch_up(log);
                (&made.model().sums, "compared-mended")
            }
            Self::Rebuilt(made) => {
                made.catch_up(log);
                (made.model(), "compared-rebuilt")
            }
        };
        let line = |(id, is): (_, crate::domain::Money)| {
            let there = sums.get(id);
            (number(log, id), text::bench_beside(&money::amount(there), &money::amount(is)))
        };
        let said = if sums == right.model() { text::BENCH_SAME.to_owned() } else { differs(log) };
        Done { said, lines: right.model().iter().map(line).collect(), fact: Some(fact.into()), ..Done::default() }
    }
}

/// The first event after which the two models are not the same.
fn differs(log: &Log<Payload>) -> String {
    let (mut faulty, mut right) = (Projected::<Forgetful>::default(), Projected::<Sums<1>>::default());
    let first = log.all(Position::ZERO).find(|message| {
        faulty.take(message);
        right.take(message);
        faulty.model().sums != *right.model()
    });
    first.map_or_else(|| text::BENCH_SAME.to_owned(), |message| text::bench_differs(message.position))
}
