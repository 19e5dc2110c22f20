//! The axis of all pictures of the whole log, and the cursor in them. What lies behind the cursor has not happened yet,
//! and is veiled.
//!
//! The veil is moved as it is, which the browser does without laying out or painting anything again. There may be many
//! such pictures, and the cursor moves twenty times a second; so what they share is worked out once.

use super::desk::Desk;
use crate::event_sourcing::Position;
use crate::view::axis::length;
use leptos::prelude::*;

/// What the pictures share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Axis {
    head: Memo<Position>,
    length: Memo<u64>,
    moved: Memo<String>,
}

impl Axis {
    /// The axis of a log.
    #[must_use]
    pub fn of(desk: Desk) -> Self {
        let head = Memo::new(move |_| desk.place().1);
        let moved = move |_: Option<&String>| {
            let (position, head) = desk.place();
            // The line of the cursor is two pixels wide, and is seen at the end as well.
            format!("translateX(min({}, 100% - 2px))", percent(position, head))
        };
        Self { head, length: Memo::new(move |_| length(head.get())), moved: Memo::new(moved) }
    }

    /// The position of the log's last message.
    #[must_use]
    pub fn head(self) -> Position {
        self.head.get()
    }

    /// The `viewBox` of a picture that is drawn in positions, so high in its own units.
    #[must_use]
    pub fn view_box(self, height: impl std::fmt::Display) -> String {
        format!("0 0 {} {height}", self.length.get())
    }
}

/// The axis, from anywhere below [`App`](super::app::App).
///
/// # Panics
/// When there is none above, which is a mistake in the program.
#[must_use]
pub fn use_axis() -> Axis {
    expect_context()
}

/// The cursor and the veil behind it, over whatever it stands in.
#[component]
pub fn Veil() -> impl IntoView {
    let moved = use_axis().moved;
    view! { <i class="veil" style=("transform", moved)></i> }
}

/// Where a position is in a picture of the whole log, in percent of its width.
#[must_use]
pub fn percent(position: Position, head: Position) -> String {
    let hundredths = position.get() * 10_000 / head.get().max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
