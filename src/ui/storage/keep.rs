//! What stands over every page of a bank that lives in memory: how much of it is in no file, and the way to save it. The
//! browser asks before such a page is closed.

use super::file;
use super::shelf::{Shelf, use_shelf};
use crate::session::Workspace;
use crate::ui::desk::{Desk, use_desk};
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// Offers to save a bank that ends with the page.
#[component]
pub fn KeepMemory() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let unsaved = Memo::new(move |_| unsaved(desk, shelf));
    let asking = window_event_listener(leptos::ev::beforeunload, move |event| {
        if desk.lives_in_memory() && any_unsaved(desk, shelf) {
            event.prevent_default();
        }
    });
    on_cleanup(move || asking.remove());
    // What became of it is plain: the browser shows the file, and the number here falls.
    let save = move |_| drop(file::export(desk, shelf, None));
    view! {
        <Show when=move || desk.lives_in_memory() && desk.place().1.get() != 0>
            <div class="notice keep">
                <p>{move || words::unsaved(unsaved.get())}</p>
                <button type="button" on:click=save>{text::EXPORT_ALL}</button>
            </div>
        </Show>
    }
}

/// How many messages of the open bank are in no file.
pub(super) fn unsaved(desk: Desk, shelf: Shelf) -> u64 {
    let head = desk.place().1.get();
    head.saturating_sub(shelf.exported(&desk.workspace()).get())
}

/// Whether any bank of this page has messages that are in no file.
fn any_unsaved(desk: Desk, shelf: Shelf) -> bool {
    let banks = desk.workspaces();
    let is_unsaved = |workspace: &Workspace| {
        let messages = banks.standing(workspace).map_or(0, |standing| standing.messages);
        messages > shelf.exported(workspace).get()
    };
    banks.list().is_ok_and(|listed| listed.iter().any(|listed| is_unsaved(&listed.workspace)))
}
