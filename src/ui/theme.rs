//! Light or dark: as the system says, unless the person chose. The choice is kept beside the bank's own keys, not among
//! them, since it is no part of the log.

use crate::view::text;
use leptos::prelude::*;

/// The key of the choice in localStorage.
const KEY: &str = "event-sourced-bank:theme";

/// What can be chosen: the value as it is kept, and the word on screen.
const CHOICES: [(&str, &str); 3] =
    [("system", text::THEME_SYSTEM), ("light", text::THEME_LIGHT), ("dark", text::THEME_DARK)];

/// The choice of light or dark.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let chosen = RwSignal::new(kept().unwrap_or_else(|| CHOICES[0].0.to_owned()));
    Effect::new(move |_| chosen.with(|theme| apply(theme)));
    let options = CHOICES.map(|(value, word)| {
        view! { <option value=value selected=move || chosen.with(|theme| theme == value)>{word}</option> }
    });
    view! {
        <label class="theme">
            <span>{text::THEME}</span>
            <select on:change=move |event| chosen.set(event_target_value(&event))>{options}</select>
        </label>
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten().filter(|kept| CHOICES.iter().any(|(value, _)| value == kept))
}

fn apply(theme: &str) {
    // Without storage the choice lasts as long as the page.
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme);
    }
    if let Some(storage) = storage() {
        let _ = if theme == CHOICES[0].0 { storage.remove_item(KEY) } else { storage.set_item(KEY, theme) };
    }
}
