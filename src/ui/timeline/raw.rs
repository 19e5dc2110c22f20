//! The chosen message as it is stored, to the letter, and a way to take it along.

use crate::event_sourcing::Position;
use crate::ui::copy::CopyButton;
use crate::ui::desk::use_desk;
use crate::view::{entry, text};
use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

/// The JSON of a message, folded away until it is wanted.
#[component]
pub fn Raw(
    /// The message.
    #[prop(into)]
    position: Signal<Position>,
) -> impl IntoView {
    let desk = use_desk();
    let written = move || desk.read(|bank| entry::json(bank.log(), position.get())).unwrap_or_default();
    // What is folded away is not made.
    let is_open = RwSignal::new(false);
    let json = Memo::new(move |_| if is_open.get() { written() } else { String::new() });
    let toggle = move |event| is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="source" on:toggle=toggle>
            <summary>{text::CARD_RAW}</summary>
            <pre class="raw" tabindex="0" aria-label=text::CARD_RAW>{json}</pre>
            <CopyButton content=json />
        </details>
    }
}
