//! What was deleted on this page, and the way to put it back.

use super::shelf::use_shelf;
use crate::session::Removed;
use crate::ui::desk::use_desk;
use crate::ui::form::draft::Answer;
use crate::view::{storage as words, text};
use leptos::html::Button;
use leptos::prelude::*;

/// One button for each bank that was deleted.
#[component]
pub fn Undo(
    /// Where it is said what became of it.
    said: RwSignal<Option<Answer>>,
) -> impl IntoView {
    let shelf = use_shelf();
    view! {
        <ul class="undo">
            <For each=move || shelf.removed() key=|removed| removed.workspace.as_str().to_owned() let:removed>
                <UndoOne removed said />
            </For>
        </ul>
    }
}

#[component]
fn UndoOne(removed: Removed, said: RwSignal<Option<Answer>>) -> impl IntoView {
    let (desk, shelf, node) = (use_desk(), use_shelf(), NodeRef::<Button>::new());
    let called = words::called_before(&removed);
    let back = format!("{called} is back.");
    let removed = StoredValue::new(removed);
    let put_back = move |_| {
        let removed = removed.get_value();
        let back = shelf.act(desk, said, |banks| banks.put_back(&removed).map(|()| back.clone()));
        if back.is_ok() {
            shelf.forget(&removed);
        }
    };
    // The row that had the focus is gone.
    Effect::new(move |_| {
        if let Some(button) = node.get() {
            let _ = button.focus();
        }
    });
    view! {
        <li>
            <span>{format!("{called} was deleted.")}</span>
            <button type="button" node_ref=node on:click=put_back>
                {text::UNDO} <span class="visually-hidden">{format!(" deleting {called}")}</span>
            </button>
        </li>
    }
}
