//! Lesson 5: a question that nobody had asked before, answered from events that are long there.

use crate::event_sourcing::Position;
use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

/// The largest movement of the seed.
const LARGEST: u64 = 12;

pub(super) static LESSON: Lesson = Lesson {
    number: 5,
    slug: "read-model",
    title: "A new read model from old events",
    teaches: "A view that is invented today can be folded from the first event on.",
    page: Page::Bank,
    seed: &[
        Order::Open("ADA-1"),
        Order::Open("BEN-1"),
        Order::Open("CLEO-1"),
        Order::Deposit("ADA-1", 2_100),
        Order::Deposit("BEN-1", 1_750),
        Order::Withdraw("ADA-1", 640),
        Order::Deposit("CLEO-1", 480),
        Order::Withdraw("BEN-1", 1_200),
        Order::Deposit("ADA-1", 95),
        Order::Withdraw("CLEO-1", 310),
        Order::Deposit("BEN-1", 60),
        Order::Deposit("CLEO-1", 3_400),
        Order::Withdraw("CLEO-1", 55),
        Order::Withdraw("ADA-1", 720),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "The auditor asks",
            text: "\u{201c}What are the largest movements that this bank has ever seen?\u{201d} Nobody thought of that when the \
                accounts were opened. The projection for it came later, and no page shows what it holds. In most systems the \
                answer would begin with today.",
        },
        Card {
            title: "Fold it from the beginning",
            text: "All facts are still there, so a new projection can read them from event 1 on, as if it had always been \
                running. Press the button on the workbench, in this panel below the goal. It runs the projection that you find under \
                \u{201c}The Rust at work\u{201d} on the log of this bank.",
        },
        Card {
            title: "It lives on",
            text: "Go to the largest movement and look at it. Then come back to live, deposit 5000.00 anywhere, and fold once \
                more: the projection takes in what is new like everything before.",
        },
    ],
    goal: &[
        Clause {
            asks: "Fold the largest movements",
            missing: |seen| {
                let is_met = seen.facts.positions("folded").next().is_some();
                unless(is_met, "Nothing was folded on the workbench yet.")
            },
        },
        Clause {
            asks: "Look at the event of the largest movement",
            missing: |seen| {
                unless(seen.looked(LARGEST), "The event that stands first in the result was not on screen yet.")
            },
        },
        Clause {
            asks: "Deposit 5000.00, and fold again",
            missing: |seen| {
                let deposited = seen.new_of_accounts().find(|(_, event)| is_large(event)).map(|(position, _)| position);
                let folded = seen.facts.positions("folded").max().unwrap_or(Position::ZERO);
                match deposited {
                    None => Some("No deposit of 5000.00 was added yet.".to_owned()),
                    Some(position) => unless(folded >= position, "The deposit is there. Fold again to take it in."),
                }
            },
        },
    ],
    bench: &[Act::Fold],
    hints: [
        "The workbench is in this panel, below the goal.",
        "The first line of the result names an event. Type its number into \u{201c}Go to event\u{201d} at the bottom.",
        "It is event 12. Afterwards press \u{201c}Back to live\u{201d}, deposit 5000.00 into any account, and press the button on the workbench again.",
    ],
    solution: &[
        Step::Bench(Act::Fold),
        Step::Look(LARGEST),
        Step::Live,
        Step::Send(Order::Deposit("ADA-1", 5_000)),
        Step::Bench(Act::Fold),
    ],
    par: 5,
    seen: "A projection is a fold with a purpose. Since the events are kept, a read model can be invented years later and \
        still know the whole past. Read models are cheap to make, cheap to throw away, and there can be one for every question.",
    words: &[Word::Projection, Word::Checkpoint, Word::Event],
    code: &[code!("bank/projections/largest_movements.rs", "fn apply(")],
    reading: &[
        Reading { title: "CQRS", author: "Martin Fowler" },
        Reading { title: "Turning the Database Inside-Out", author: "Martin Kleppmann" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "Which question could not be answered, even with all events?",
                "One about something that no event recorded, for example why Ada moved the money. Events should say more than what changed.",
            ),
            (
                "May the new projection send anything while it reads the old events?",
                "No. It only folds. Otherwise every rebuild would send the letters of ten years again.",
            ),
        ],
    },
};

fn is_large(event: &crate::domain::account::Event) -> bool {
    crate::bank::projections::statements::amount_of(event) == Some(crate::domain::Money::major(5_000))
}
