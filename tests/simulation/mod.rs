//! Deterministic simulation: the real bank on a disk that fails, with workers that fail, clients that err, and a program
//! that dies at any write, all of it decided by one number, the seed.
//!
//! Read the files in this order: [`action`] and [`script`] say what happens; [`runner`], [`sending`], [`views`] and
//! [`reload`] make it happen to the real bank and check everything after each action; [`oracle`] knows what is right;
//! [`disk`], [`poison`] and [`practice`] are the faulty surroundings; [`shrink`] cuts a failure short; [`faults`] counts
//! what really happened, and [`trace`] tells two runs apart.
//!
//! Nothing here reads a clock or draws a random number, so a seed gives the same run on every machine and in Wasm.

#![allow(dead_code, unreachable_pub, missing_docs, reason = "each test file that includes this uses a part of it")]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

pub mod action;
pub mod clients;
pub mod disk;
pub mod faults;
pub mod invariant;
pub mod oracle;
pub mod poison;
pub mod practice;
pub mod random;
pub mod reload;
pub mod runner;
pub mod script;
pub mod sending;
pub mod shrink;
pub mod trace;
pub mod views;

use action::Action;
use faults::Faults;
use invariant::Broken;
use practice::{Practice, Sound};
use runner::Run;
use std::fmt;
use std::rc::Rc;

/// A seed under which an invariant breaks, with the shortest script that shows it.
#[derive(Debug)]
pub struct Failure {
    /// The seed.
    pub seed: u64,
    /// The shortest script that was found.
    pub script: Vec<Action>,
    /// What it breaks.
    pub broken: Broken,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "seed {} breaks {}", self.seed, self.broken)?;
        writeln!(f, "the shortest script that breaks it ({} actions):", self.script.len())?;
        self.script.iter().try_for_each(|action| writeln!(f, "  {action:?}"))?;
        write!(f, "again: ./scripts/simulate --seeds 1 --seed {}", self.seed)
    }
}

/// Runs the script of a seed against the bank as it is.
pub fn simulate(seed: u64) -> Result<(u64, Faults), Box<Failure>> {
    simulate_with(&(Rc::new(Sound) as Rc<dyn Practice>), seed)
}

/// Runs the script of a seed against a bank that is used in this way.
pub fn simulate_with(practice: &Rc<dyn Practice>, seed: u64) -> Result<(u64, Faults), Box<Failure>> {
    let script = script::script(seed);
    run(practice, &script).map_err(|broken| {
        let (script, broken) = shrink::shrink(script, broken, |shorter| run(practice, shorter).err());
        Box::new(Failure { seed, script, broken })
    })
}

/// Runs a script from an empty disk to its end and beyond, until everything has come to rest.
pub fn run(practice: &Rc<dyn Practice>, script: &[Action]) -> Result<(u64, Faults), Broken> {
    let mut run = Run::new(Rc::clone(practice));
    script.iter().try_for_each(|action| run.act(*action))?;
    // A point of the log that the script chooses, so that it is the same each time.
    let point = script.len() * 7 % (run.commits() + 1);
    run.ends_from(point)?;
    run.finish()?;
    Ok((run.trace(), run.faults()))
}

/// The trace of the first 200 seeds. It is the same natively and in Wasm, bit for bit; a change of what the bank writes
/// changes it, and then the new number belongs here.
pub const TRACE_OF_200_SEEDS: u64 = 0xa7a3_e0dd_976d_a1b0;

/// The traces of the first 200 seeds as one number.
pub fn trace_of_200_seeds() -> u64 {
    let mut all = trace::Trace::default();
    for seed in 0..200 {
        match simulate(seed) {
            Ok((trace, _)) => all.note_number(trace),
            Err(failure) => panic!("{failure}"),
        }
    }
    all.value()
}
