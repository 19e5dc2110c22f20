//! What is handled when.

use super::example::{Paper, now, send, status, transfer_on_its_way};
use crate::bank::executor::ROUNDS_TO_END;
use crate::bank::worker::{ACCOUNT_COMMANDS, ACCOUNT_EVENTS, TRANSFER_EVENTS, workers};
use crate::bank::{Bank, Halted, Handled, Waiting};
use crate::domain::account::example::{alice, bob, deposit};
use crate::domain::{Money, account};
use crate::event_sourcing::message::Storable;
use crate::event_sourcing::store::KeepNothing;
use crate::event_sourcing::subscription::Start;
use crate::event_sourcing::{Draft, Position, SubscriptionName, WriteError};

fn waiting(subscription: SubscriptionName, position: u64) -> Waiting {
    Waiting { subscription, position: Position::new(position) }
}

#[test]
fn what_waits_longest_is_next() {
    let mut bank = transfer_on_its_way(workers());
    send(&mut bank, 5, deposit(alice(), 1));
    assert_eq!(bank.next(), Some(waiting(TRANSFER_EVENTS, 4)));
    let all: Vec<_> = bank.waiting(bank.log().head()).collect();
    assert_eq!(all, [waiting(ACCOUNT_EVENTS, 5), waiting(TRANSFER_EVENTS, 4)], "in the order of a round");
    assert_eq!(bank.waiting(Position::new(4)).count(), 1, "position 5 is not visible there");
    let handled = Handled::Done(vec![Position::new(6)]);
    assert_eq!(bank.step(now()), Ok(Some((waiting(TRANSFER_EVENTS, 4), handled))));
    assert_eq!(bank.step(now()), Ok(Some((waiting(ACCOUNT_EVENTS, 5), Handled::Done(vec![])))));
    assert_eq!(bank.next(), Some(waiting(ACCOUNT_COMMANDS, 6)));
}

#[test]
fn when_nothing_waits_nothing_is_handled() {
    let mut bank = Bank::new(crate::event_sourcing::Log::default(), KeepNothing);
    assert_eq!((bank.next(), bank.step(now()), bank.round(now())), (None, Ok(None), Ok(0)));
    assert_eq!(bank.run_until_quiet(now(), 0), Ok(0));
}

#[test]
fn a_round_handles_what_was_visible_when_it_began() {
    let mut bank = transfer_on_its_way(workers());
    send(&mut bank, 5, deposit(alice(), 1));
    send(&mut bank, 6, deposit(alice(), 1));
    assert_eq!(bank.round(now()), Ok(3), "two deposits and the transfer; its command comes in the next round");
    assert_eq!(bank.round(now()), Ok(1));
}

#[test]
fn running_until_quiet_counts_what_it_handles_and_gives_up_in_the_end() {
    let handled = transfer_on_its_way(workers()).run_until_quiet(now(), 20);
    assert_eq!(handled, Ok(7), "six steps, and the last event, from which nothing follows");
    assert_eq!(transfer_on_its_way(workers()).run_until_quiet(now(), 7), Ok(7));
    let tired = transfer_on_its_way(workers()).run_until_quiet(now(), 6);
    assert_eq!(tired, Err(Halted::NotQuiet { rounds: 6 }));
}

/// Bob has as much as an account can have, so that nothing more goes in.
fn refund_on_its_way() -> Bank<Paper> {
    let mut bank = transfer_on_its_way(workers());
    let all = account::Command::Deposit { account_id: bob(), amount: Money::MAX, transfer_id: None };
    send(&mut bank, 5, all);
    bank
}

#[test]
fn the_longest_way_of_a_transfer_has_eight_steps() {
    let mut bank = refund_on_its_way();
    for _ in 1..ROUNDS_TO_END {
        assert_ne!(bank.round(now()), Ok(0));
        assert_ne!(status(&bank), "refunded");
    }
    assert_ne!(bank.round(now()), Ok(0));
    assert_eq!((ROUNDS_TO_END, status(&bank)), (8, "refunded"));
}

#[test]
fn a_refund_is_asked_for_in_the_commit_that_starts_it_and_never_again() {
    let mut bank = refund_on_its_way();
    (0..6).for_each(|_| drop(bank.round(now())));
    let last: Vec<_> = bank.writer().commits.last().expect("written").messages.iter().collect();
    let types: Vec<_> = last.iter().map(|message| message.payload.as_ref().expect("readable").type_name()).collect();
    assert_eq!(types, ["TransferRefundStarted", "Deposit"]);
    let (started, asked) = (last[0], last[1]);
    assert_eq!((asked.causation_id, asked.correlation_id), (started.id, started.correlation_id));
    let hearing = waiting(TRANSFER_EVENTS, started.position.get());
    assert_eq!(bank.handle(&hearing, now()), Ok(Handled::Done(vec![])), "it was asked for before");
}

#[test]
fn a_refund_that_nobody_was_asked_for_yet_is_asked_for_when_its_start_is_heard() {
    // So it is in logs from before the two were written at once, and after a person tried a stuck refund again.
    let mut bank = refund_on_its_way();
    (0..5).for_each(|_| drop(bank.round(now())));
    let rejected = bank.next().expect("the refusal waits");
    let mut appends = bank.preview(&rejected, now()).expect("it can be handled");
    let asked = appends.pop().expect("the command").messages;
    let started = bank.append(Draft { appends, progress: None }).expect("written").positions().to_vec();
    let heard = bank.handle(&waiting(TRANSFER_EVENTS, started[0].get()), now());
    let head = bank.log().get(bank.log().head()).expect("written");
    assert_eq!((heard, head.id), (Ok(Handled::Done(vec![head.position])), asked[0].id), "under the same id");
}

#[test]
fn a_preview_writes_nothing() {
    let bank = transfer_on_its_way(workers());
    let appends = bank.preview(&waiting(TRANSFER_EVENTS, 4), now()).expect("it can be handled");
    assert_eq!(appends.len(), 1);
    assert_eq!((bank.log().head(), bank.writer().commits.len()), (Position::new(4), 4));
    assert_eq!(bank.preview(&waiting(TRANSFER_EVENTS, 9), now()), Ok(vec![]), "no such message");
    assert_eq!(bank.preview(&waiting(SubscriptionName::new("nobody"), 4), now()), Ok(vec![]));
}

#[test]
fn a_delivery_again_moves_no_checkpoint_and_adds_nothing_twice() {
    let mut bank = transfer_on_its_way(workers());
    let first = waiting(TRANSFER_EVENTS, 4);
    assert_eq!(bank.deliver_again(&first, now()), Ok(Handled::Done(vec![Position::new(5)])), "it was not handled yet");
    assert_eq!(bank.deliver_again(&first, now()), Ok(Handled::Done(vec![])));
    assert_eq!(bank.next(), Some(first), "and its turn comes all the same");
}

#[test]
fn storage_that_refuses_halts_the_executor_and_the_message_still_waits() {
    let mut bank = transfer_on_its_way(workers());
    bank.writer_mut().is_full = true;
    let first = waiting(TRANSFER_EVENTS, 4);
    let halted = Halted::NotWritten(WriteError::Full);
    assert_eq!(bank.handle(&first, now()), Err(halted.clone()));
    assert_eq!(bank.round(now()), Err(halted.clone()));
    assert_eq!(bank.deliver_again(&first, now()), Err(halted));
    assert_eq!(bank.next(), Some(first));
    bank.writer_mut().is_full = false;
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!(status(&bank), "finished");
}

#[test]
fn a_worker_that_begins_now_does_not_read_what_was_before() {
    let mut old = transfer_on_its_way(workers());
    old.run_until_quiet(now(), 20).expect("quiet");
    let mut late = workers();
    late.iter_mut().for_each(|worker| worker.subscription.start = Start::Now);
    late.iter_mut().for_each(|worker| worker.subscription.name = SubscriptionName::new("late"));
    let bank = Bank::with_workers(old.log().clone(), KeepNothing, late);
    assert_eq!(bank.next(), None);
}
