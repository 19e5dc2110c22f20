//! The events and the chosen one: the log as it is, whatever page it stands on.

use super::bookmarks::MarkList;
use super::card::EventCard;
use super::filter::FilterBar;
use super::keyboard::Keyboard;
use super::rows::Rows;
use super::source::Source;
use super::table::EventTable;
use crate::ui::desk::use_desk;
use crate::view::text;
use leptos::prelude::*;

/// The table of events with the card of the one at the cursor, and the Rust behind that one.
#[component]
pub fn Events(
    /// The rows of the table.
    rows: Rows,
    /// Whether the filter stands above it.
    is_filtered: bool,
) -> impl IntoView {
    let (desk, keyboard) = (use_desk(), Keyboard::of(Some(rows)));
    let is_new = Memo::new(move |_| desk.place().1.get() == 0);
    let is_empty = Memo::new(move |_| rows.count() == 0);
    let nothing = move || if is_new.get() { text::NO_EVENT } else { text::NOTHING_FOUND };
    view! {
        <section class="events" aria-labelledby="events" on:keydown=move |event| keyboard.on_key(&event)>
            <div class="panel log">
                <h2 id="events">{text::EVENTS}</h2>
                {is_filtered.then(|| view! { <MarkList /> <FilterBar rows /> })}
                <Show when=move || !is_empty.get() fallback=move || view! { <p class="empty">{nothing}</p> }>
                    <EventTable rows />
                </Show>
            </div>
            <EventCard />
            <Source />
        </section>
    }
}
