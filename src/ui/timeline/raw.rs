//! The chosen message as it is stored, to the letter, and a way to take it along.

use crate::event_sourcing::Position;
use crate::session::{Lines, Written};
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
    // What is folded away is not made, and what was unpacked for it is let go of.
    let is_open = RwSignal::new(false);
    let lines = StoredValue::new_local(Lines::default());
    let written = Memo::new(move |_| {
        let is_wanted = is_open.get();
        is_wanted
            .then(|| desk.ask(|session| lines.try_update_value(|lines| session.line(lines, position.get()))))
            .flatten()
            .flatten()
    });
    let json =
        Memo::new(move |_| written.with(|written| written.as_ref().map(Written::text).unwrap_or_default().to_owned()));
    let told = move || {
        let told = |written: &Written| desk.read(|bank| entry::told_of_line(written, bank.log(), position.get()));
        written.with(|written| written.as_ref().and_then(told))
    };
    let toggle = move |event| {
        is_open.set(event_target::<HtmlDetailsElement>(&event).open());
        if !is_open.get_untracked() {
            lines.set_value(Lines::default());
        }
    };
    view! {
        <details class="source" on:toggle=toggle>
            <summary>{text::CARD_RAW}</summary>
            <p class="hint">{told}</p>
            <pre class="raw" tabindex="0" aria-label=text::CARD_RAW>{json}</pre>
            <CopyButton content=json />
        </details>
    }
}
