//! The simulation of the bank: seeds by the thousand, faults of every kind, and every invariant after every step.
//!
//! `cargo test` runs a share; `./scripts/simulate --seeds N [--seed S]` runs more. See `tests/simulation/`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

mod simulation;

use simulation::faults::Faults;
use simulation::simulate;
use std::ops::Range;

/// How many seeds `cargo test` runs: two or three seconds. `BANK_SHARE` says otherwise.
const SHARE: u64 = 1000;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a whole number"))
}

/// Runs seeds one after another, and adds up what happened.
fn run(seeds: Range<u64>) -> Faults {
    let mut faults = Faults::default();
    for seed in seeds {
        match simulate(seed) {
            Ok((_, happened)) => faults += happened,
            Err(failure) => panic!("{failure}"),
        }
    }
    faults
}

#[test]
fn no_fault_breaks_an_invariant_and_every_fault_happens() {
    let share = number("BANK_SHARE", SHARE);
    let faults = run(0..share);
    for (name, count) in faults.by_name() {
        assert!(count > 0, "{name} never happened in {share} seeds");
    }
}

#[test]
fn a_seed_gives_the_same_run_again() {
    for seed in 0..20 {
        let trace = |seed| simulate(seed).map(|(trace, _)| trace).map_err(|failure| failure.to_string());
        assert_eq!(trace(seed), trace(seed), "seed {seed}");
        assert_ne!(trace(seed), trace(seed + 1), "seeds {seed} and the next");
    }
}

#[test]
fn two_hundred_seeds_leave_the_trace_that_they_leave_in_wasm() {
    assert_eq!(simulation::trace_of_200_seeds(), simulation::TRACE_OF_200_SEEDS);
}

/// The share of one thread: every so-many-th seed from a first one.
fn share(first: u64, count: u64, threads: u64, thread: u64) -> (u64, Faults) {
    let seeds = (first..first + count).filter(|seed| seed % threads == thread);
    seeds.fold((0, Faults::default()), |(count, mut faults), seed| {
        faults += run(seed..seed + 1);
        (count + 1, faults)
    })
}

#[test]
#[ignore = "run by ./scripts/simulate, which says how many seeds"]
fn many_seeds() {
    let (first, count) = (number("BANK_SEED", 0), number("BANK_SEEDS", SHARE));
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    let start = std::time::Instant::now();
    let shares: Vec<_> =
        (0..threads).map(|thread| std::thread::spawn(move || share(first, count, threads, thread))).collect();
    let mut faults = Faults::default();
    let mut seeds = 0;
    for handle in shares {
        let (count, happened) = handle.join().expect("no invariant breaks");
        seeds += count;
        faults += happened;
    }
    for (name, count) in faults.by_name() {
        println!("{name:24} {count:>10}");
    }
    println!("{seeds} seeds from {first} on {threads} threads in {} s", start.elapsed().as_secs());
}
