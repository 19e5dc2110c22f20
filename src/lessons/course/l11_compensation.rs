//! Lesson 11: half of it is done and the other half can't be: the first half is put right.

use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 11,
    slug: "compensation",
    title: "It fails half-way: compensation",
    teaches: "What was done and can\u{2019}t be completed is put right by something new.",
    page: Page::Bank,
    seed: &[Order::Open("ADA-1"), Order::Open("BEN-1"), Order::Deposit("ADA-1", 100)],
    is_old: false,
    cards: &[
        Card {
            title: "Half-way",
            text: "In lesson 10 everything went well. But the two accounts decide one after the other. What if the first has paid, \
                and the second says no?",
        },
        Card {
            title: "Make it fail",
            text: "A closed account takes no money. Close BEN-1, which is under \u{201c}Manage\u{201d} on its card. Then transfer \
                40.00 from ADA-1 to it all the same.",
        },
        Card {
            title: "Watch it come back",
            text: "Let the process manager run. The deposit is refused, and that refusal is an event, since the transfer has to hear \
                of it. The withdrawal is in the log and stays there. So the transfer sends another command.",
        },
    ],
    goal: &[
        Clause { asks: "Close BEN-1", missing: |seen| unless(seen.has_new("AccountClosed"), "BEN-1 is still open.") },
        Clause {
            asks: "Start a transfer of 40.00 from ADA-1 to BEN-1",
            missing: |seen| {
                let is_met = seen.started("ADA-1", "BEN-1", 40).next().is_some();
                unless(is_met, "No such transfer was started yet.")
            },
        },
        Clause {
            asks: "Let the deposit be refused",
            missing: |seen| {
                let is_met = seen.reached(seen.started("ADA-1", "BEN-1", 40), "TransferRefundStarted");
                unless(is_met, "The transfer has not heard of a refused deposit yet.")
            },
        },
        Clause {
            asks: "Let the money come back",
            missing: |seen| {
                let is_met = seen.reached(seen.started("ADA-1", "BEN-1", 40), "TransferRefunded");
                unless(is_met, "The transfer is not refunded yet.")
            },
        },
    ],
    bench: &[],
    hints: [
        "On the card of BEN-1, open \u{201c}Manage\u{201d} and press \u{201c}Close account\u{201d}.",
        "In the form Transfer, closed accounts can be chosen too.",
        "If nothing moves, the process manager is set to \u{201c}Step by step\u{201d}: choose \u{201c}At once\u{201d}, or press \u{201c}One round\u{201d} until nothing waits.",
    ],
    solution: &[Step::Send(Order::Close("BEN-1")), Step::Send(Order::Transfer("ADA-1", "BEN-1", 40)), Step::UntilQuiet],
    par: 3,
    seen: "There was no rollback, since a fact can\u{2019}t be unmade. There was a compensation: a new deposit that undoes what the \
        withdrawal did. Ada can see both on her statement, and the money line held at every step.",
    words: &[Word::ProcessManager, Word::Event, Word::Command],
    code: &[code!("domain/transfer/react.rs", "pub fn react(")],
    reading: &[
        Reading { title: "Sagas", author: "Hector Garcia-Molina and Kenneth Salem" },
        Reading { title: "Your Coffee Shop Doesn\u{2019}t Use Two-Phase Commit", author: "Gregor Hohpe" },
    ],
    notes: Notes {
        minutes: 10,
        questions: &[
            (
                "What if the refund is refused as well?",
                "Then the transfer is stuck and a person has to act. It is told on the page, and the money is still counted as in flight.",
            ),
            (
                "Why not ask BEN-1 first whether it will take the money?",
                "It could still be closed a moment later. Asking first makes the failure rarer, not impossible.",
            ),
        ],
    },
};
