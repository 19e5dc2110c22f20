//! Every message can be explained: in words, by its causes and effects, and by what it changed.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod support;

use event_sourced_bank::bank::explain::causes::{Effects, causes, effects, roots};
use event_sourced_bank::bank::explain::difference::{Change, Value, changes};
use event_sourced_bank::bank::explain::sentence::{Words, sentence};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit, withdraw};
use event_sourced_bank::domain::transfer::example::{initiate, rent};
use event_sourced_bank::domain::{AccountId, Money};
use event_sourced_bank::event_sourcing::{MessageId, Position};
use support::Desk;
use uuid::Uuid;

/// Alice has 100, withdraws 10 and sends Bob 30.
fn story() -> Desk {
    Desk::after([
        create(alice()).into(),
        create(bob()).into(),
        deposit(alice(), 100).into(),
        withdraw(alice(), 10).into(),
        initiate(30).into(),
    ])
}

fn depth(tree: &Effects) -> usize {
    1 + tree.effects.iter().map(depth).max().unwrap_or(0)
}

fn count(tree: &Effects) -> usize {
    1 + tree.effects.iter().map(count).sum::<usize>()
}

#[test]
fn a_message_is_explained_by_the_way_from_the_command_that_started_it() {
    let desk = story();
    let finished = desk.position_of("TransferFinished");
    let found = causes(desk.bank.log(), finished).expect("a message");
    assert_eq!(found.command_id, MessageId::new(Uuid::from_u128(5)), "the fifth command started it");
    let path: Vec<_> = found.path.iter().map(|position| desk.names()[position.index().expect("a message")]).collect();
    let expected =
        ["TransferInitiated", "Withdraw", "Withdrawn", "TransferWithdrawn", "Deposit", "Deposited", "TransferFinished"];
    assert_eq!(path, expected);
    assert_eq!(causes(desk.bank.log(), Position::new(99)), None);
}

#[test]
fn all_that_a_message_led_to_is_one_tree() {
    let desk = story();
    let tree = effects(desk.bank.log(), desk.position_of("TransferInitiated")).expect("a message");
    assert_eq!((count(&tree), depth(&tree)), (7, 7), "a transfer is a chain of seven messages");
    let leaf = effects(desk.bank.log(), desk.position_of("TransferFinished")).expect("a message");
    assert_eq!(leaf.effects, []);
    let conversation: Vec<_> = roots(desk.bank.log(), MessageId::new(Uuid::from_u128(5))).collect();
    assert_eq!(conversation, [desk.position_of("TransferInitiated")], "one command, one root");
}

#[test]
fn a_message_is_explained_by_what_it_changed() {
    let desk = story();
    let changed = |name| changes(desk.bank.log(), desk.position_of(name));
    let money = |units| Some(Value::Money(Money::major(units)));
    let version = |count| Some(Value::Count(count));
    assert_eq!(
        changed("Deposited"),
        [
            Change { field: "balance", before: money(0), after: money(100) },
            Change { field: "version", before: version(1), after: version(2) },
        ]
    );
    let text = |word: &str| Some(Value::Text(word.to_owned()));
    assert_eq!(
        changed("TransferWithdrawn").first(),
        Some(&Change { field: "status", before: text("initial"), after: text("withdrawn") })
    );
    assert_eq!(changed("Withdraw"), [], "a command changes nothing; its outcome does");
    assert_eq!(changed("AccountCreated").first().map(|change| change.before.clone()), Some(None));
}

#[test]
fn every_message_is_a_sentence() {
    let desk = story();
    let name = |id: AccountId| if id == alice() { "Alice".to_owned() } else { "Bob".to_owned() };
    let money = |money: Money| money.to_string();
    let terms = desk.bank.decisions().transfers.get(rent().uuid()).state.terms().copied();
    let words = Words { account: &name, money: &money, terms };
    let said: Vec<_> = desk.bank.log().all(Position::new(2)).map(|message| sentence(message, &words)).collect();
    assert_eq!(
        said,
        [
            "Deposited 100.00 into Alice",
            "Withdrawn 10.00 from Alice",
            "Transfer of 30.00 from Alice to Bob was initiated",
            "The transfer asks to withdraw 30.00 from Alice",
            "Withdrawn 30.00 from Alice",
            "Transfer of 30.00 from Alice to Bob: the money is on its way",
            "The transfer asks to deposit 30.00 into Bob",
            "Deposited 30.00 into Bob",
            "Transfer of 30.00 from Alice to Bob is finished",
        ]
    );
}
