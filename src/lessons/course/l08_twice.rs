//! Lesson 8: a message that comes twice, with idempotency and without it.

use crate::domain::TransferId;
use crate::event_sourcing::Position;
use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Lesson, Notes, Order, Reading, Step};
use crate::practice::{Fault, Guard};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 8,
    slug: "twice",
    title: "Delivered twice: idempotency",
    teaches: "A message may come again. Handling it again must add nothing.",
    page: Page::Bank,
    seed: &[Order::Open("ADA-1"), Order::Open("BEN-1"), Order::Deposit("ADA-1", 100)],
    is_old: false,
    cards: &[
        Card {
            title: "At least once",
            text: "Whoever delivers messages over a network has to choose: now and then one is lost, or now and then one comes twice. \
                Everybody chooses twice. So each handler must be ready for a message that it has handled before.",
        },
        Card {
            title: "With the guard",
            text: "On the workbench, below the goal, let the next message be delivered twice. Then transfer 10.00 from ADA-1 to BEN-1 and wait until \
                the process manager says that nothing waits. Nothing is doubled: what follows from a message gets ids that are derived from its own id.",
        },
        Card {
            title: "Without it",
            text: "Switch idempotency off, let the next message be delivered twice again, and transfer another 10.00. Watch the money \
                line: it turns red and names the event. This bank is only for practice. Switch the guard on again at the end.",
        },
    ],
    goal: &[
        Clause {
            asks: "With idempotency on, let a message come twice, and finish a transfer of 10.00",
            missing: |seen| {
                let Some(armed) = seen.facts.positions("twice-guarded").min() else {
                    return Some("No message was delivered twice with idempotency on yet.".to_owned());
                };
                unless(
                    sound_since(seen, armed),
                    "It is armed. Now a transfer of 10.00 from ADA-1 to BEN-1 has to finish.",
                )
            },
        },
        Clause {
            asks: "Without it, make money appear or vanish",
            missing: |seen| unless(broken_at(seen).is_some(), "The money line still holds."),
        },
        Clause {
            asks: "Switch idempotency on again",
            missing: |seen| {
                let broken = broken_at(seen);
                let is_met = broken.is_some_and(|at| seen.facts.positions("guard-on").any(|on| on >= at));
                unless(is_met, "It was not switched on again after the money line broke.")
            },
        },
    ],
    bench: &[
        Act::Fault(Fault::DeliverTwice),
        Act::Guard(Guard::Idempotency, false),
        Act::Guard(Guard::Idempotency, true),
    ],
    hints: [
        "First the button that delivers twice, then the transfer in the form Transfer. The process manager does the rest, if it is not set to \u{201c}Step by step\u{201d}.",
        "For the second clause: switch idempotency off, deliver twice, transfer 10.00 once more, and wait until nothing waits.",
        "Then press \u{201c}Switch idempotency on\u{201d}. If you have mixed it up, begin again.",
    ],
    solution: &[
        Step::Bench(Act::Fault(Fault::DeliverTwice)),
        Step::Send(Order::Transfer("ADA-1", "BEN-1", 10)),
        Step::UntilQuiet,
        Step::Bench(Act::Guard(Guard::Idempotency, false)),
        Step::Bench(Act::Fault(Fault::DeliverTwice)),
        Step::Send(Order::Transfer("ADA-1", "BEN-1", 10)),
        Step::UntilQuiet,
        Step::Bench(Act::Guard(Guard::Idempotency, true)),
    ],
    par: 8,
    seen: "Exactly once can\u{2019}t be delivered, but it can be made: deliver at least once, and let handling be idempotent. Here the id \
        of every outcome follows from the id of its cause, and the store writes no id twice. What the mistake has written stays in the \
        log, since facts are never taken back.",
    words: &[Word::Subscription, Word::Message, Word::CausationId],
    code: &[code!("event_sourcing/id.rs", "pub fn outcome("), code!("event_sourcing/store.rs", "fn seen(")],
    reading: &[
        Reading { title: "Idempotence Is Not a Medical Condition", author: "Pat Helland" },
        Reading {
            title: "Enterprise Integration Patterns: Idempotent Receiver",
            author: "Gregor Hohpe and Bobby Woolf",
        },
    ],
    notes: Notes {
        minutes: 12,
        questions: &[
            (
                "Why not just remember the ids of handled messages in a list?",
                "That works if the list is written in the same commit as the outcome. Derived ids need no list: the log is the list.",
            ),
            (
                "Which commands are idempotent by nature?",
                "Those that set something: \u{201c}set the limit to 50.00\u{201d}. \u{201c}Deposit 50.00\u{201d} is not.",
            ),
        ],
    },
};

/// Whether a transfer of 10.00 has finished since, with one withdrawal and one deposit.
fn sound_since(seen: &Seen<'_>, since: Position) -> bool {
    let is_sound = |id: TransferId| {
        let of_transfer: Vec<_> = seen.new_of_accounts().filter(|(_, event)| event.transfer_id() == Some(id)).collect();
        of_transfer.len() == 2 && of_transfer.iter().all(|(position, _)| *position > since)
    };
    let mut finished =
        seen.started("ADA-1", "BEN-1", 10).filter(|id| seen.reached(std::iter::once(*id), "TransferFinished"));
    finished.any(is_sound)
}

/// Where the audit found the first mistake, after the guard was switched off.
fn broken_at(seen: &Seen<'_>) -> Option<Position> {
    let off = seen.facts.positions("guard-off").min()?;
    seen.bank.audit().violations().iter().map(|found| found.position).find(|position| *position > off)
}
