//! What the browser says when this page may have missed something.
//!
//! A tab that is frozen or hidden in the back-forward cache gets no `storage` events. So whenever it comes back, in
//! whatever way the browser calls it, the session looks again.

use crate::session::Session;
use gloo_events::EventListener;
use web_sys::EventTarget;

/// Events of the window after which there may be news.
const OF_WINDOW: [&str; 3] = ["storage", "pageshow", "focus"];
/// Events of the document after which there may be news.
const OF_DOCUMENT: [&str; 2] = ["visibilitychange", "resume"];

/// Lets a session look again after each of these events, for as long as the page lives.
pub fn listen(session: &Session) {
    let Some(window) = web_sys::window() else { return };
    listen_to(&window, &OF_WINDOW, session);
    if let Some(document) = window.document() {
        listen_to(&document, &OF_DOCUMENT, session);
    }
}

fn listen_to(target: &EventTarget, events: &[&'static str], session: &Session) {
    for event in events {
        let session = session.clone();
        EventListener::new(target, *event, move |_| session.look_again()).forget();
    }
}
