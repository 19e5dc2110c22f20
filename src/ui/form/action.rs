//! A button that sends one command and needs no typing, as "Close account".

use super::draft::Draft;
use crate::bank::Command;
use crate::event_sourcing::Version;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Sends `command` on the version that the person saw. The second click of a double click is not meant, and would hit
/// whatever the button has become by then.
#[component]
pub fn ActionButton(
    /// What stands on it.
    label: &'static str,
    /// What it sends, and the version of the thing that is shown.
    command: Callback<(), (Command, Version)>,
    /// Where the answer goes.
    draft: Draft,
) -> impl IntoView {
    let send = move |event: MouseEvent| {
        if event.detail() <= 1 {
            let (command, seen) = command.run(());
            draft.act(command, seen);
        }
    };
    view! { <button type="button" on:click=send>{label}</button> }
}
