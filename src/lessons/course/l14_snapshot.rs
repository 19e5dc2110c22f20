//! Lesson 14: a snapshot saves time, and is never the truth.

use crate::domain::account;
use crate::event_sourcing::Position;
use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 14,
    slug: "snapshot",
    title: "Snapshots are a cache",
    teaches: "A snapshot shortens the way. It can be thrown away at any time.",
    page: Page::Bank,
    seed: &[
        Order::Open("ADA-1"),
        Order::Open("BEN-1"),
        Order::Deposit("ADA-1", 400),
        Order::Withdraw("ADA-1", 35),
        Order::Deposit("BEN-1", 250),
        Order::Withdraw("BEN-1", 80),
        Order::Deposit("ADA-1", 12),
        Order::Withdraw("ADA-1", 60),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "When the log grows long",
            text: "Folding a hundred thousand events takes a moment. So programs keep a snapshot: the state as of some event, with \
                the number of that event. Take one on the workbench, below the goal, and look at what it is.",
        },
        Card {
            title: "Snapshot and tail",
            text: "Deposit something on the bank page. Then start from the snapshot: only the events after it are read. The checksum \
                tells whether the result is the same as from event 1 on.",
        },
        Card {
            title: "A newer program",
            text: "Next year the program keeps its state in another shape. Start that one from your snapshot. It can\u{2019}t use it, so \
                it throws it away and folds the log. Nothing is lost, since nothing was in the snapshot alone.",
        },
    ],
    goal: &[
        Clause {
            asks: "Take a snapshot",
            missing: |seen| {
                let is_met = seen.facts.positions("taken").next().is_some();
                unless(is_met, "No snapshot was taken on the workbench yet.")
            },
        },
        Clause {
            asks: "Add a deposit after it, and start from the snapshot",
            missing: |seen| {
                let missing = "No deposit was made after the snapshot yet.";
                let Some(deposit) = deposit_after_snapshot(seen) else { return Some(missing.to_owned()) };
                let is_met = seen.facts.positions("restored").any(|restored| restored >= deposit);
                unless(is_met, "The deposit is there. Now start from a snapshot that was taken before it.")
            },
        },
        Clause {
            asks: "Start a newer program from the snapshot",
            missing: |seen| {
                let is_met = seen.facts.positions("discarded").next().is_some();
                unless(is_met, "No newer program was started yet.")
            },
        },
    ],
    bench: &[Act::TakeSnapshot, Act::Restore, Act::OtherShape],
    hints: [
        "The workbench is in this panel, below the goal. Take the snapshot first.",
        "Any deposit will do. Make it in the form \u{201c}Deposit or withdraw\u{201d}.",
        "Take a snapshot, deposit, and press the other two buttons one after the other. A reload empties the workbench.",
    ],
    solution: &[
        Step::Bench(Act::TakeSnapshot),
        Step::Send(Order::Deposit("ADA-1", 25)),
        Step::Bench(Act::Restore),
        Step::Bench(Act::OtherShape),
    ],
    par: 4,
    seen: "A snapshot plus the events after it is the same as all events. It is a cache: it may be old, missing or of another \
        shape, and then the fold begins earlier and comes to the same. This page does so too: keyframes let you jump to any \
        event within a frame.",
    words: &[Word::Projection, Word::Checkpoint, Word::Position],
    code: &[code!("event_sourcing/snapshot.rs", "pub fn restore<")],
    reading: &[
        Reading { title: "Exploring CQRS and Event Sourcing", author: "Dominic Betts and others" },
        Reading { title: "Designing Data-Intensive Applications, chapter 11", author: "Martin Kleppmann" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "When is it too early for snapshots?",
                "As long as folding a stream takes no time that anybody notices. Streams are often short: one account, one year.",
            ),
            (
                "Why does a snapshot carry the number of its shape?",
                "So that a program never reads a state that means something else to it. The number decides: use it, or throw it away.",
            ),
        ],
    },
};

fn deposit_after_snapshot(seen: &Seen<'_>) -> Option<Position> {
    let taken = seen.facts.positions("taken").min()?;
    let is_it = |(position, event): &(Position, &account::Event)| *position > taken && event.type_name() == "Deposited";
    seen.new_of_accounts().find(is_it).map(|(position, _)| position)
}
