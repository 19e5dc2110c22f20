//! What must hold in a browser as well: the library compiled to Wasm, in a headless Chromium.
#![cfg(target_arch = "wasm32")]

mod simulation;

use event_sourced_bank::domain::Money;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

// Without this line the whole suite is skipped, in silence.
wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn money_is_what_it_is_everywhere() {
    assert_eq!(Money::from_minor(1_050).map(Money::minor), Ok(1_050));
    assert!(Money::from_minor(i64::MAX).is_err());
}

#[wasm_bindgen_test]
fn two_hundred_seeds_leave_the_trace_that_they_leave_natively() {
    assert_eq!(simulation::trace_of_200_seeds(), simulation::TRACE_OF_200_SEEDS);
}
