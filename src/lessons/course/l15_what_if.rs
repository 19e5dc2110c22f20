//! Lesson 15: another course of things, decided by the same rules, beside the real one.

use crate::event_sourcing::Position;
use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Fact, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

/// Ada's wages.
const WAGES: Position = Position::new(4);
/// The withdrawal that would be refused without them.
const REFUSED: u64 = 6;

pub(super) static LESSON: Lesson = Lesson {
    number: 15,
    slug: "what-if",
    title: "What if: a branch",
    teaches: "The past can\u{2019}t be changed. A copy of it can be continued otherwise.",
    page: Page::Timeline,
    seed: &[
        Order::Open("ADA-1"),
        Order::Open("BEN-1"),
        Order::Deposit("ADA-1", 120),
        Order::Deposit("ADA-1", 900),
        Order::Deposit("BEN-1", 50),
        Order::Withdraw("ADA-1", 650),
        Order::Withdraw("ADA-1", 90),
        Order::Transfer("ADA-1", "BEN-1", 200),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "If the wages had come late",
            text: "Event 4 is Ada\u{2019}s wages, 900.00. Would she have been able to pay the rent of 650.00? In which event would the \
                story have taken another turn? The log knows only what did happen.",
        },
        Card {
            title: "Make a branch",
            text: "Go to event 4 and press \u{201c}What if?\u{201d} on its card, and then \u{201c}Show the branch\u{201d}. A branch is a copy of the log without that event. All later \
                commands are decided again, by the same rules, in that copy.",
        },
        Card {
            title: "Compare",
            text: "The page names the first command that ends differently, and lays the balances side by side. Go to its \
                event in the real log, and then come back to live. The log is what it was.",
        },
    ],
    goal: &[
        Clause {
            asks: "Ask what if the wages, event 4, had not come",
            missing: |seen| unless(seen.has(&Fact::LeftOut(WAGES)), "No branch without event 4 was shown yet."),
        },
        Clause {
            asks: "Look at the first event that would have ended otherwise",
            missing: |seen| unless(seen.looked(REFUSED), "That event of the real log was not on screen yet."),
        },
        Clause {
            asks: "Come back to live",
            missing: |seen| unless(seen.has(&Fact::CameBack), "You have not come back from the past yet."),
        },
    ],
    bench: &[],
    hints: [
        "Choose event 4 in the table. \u{201c}What if?\u{201d} is on the card of the chosen event.",
        "In the dialog press \u{201c}Show the branch\u{201d}. Below \u{201c}The first command that ends differently\u{201d} there is a button that leads to the event.",
        "It is event 6. Afterwards press \u{201c}Back to live\u{201d} at the top.",
    ],
    solution: &[Step::LeaveOut(WAGES.get()), Step::Look(REFUSED), Step::Live],
    par: 3,
    seen: "Because the rules are plain functions of a state and a command, they can be run again on any past you like. Banks use \
        this to test new rules on old days, and to find out what a mistake has cost. The branch was never written anywhere.",
    words: &[Word::Command, Word::Decide, Word::Event],
    code: &[code!("bank/what_if/mod.rs", "pub fn branch<")],
    reading: &[
        Reading { title: "Event Sourcing", author: "Martin Fowler" },
        Reading { title: "Parallel Model", author: "Martin Fowler" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "Why are later commands decided again, and not simply their events copied?",
                "An event without its cause may be impossible: without the wages there is no money to withdraw.",
            ),
            (
                "Why can only what a person asked for be left out?",
                "Everything else followed from it. It disappears with its cause.",
            ),
        ],
    },
};
