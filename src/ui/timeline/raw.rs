//! The chosen message as it is stored, to the letter, and a way to take it along.

use crate::event_sourcing::Position;
use crate::ui::desk::use_desk;
use crate::view::{entry, text};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
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
    let said = RwSignal::new("");
    Effect::new(move |_| {
        json.track();
        said.set("");
    });
    let toggle = move |event| is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="source" on:toggle=toggle>
            <summary>{text::CARD_RAW}</summary>
            <pre class="raw" tabindex="0" aria-label=text::CARD_RAW>{json}</pre>
            <div class="buttons">
                <button type="button" on:click=move |_| copy(json.get_untracked(), said)>{text::COPY}</button>
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
