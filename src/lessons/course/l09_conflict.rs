//! Lesson 9: two writers, one stream, and the one who comes second is told.

use crate::domain::account::Event;
use crate::domain::{Money, OverdraftLimit};
use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Fact, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 9,
    slug: "conflict",
    title: "Two writers: a conflict",
    teaches: "Who decided on an old version is told, and decides again.",
    page: Page::Bank,
    seed: &[Order::Open("ADA-1"), Order::Deposit("ADA-1", 100)],
    is_old: false,
    cards: &[
        Card {
            title: "Look, think, write",
            text: "You look at ADA-1, think about it, and then change its overdraft limit. While you think, somebody else may do \
                something with the account. Would you still want the same? Nobody can know but you.",
        },
        Card {
            title: "Say what you saw",
            text: "So a writer sends the version along that it has seen: the expected version. Write it down on the workbench, below the goal. \
                Then let the second clerk make a deposit; or open this bank in a second tab with the link below, and make the \
                deposit there.",
        },
        Card {
            title: "Be told",
            text: "Now send your change on the version that you wrote down. It is refused: a conflict, and nothing was written. \
                Write down the version anew and send it again.",
        },
    ],
    goal: &[
        Clause {
            asks: "Write down the version of ADA-1",
            missing: |seen| {
                let is_met = seen.facts.positions("noted").next().is_some();
                unless(is_met, "No version was written down on the workbench yet.")
            },
        },
        Clause {
            asks: "Let somebody else deposit into ADA-1: the second clerk, or you in a second tab",
            missing: |seen| {
                let by_another = seen.facts.positions("clerk").next().is_some() || seen.has(&Fact::SecondTab);
                let is_met = by_another && seen.has_new("Deposited");
                unless(is_met, "Neither the second clerk nor a second tab has made a deposit yet.")
            },
        },
        Clause {
            asks: "Be refused because of a conflict",
            missing: |seen| unless(seen.has(&Fact::Conflict), "No command was refused because of a conflict yet."),
        },
        Clause {
            asks: "Let ADA-1 owe up to 50.00 all the same",
            missing: |seen| unless(is_limit_set(seen), "The overdraft limit of 50.00 is not set yet."),
        },
    ],
    bench: &[
        Act::NoteVersion("ADA-1"),
        Act::Clerk(Order::Deposit("ADA-1", 10)),
        Act::SendNoted(Order::Limit("ADA-1", 50)),
    ],
    hints: [
        "Three buttons on the workbench, from the first to the last: that is the conflict.",
        "After the conflict the version written down is old. What would you do before you send again?",
        "Press \u{201c}Write down the version\u{201d} once more, and then send the limit again.",
    ],
    solution: &[
        Step::Bench(Act::NoteVersion("ADA-1")),
        Step::Bench(Act::Clerk(Order::Deposit("ADA-1", 10))),
        Step::Bench(Act::SendNoted(Order::Limit("ADA-1", 50))),
        Step::Bench(Act::NoteVersion("ADA-1")),
        Step::Bench(Act::SendNoted(Order::Limit("ADA-1", 50))),
    ],
    par: 5,
    seen: "Nobody had to lock the account while you were thinking. The store compares one number at the append, and the second \
        writer learns that the world has moved on. This is called optimistic concurrency: conflicts are rare, so it is enough to \
        notice them.",
    words: &[Word::Version, Word::ExpectedVersion, Word::Conflict],
    code: &[
        code!("bank/command_handler.rs", "fn as_expected("),
        code!("event_sourcing/store.rs", "fn check_versions("),
    ],
    reading: &[
        Reading {
            title: "Patterns of Enterprise Application Architecture: Optimistic Offline Lock",
            author: "Martin Fowler",
        },
        Reading { title: "Designing Data-Intensive Applications, chapter 7", author: "Martin Kleppmann" },
    ],
    notes: Notes {
        minutes: 10,
        questions: &[
            (
                "Does a deposit need an expected version?",
                "Hardly. It is right whatever the balance is. A decision that depends on what somebody saw needs one.",
            ),
            (
                "Could the program just try again by itself?",
                "Only if the decision is its own. Here a person decided on what she saw, so a person has to look again.",
            ),
        ],
    },
};

fn is_limit_set(seen: &Seen<'_>) -> bool {
    let wanted = OverdraftLimit::UpTo(Money::major(50));
    seen.new_of_accounts().any(|(_, event)| match event {
        Event::OverdraftLimitSet { overdraft_limit, .. } => *overdraft_limit == wanted,
        Event::AccountCreated { .. }
        | Event::Deposited { .. }
        | Event::Withdrawn { .. }
        | Event::DepositRejected { .. }
        | Event::WithdrawalRejected { .. }
        | Event::AccountClosed { .. }
        | Event::AccountReopened { .. } => false,
    })
}
