//! Planted bugs: known mistakes of event-sourced systems, put in one at a time. The simulation must find each, or it
//! proves nothing about the bank without them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]
#![allow(unreachable_pub, reason = "modules of a test")]

#[path = "planted/forging.rs"]
mod forging;
#[path = "planted/handling.rs"]
mod handling;
#[path = "planted/sending.rs"]
mod sending;
mod simulation;
#[path = "planted/storing.rs"]
mod storing;

use simulation::invariant::Invariant::{self, *};
use simulation::practice::{Practice, Sound};
use simulation::script::script;
use std::rc::Rc;

/// Within how many seeds a mistake must be found.
const SEEDS: u64 = 2000;

/// A mistake, ready to be made, and the invariant that it breaks first.
type Planted = (&'static str, Rc<dyn Practice>, Invariant);

fn planted() -> Vec<Planted> {
    vec![
        ("a message that comes again is handled again", Rc::new(handling::new_ids_each_time()), AgainAddsNothing),
        ("a refund is not recorded", Rc::new(handling::refund_is_not_recorded()), TransfersEnd),
        ("a refund exists in name only", Rc::new(handling::refund_in_name_only()), TransfersTakeOneWay),
        ("an end is no end", Rc::new(handling::ends_are_no_ends()), AgainAddsNothing),
        ("a deposit goes to the wrong side", Rc::new(handling::deposit_on_the_wrong_side()), TransfersTakeOneWay),
        ("a refusal is not recorded", Rc::new(handling::refusals_are_not_recorded()), AgainAddsNothing),
        ("a category is matched by its beginning", Rc::new(handling::WildcardCategory), TransfersTakeOneWay),
        ("what is parked is thrown away", Rc::new(handling::ParkedIsThrownAway), TransfersEnd),
        ("a negative amount is taken", Rc::new(sending::negative_amounts()), RulesDecide),
        ("a transfer goes to an unknown account", Rc::new(sending::transfers_to_nowhere()), RulesDecide),
        ("an account closes with money on the way", Rc::new(sending::closing_too_early()), RulesDecide),
        ("a number is given twice", Rc::new(sending::numbers_are_given_twice()), RulesDecide),
        ("an expected version is ignored", Rc::new(sending::expected_versions_are_ignored()), ConflictsAreTold),
        ("a command's id is ignored", Rc::<sending::IdsAreIgnored>::default(), AgainAddsNothing),
        ("a stale read model decides", Rc::<sending::StaleDecisions>::default(), RulesDecide),
        ("looking at the past acts", Rc::new(sending::LookingActs), LookingChangesNothing),
        ("a write is called done before it is", Rc::new(storing::WrittenLater), WrittenIsKept),
        ("the checkpoint is written before the messages", Rc::new(storing::CheckpointFirst), TransfersEnd),
        ("rules run while loading", Rc::new(storing::RulesWhileLoading), WrittenIsKept),
        ("the clock orders the log", Rc::new(storing::OrderOfTheClock), WrittenIsKept),
    ]
}

/// The first seed under which something breaks, and what.
fn find(practice: &Rc<dyn Practice>) -> Option<(u64, simulation::invariant::Broken)> {
    (0..SEEDS).find_map(|seed| Some((seed, simulation::run(practice, &script(seed)).err()?)))
}

#[test]
fn the_simulation_finds_every_planted_mistake() {
    let mut wrong = Vec::new();
    for (mistake, practice, invariant) in planted() {
        match find(&practice) {
            None => wrong.push(format!("{mistake}: not found")),
            Some((seed, broken)) => {
                println!("{mistake}: seed {seed}, {broken}");
                if broken.invariant != invariant {
                    wrong.push(format!("{mistake}: {invariant:?} should break first, and not {broken}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_a_mistake_it_finds_nothing() {
    let sound: Rc<dyn Practice> = Rc::new(Sound);
    for seed in 0..SEEDS / 10 {
        assert_eq!(simulation::run(&sound, &script(seed)).err(), None, "seed {seed}");
    }
}

#[test]
fn a_bank_that_forgets_its_checkpoints_loses_time_and_nothing_else() {
    let forgetful: Rc<dyn Practice> = Rc::new(storing::CheckpointsAreForgotten);
    for seed in 0..SEEDS / 10 {
        assert_eq!(simulation::run(&forgetful, &script(seed)).err(), None, "seed {seed}");
    }
}

#[test]
fn a_failure_is_cut_short() {
    let practice: Rc<dyn Practice> = Rc::new(sending::negative_amounts());
    let failure = (0..SEEDS).find_map(|seed| simulation::simulate_with(&practice, seed).err()).expect("found");
    assert_eq!(failure.script.len(), 2, "one opens an account, one puts less than nothing in: {failure}");
}
