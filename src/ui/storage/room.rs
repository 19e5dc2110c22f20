//! Room and trust: how full the browser's storage is, and how far the chain of hashes of this bank was worked out.

use crate::ui::desk::use_desk;
use crate::ui::glossary::Text;
use crate::view::{room as words, text};
use leptos::prelude::*;

/// Shows both.
#[component]
pub fn RoomPanel() -> impl IntoView {
    let desk = use_desk();
    let room = Memo::new(move |_| desk.room());
    let chain = Memo::new(move |_| words::chain(desk.verified(), desk.why_read_only().is_some()));
    view! {
        <section class="panel" aria-labelledby="room">
            <h2 id="room">{text::ROOM}</h2>
            {move || match room.get() {
                None => view! { <p class="hint">{text::ROOM_IN_MEMORY}</p> }.into_any(),
                Some(room) => view! {
                    <meter
                        class="gauge"
                        aria-labelledby="room"
                        min="0"
                        max=room.budget.to_string()
                        low=room.scarce_from().to_string()
                        high=room.spent_from().to_string()
                        optimum="0"
                        value=room.used.to_string()
                    ></meter>
                    <p>{words::taken(room)}</p>
                    <p class="hint">{text::ROOM_WHAT}</p>
                }
                .into_any(),
            }}
            <p class="chain">{move || view! { <Text text=chain.get() /> }}</p>
        </section>
    }
}
