//! Lesson 3: any moment can be looked at, and one event can be found among many.

use crate::event_sourcing::Position;
use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Fact, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

/// The event that left 5.00.
const FOUND: Position = Position::new(14);

pub(super) static LESSON: Lesson = Lesson {
    number: 3,
    slug: "time",
    title: "Travel in time",
    teaches: "Every moment of the past can be seen, and the event that matters can be found.",
    page: Page::Timeline,
    seed: &[
        Order::Open("ADA-1"),
        Order::Open("BEN-1"),
        Order::Open("SHOP-1"),
        Order::Deposit("ADA-1", 300),
        Order::Deposit("BEN-1", 120),
        Order::Withdraw("BEN-1", 20),
        Order::Transfer("ADA-1", "SHOP-1", 45),
        Order::Withdraw("ADA-1", 250),
        Order::Deposit("ADA-1", 40),
        Order::Withdraw("ADA-1", 10),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "A question about the past",
            text: "Ada calls: \u{201c}For a while I had only 5.00 left. What happened?\u{201d} Today she has 35.00. A bank that \
                keeps only balances could not answer. You can.",
        },
        Card {
            title: "One cursor",
            text: "The timeline has one cursor, and everything on the page shows the state as of that event. Looking writes \
                nothing: in the past nothing can be sent, so you can\u{2019}t break anything.",
        },
        Card {
            title: "Find it",
            text: "Money that left an account is an event of type Withdrawn. Show only those, go from one to the next, and watch \
                the balance in \u{201c}What it changed\u{201d}. When you have found the event that left ADA-1 with 5.00, bookmark it \
                and come back to live.",
        },
    ],
    goal: &[
        Clause {
            asks: "Show only events of type Withdrawn",
            missing: |seen| {
                let is_met = seen.has(&Fact::Filtered("Withdrawn".into()));
                unless(is_met, "The events are not filtered by the type Withdrawn yet.")
            },
        },
        Clause {
            asks: "Go to the event that left ADA-1 with 5.00",
            missing: |seen| unless(seen.has(&Fact::Looked(FOUND)), "You have not been at that event yet."),
        },
        Clause {
            asks: "Bookmark it",
            missing: |seen| unless(seen.has(&Fact::Marked(FOUND)), "That event has no bookmark yet."),
        },
        Clause {
            asks: "Come back to live",
            missing: |seen| unless(seen.has(&Fact::CameBack), "You have not come back from the past yet."),
        },
    ],
    bench: &[],
    hints: [
        "On the page Timeline, above the table, choose Withdrawn in the list \u{201c}Type\u{201d}. Then go up and down in the table with the arrow keys.",
        "Only withdrawals from ADA-1 can have left ADA-1 with 5.00. There are three: 45.00, 250.00 and 10.00.",
        "It is event 14. Go there, press \u{201c}Bookmark\u{201d} on its card, then \u{201c}Back to live\u{201d} at the top.",
    ],
    solution: &[Step::Only("Withdrawn"), Step::Look(FOUND.get()), Step::Mark, Step::Live],
    par: 4,
    seen: "The state at any position is the fold of all events up to it. So the past is not a backup that somebody has to \
        restore: it is always there. And because the page only folds and never sends while you look, looking has no effect.",
    words: &[Word::Event, Word::Position, Word::Projection],
    code: &[code!("bank/timeline.rs", "pub fn at(")],
    reading: &[
        Reading { title: "Temporal Patterns", author: "Martin Fowler" },
        Reading { title: "Immutability Changes Everything", author: "Pat Helland" },
    ],
    notes: Notes {
        minutes: 10,
        questions: &[
            (
                "Why does the log order by position and not by time?",
                "Clocks go back and differ between machines. Positions are given one after another by the one who writes.",
            ),
            (
                "How can a jump to any event be quick in a log of 100,000?",
                "Keyframes: folded states as of every so many events. From the nearest one before, only a few are folded.",
            ),
        ],
    },
};
