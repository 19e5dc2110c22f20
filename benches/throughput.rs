//! Figures of the core on this machine: commands and replayed messages a second, the cost of a seek in a log of 100,000
//! messages, and the memory that the timeline takes beyond the messages. Run by `./scripts/throughput`.
//!
//! These are figures to look at, not tests: a test that depends on how busy a machine is fails for no reason.

#![allow(clippy::expect_used, reason = "a measurement that can not go on should stop at once")]
#![allow(unsafe_code, reason = "an allocator that counts is unsafe by its signature; it hands everything on")]

use event_sourced_bank::bank::projections::ReadModels;
use event_sourced_bank::bank::{Bank, Command, Payload, Request, Timeline};
use event_sourced_bank::domain::account::{self, AccountNumber, OverdraftLimit};
use event_sourced_bank::domain::{AccountId, Money, TransferId, transfer};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Log, MessageId, Position, Projected, Timestamp, envelope};
use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How many messages the log has in the end.
const MESSAGES: u64 = 100_000;
/// How many accounts move money.
const ACCOUNTS: u64 = 100;
/// How many positions are looked at.
const SEEKS: u64 = 2_000;

/// Hands everything on to the system's allocator and counts what is held.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged; only a number is kept beside it.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the promises of this very function.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the promises of this very function.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let (bank, commands, took) = busy_bank();
    let log = bank.log();
    let head = log.head().get();
    row("commands a second, with all that follows", per_second(commands, took));
    row("messages written a second, meanwhile", per_second(head, took));

    let start = Instant::now();
    black_box(Projected::<ReadModels>::rebuilt(log, log.head()));
    row("messages replayed a second, all read models", per_second(head, start.elapsed()));

    let lines: Vec<_> = log.all(Position::ZERO).map(|message| envelope::write(message).expect("written")).collect();
    let start = Instant::now();
    for line in &lines {
        black_box(envelope::read::<Payload>(line).expect("read"));
    }
    row("messages read from JSON a second", per_second(head, start.elapsed()));

    let held = HELD.load(Ordering::Relaxed);
    let copy = log.clone();
    let per_message = (HELD.load(Ordering::Relaxed) - held) as u64 / head;
    row("bytes a message in the log, with its indexes", per_message);
    drop(copy);

    let held = HELD.load(Ordering::Relaxed);
    let mut timeline = Timeline::default();
    timeline.catch_up(log);
    let per_message = (HELD.load(Ordering::Relaxed) - held) as u64 / head;
    row("bytes a message in the timeline, beyond the log", per_message);
    seek(&timeline, log);
}

/// A bank with as many messages, and how many commands it took how long.
fn busy_bank() -> (Bank<KeepNothing>, u64, Duration) {
    let mut bank = Bank::new(Log::default(), KeepNothing);
    let start = Instant::now();
    let mut number = 0;
    while bank.log().head().get() < MESSAGES {
        let now = Timestamp::from_unix_millis(1_795_600_800_000 + i64::try_from(number).expect("few"));
        let request = Request::new(MessageId::new(Uuid::from_u128(number.into())), now, command(number));
        bank.execute(&request).expect("taken");
        bank.run_until_quiet(now, 20).expect("quiet");
        number += 1;
    }
    (bank, number, start.elapsed())
}

/// Accounts first; then deposits, withdrawals and transfers in turn, spread over all accounts.
fn command(number: u64) -> Command {
    let account_id = |number: u64| AccountId::new(Uuid::from_u128(u128::from(number % ACCOUNTS) + 1));
    let amount = Money::from_minor(i64::try_from(number % 997).expect("small") + 1).expect("small");
    if number < ACCOUNTS {
        let account_number = AccountNumber::parse(&number.to_string()).expect("a number");
        let overdraft_limit = OverdraftLimit::Unlimited;
        let account_id = account_id(number);
        return account::Command::CreateAccount { account_id, account_number, overdraft_limit }.into();
    }
    match number % 3 {
        0 => account::Command::Deposit { account_id: account_id(number * 7), amount, transfer_id: None }.into(),
        1 => account::Command::Withdraw { account_id: account_id(number * 11), amount, transfer_id: None }.into(),
        _ => transfer::Command::InitiateTransfer {
            transfer_id: TransferId::new(Uuid::from_u128(number.into())),
            from_account_id: account_id(number),
            to_account_id: account_id(number + 1 + number % 13),
            amount,
        }
        .into(),
    }
}

/// Looks at positions all over the log.
fn seek(timeline: &Timeline, log: &Log<Payload>) {
    let mut times: Vec<_> = (0..SEEKS)
        .map(|number| {
            let position = Position::new(number * 48_271 % log.head().get() + 1);
            let start = Instant::now();
            black_box(timeline.at(log, position));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let microseconds = |index: usize| u64::try_from(times[index].as_micros()).expect("short");
    row("microseconds a seek, half are quicker", microseconds(times.len() / 2));
    row("microseconds a seek, 99 of 100 are quicker", microseconds(times.len() * 99 / 100));
}

fn per_second(count: u64, took: Duration) -> u64 {
    u64::try_from(u128::from(count) * 1_000_000 / took.as_micros().max(1)).expect("fits")
}

fn row(what: &str, figure: u64) {
    println!("{figure:>12}  {what}");
}
