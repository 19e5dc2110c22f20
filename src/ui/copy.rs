//! A button that puts a text on the clipboard.

use crate::view::text;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, and says so.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    content: Signal<String>,
    /// What the button is called.
    #[prop(default = text::COPY)]
    label: &'static str,
) -> impl IntoView {
    let said = RwSignal::new("");
    // What was said is about what stood there then.
    Effect::new(move |_| {
        content.track();
        said.set("");
    });
    view! {
        <div class="buttons">
            <button type="button" on:click=move |_| copy(content.get_untracked(), said)>{label}</button>
            <p role="status">{said}</p>
        </div>
    }
}

/// Puts a text on the clipboard, if the browser lets this page do so: it offers that to secure pages alone.
fn copy(content: String, said: RwSignal<&'static str>) {
    spawn_local(async move {
        let navigator = window().navigator();
        let is_there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| !clipboard.is_undefined());
        let is_copied = is_there && JsFuture::from(navigator.clipboard().write_text(&content)).await.is_ok();
        // The button may be gone by then, and nobody left to tell.
        let _ = said.try_set(if is_copied { text::COPIED } else { text::NOT_COPIED });
    });
}
