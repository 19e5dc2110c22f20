//! Lesson 10: a transfer is carried by a process manager, one message after another.

use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 10,
    slug: "transfer",
    title: "A transfer by a process manager",
    teaches: "What touches two streams is done in steps, by something that turns events into commands.",
    page: Page::Bank,
    seed: &[Order::Open("ADA-1"), Order::Open("BEN-1"), Order::Deposit("ADA-1", 100)],
    is_old: false,
    cards: &[
        Card {
            title: "Two streams, no trick",
            text: "A transfer takes from one account and gives to another. They are two streams, and each decides for itself. \
                So there is a third thing, the transfer, that remembers how far it has come.",
        },
        Card {
            title: "The process manager",
            text: "It reads events and answers with commands: the transfer was initiated, so withdraw. It was withdrawn, so \
                deposit. It was deposited, so the transfer is finished. Each of these is one message that is handled. The page Machinery draws their way.",
        },
        Card {
            title: "Step by step",
            text: "Set the process manager to \u{201c}Step by step\u{201d}, start a transfer of 30.00 from ADA-1 to BEN-1, and press \
                \u{201c}One round\u{201d}. After three rounds the money has left ADA-1 and has not arrived. Look at the money line \
                then: it still holds.",
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
            asks: "Stop while the money is in flight, step by step",
            missing: |seen| {
                let missing = "No step of yours has left the money in flight yet. Choose \u{201c}Step by step\u{201d}, and press \
                    \u{201c}One round\u{201d}.";
                unless(stopped_in_flight(seen), missing)
            },
        },
        Clause {
            asks: "Bring it to its end",
            missing: |seen| {
                let is_met = seen.reached(seen.started("ADA-1", "BEN-1", 30), "TransferFinished");
                unless(is_met, "The transfer is not finished yet.")
            },
        },
    ],
    bench: &[],
    hints: [
        "The panel \u{201c}Process manager\u{201d} stands below the accounts. Choose \u{201c}Step by step\u{201d} there before you start.",
        "If the transfer is finished already, start another one: 70.00 are left.",
        "Start the transfer, press \u{201c}One round\u{201d} three times, look, and press it three times more.",
    ],
    solution: &[
        Step::Send(Order::Transfer("ADA-1", "BEN-1", 30)),
        Step::Round,
        Step::Round,
        Step::Round,
        Step::Round,
        Step::Round,
        Step::Round,
    ],
    par: 7,
    seen: "No transaction spans the two accounts. The transfer goes from one decision to the next, and at every moment the log \
        says where the money is. All its messages carry one correlation id, and the card of each shows \
        \u{201c}Where it came from, and what it led to\u{201d}.",
    words: &[Word::ProcessManager, Word::Subscription, Word::Round, Word::CorrelationId, Word::CausationId],
    code: &[code!("domain/transfer/react.rs", "pub fn react("), code!("domain/transfer/order.rs", "pub fn order(")],
    reading: &[
        Reading { title: "Sagas", author: "Hector Garcia-Molina and Kenneth Salem" },
        Reading { title: "Enterprise Integration Patterns: Process Manager", author: "Gregor Hohpe and Bobby Woolf" },
    ],
    notes: Notes {
        minutes: 12,
        questions: &[
            (
                "Where is the money after three rounds?",
                "In flight: it has left ADA-1, and the transfer remembers it. The money line counts it.",
            ),
            (
                "Why does the process manager send commands, and does not write Deposited itself?",
                "The account decides. It may refuse, for example because it was closed.",
            ),
        ],
    },
};

fn stopped_in_flight(seen: &Seen<'_>) -> bool {
    let stops: Vec<_> = seen.facts.positions("stepped").collect();
    seen.started("ADA-1", "BEN-1", 30).any(|id| stops.iter().any(|stop| seen.in_flight_at(id, *stop)))
}
