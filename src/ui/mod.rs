//! The screen, in Leptos: it shows and sends, and never decides.
//!
//! Read [`desk`] first: it is all that a component knows of the bank. Then [`root`] and [`app`], and from there a folder
//! for each part: [`bank`] (accounts, transfers, totals, executor), [`form`] (typed text to commands), [`timeline`] (the
//! cursor and the log), [`what_if`] (another course of things), [`machinery`] (executor, streams, subscriptions), [`practice`]
//! (copies in which faults act), [`api`] (the REST API, to be tried out), [`lessons`] (the course), [`storage`] (banks side by side, export and import). [`glossary`] has the words that lead to what they mean. What can be
//! said without an element stands in [`view`](crate::view).
//!
//! There are few signals: that the bank changed, the address with the cursor, and what a person types. Everything else
//! is derived. An effect only moves focus, scrolls, keeps a timer or writes the address.

pub mod api;
pub mod app;
pub mod axis;
pub mod bank;
pub mod banner;
pub mod copy;
pub mod desk;
pub mod dispatcher;
pub mod display;
mod focus;
pub mod form;
pub mod glossary;
pub mod header;
mod kept;
pub mod lessons;
pub mod location;
pub mod machinery;
pub mod modal;
pub mod panic;
pub mod practice;
pub mod rescue;
pub mod root;
pub mod storage;
pub mod theme;
pub mod timeline;
pub mod what_if;

use crate::session::{Session, Workspace};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use root::{Opener, Root};
use std::rc::Rc;
use std::time::Duration;
use web_sys::HtmlElement;

/// Where the page keeps a place for the screen.
const PLACE: &str = "app";

/// Puts the screen on the page and tells the page that it is there. `open` opens the bank of a workspace.
pub fn mount(open: impl Fn(Workspace) -> Session + 'static) {
    mark("bank-opening");
    let open: Opener = Rc::new(open);
    let place = document().get_element_by_id(PLACE).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    match place {
        Some(place) => leptos::mount::mount_to(place, move || view! { <Root open /> }).forget(),
        None => leptos::mount::mount_to_body(move || view! { <Root open /> }),
    }
    panic::tell("bank-started", "");
    // The frame is painted behind this one.
    request_animation_frame(|| set_timeout(|| mark("bank-shown"), Duration::ZERO));
}

/// Marks a moment for whoever measures the page, in the browser's own tools or with `scripts/bench`.
fn mark(moment: &str) {
    // A browser without this has no marks, and nothing else is amiss.
    let _ = window().performance().map(|performance| performance.mark(moment));
}
