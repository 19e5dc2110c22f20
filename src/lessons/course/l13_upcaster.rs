//! Lesson 13: events of long ago are read by the program of today.

use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 13,
    slug: "upcaster",
    title: "Old events, new code: an upcaster",
    teaches: "Stored events stay as they are. An old shape is raised when it is read.",
    page: Page::Timeline,
    seed: &[Order::OpenUnlimited("ADA-1"), Order::Deposit("ADA-1", 100), Order::Withdraw("ADA-1", 130)],
    is_old: true,
    cards: &[
        Card {
            title: "Years ago",
            text: "When ADA-1 was opened, the bank knew no overdraft limits: everybody could owe any amount. So AccountCreated had \
                one field less then. That event is still in the log, and nobody may change it.",
        },
        Card {
            title: "Read it today",
            text: "Look at event 1 as it is stored, on the workbench below the goal. Then read it without the upcaster: today\u{2019}s program \
                can\u{2019}t understand it, and a bank that can\u{2019}t read an event must not guess. Then read it with the upcaster.",
        },
        Card {
            title: "Old and new in one log",
            text: "Last, open another account, CLEO-1, on the bank page. Its event is written in the new shape. Both shapes lie in \
                one log, and only one place in the program knows about it.",
        },
    ],
    goal: &[
        Clause {
            asks: "Look at event 1 as it is stored",
            missing: |seen| {
                let is_met = seen.facts.positions("stored").next().is_some();
                unless(is_met, "The stored text was not shown on the workbench yet.")
            },
        },
        Clause {
            asks: "Read it without the upcaster",
            missing: |seen| {
                let is_met = seen.facts.positions("without-upcaster").next().is_some();
                unless(is_met, "It was not read without the upcaster yet.")
            },
        },
        Clause {
            asks: "Read it with the upcaster",
            missing: |seen| {
                let is_met = seen.facts.positions("with-upcaster").next().is_some();
                unless(is_met, "It was not read with the upcaster yet.")
            },
        },
        Clause {
            asks: "Open the account CLEO-1 in the new shape",
            missing: |seen| unless(seen.account("CLEO-1").is_some(), "There is no account CLEO-1 yet."),
        },
    ],
    bench: &[Act::Stored, Act::WithoutUpcaster, Act::WithUpcaster],
    hints: [
        "The workbench is in this panel, below the goal. It has three buttons.",
        "The form to open an account is on the page Bank.",
        "Press the three buttons one after another; then turn to the page Bank, type CLEO-1 as the account number, and press \u{201c}Open account\u{201d}.",
    ],
    solution: &[
        Step::Bench(Act::Stored),
        Step::Bench(Act::WithoutUpcaster),
        Step::Bench(Act::WithUpcaster),
        Step::Turn(Page::Bank),
        Step::Send(Order::Open("CLEO-1")),
    ],
    par: 5,
    seen: "The upcaster fills in what the old event meant without saying it: any amount may be owed. It stands in one place, on \
        every way from the storage into the program, so that no other code ever sees the old shape. The stored bytes, and the \
        hashes over them, stay what they were.",
    words: &[Word::Event, Word::Message],
    code: &[
        code!("bank/upcasters.rs", "fn account_created_gets_an_overdraft_limit("),
        code!("event_sourcing/upcast.rs", "pub fn raise<"),
    ],
    reading: &[
        Reading { title: "Versioning in an Event Sourced System", author: "Greg Young" },
        Reading {
            title: "The Dark Side of Event Sourcing: Managing Data Conversion",
            author: "Michiel Overeem, Marten Spoor and Slinger Jansen",
        },
    ],
    notes: Notes {
        minutes: 10,
        questions: &[
            (
                "Why not migrate the stored events once, and be done?",
                "Then the log is no longer what was written, hashes and signatures break, and a mistake in the migration can\u{2019}t be taken back.",
            ),
            (
                "Which change can\u{2019}t an upcaster make?",
                "It can\u{2019}t know what was never recorded. It can only say what the old event meant.",
            ),
        ],
    },
};
