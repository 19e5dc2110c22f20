//! What was deleted on this page, and the way to put it back.

use super::shelf::use_shelf;
use crate::session::{Removed, Workspace};
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::form::draft::Answer;
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// The id of the button that puts a bank back.
pub(super) fn button(workspace: &Workspace) -> String {
    format!("undo-{}", workspace.as_str())
}

/// The id of the link that opens a bank.
pub(super) fn way_in(workspace: &Workspace) -> String {
    format!("opens-{}", workspace.as_str())
}

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
    let (desk, shelf) = (use_desk(), use_shelf());
    let id = button(&removed.workspace);
    let called = words::called_before(&removed);
    let back = format!("{called} is back.");
    let removed = StoredValue::new(removed);
    let put_back = move |_| {
        let removed = removed.get_value();
        let back = shelf.act(desk, said, |banks| banks.put_back(&removed).map(|()| back.clone()));
        if back.is_ok() {
            shelf.forget(&removed);
            focus::keep(format!("#{}", way_in(&removed.workspace)));
        }
    };
    view! {
        <li>
            <span>{format!("{called} was deleted.")}</span>
            <button type="button" id=id on:click=put_back>
                {text::UNDO} <span class="visually-hidden">{format!(" deleting {called}")}</span>
            </button>
        </li>
    }
}
