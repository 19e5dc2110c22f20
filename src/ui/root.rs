//! The root: opens the bank that the page's address names, and another one when the address names another.

use super::app::App;
use super::display::Display;
use super::lessons::kept::Course;
use super::lessons::link::Offered;
use super::lessons::trainer::Presenter;
use super::location;
use super::storage::shelf::Shelf;
use super::storage::workshop::Workshop;
use crate::session::{Session, Workspace};
use leptos::ev::hashchange;
use leptos::prelude::*;
use std::rc::Rc;

/// Opens the bank of a workspace.
pub type Opener = Rc<dyn Fn(Workspace) -> Session>;

/// The screen of whichever bank the address names.
#[component]
pub fn Root(
    /// How a bank is opened.
    open: Opener,
) -> impl IntoView {
    let named = || location::named().map(|address| address.workspace);
    let session = RwSignal::new_local(open(named().unwrap_or_default()));
    let open = StoredValue::new_local(open);
    let shelf = Shelf::new();
    provide_context(shelf);
    provide_context(Workshop::new(shelf));
    provide_context(Display::as_kept());
    provide_context(Course::as_kept());
    provide_context(Presenter::as_kept());
    provide_context(Offered::at_the_address());
    let listener = window_event_listener(hashchange, move |_| {
        let here = session.get_untracked();
        let Some(named) = named().filter(|named| *named != here.workspace()) else { return };
        if here.lives_in_memory() {
            session.set(open.with_value(|open| open(named)));
        } else {
            // A new page lets go of the right to write, of the channel and of every listener of the old bank. A browser
            // that does not reload leaves the old bank on screen, and its own address comes back.
            let _ = window().location().reload();
        }
    });
    on_cleanup(move || listener.remove());
    move || view! { <App session=session.get() /> }
}
