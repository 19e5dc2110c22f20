//! Figures of the core on this machine: commands and replayed messages a second, the cost of a seek in a log of 100,000
//! messages, and the memory that the timeline takes beyond the messages. Run by `./scripts/throughput`.
//!
//! These are figures to look at, not tests: a test that depends on how busy a machine is fails for no reason.

#![allow(clippy::expect_used, reason = "a measurement that can not go on should stop at once")]
#![allow(unsafe_code, reason = "an allocator that counts is unsafe by its signature; it hands everything on")]

mod figures;

use event_sourced_bank::bank::Timeline;
use figures::Bench;
use std::alloc::{GlobalAlloc, Layout, System};
use std::pin::pin;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Instant;

/// How many messages the log has in the end.
const MESSAGES: u64 = 100_000;
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

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

fn main() {
    let bench = Bench {
        clock: || START.elapsed().as_secs_f64() * 1e6,
        print: |line| println!("{line}"),
        pause: || Box::pin(std::future::ready(())),
    };
    let bank = at_once(bench.core(MESSAGES));
    let log = bank.log();
    let head = log.head().get();

    let held = HELD.load(Ordering::Relaxed);
    let copy = log.clone();
    bench.row("bytes a message in the log, with its indexes", (HELD.load(Ordering::Relaxed) - held) as u64 / head);
    drop(copy);

    let held = HELD.load(Ordering::Relaxed);
    let mut timeline = Timeline::default();
    timeline.catch_up(log);
    bench.row("bytes a message in the timeline, beyond the log", (HELD.load(Ordering::Relaxed) - held) as u64 / head);
    bench.seek(&timeline, log);
    at_once(bench.journal(10_000));
    at_once(bench.journal(MESSAGES));
}

/// The result of something that never waits.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("it waits for nothing"),
    }
}
