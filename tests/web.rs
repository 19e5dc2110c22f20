//! What must hold in a browser as well: the same scenarios as natively, the log as text, and a page that shows the bank.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test that can not go on should stop at once")]

#[path = "main_job.rs"]
mod main_job;
mod simulation;

use event_sourced_bank::bank::{Bank, Payload, Request};
use event_sourced_bank::browser::{BrowserClock, BrowserIds, BrowserStorage};
use event_sourced_bank::domain::account::example::{alice, bob, create, deposit};
use event_sourced_bank::domain::transfer::example::initiate;
use event_sourced_bank::event_sourcing::{Log, Position, Timestamp, envelope};
use event_sourced_bank::journal::{Epoch, Found, Journal, KeyValue, Thresholds, Workspace};
use event_sourced_bank::session::Session;
use event_sourced_bank::session::ports::{Clock, Ids};
use event_sourced_bank::ui;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use main_job::support::Desk;
use std::collections::BTreeSet;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlFormElement, HtmlInputElement};

// Without this line the whole suite is skipped, in silence.
wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_message_comes_back_from_its_text() {
    let desk =
        Desk::after([create(alice()).into(), create(bob()).into(), deposit(alice(), 9).into(), initiate(5).into()]);
    assert_eq!(desk.bank.log().head(), Position::new(10));
    for message in desk.bank.log().all(Position::ZERO) {
        let text = envelope::write(message).expect("written");
        assert_eq!(envelope::read::<Payload>(&text).as_ref(), Ok(message), "{text}");
    }
}

#[wasm_bindgen_test]
fn the_browser_makes_new_ids_and_tells_a_time_of_our_days() {
    let now = BrowserClock.now();
    assert!(now > Timestamp::parse("2025-01-01T00:00:00.000Z").expect("a time"), "{now}");
    let ids: BTreeSet<_> = (0..1_000).map(|_| BrowserIds.new_id(now)).collect();
    assert_eq!(ids.len(), 1_000);
}

/// Types into a field and lets the page know, as a browser does.
fn type_into(field: &HtmlInputElement, text: &str) {
    field.set_value(text);
    field.dispatch_event(&web_sys::Event::new("input").expect("an event")).expect("dispatched");
}

#[wasm_bindgen_test]
async fn an_account_opened_on_the_page_is_in_the_log_and_on_the_page() {
    let session = Session::in_memory(BrowserClock, BrowserIds);
    let shown = session.clone();
    ui::mount(move |_| shown.clone());
    let find = |selector: &str| document().query_selector(selector).expect("a selector").expect("on the page");
    let form: HtmlFormElement = find("form[aria-label='Open account']").unchecked_into();
    let number: HtmlInputElement = find("form[aria-label='Open account'] input").unchecked_into();
    type_into(&number, "A-1");
    form.request_submit().expect("submitted");
    assert_eq!(session.bank().log().head(), Position::new(1));
    // What is shown follows in the next turn of the browser's loop.
    gloo_timers::future::TimeoutFuture::new(0).await;
    assert_eq!(find("article h3").text_content().as_deref(), Some("A-1"));
}

/// Opens the bank that lies in the browser's localStorage, with segments after a few commits.
fn open_stored(workspace: &Workspace) -> Bank<Journal<BrowserStorage>> {
    let mut log = Log::default();
    let storage = BrowserStorage::find().expect("the browser has storage");
    let mut journal = Journal::new(storage, workspace.clone()).sealing_at(Thresholds { open: 8, pack: 4 });
    let reading = journal.read_on(&mut |commit| log.push(commit)).expect("it can be read");
    assert_eq!((reading.found, reading.set_aside), (Found::Whole, vec![]));
    journal.start_writing(Epoch::ZERO).expect("it may write");
    Bank::new(log, journal)
}

#[wasm_bindgen_test]
fn a_log_in_local_storage_is_packed_and_comes_back() {
    let workspace = Workspace::parse("web-test").expect("a name");
    let storage = BrowserStorage::find().expect("the browser has storage");
    let keys = || storage.keys(&workspace.prefix()).expect("it can be read");
    let clear = || keys().iter().for_each(|key| storage.remove(key).expect("it can be changed"));
    clear();
    let before = storage.used().expect("it can be counted");
    let mut bank = open_stored(&workspace);
    for number in 0..30 {
        let command = if number == 0 { create(alice()) } else { deposit(alice(), number) };
        let now = BrowserClock.now();
        bank.execute(&Request::new(BrowserIds.new_id(now), now, command)).expect("taken");
        bank.writer_mut().remove_packed().expect("it can be changed");
    }
    let segments = keys().iter().filter(|key| key.contains("..")).count();
    assert!(segments >= 5 && keys().len() < 30, "{:?}", keys());
    let characters =
        |key: &String| storage.get(key).expect("it can be read").map_or(0, |text| text.encode_utf16().count());
    let counted: usize = keys().iter().map(|key| key.len() + characters(key)).sum();
    assert_eq!(storage.used().expect("it can be counted") - before, counted);
    let mut again = open_stored(&workspace);
    let messages = |bank: &Bank<_>| bank.log().all(Position::ZERO).cloned().collect::<Vec<_>>();
    assert_eq!(messages(&again), messages(&bank));
    while again.writer().verified().done < segments {
        assert_eq!(again.writer_mut().verify_next(), Ok(None));
    }
    clear();
}

#[wasm_bindgen_test]
fn two_hundred_seeds_leave_the_trace_that_they_leave_natively() {
    assert_eq!(simulation::trace_of_200_seeds(), simulation::TRACE_OF_200_SEEDS);
}
