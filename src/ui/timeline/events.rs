//! The events and the chosen one: the log as it is, whatever page it stands on.

use super::card::EventCard;
use super::keyboard::on_key;
use super::player::use_player;
use super::table::EventTable;
use crate::ui::desk::use_desk;
use crate::view::text;
use leptos::prelude::*;

/// The table of events with the card of the one at the cursor.
#[component]
pub fn Events() -> impl IntoView {
    let (desk, player) = (use_desk(), use_player());
    let is_empty = Memo::new(move |_| desk.place().1.get() == 0);
    view! {
        <section class="events" aria-labelledby="events" on:keydown=move |event| on_key(&event, player)>
            <div class="panel log">
                <h2 id="events">{text::EVENTS}</h2>
                <Show when=move || !is_empty.get() fallback=|| view! { <p class="empty">{text::NO_EVENT}</p> }>
                    <EventTable />
                </Show>
            </div>
            <EventCard />
        </section>
    }
}
