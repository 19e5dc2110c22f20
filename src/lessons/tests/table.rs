//! The steps of all solutions as a table, which the flows in a browser take by the keyboard. It is written from the course
//! and compared with it here, so that the two can't differ.

use crate::lessons::{COURSE, Lesson, Order, Step};
use serde_json::{Value, json};

/// Where the flows find it.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/lib/course.json");

#[test]
fn the_flows_in_a_browser_take_the_steps_of_the_course() {
    let lessons: Vec<Value> = COURSE.iter().map(|lesson| row(lesson)).collect();
    let table = serde_json::to_string_pretty(&lessons).expect("JSON") + "\n";
    if std::env::var_os("BANK_WRITE_COURSE").is_some() {
        std::fs::write(FILE, &table).expect("written");
    }
    let kept = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(kept == table, "course.json is not what the course says; run this test with BANK_WRITE_COURSE=1");
}

fn row(lesson: &Lesson) -> Value {
    json!({
        "number": lesson.number,
        "title": lesson.title,
        "cards": lesson.cards.iter().map(|card| card.title).collect::<Vec<_>>(),
        "goal": lesson.goal.iter().map(|clause| clause.asks).collect::<Vec<_>>(),
        "steps": lesson.solution.iter().map(step).collect::<Vec<_>>(),
    })
}

fn step(step: &Step) -> Value {
    match step {
        Step::Send(order) => send(*order),
        Step::HandleOne => json!(["handle one"]),
        Step::Round => json!(["round"]),
        Step::UntilQuiet => json!(["until quiet"]),
        Step::Look(position) => json!(["look", position]),
        Step::Live => json!(["live"]),
        Step::Turn(page) => json!(["turn", crate::view::tab::page(*page)]),
        Step::Only(type_name) => json!(["only", type_name]),
        Step::Mark => json!(["mark"]),
        Step::Explain(number) => json!(["explain", number]),
        Step::Source => json!(["source"]),
        Step::LeaveOut(position) => json!(["leave out", position]),
        Step::Reload => json!(["reload"]),
        Step::Bench(act) => json!(["bench", act.label()]),
    }
}

fn send(order: Order) -> Value {
    match order {
        Order::Open(number) => json!(["open", number]),
        Order::OpenUnlimited(number) => json!(["open", number, "unlimited"]),
        Order::Deposit(number, units) => json!(["deposit", number, units]),
        Order::Withdraw(number, units) => json!(["withdraw", number, units]),
        Order::Transfer(from, to, units) => json!(["transfer", from, to, units]),
        Order::Limit(number, units) => json!(["limit", number, units]),
        Order::Close(number) => json!(["close", number]),
        Order::Reopen(number) => json!(["reopen", number]),
    }
}
