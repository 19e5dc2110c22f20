//! Lesson 1: a bank that keeps facts instead of a state.

use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Fact, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 1,
    slug: "facts",
    title: "Facts, not state",
    teaches: "A balance is not stored. It is the sum of what happened.",
    page: Page::Bank,
    seed: &[
        Order::Open("ADA-1"),
        Order::Deposit("ADA-1", 100),
        Order::Withdraw("ADA-1", 30),
        Order::Deposit("ADA-1", 15),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "What most programs forget",
            text: "Most programs keep only how things are now. When the balance changes, the old one is overwritten, and \
                nobody can say any more how it came about. This bank does the opposite. It keeps what happened: every event \
                is a fact, and facts are never overwritten.",
        },
        Card {
            title: "Where the balance comes from",
            text: "Ada has one account, ADA-1, with 85.00 in it. You will find 85.00 nowhere in the storage. It is worked \
                out from the events of the account, every time anew. There are four: the first opened it, and three moved \
                money. Click the balance and see these three.",
        },
        Card {
            title: "Add a fact, and look back",
            text: "Then deposit 20.00: one more event is added at the end, and nothing else changes. Last, use the timeline \
                at the bottom to go to event 2, the moment when Ada had just made her first deposit.",
        },
    ],
    goal: &[
        Clause {
            asks: "Find out why ADA-1 has its balance",
            missing: |seen| {
                let is_met = seen.has(&Fact::Explained("ADA-1".into()));
                unless(is_met, "Nobody has clicked the balance of ADA-1 yet.")
            },
        },
        Clause {
            asks: "Deposit 20.00 into ADA-1",
            missing: |seen| unless(seen.moved("ADA-1", 20), "No deposit of 20.00 was added to ADA-1 yet."),
        },
        Clause {
            asks: "Look at the bank as it was at event 2",
            missing: |seen| unless(seen.looked(2), "The moment right after event 2 was not on screen yet."),
        },
    ],
    bench: &[],
    hints: [
        "The large number on the card of ADA-1 is a button.",
        "Use the form \u{201c}Deposit or withdraw\u{201d} for the deposit. If it is switched off, press \u{201c}Back to live\u{201d} first.",
        "Type 2 into \u{201c}Go to event\u{201d} at the bottom of the page, and press \u{201c}Go\u{201d}.",
    ],
    solution: &[Step::Explain("ADA-1"), Step::Send(Order::Deposit("ADA-1", 20)), Step::Look(2)],
    par: 3,
    seen: "The list of events is the truth, and the balance is only a view of it. That is all of event sourcing in one \
        sentence: keep the facts, and work out the state. Since nothing was overwritten, event 2 is still there, and so is \
        the balance of that moment.",
    words: &[Word::Event, Word::Evolve],
    code: &[code!("domain/account/evolve.rs", "pub fn evolve(")],
    reading: &[
        Reading { title: "Event Sourcing", author: "Martin Fowler" },
        Reading { title: "Accountants Don\u{2019}t Use Erasers", author: "Pat Helland" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "Where is the number 85.00 stored?",
                "Nowhere. It is folded from the four events each time: opened with 0, then +100, -30, +15.",
            ),
            (
                "What would be lost if we kept the balance instead?",
                "Everything about how it came to be: when, in which steps, by which commands.",
            ),
        ],
    },
};
