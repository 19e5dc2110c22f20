//! Lesson 7: who decides on a read model decides on the past.

use crate::bank::projections::Accounts;
use crate::bank::projections::statements::Movement;
use crate::domain::{Account, Money, account};
use crate::event_sourcing::{Decider, Projected};
use crate::lessons::bench::Act;
use crate::lessons::code::code;
use crate::lessons::seen::{Seen, unless};
use crate::lessons::{Card, Clause, Fact, Lesson, Notes, Order, Reading, Step};
use crate::view::Page;
use crate::view::glossary::Word;

pub(super) static LESSON: Lesson = Lesson {
    number: 7,
    slug: "stale",
    title: "Decide on a stale read model",
    teaches: "A read model may be late. A decision has to be made on the stream itself.",
    page: Page::Bank,
    seed: &[
        Order::OpenUnlimited("ADA-1"),
        Order::Open("BEN-1"),
        Order::Deposit("ADA-1", 100),
        Order::Deposit("BEN-1", 100),
    ],
    is_old: false,
    cards: &[
        Card {
            title: "A list on paper",
            text: "Some clerks like to print the balances in the morning and to decide on the paper all day: enough on the list? \
                Then pay. The paper is a read model that is not brought up to date. Print it on the workbench, in this panel below the goal.",
        },
        Card {
            title: "Meanwhile",
            text: "Now withdraw 60.00 from each of the two accounts, on the bank page. The accounts have 40.00, and the paper \
                still says 100.00.",
        },
        Card {
            title: "Decide on the paper",
            text: "Let the clerk pay 70.00 from each. The account ADA-1 may owe any amount, so the only rule is the one on paper. \
                BEN-1 may not go below zero, and that rule is asked when the account itself decides. See the difference.",
        },
    ],
    goal: &[
        Clause {
            asks: "Print the list",
            missing: |seen| {
                let is_met = seen.facts.positions("printed").next().is_some();
                unless(is_met, "No list was printed on the workbench yet.")
            },
        },
        Clause {
            asks: "Withdraw 60.00 from ADA-1 and from BEN-1",
            missing: |seen| {
                let done = (seen.moved("ADA-1", -60), seen.moved("BEN-1", -60));
                let missing = match done {
                    (true, true) => return None,
                    (false, true) => "60.00 from ADA-1 are still missing.",
                    (true, false) => "60.00 from BEN-1 are still missing.",
                    (false, false) => "Nothing of this was withdrawn yet.",
                };
                Some(missing.to_owned())
            },
        },
        Clause {
            asks: "Pay 70.00 from ADA-1 by the list: it goes below zero",
            missing: |seen| unless(went_below_zero(seen), "The list has never brought ADA-1 below zero yet."),
        },
        Clause {
            asks: "Pay 70.00 from BEN-1 by the list: the account refuses",
            missing: |seen| {
                let is_met = had_to_refuse(seen) && seen.has(&Fact::Refused("Withdraw"));
                unless(is_met, "BEN-1 has not refused a payment by the list yet.")
            },
        },
    ],
    bench: &[Act::PrintList, Act::PayByList("ADA-1", 70), Act::PayByList("BEN-1", 70)],
    hints: [
        "Print first, then withdraw, then pay by the list. Whoever prints last has a list that is right.",
        "The two withdrawals of 60.00 are made in the form \u{201c}Deposit or withdraw\u{201d}, one for each account.",
        "If you paid before you withdrew: undo, or begin the lesson again.",
    ],
    solution: &[
        Step::Bench(Act::PrintList),
        Step::Send(Order::Withdraw("ADA-1", 60)),
        Step::Send(Order::Withdraw("BEN-1", 60)),
        Step::Bench(Act::PayByList("ADA-1", 70)),
        Step::Bench(Act::PayByList("BEN-1", 70)),
    ],
    par: 5,
    seen: "A rule that is checked against a read model is not kept: between the reading and the writing, something can happen. \
        So decisions are made on the events of the stream itself, in one step with the append. Read models are for showing, and \
        there it is fine when they are a moment late.",
    words: &[Word::Projection, Word::Stream, Word::Decide],
    code: &[code!("bank/command_handler.rs", "fn decide_account(")],
    reading: &[
        Reading { title: "Life beyond Distributed Transactions", author: "Pat Helland" },
        Reading { title: "Clarified CQRS", author: "Udi Dahan" },
    ],
    notes: Notes {
        minutes: 10,
        questions: &[
            (
                "When is it fine to decide on a read model?",
                "When being wrong now and then is cheap and can be put right: a suggestion, a warning, a search.",
            ),
            (
                "How does this bank know that an account number is taken, although that is in another stream?",
                "It keeps what decisions need in a model of its own that is brought up to date with every commit, before the next command.",
            ),
        ],
    },
};

/// Whether a payment by the list, which asks nobody else, has left ADA-1 with less than nothing.
fn went_below_zero(seen: &Seen<'_>) -> bool {
    let Some(id) = seen.account("ADA-1") else { return false };
    let is_paid = |movement: &Movement| movement.amount == Money::major(-70) && movement.balance < Money::ZERO;
    let movements = || seen.bank.read_models().statements.model().of(id);
    seen.facts.positions("paid-by-list-ADA-1").any(|at| movements().any(|it| it.position > at && is_paid(it)))
}

/// Whether BEN-1 was to pay by the list when by its own rules it could not.
fn had_to_refuse(seen: &Seen<'_>) -> bool {
    let Some(account_id) = seen.account("BEN-1") else { return false };
    let withdraw = account::Command::Withdraw { account_id, amount: Money::major(70), transfer_id: None };
    seen.facts.positions("paid-by-list-BEN-1").any(|at| {
        let accounts = Projected::<Accounts>::rebuilt(seen.bank.log(), at);
        let state = accounts.model().get(account_id).map(|view| &view.state);
        state.is_some_and(|state| Account::decide(state, &withdraw, &account::Known::default()).is_err())
    })
}
