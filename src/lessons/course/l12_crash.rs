//! Lesson 12: the page goes away in the middle, comes back, and goes on where it was.

use crate::domain::TransferId;
use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 12,
    slug: "crash",
    title: "Crash, reload, resume once",
    teaches: "What was written is there, what was not is done now, and nothing is done twice.",
    page: Page::Bank,
    seed: &[Order::Open("ADA-1"), Order::Open("BEN-1"), Order::Deposit("ADA-1", 100)],
    is_old: false,
    cards: &[
        Card {
            title: "The worst moment",
            text: "The money has left ADA-1 and has not arrived at BEN-1. Now the power fails. Is it lost? Will it be paid twice \
                when somebody starts again?",
        },
        Card {
            title: "Really do it",
            text: "Set the process manager to \u{201c}Step by step\u{201d}, transfer 30.00 from ADA-1 to BEN-1, and press \u{201c}One \
                round\u{201d} three times. Then reload the page, as your browser does it, with its own button or key. Everything in memory is gone then.",
        },
        Card {
            title: "Go on",
            text: "The page has read its log from the storage. Each subscription goes on from its checkpoint. Make three more \
                rounds, and count in the list of events: one withdrawal, one deposit.",
        },
    ],
    goal: &[
        Clause {
            asks: "Start a transfer of 30.00 from ADA-1 to BEN-1",
            missing: |seen| {
                let is_met = seen.started("ADA-1", "BEN-1", 30).next().is_some();
                unless(is_met, "No such transfer was started yet.")
            },
        },
        Clause {
            asks: "Reload the page while the money is in flight",
            missing: |seen| {
                let is_met = interrupted(seen).next().is_some();
                unless(is_met, "The page was not reloaded between the withdrawal and the deposit yet.")
            },
        },
        Clause {
            asks: "Finish it, with one withdrawal and one deposit",
            missing: |seen| {
                let is_met = interrupted(seen).any(|id| is_done_once(seen, id));
                unless(is_met, "The interrupted transfer is not finished yet.")
            },
        },
    ],
    bench: &[],
    hints: [
        "If it runs through too quickly, choose \u{201c}Step by step\u{201d} first, and start another transfer of 30.00.",
        "Three rounds after the start the step \u{201c}withdrawn\u{201d} is lit. That is the moment to reload.",
        "Reload with F5, Ctrl+R or \u{2318}R. The lesson comes back with the page. Then press \u{201c}One round\u{201d} three times.",
    ],
    solution: &[
        Step::Send(Order::Transfer("ADA-1", "BEN-1", 30)),
        Step::Round,
        Step::Round,
        Step::Round,
        Step::Reload,
        Step::Round,
        Step::Round,
        Step::Round,
    ],
    par: 8,
    seen: "One handled message is one commit: what it produced and the checkpoint that moved lie in the same value, so there is \
        never one without the other. And what is handled again makes the same ids again, so that the store can tell that it is \
        there already.",
    words: &[Word::Commit, Word::Checkpoint, Word::Subscription],
    code: &[code!("bank/executor.rs", "pub fn handle(")],
    reading: &[
        Reading { title: "Crash-Only Software", author: "George Candea and Armando Fox" },
        Reading { title: "Idempotence Is Not a Medical Condition", author: "Pat Helland" },
    ],
    notes: Notes {
        minutes: 10,
        questions: &[
            (
                "What would happen if the checkpoint were written a moment after the messages?",
                "A crash in between would hand the message out again. Without ids that repeat, the money would move twice.",
            ),
            (
                "And if it were written before?",
                "Then the message would count as handled and its effect would never come. The money would be lost.",
            ),
        ],
    },
};

/// The transfers that were in flight when the page was loaded again.
fn interrupted<'a>(seen: &Seen<'a>) -> impl Iterator<Item = TransferId> + use<'a> {
    let (seen, reloads) = (*seen, seen.facts.positions("reloaded").collect::<Vec<_>>());
    let started: Vec<_> = seen.started("ADA-1", "BEN-1", 30).collect();
    started.into_iter().filter(move |id| reloads.iter().any(|reload| seen.in_flight_at(*id, *reload)))
}

fn is_done_once(seen: &Seen<'_>, id: TransferId) -> bool {
    let of_transfer = seen.new_of_accounts().filter(|(_, event)| event.transfer_id() == Some(id)).count();
    of_transfer == 2 && seen.reached(std::iter::once(id), "TransferFinished")
}
