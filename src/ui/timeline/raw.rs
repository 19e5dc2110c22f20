//! The chosen message as it is stored, to the letter, and a way to take it along.

use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::view::{entry, text};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// The JSON of a message, folded away until it is wanted.
#[component]
pub fn Raw(
    /// The message.
    position: Position,
) -> impl IntoView {
    let desk = use_desk();
    let json = untrack(|| desk.read(|bank| entry::json(bank.log(), position))).unwrap_or_default();
    let (said, copied) = (RwSignal::new(""), json.clone());
    view! {
        <details class="source">
            <summary>{text::CARD_RAW}</summary>
            <pre class="raw" tabindex="0" aria-label=text::CARD_RAW>{json}</pre>
            <div class="buttons">
                <button type="button" on:click=move |_| copy(copied.clone(), said)>{text::COPY}</button>
                <p role="status">{said}</p>
            </div>
        </details>
    }
}

/// Puts a text on the clipboard, if the browser lets this page do so: it offers that to secure pages alone.
fn copy(json: String, said: RwSignal<&'static str>) {
    spawn_local(async move {
        let navigator = window().navigator();
        let is_there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| !clipboard.is_undefined());
        let is_copied = is_there && JsFuture::from(navigator.clipboard().write_text(&json)).await.is_ok();
        // The card may be gone by then, and nobody left to tell.
        let _ = said.try_set(if is_copied { text::COPIED } else { text::NOT_COPIED });
    });
}
