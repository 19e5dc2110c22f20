//! Deterministic simulation of the tabs of one bank, on a browser that behaves as it was measured: each tab sees the
//! storage through a cache that lags, the disk trails, tabs are killed, frozen and robbed of the lock, letters are lost,
//! storage fails, the clock goes back. All of it is decided by one number, the seed.
//!
//! Read the files in this order: [`action`] and [`script`] say what happens; [`runner`] and [`schedule`] make it happen
//! to real sessions; [`promises`] remembers what the bank told people; [`verdict`] says, whenever everything has come to
//! rest, whether that is true; [`faults`] lists what must happen at least once; [`tampering`] plants mistakes.

#![allow(unreachable_pub, missing_docs, reason = "modules of a test")]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

pub mod action;
pub mod faults;
pub mod promises;
#[path = "../simulation/random.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
pub mod random;
pub mod runner;
pub mod schedule;
pub mod script;
#[path = "../simulation/shrink.rs"]
pub mod shrink;
pub mod tampering;
#[path = "../simulation/trace.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
pub mod trace;
pub mod verdict;

use action::Action;
use faults::Happened;
use runner::Run;
use std::fmt;
use std::rc::Rc;
use tampering::{Honest, Tampering};
use verdict::Broken;

/// A seed under which a rule breaks, with the shortest script that shows it.
#[derive(Debug)]
pub struct Failure {
    pub seed: u64,
    pub script: Vec<Action>,
    pub broken: Broken,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {} breaks {}", self.seed, self.broken)?;
        writeln!(f, "the shortest script that breaks it ({} actions):", self.script.len())?;
        self.script.iter().try_for_each(|action| writeln!(f, "  {action:?}"))?;
        write!(f, "again: ./scripts/simulate --tabs --seeds 1 --seed {}", self.seed)
    }
}

/// Runs the script of a seed on sessions as they are.
pub fn simulate(seed: u64) -> Result<(u64, Happened), Box<Failure>> {
    simulate_with(&(Rc::new(Honest) as Rc<dyn Tampering>), seed)
}

/// Runs the script of a seed on sessions whose ports somebody tampers with.
pub fn simulate_with(tampering: &Rc<dyn Tampering>, seed: u64) -> Result<(u64, Happened), Box<Failure>> {
    let script = script::script(seed);
    run(tampering, &script).map_err(|broken| {
        let (script, broken) = shrink::shrink(script, broken, |shorter| run(tampering, shorter).err());
        Box::new(Failure { seed, script, broken })
    })
}

/// Runs a script from an empty browser to its end, and lets everything come to rest.
pub fn run(tampering: &Rc<dyn Tampering>, script: &[Action]) -> Result<(u64, Happened), Broken> {
    let mut run =
        Run::new(Rc::clone(tampering), !script.contains(&Action::HaveNoLocks), script.contains(&Action::SealSoon));
    script.iter().try_for_each(|action| run.act(*action))?;
    run.rest(script.len() as u64)?;
    Ok((run.trace(), run.happened()))
}
