//! The account's rules as sentences.

use super::example::{alice, bob, create, created, deposit, deposited, number, withdraw, withdrawn};
use super::{Account, Command, Event, Holding, Known, OverdraftLimit, Rejection, State};
use crate::domain::{Money, TransferId};
use crate::event_sourcing::given::given;
use uuid::Uuid;

fn closed() -> Event {
    Event::AccountClosed { account_id: alice() }
}

fn some_transfer() -> TransferId {
    TransferId::new(Uuid::from_u128(7))
}

fn set_limit(overdraft_limit: OverdraftLimit) -> Command {
    Command::SetOverdraftLimit { account_id: alice(), overdraft_limit }
}

fn limit_set(units: i32) -> Event {
    Event::OverdraftLimitSet { account_id: alice(), overdraft_limit: OverdraftLimit::UpTo(Money::major(units)) }
}

#[test]
fn an_account_is_opened_once() {
    given::<Account>([]).when(create(alice())).then([created(alice())]);
    given::<Account>([created(alice())])
        .when(create(alice()))
        .then_refused(Rejection::AccountExists { account_id: alice() });
    given::<Account>([created(alice()), closed()])
        .when(create(alice()))
        .then_refused(Rejection::AccountExists { account_id: alice() });
}

#[test]
fn a_number_that_was_ever_used_is_taken() {
    given::<Account>([])
        .knowing(Known { number_taken_by: Some(bob()), ..Known::default() })
        .when(create(alice()))
        .then_refused(Rejection::AccountNumberTaken { account_number: number(alice()), taken_by: bob() });
}

#[test]
fn a_deposit_adds_to_the_balance() {
    given::<Account>([created(alice())]).when(deposit(alice(), 30)).then([deposited(alice(), 30)]);
    given::<Account>([created(alice()), deposited(alice(), 30)])
        .when(withdraw(alice(), 30))
        .then([withdrawn(alice(), 30)]);
}

#[test]
fn no_more_than_balance_and_overdraft_limit_can_be_withdrawn() {
    let funded = || [created(alice()), deposited(alice(), 30), limit_set(10)];
    given::<Account>(funded()).when(withdraw(alice(), 40)).then([withdrawn(alice(), 40)]);
    given::<Account>(funded()).when(withdraw(alice(), 41)).then_refused(Rejection::InsufficientFunds {
        balance: Money::major(30),
        overdraft_limit: OverdraftLimit::UpTo(Money::major(10)),
        asked: Money::major(41),
    });
}

#[test]
fn without_a_limit_the_holder_may_owe_as_much_as_the_bank_can_count() {
    let unlimited = Event::OverdraftLimitSet { account_id: alice(), overdraft_limit: OverdraftLimit::Unlimited };
    given::<Account>([created(alice()), unlimited.clone()])
        .when(withdraw(alice(), 100))
        .then([withdrawn(alice(), 100)]);
    let all = Command::Withdraw { account_id: alice(), amount: Money::MAX, transfer_id: None };
    given::<Account>([created(alice()), unlimited, withdrawn(alice(), 1)])
        .when(all)
        .then_refused(Rejection::BalanceOutOfRange { balance: Money::major(-1), asked: Money::MAX });
}

#[test]
fn a_balance_beyond_what_can_be_counted_is_refused() {
    let all = Command::Deposit { account_id: alice(), amount: Money::MAX, transfer_id: None };
    given::<Account>([created(alice()), deposited(alice(), 1)])
        .when(all)
        .then_refused(Rejection::BalanceOutOfRange { balance: Money::major(1), asked: Money::MAX });
}

#[test]
fn a_lower_limit_binds_only_what_is_decided_after_it() {
    let owing = || [created(alice()), limit_set(50), withdrawn(alice(), 50)];
    given::<Account>(owing())
        .when(set_limit(OverdraftLimit::NONE))
        .then([Event::OverdraftLimitSet { account_id: alice(), overdraft_limit: OverdraftLimit::NONE }]);
    given::<Account>(owing().into_iter().chain([limit_set(0)])).when(withdraw(alice(), 1)).then_refused(
        Rejection::InsufficientFunds {
            balance: Money::major(-50),
            overdraft_limit: OverdraftLimit::NONE,
            asked: Money::major(1),
        },
    );
    given::<Account>([created(alice())])
        .when(set_limit(OverdraftLimit::UpTo(Money::major(-1))))
        .then_refused(Rejection::NegativeOverdraftLimit { asked: Money::major(-1) });
}

#[test]
fn closing_needs_an_even_balance_and_no_money_on_the_way() {
    let close = || Command::CloseAccount { account_id: alice() };
    given::<Account>([created(alice())]).when(close()).then([closed()]);
    given::<Account>([created(alice()), deposited(alice(), 1)])
        .when(close())
        .then_refused(Rejection::BalanceNotZero { balance: Money::major(1) });
    given::<Account>([created(alice())])
        .knowing(Known { transfers_in_flight: vec![some_transfer()], ..Known::default() })
        .when(close())
        .then_refused(Rejection::TransfersInFlight { transfers: vec![some_transfer()] });
}

#[test]
fn a_closed_account_takes_and_gives_nothing_until_it_is_opened_again() {
    let refused = || Rejection::AccountClosed { account_id: alice() };
    let reopen = || Command::ReopenAccount { account_id: alice() };
    for command in [deposit(alice(), 1), withdraw(alice(), 1), set_limit(OverdraftLimit::NONE)] {
        given::<Account>([created(alice()), closed()]).when(command).then_refused(refused());
    }
    given::<Account>([created(alice()), closed()])
        .when(Command::CloseAccount { account_id: alice() })
        .then_refused(refused());
    given::<Account>([created(alice()), closed()])
        .when(reopen())
        .then([Event::AccountReopened { account_id: alice() }]);
    given::<Account>([created(alice()), closed(), Event::AccountReopened { account_id: alice() }])
        .when(deposit(alice(), 1))
        .then([deposited(alice(), 1)]);
    given::<Account>([created(alice())])
        .when(reopen())
        .then_refused(Rejection::AccountNotClosed { account_id: alice() });
    given::<Account>([]).when(reopen()).then_refused(Rejection::AccountNotFound { account_id: alice() });
}

/// The order in which rules are asked, as a table: state of the account, command, the rule that answers.
#[test]
fn rules_are_asked_in_one_order() {
    let table = "
        absent  deposit 0      AccountNotFound
        absent  withdraw 99    AccountNotFound
        closed  deposit 0      AccountClosed
        closed  withdraw 0     AccountClosed
        closed  withdraw 99    AccountClosed
        open    deposit 0      AmountNotPositive
        open    deposit -5     AmountNotPositive
        open    withdraw 0     AmountNotPositive
        open    withdraw -5    AmountNotPositive
        open    withdraw 99    InsufficientFunds
        open    deposit max    BalanceOutOfRange
        open    withdraw 1     ok
        open    deposit 1      ok
    ";
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let words: Vec<_> = row.split_whitespace().collect();
        let [state, verb, amount, expected] = words[..] else { panic!("a row has four words: {row}") };
        check(state, verb, amount, expected, row);
    }
}

fn check(state: &str, verb: &str, amount: &str, expected: &str, row: &str) {
    use crate::event_sourcing::Decider;
    let history = match state {
        "absent" => vec![],
        "closed" => vec![created(alice()), closed()],
        "open" => vec![created(alice()), deposited(alice(), 10)],
        other => panic!("no such state: {other}"),
    };
    let amount = if amount == "max" { Money::MAX } else { Money::major(amount.parse().expect("a number")) };
    let (account_id, transfer_id) = (alice(), None);
    let command = match verb {
        "deposit" => Command::Deposit { account_id, amount, transfer_id },
        "withdraw" => Command::Withdraw { account_id, amount, transfer_id },
        other => panic!("no such command: {other}"),
    };
    let outcome = Account::decide(&Account::fold(&history), &command, &Known::default());
    let found = outcome.map_or_else(|rejection| format!("{rejection:?}"), |_| "ok".to_owned());
    assert!(found.starts_with(expected), "{row}: found {found}");
}

#[test]
fn every_event_holds_all_that_its_command_said() {
    let histories = [vec![], vec![created(alice()), deposited(alice(), 10)], vec![created(alice()), closed()]];
    let commands = [
        create(alice()),
        deposit(alice(), 1),
        withdraw(alice(), 1),
        set_limit(OverdraftLimit::Unlimited),
        Command::CloseAccount { account_id: alice() },
        Command::ReopenAccount { account_id: alice() },
    ];
    for command in commands {
        let mut answered = 0;
        for history in &histories {
            use crate::event_sourcing::Decider;
            let outcome = Account::decide(&Account::fold(history), &command, &Known::default());
            let event = match outcome {
                Ok(events) => events.into_iter().next(),
                Err(reason) => command.rejected(reason),
            };
            if let Some(event) = event {
                assert_eq!(event.command(), command);
                answered += 1;
            }
        }
        assert!(answered > 0 || matches!(command, Command::CloseAccount { .. }), "{command:?}");
    }
}

#[test]
fn only_an_account_that_was_opened_and_not_closed_since_is_open() {
    let holding = Holding { number: number(alice()), balance: Money::ZERO, overdraft_limit: OverdraftLimit::NONE };
    let states = [State::Absent, State::Open(holding.clone()), State::Closed(holding)];
    assert_eq!(states.each_ref().map(State::is_open), [false, true, false]);
}
