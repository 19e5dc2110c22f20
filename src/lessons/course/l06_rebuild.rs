//! Lesson 6: a read model that came out wrong is thrown away.

use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 6,
    slug: "rebuild",
    title: "Break a projection and rebuild it",
    teaches: "A read model that is wrong is thrown away and folded anew.",
    page: Page::Bank,
    seed: &[
        Order::Open("ADA-1"),
        Order::Open("BEN-1"),
        Order::Deposit("ADA-1", 200),
        Order::Deposit("BEN-1", 90),
        Order::Withdraw("ADA-1", 75),
        Order::Deposit("BEN-1", 10),
        Order::Withdraw("BEN-1", 40),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "A mistake in the code",
            text: "On the workbench, in this panel below the goal, lies a projection that works out all balances, and whoever wrote it forgot withdrawals. Run it, \
                and compare what it has made with the right balances. The page names the first event at which they differ.",
        },
        Card {
            title: "Mended, and still wrong",
            text: "Now mend the code and compare again. The balances on the workbench are as wrong as before: the old events were folded by the old \
                code. In a system that keeps only state, somebody would have to repair the numbers by hand now.",
        },
        Card {
            title: "Throw it away",
            text: "But this is only a read model, and the events are all there. Throw it away, let it read from event 1 on, and \
                compare once more.",
        },
    ],
    goal: &[
        Clause {
            asks: "Compare the balances while the mistake is in the code",
            missing: |seen| unless(compared(seen, "compared-faulty"), "The faulty balances were not compared yet."),
        },
        Clause {
            asks: "Compare them after the code was mended",
            missing: |seen| {
                unless(
                    compared(seen, "compared-mended"),
                    "The balances were not compared between mending and rebuilding yet.",
                )
            },
        },
        Clause {
            asks: "Rebuild, and see that all balances are right",
            missing: |seen| {
                unless(
                    compared(seen, "compared-rebuilt"),
                    "The rebuilt balances were not compared with the right ones yet.",
                )
            },
        },
    ],
    bench: &[Act::RunFaulty, Act::Compare, Act::Mend, Act::Rebuild],
    hints: [
        "The workbench is in this panel, below the goal. Compare after everything that you do there.",
        "To rebuild before the code is mended makes the same mistake again.",
        "Run, compare, mend, compare, rebuild, compare.",
    ],
    solution: &[
        Step::Bench(Act::RunFaulty),
        Step::Bench(Act::Compare),
        Step::Bench(Act::Mend),
        Step::Bench(Act::Compare),
        Step::Bench(Act::Rebuild),
        Step::Bench(Act::Compare),
    ],
    par: 6,
    seen: "Nothing was lost, since nothing was in the read model alone. That is why read models may have mistakes, may be paused, \
        deleted and changed: the log is the only thing that has to be kept. A checksum of the rebuilt model and the live one tells \
        whether they are the same.",
    words: &[Word::Projection, Word::Checkpoint],
    code: &[code!("event_sourcing/projection.rs", "pub fn rebuilt<")],
    reading: &[
        Reading { title: "Event Sourcing", author: "Martin Fowler" },
        Reading { title: "Exploring CQRS and Event Sourcing", author: "Dominic Betts and others" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "How would you do this without stopping the system?",
                "Build the new model beside the old one, let it catch up, and then show the new one.",
            ),
            (
                "What can\u{2019}t be rebuilt?",
                "What left the system because of the mistake: a letter that was sent, a decision that somebody made on the wrong number.",
            ),
        ],
    },
};

fn compared(seen: &Seen<'_>, how: &str) -> bool {
    seen.facts.positions(how).next().is_some()
}
