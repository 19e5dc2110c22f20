//! The cursor in a picture of the whole log. What lies behind it has not happened yet, and is veiled.
//!
//! The veil is moved as it is, which the browser does without laying out or painting anything again. There may be many
//! such pictures, and the cursor moves twenty times a second.

use super::desk::{Desk, use_desk};
use crate::event_sourcing::Position;
use leptos::prelude::*;

/// The cursor and the veil behind it, over whatever it stands in.
#[component]
pub fn Veil() -> impl IntoView {
    let moved = moved(use_desk());
    view! { <i class="veil" style=("transform", moved)></i> }
}

/// How far the veil is moved.
fn moved(desk: Desk) -> Memo<String> {
    Memo::new(move |_| {
        let (position, head) = desk.place();
        // The line of the cursor is two pixels wide, and is seen at the end as well.
        format!("translateX(min({}, 100% - 2px))", percent(position, head))
    })
}

/// Where a position is in a picture of the whole log, in percent of its width.
#[must_use]
pub fn percent(position: Position, head: Position) -> String {
    let hundredths = position.get() * 10_000 / head.get().max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
