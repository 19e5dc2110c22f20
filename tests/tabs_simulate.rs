//! The simulation of the tabs of one bank: seeds by the thousand, on a browser that behaves as it was measured.
//!
//! `cargo test` runs a share; `./scripts/simulate --tabs --seeds N [--seed S]` runs more. See `tests/tabs_simulation/`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]
#![allow(unreachable_pub, reason = "modules of a test")]

#[path = "support/browser/mod.rs"]
mod browser;
mod tabs_simulation;

use std::ops::Range;
use std::rc::Rc;
use tabs_simulation::faults::{ALL, Happened, add};
use tabs_simulation::tampering::{self, Tampering};
use tabs_simulation::verdict::{Broken, Rule};
use tabs_simulation::{script, simulate};

/// How many seeds `cargo test` runs. `BANK_SHARE` says otherwise.
const SHARE: u64 = 300;
/// Within how many seeds a planted mistake must be found.
const SEEDS: u64 = 3000;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a whole number"))
}

/// Runs seeds one after another, and adds up what happened.
fn run(seeds: Range<u64>) -> Happened {
    let mut all = Happened::new();
    for seed in seeds {
        match simulate(seed) {
            Ok((_, happened)) => add(&mut all, &happened),
            Err(failure) => panic!("{failure}"),
        }
    }
    all
}

#[test]
fn no_acknowledged_command_is_lost_or_doubled_and_every_fault_happens() {
    let share = number("BANK_SHARE", SHARE);
    let happened = run(0..share);
    for name in ALL {
        assert!(happened.contains_key(name), "{name} never happened in {share} seeds");
    }
    for name in happened.keys() {
        assert!(ALL.contains(name), "{name} is counted and not in the list");
    }
}

#[test]
fn a_seed_gives_the_same_run_again() {
    for seed in 0..10 {
        let trace = |seed| simulate(seed).map(|(trace, _)| trace).map_err(|failure| failure.to_string());
        assert_eq!(trace(seed), trace(seed), "seed {seed}");
        assert_ne!(trace(seed), trace(seed + 1), "seeds {seed} and the next");
    }
}

/// The first seed under which one of these rules breaks, and how.
fn find(tampering: &Rc<dyn Tampering>, rules: &[Rule]) -> Option<(u64, Broken)> {
    let broken = |seed| tabs_simulation::run(tampering, &script::script(seed)).err();
    (0..SEEDS).find_map(|seed| Some((seed, broken(seed).filter(|broken| rules.contains(&broken.rule))?)))
}

#[test]
fn with_the_fence_off_or_another_precaution_missing_it_fails() {
    use Rule::{AcknowledgedIsKept, NoTabIsBarred, TabsAgree, TabsComeToRest};
    let planted: [(&str, Rc<dyn Tampering>, &[Rule]); 5] = [
        ("the fence is off", Rc::new(tampering::FenceIsOff), &[AcknowledgedIsKept, TabsAgree]),
        ("nobody settles", Rc::new(tampering::NobodySettles), &[AcknowledgedIsKept]),
        // The command is taken anew each time that it is asked for, without end.
        ("ids are forgotten", Rc::<tampering::IdsAreForgotten>::default(), &[TabsComeToRest]),
        ("a write is done later", Rc::new(tampering::WrittenLater), &[AcknowledgedIsKept, NoTabIsBarred]),
        ("two writers have one epoch", Rc::new(tampering::TabsAreOne), &[AcknowledgedIsKept, NoTabIsBarred]),
    ];
    for (mistake, tampering, rules) in planted {
        let found = find(&tampering, rules);
        let (seed, broken) = found.unwrap_or_else(|| panic!("{mistake}: not found in {SEEDS} seeds"));
        println!("{mistake}: seed {seed}, {broken}");
    }
}

/// The share of one thread: every so-many-th seed from a first one.
fn share(first: u64, count: u64, threads: u64, thread: u64) -> (u64, Happened) {
    let seeds = (first..first + count).filter(|seed| seed % threads == thread);
    seeds.fold((0, Happened::new()), |(count, mut happened), seed| {
        add(&mut happened, &run(seed..seed + 1));
        (count + 1, happened)
    })
}

#[test]
#[ignore = "run by ./scripts/simulate --tabs, which says how many seeds"]
fn many_seeds() {
    let (first, count) = (number("BANK_SEED", 0), number("BANK_SEEDS", SHARE));
    let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    let start = std::time::Instant::now();
    let shares: Vec<_> =
        (0..threads).map(|thread| std::thread::spawn(move || share(first, count, threads, thread))).collect();
    let mut happened = Happened::new();
    let mut seeds = 0;
    for handle in shares {
        let (count, more) = handle.join().expect("no rule breaks");
        seeds += count;
        add(&mut happened, &more);
    }
    for (name, count) in &happened {
        println!("{name:40} {count:>10}");
    }
    println!("{seeds} seeds from {first} on {threads} threads in {} s", start.elapsed().as_secs());
}
