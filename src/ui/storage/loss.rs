//! What a person can lose, and when; and how much of this bank is in no file.

use super::keep::unsaved;
use super::shelf::use_shelf;
use crate::ui::desk::use_desk;
use crate::ui::glossary::Text;
use crate::view::{storage as words, text};
use leptos::prelude::*;

/// Tells it.
#[component]
pub fn Loss() -> impl IntoView {
    let (desk, shelf) = (use_desk(), use_shelf());
    let row = |(when, what): (&'static str, &'static str)| view! { <dt>{when}</dt> <dd><Text text=what /></dd> };
    view! {
        <section class="panel loss" aria-labelledby="loss">
            <h2 id="loss">{text::LOSS}</h2>
            <dl>
                {move || desk.lives_in_memory().then(|| row(text::LOSS_IN_MEMORY))}
                {text::LOSSES.map(row)}
            </dl>
            <p>{move || view! { <Text text=words::unsaved(unsaved(desk, shelf)) /> }}</p>
        </section>
    }
}
