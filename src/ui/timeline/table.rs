//! The table of events. Only the rows in sight are rendered, and the one at the cursor always, so that the focus never
//! falls on a row that is gone. Each row is a jump in time. What shows a row shows another one later: see [`Slots`].

use super::row::EventRow;
use super::rows::Rows;
use super::watched::watch_size;
use crate::ui::focus;
use crate::ui::glossary::Text;
use crate::view::slots::Slots;
use crate::view::window::{offset, rows_in_sight, scroll_to_show};
use crate::view::{text, time};
use leptos::html::Div;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How much of the table is scrolled away above, and how much is in sight, in CSS pixels.
type Scroll = (u32, u32);

/// The table of events.
#[component]
pub fn EventTable(
    /// Which events have a row.
    rows: Rows,
) -> impl IntoView {
    let list = NodeRef::<Div>::new();
    let (scroll, set_scroll) = signal::<Scroll>((0, 0));
    let head = NodeRef::<Div>::new();
    let (is_wide, set_wide) = signal(false);
    let measure = move || set_scroll.set(measured(list));
    watch_size(list, move || {
        measure();
        set_wide.set(shows_all(head));
    });
    let count = Memo::new(move |_| rows.count());
    let slots = Memo::new(move |before: Option<&Slots>| {
        before.cloned().unwrap_or_default().showing(&rendered(rows, scroll.get()))
    });
    let reached = Memo::new(move |_| rows.at_cursor());
    keep_cursor_in_sight(reached, list, scroll, set_scroll);
    view! {
        <div role="grid" class="table" aria-labelledby="events" aria-rowcount=move || count.get() + 1 aria-readonly="true">
            <div role="rowgroup">
                <div role="row" class="row head" aria-rowindex="1" node_ref=head>
                    {text::COLUMNS.map(heading)}
                </div>
            </div>
            <div role="rowgroup" class="rows" node_ref=list on:scroll=move |_| measure()>
                <div role="presentation" class="spacer" style:height=move || format!("{}px", offset(count.get() + 1))>
                    <For
                        each=move || slots.with(|slots| slots.iter().collect::<Vec<_>>())
                        key=|slot| *slot
                        children=move |index| view! { <EventRow index slots rows reached is_wide /> }
                    />
                </div>
            </div>
        </div>
    }
}

/// A heading; that of the times says their zone.
fn heading(name: &'static str) -> impl IntoView {
    let zone = (name == text::TIME).then(|| format!(" ({})", time::zone()));
    view! { <span role="columnheader"><Text text=name /> {zone}</span> }
}

/// The rows to render.
fn rendered(rows: Rows, (scrolled, height): Scroll) -> BTreeSet<u64> {
    let count = rows.count();
    rows_in_sight(scrolled, height, count).chain([rows.at_cursor()]).filter(|row| *row <= count).collect()
}

/// Whether there is room for all columns, which the style sheet decides.
fn shows_all(head: NodeRef<Div>) -> bool {
    use leptos::wasm_bindgen::JsCast;
    let last = head.get_untracked().and_then(|head| head.last_element_child());
    last.and_then(|last| last.dyn_into::<web_sys::HtmlElement>().ok()).is_some_and(|last| last.offset_width() > 0)
}

fn measured(list: NodeRef<Div>) -> Scroll {
    list.get_untracked().map_or((0, 0), |list| measured_of(&list))
}

fn measured_of(list: &web_sys::HtmlDivElement) -> Scroll {
    let pixels = |count: i32| count.max(0).unsigned_abs();
    (pixels(list.scroll_top()), pixels(list.client_height()))
}

/// Scrolls to the row at the cursor when it is out of sight, and takes the focus along if a row had it. The rows there are
/// rendered before the browser scrolls, and it is not asked where it is, so that it lays out the page once.
fn keep_cursor_in_sight(
    row: Memo<u64>,
    list: NodeRef<Div>,
    scroll: ReadSignal<Scroll>,
    set_scroll: WriteSignal<Scroll>,
) {
    // The row with the focus may be gone before the next one is there to take it.
    let owes_focus = StoredValue::new(false);
    Effect::new(move |_| {
        let (Some(list), row) = (list.get(), row.get()) else { return };
        if document().active_element().is_some_and(|active| list.contains(Some(&active))) {
            owes_focus.set_value(true);
        }
        let (scrolled, height) = scroll.get_untracked();
        let top = scroll_to_show(row, scrolled, height).filter(|_| height > 0);
        if let Some(top) = top {
            set_scroll.set((u32::try_from(top).unwrap_or(u32::MAX), height));
        }
        let frame = request_animation_frame_with_handle(move || {
            match (top, height) {
                (Some(top), _) => list.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX)),
                // Nobody has measured yet.
                (None, 0) => show_first(&list, row, set_scroll),
                (None, _) => {}
            }
            if owes_focus.get_value() {
                owes_focus.set_value(false);
                focus::give(&format!(".rows [data-row='{row}']"));
            }
        });
        // The table may be gone before the frame comes.
        on_cleanup(move || drop(frame.map(|frame| frame.cancel())));
    });
}

/// Measures the table for the first time, and scrolls to a row.
fn show_first(list: &web_sys::HtmlDivElement, row: u64, set_scroll: WriteSignal<Scroll>) {
    let (_, height) = measured_of(list);
    if let Some(top) = scroll_to_show(row, 0, height) {
        list.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
    }
    set_scroll.set(measured_of(list));
}
