//! Lesson 2: a command may be refused, an event may not.

use crate::lessons::code::code;
use crate::lessons::seen::unless;
use crate::lessons::{Card, Clause, Fact, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 2,
    slug: "wishes",
    title: "Command and event",
    teaches: "A command is a wish and may be refused. An event is a fact.",
    page: Page::Bank,
    seed: &[Order::Open("BEN-1"), Order::Deposit("BEN-1", 50)],
    is_old: false,
    cards: &[
        Card {
            title: "Asking is not doing",
            text: "\u{201c}Withdraw 80.00\u{201d} is a command: somebody wants something. \u{201c}Withdrawn 80.00\u{201d} is an event: \
                it has happened. Between the two stands a decision, made by the rules of the account.",
        },
        Card {
            title: "Be refused",
            text: "BEN-1 has 50.00 and may not go below zero. Ask for 80.00 and read what the bank answers. Then look at the \
                list of events, further down on this page: nothing was added, since a refused wish changes nothing.",
        },
        Card {
            title: "Be granted",
            text: "Now ask for 30.00. This time an event is added. Choose it in the list of events and open \u{201c}The Rust behind \
                it\u{201d} on the card of the chosen event: there is the rule that said no, and then yes.",
        },
    ],
    goal: &[
        Clause {
            asks: "Ask to withdraw 80.00 from BEN-1, and be refused",
            missing: |seen| unless(seen.has(&Fact::Refused("Withdraw")), "No withdrawal was refused by the bank yet."),
        },
        Clause {
            asks: "Withdraw 30.00 from BEN-1",
            missing: |seen| unless(seen.moved("BEN-1", -30), "No withdrawal of 30.00 was added to BEN-1 yet."),
        },
        Clause {
            asks: "Read the rule behind a Withdrawn event",
            missing: |seen| {
                let is_met = seen.has(&Fact::Source("Withdrawn".into()));
                unless(is_met, "The Rust behind a Withdrawn event was not opened yet.")
            },
        },
    ],
    bench: &[],
    hints: [
        "Both withdrawals are made in the form \u{201c}Deposit or withdraw\u{201d}. A refusal is told right below it.",
        "The chosen event is the one at the cursor. When you are live, that is the last one.",
        "After the withdrawal of 30.00, scroll the card of the chosen event down to \u{201c}The Rust behind it\u{201d}, and open it.",
    ],
    solution: &[Step::Send(Order::Withdraw("BEN-1", 80)), Step::Send(Order::Withdraw("BEN-1", 30)), Step::Source],
    par: 3,
    seen: "The function decide takes the state and a command, and answers with events or with a refusal. All rules stand \
        there. The function evolve takes the state and an event, and has no rules at all: what has happened can\u{2019}t be \
        refused any more. Names tell the two apart: commands are orders, events are in the past tense.",
    words: &[Word::Command, Word::Event, Word::Decide, Word::Evolve],
    code: &[code!("domain/account/decide.rs", "fn withdraw(")],
    reading: &[
        Reading { title: "Functional Event Sourcing Decider", author: "J\u{e9}r\u{e9}mie Chassaing" },
        Reading { title: "CQRS Documents", author: "Greg Young" },
    ],
    notes: Notes {
        minutes: 8,
        questions: &[
            (
                "Why is there no event \u{201c}withdrawal refused\u{201d} in the log?",
                "Nothing happened to the account, and the person who asked has been told. A bank may choose to keep refusals \
                    as facts of their own; this one does so only where a transfer has to hear of it.",
            ),
            (
                "May evolve check the overdraft limit once more?",
                "No. The event has happened. If evolve could refuse it, the state would depend on the rules of today and not on the facts.",
            ),
        ],
    },
};
