//! Light or dark: as the system says, unless the person chose.

use super::kept;
use crate::view::text;
use leptos::prelude::*;

/// What the choice is kept under.
const KEPT: &str = "theme";

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

fn kept() -> Option<String> {
    kept::read(KEPT).filter(|kept| CHOICES.iter().any(|(value, _)| value == kept))
}

fn apply(theme: &str) {
    if let Some(root) = document().document_element() {
        // A page without this attribute follows the system.
        let _ = root.set_attribute("data-theme", theme);
    }
    kept::write(KEPT, (theme != CHOICES[0].0).then_some(theme));
}
