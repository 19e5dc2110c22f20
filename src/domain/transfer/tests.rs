//! The transfer's rules as sentences, and its process manager as a table.

use super::example::{initiate, initiated, rent};
use super::order::order;
use super::react::react;
use super::{Command, Event, Known, Rejection, State, Status, Terms, Transfer};
use crate::domain::account::example::{alice, bob};
use crate::domain::{AccountId, Money, account};
use crate::event_sourcing::Decider;
use crate::event_sourcing::given::given;

fn refused() -> account::Rejection {
    account::Rejection::AccountClosed { account_id: bob() }
}

fn withdrawn() -> Event {
    Event::TransferWithdrawn { transfer_id: rent() }
}

fn refund_started() -> Event {
    Event::TransferRefundStarted { transfer_id: rent(), reason: refused() }
}

fn stuck() -> Event {
    Event::TransferStuck { transfer_id: rent(), reason: refused() }
}

#[test]
fn a_transfer_is_initiated_once_between_two_accounts_that_exist() {
    given::<Transfer>([]).when(initiate(5)).then([initiated(5)]);
    given::<Transfer>([initiated(5)]).when(initiate(5)).then_refused(Rejection::TransferExists { transfer_id: rent() });
    given::<Transfer>([])
        .knowing(Known { missing_accounts: vec![bob()] })
        .when(initiate(5))
        .then_refused(Rejection::AccountNotFound { account_id: bob() });
}

#[test]
fn rules_are_asked_in_one_order() {
    let send = |to_account_id, units| Command::InitiateTransfer {
        transfer_id: rent(),
        from_account_id: alice(),
        to_account_id,
        amount: Money::major(units),
    };
    let nobody = || Known { missing_accounts: vec![alice()] };
    given::<Transfer>([initiated(1)])
        .knowing(nobody())
        .when(send(alice(), 0))
        .then_refused(Rejection::TransferExists { transfer_id: rent() });
    given::<Transfer>([])
        .knowing(nobody())
        .when(send(alice(), 0))
        .then_refused(Rejection::AccountNotFound { account_id: alice() });
    given::<Transfer>([]).when(send(alice(), 0)).then_refused(Rejection::SameAccount { account_id: alice() });
    given::<Transfer>([]).when(send(bob(), 0)).then_refused(Rejection::AmountNotPositive { asked: Money::ZERO });
    given::<Transfer>([]).when(send(bob(), -1)).then_refused(Rejection::AmountNotPositive { asked: Money::major(-1) });
}

#[test]
fn only_the_refund_of_a_stuck_transfer_is_tried_again() {
    let retry = || Command::RetryRefund { transfer_id: rent() };
    given::<Transfer>([]).when(retry()).then_refused(Rejection::TransferNotFound { transfer_id: rent() });
    given::<Transfer>([initiated(5), withdrawn(), refund_started(), stuck()]).when(retry()).then([refund_started()]);
    given::<Transfer>([initiated(5), withdrawn(), refund_started()])
        .when(retry())
        .then_refused(Rejection::TransferNotStuck { transfer_id: rent(), status: "refunding".to_owned() });
}

/// What an account may say to a transfer: the verb, and who says it.
fn heard(words: &str) -> account::Event {
    let amount = Money::major(5);
    let transfer_id = Some(rent());
    let account_id: AccountId = if words.contains("from") { alice() } else { bob() };
    match words.split_whitespace().next() {
        Some("withdrawn") => account::Event::Withdrawn { account_id, amount, transfer_id },
        Some("deposited") => account::Event::Deposited { account_id, amount, transfer_id },
        Some("withdrawal-refused") => {
            account::Event::WithdrawalRejected { account_id, amount, transfer_id, reason: refused() }
        }
        Some("deposit-refused") => {
            account::Event::DepositRejected { account_id, amount, transfer_id, reason: refused() }
        }
        other => panic!("no such thing to hear: {other:?}"),
    }
}

fn at_status(name: &str) -> State {
    let finished = Event::TransferFinished { transfer_id: rent() };
    let refunded = Event::TransferRefunded { transfer_id: rent() };
    let failed = Event::TransferFailed { transfer_id: rent(), reason: refused() };
    let history = match name {
        "absent" => vec![],
        "initial" => vec![initiated(5)],
        "withdrawn" => vec![initiated(5), withdrawn()],
        "finished" => vec![initiated(5), withdrawn(), finished],
        "failed" => vec![initiated(5), failed],
        "refunding" => vec![initiated(5), withdrawn(), refund_started()],
        "refunded" => vec![initiated(5), withdrawn(), refund_started(), refunded],
        "stuck" => vec![initiated(5), withdrawn(), refund_started(), stuck()],
        other => panic!("no such status: {other}"),
    };
    Transfer::fold(&history)
}

/// All that a transfer reacts to. What is not in this table changes nothing.
const REACTIONS: [(&str, &str, &str); 6] = [
    ("initial", "withdrawn from", "TransferWithdrawn"),
    ("initial", "withdrawal-refused from", "TransferFailed"),
    ("withdrawn", "deposited to", "TransferFinished"),
    ("withdrawn", "deposit-refused to", "TransferRefundStarted"),
    ("refunding", "deposited from", "TransferRefunded"),
    ("refunding", "deposit-refused from", "TransferStuck"),
];

#[test]
fn a_transfer_reacts_to_what_it_waits_for_and_to_nothing_else() {
    for status in ["absent", "initial", "withdrawn", "finished", "failed", "refunding", "refunded", "stuck"] {
        for verb in ["withdrawn", "deposited", "withdrawal-refused", "deposit-refused"] {
            for side in ["from", "to"] {
                let words = format!("{verb} {side}");
                let expected = REACTIONS
                    .iter()
                    .find(|(when, hears, _)| *when == status && *hears == words)
                    .map(|(_, _, then)| *then);
                let found = react(&at_status(status), &heard(&words));
                assert_eq!(found.as_ref().map(Event::type_name), expected, "{status}: {words}");
            }
        }
    }
}

#[test]
fn what_belongs_to_no_transfer_is_not_heard() {
    let alone = account::Event::Withdrawn { account_id: alice(), amount: Money::major(5), transfer_id: None };
    assert_eq!(react(&at_status("initial"), &alone), None);
}

#[test]
fn an_event_asks_for_the_same_command_however_far_the_transfer_has_come() {
    let terms = Terms { from_account_id: alice(), to_account_id: bob(), amount: Money::major(5) };
    let asked = |event: &Event| order(&terms, event).map(|command| (command.type_name(), command.account_id()));
    assert_eq!(asked(&initiated(5)), Some(("Withdraw", alice())));
    assert_eq!(asked(&withdrawn()), Some(("Deposit", bob())));
    assert_eq!(asked(&refund_started()), Some(("Deposit", alice())));
    for end in ["finished", "failed", "refunded", "stuck"] {
        let last = match end {
            "finished" => Event::TransferFinished { transfer_id: rent() },
            "failed" => Event::TransferFailed { transfer_id: rent(), reason: refused() },
            "refunded" => Event::TransferRefunded { transfer_id: rent() },
            _ => stuck(),
        };
        assert_eq!(asked(&last), None, "{end}");
    }
}

#[test]
fn a_stuck_transfer_remembers_why_its_deposit_was_refused_however_often_its_refund_fails() {
    let sender_closed = || account::Rejection::AccountClosed { account_id: alice() };
    let stuck_again = || Event::TransferStuck { transfer_id: rent(), reason: sender_closed() };
    let events = [initiated(5), withdrawn(), refund_started(), stuck_again(), refund_started(), stuck_again()];
    let state = events.iter().fold(State::default(), Transfer::evolve);
    let stuck = Status::Stuck { deposit_refused: refused(), refund_refused: sender_closed() };
    assert_eq!(state.status(), Some(&stuck));
}
