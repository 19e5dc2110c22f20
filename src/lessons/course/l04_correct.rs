//! Lesson 4: a mistake is corrected by adding, never by editing.

use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 4,
    slug: "correct",
    title: "Correct by adding",
    teaches: "A mistake is not erased. It is put right by another event.",
    page: Page::Bank,
    seed: &[Order::Open("ADA-1"), Order::Open("BEN-1"), Order::Deposit("ADA-1", 100), Order::Deposit("ADA-1", 500)],
    is_old: false,
    cards: &[
        Card {
            title: "A slip",
            text: "Ben paid in 500.00, and the clerk put it into ADA-1. It is event 4, and it is in the log for good: there is \
                no button to edit an event or to delete one, on this page or anywhere in the program.",
        },
        Card {
            title: "Do it as accountants do",
            text: "They never scratch out an entry. They write a second one that undoes the first, and then the right one. So \
                take the 500.00 out of ADA-1 again, and put it into BEN-1. A transfer does both as well.",
        },
        Card {
            title: "Who knew what, and when?",
            text: "When you are done, go back to event 4. The bank of that moment still shows the mistake. If Ada had spent the \
                money in the meantime, you could see why she was allowed to.",
        },
    ],
    goal: &[
        Clause {
            asks: "Take the 500.00 out of ADA-1",
            missing: |seen| unless(seen.moved("ADA-1", -500), "No 500.00 have left ADA-1 yet."),
        },
        Clause {
            asks: "Put 500.00 into BEN-1",
            missing: |seen| unless(seen.moved("BEN-1", 500), "No 500.00 have come into BEN-1 yet."),
        },
        Clause {
            asks: "See that the mistake is still on record: look at event 4",
            missing: |seen| unless(seen.looked(4), "The moment right after event 4 was not on screen yet."),
        },
    ],
    bench: &[],
    hints: [
        "Nothing has to be removed. What would you enter into a paper book that is written in ink?",
        "Withdraw 500.00 from ADA-1 and deposit 500.00 into BEN-1, or transfer 500.00 from ADA-1 to BEN-1.",
        "Then type 4 into \u{201c}Go to event\u{201d} at the bottom, and press \u{201c}Go\u{201d}.",
    ],
    solution: &[Step::Send(Order::Withdraw("ADA-1", 500)), Step::Send(Order::Deposit("BEN-1", 500)), Step::Look(4)],
    par: 3,
    seen: "The correction is a fact like any other: the balances are right again, and the log tells the whole story, mistake \
        included. A log that can be edited proves nothing. That is why this one only has a way to add.",
    words: &[Word::Event, Word::Stream, Word::Commit],
    code: &[code!("event_sourcing/log.rs", "pub fn push(")],
    reading: &[
        Reading { title: "Accountants Don\u{2019}t Use Erasers", author: "Pat Helland" },
        Reading { title: "Versioning in an Event Sourced System", author: "Greg Young" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "What if personal data must really be deleted, by law?",
                "Keep it outside of the log, or encrypt it with a key of its own and throw the key away. The events stay.",
            ),
            (
                "Could the correction be one event, \u{201c}CorrectionMade\u{201d}?",
                "Yes, and it is often better: it says what it is for. Here the events of the account are enough.",
            ),
        ],
    },
};
