//! A row of the table of events: a slot that shows one message now and another one later.

use super::bookmarks::use_marks;
use super::player::use_player;
use super::rows::Rows;
use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::view::entry::{self, Kind, Row};
use crate::view::slots::Slots;
use crate::view::window::offset;
use crate::view::{Move, text, time};
use leptos::prelude::*;
use std::cmp::Ordering;

/// What one slot shows.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    row: u64,
    content: Option<Row>,
}

impl Shown {
    fn position(&self) -> Position {
        self.content.as_ref().map_or(Position::ZERO, |content| content.position)
    }

    fn text(&self, part: fn(&Row) -> String) -> String {
        self.content.as_ref().map(part).unwrap_or_default()
    }
}

/// One row. What it says changes only when its slot shows another message; else only where the cursor is does.
#[component]
pub fn EventRow(
    /// The slot.
    index: usize,
    /// Which row each slot shows.
    slots: Memo<Slots>,
    /// Which message each row shows.
    rows: Rows,
    /// The row that the cursor is on.
    reached: Memo<u64>,
    /// Whether there is room for all columns.
    is_wide: ReadSignal<bool>,
) -> impl IntoView {
    let (desk, player, marks) = (use_desk(), use_player(), use_marks());
    let place = Memo::new(move |before: Option<&(u64, Position)>| {
        let row = slots.with(|slots| slots.entry(index));
        // A slot that is about to go keeps what it showed.
        let shown = row.and_then(|row| Some((row, rows.position(row)?)));
        shown.or(before.copied()).unwrap_or((0, Position::ZERO))
    });
    let shown = Memo::new(move |_| {
        let (row, position) = place.get();
        Shown { row, content: untrack(|| desk.read_named(|bank, names| entry::row(bank.log(), position, names))) }
    });
    let order = Memo::new(move |_| desk.place().0.cmp(&place.get().1));
    let is_marked = Memo::new(move |_| marks.contains(place.get().1));
    // The first row can be reached by the keyboard even before the first event.
    let is_reached = Memo::new(move |_| reached.get() == place.get().0);
    view! {
        <div
            role="row"
            class="row"
            class:chosen=move || order.get() == Ordering::Equal
            class:ahead=move || order.get() == Ordering::Less
            class:marked=move || is_marked.get()
            aria-rowindex=move || place.get().0 + 1
            aria-selected=move || (order.get() == Ordering::Equal).to_string()
            tabindex=move || if is_reached.get() { "0" } else { "-1" }
            data-row=move || place.get().0
            style:top=move || format!("{}px", offset(place.get().0))
            on:click=move |_| player.go(Move::To(place.get_untracked().1))
        >
            <Cells shown is_marked is_wide />
        </div>
    }
}

#[component]
fn Cells(shown: Memo<Shown>, is_marked: Memo<bool>, is_wide: ReadSignal<bool>) -> impl IntoView {
    let part = move |part: fn(&Row) -> String| move || shown.with(|shown| shown.text(part));
    let kind = move || shown.with(|shown| shown.content.as_ref().map(|row| row.kind));
    view! {
        <span role="gridcell" class="number">
            {move || shown.with(|shown| shown.position().get())}
            <span class="visually-hidden">{move || is_marked.get().then_some(text::BOOKMARKED)}</span>
        </span>
        <span role="gridcell">
            <span class=move || kind().map(Kind::class)>{move || kind().map(Kind::name)}</span>
            " "
            <span class="type-name">{move || is_wide.get().then(part(|row| row.type_name.clone()))}</span>
        </span>
        <span role="gridcell">{part(|row| row.sentence.clone())}</span>
        <Show when=move || is_wide.get()>
            <span role="gridcell">{part(|row| row.stream.clone())}</span>
            <span role="gridcell" class="number">{part(|row| row.version.get().to_string())}</span>
            <span role="gridcell" class="number">
                <time datetime=part(|row| row.time.to_string())>{part(|row| time::clock(row.time))}</time>
            </span>
        </Show>
    }
}
