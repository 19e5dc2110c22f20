//! Properties: what holds whatever happens, tried with whatever happens.
//!
//! `values`, `codec` and `kernel` are about the parts, `stories` and `folds` about the whole bank after any sequence of
//! commands, deliveries and faults, up to 200 long, and `files` about its log as a file. Faults and the checks after every step are those of the simulation.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]
#![allow(unreachable_pub, reason = "modules of a test")]

#[path = "properties/any.rs"]
mod any;
#[path = "properties/codec.rs"]
mod codec;
#[path = "properties/files.rs"]
mod files;
#[path = "properties/folds.rs"]
mod folds;
#[path = "properties/kernel.rs"]
mod kernel;
mod simulation;
#[path = "properties/stories.rs"]
mod stories;
#[path = "properties/values.rs"]
mod values;

use proptest::test_runner::Config;

/// How many cases a property is tried with; `PROPTEST_CASES` says otherwise. A failure is printed and not written down,
/// so that a test run leaves no file behind.
fn config(cases: u32) -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(cases);
    Config { cases, failure_persistence: None, ..Config::default() }
}
