//! The figures of [`throughput`](../throughput.rs) as Wasm in a browser. Run by `./scripts/throughput --wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a measurement that can not go on should stop at once")]

mod figures;

use event_sourced_bank::bank::Timeline;
use figures::Bench;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn figures_of_the_core() {
    let bench =
        Bench { clock: microseconds, print: |line| console_log!("{line}"), pause: || Box::pin(TimeoutFuture::new(0)) };
    let bank = bench.core(100_000).await;
    let mut timeline = Timeline::default();
    timeline.catch_up(bank.log());
    bench.seek(&timeline, bank.log());
    bench.journal(10_000).await;
    bench.journal(100_000).await;
}

/// The browser's clock; it counts in steps of up to 100 microseconds.
fn microseconds() -> f64 {
    let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).expect("a browser has it");
    let now = js_sys::Reflect::get(&performance, &"now".into()).expect("a browser has it");
    let now: js_sys::Function = now.into();
    now.call0(&performance).expect("it tells the time").as_f64().expect("a number") * 1e3
}
